# Written by `make generate` from specs/merchant_funds/accounts/query_balance.yaml: edit that file.
"""Query a balance of the platform (查询平台账户实时余额)."""

from typing import Any

from wechatpay_clients._models import WithdrawAccountType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.merchant_funds.accounts._models import Balance
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Balance] = Operation(
    name="merchant_funds.accounts.query_balance",
    method="GET",
    routes=(Route("/v3/merchant/fund/balance/{account_type}"),),
    parameters=(Parameter("account_type", OpenEnum(WithdrawAccountType), is_required=True),),
    replies={200: Balance},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The account is not enabled.", "Check `account_type`."),
        ErrorRow(
            403, "NO_AUTH", "The merchant number may not call this operation.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476700",),
)


class _QueryBalanceDocs:
    def query_balance(self, *_: Any, **__: Any) -> Any:
        """Query a balance of the platform (查询平台账户实时余额).

        Returns the current balance of an account of the platform. Call it before a withdrawal.

        Args:
            account_type: 账户类型. Account to query.

        Returns:
            `Balance` with `available_amount` and `pending_amount`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The account is not enabled. Check `account_type`.
                403 NO_AUTH: The merchant number may not call this operation. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476700
        """


class QueryBalance(_QueryBalanceDocs, Service):
    def query_balance(self, *, account_type: WithdrawAccountType | str) -> Balance:
        return self._call(OPERATION, {"account_type": account_type})


class AsyncQueryBalance(_QueryBalanceDocs, AsyncService):
    async def query_balance(self, *, account_type: WithdrawAccountType | str) -> Balance:
        return await self._call(OPERATION, {"account_type": account_type})
