# Written by `make generate` from specs/ecommerce/funds/query_balance.yaml: edit that file.
"""Query the balance of a sub-merchant (查询二级商户账户实时余额)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "BalanceAccountType", "QueryBalanceResponse"]


class BalanceAccountType(StrEnum):
    """Documented values of `account_type` (二级商户账户类型). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account, which receives the money of orders."""
    FEES = "FEES"
    """Fee account. While the account that bears the fees of orders is empty, users can still pay, but the money of the orders is not settled. Top it up."""
    OPERATION = "OPERATION"
    """Operation account."""
    DEPOSIT = "DEPOSIT"
    """Deposit account."""


@model
class QueryBalanceResponse(Model):
    """Reply of `query_balance`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number that the account belongs to (二级商户号, at most 32 characters)."""
    available_amount: int = field(INTEGER)
    """Available balance, in fen, which can be withdrawn (可用余额（单位：分）)."""
    pending_amount: int | None = field(INTEGER, default=None)
    """Unavailable balance, in fen (不可用余额（单位：分）)."""
    account_type: BalanceAccountType | str | None = field(OpenEnum(BalanceAccountType), default=None)
    """Account that the balance belongs to (二级商户账户类型)."""


OPERATION: Operation[QueryBalanceResponse] = Operation(
    name="ecommerce.funds.query_balance",
    method="GET",
    routes=(Route("/v3/ecommerce/fund/balance/{sub_mchid}", query=("account_type",)),),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("account_type", OpenEnum(BalanceAccountType)),
    ),
    numbers=("sub_mchid",),
    replies={200: QueryBalanceResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The sub-merchant does not have this account.", "Check `account_type`."),
        ErrorRow(
            403,
            "NO_AUTH",
            "You may not query the balance of this merchant.",
            "Check that it is a sub-merchant of the platform.",
        ),
        ErrorRow(
            403, "NO_AUTH", "The merchant number may not call this operation.", "Check that the permission is enabled."
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The relation between the platform and the sub-merchant is invalid.",
            "Check that the relation is in order.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476690",),
)


class _QueryBalanceDocs:
    def query_balance(self, *_: Any, **__: Any) -> Any:
        """Query the balance of a sub-merchant (查询二级商户账户实时余额).

        Returns the current balance of an account of a sub-merchant. Call it before a withdrawal. The total of the
        account is `available_amount` plus `pending_amount`.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number that the account belongs to.
            account_type: 二级商户账户类型. Account to query.

        Returns:
            `QueryBalanceResponse` with `sub_mchid`, `available_amount`, `pending_amount` and `account_type`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The sub-merchant does not have this account. Check `account_type`.
                403 NO_AUTH: You may not query the balance of this merchant. Check that it is a sub-merchant of the
                    platform.
                403 NO_AUTH: The merchant number may not call this operation. Check that the permission is enabled.
                403 NO_AUTH: The relation between the platform and the sub-merchant is invalid. Check that the relation
                    is in order.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476690
        """


class QueryBalance(_QueryBalanceDocs, Service):
    def query_balance(
        self, *, sub_mchid: str, account_type: BalanceAccountType | str | None = None
    ) -> QueryBalanceResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "account_type": account_type})


class AsyncQueryBalance(_QueryBalanceDocs, AsyncService):
    async def query_balance(
        self, *, sub_mchid: str, account_type: BalanceAccountType | str | None = None
    ) -> QueryBalanceResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "account_type": account_type})
