# Written by `make generate` from specs/merchant_funds/accounts/query_day_end_balance.yaml: edit that file.
"""Query a day-end balance of the platform (查询平台账户日终余额)."""

import datetime as dt
from typing import Any

from wechatpay_clients._models import WithdrawAccountType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.merchant_funds.accounts._models import Balance
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Balance] = Operation(
    name="merchant_funds.accounts.query_day_end_balance",
    method="GET",
    routes=(Route("/v3/merchant/fund/dayendbalance/{account_type}", query=("date",)),),
    parameters=(
        Parameter("account_type", OpenEnum(WithdrawAccountType), is_required=True),
        Parameter("date", DATE),
    ),
    replies={200: Balance},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The account did not exist at this time.", "Check `account_type` and `date`."),
        ErrorRow(
            403, "NO_AUTH", "The merchant number may not call this operation.", "Check that the permission is enabled."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476702",),
)


class _QueryDayEndBalanceDocs:
    def query_day_end_balance(self, *_: Any, **__: Any) -> Any:
        """Query a day-end balance of the platform (查询平台账户日终余额).

        Returns the balance that an account of the platform had at 24:00 of a day of the last 90 days. The balance of a
        day is available on the next day; query it after 10:00.

        Args:
            account_type: 账户类型. Account to query.
            date: 日期, yyyy-MM-dd. Day of the balance.

        Returns:
            `Balance` with `available_amount` and `pending_amount`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The account did not exist at this time. Check `account_type` and `date`.
                403 NO_AUTH: The merchant number may not call this operation. Check that the permission is enabled.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476702
        """


class QueryDayEndBalance(_QueryDayEndBalanceDocs, Service):
    def query_day_end_balance(
        self, *, account_type: WithdrawAccountType | str, date: dt.date | str | None = None
    ) -> Balance:
        return self._call(OPERATION, {"account_type": account_type, "date": date})


class AsyncQueryDayEndBalance(_QueryDayEndBalanceDocs, AsyncService):
    async def query_day_end_balance(
        self, *, account_type: WithdrawAccountType | str, date: dt.date | str | None = None
    ) -> Balance:
        return await self._call(OPERATION, {"account_type": account_type, "date": date})
