# Written by `make generate` from specs/ecommerce/funds/query_day_end_balance.yaml: edit that file.
"""Query the day-end balance of a sub-merchant (查询二级商户账户日终余额)."""

import datetime as dt
from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATE, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "DayEndBalanceAccountType", "QueryDayEndBalanceResponse"]


class DayEndBalanceAccountType(StrEnum):
    """Documented values of `account_type` (账户类型). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account, which receives the money of orders."""
    DEPOSIT = "DEPOSIT"
    """Deposit account."""


@model
class QueryDayEndBalanceResponse(Model):
    """Reply of `query_day_end_balance`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number that the account belongs to (二级商户号, at most 32 characters)."""
    available_amount: int = field(INTEGER)
    """Available balance, in fen, which can be withdrawn (可用余额（单位：分）)."""
    pending_amount: int | None = field(INTEGER, default=None)
    """Unavailable balance, in fen (不可用余额（单位：分）)."""
    account_type: DayEndBalanceAccountType | str | None = field(OpenEnum(DayEndBalanceAccountType), default=None)
    """Account that the balance belongs to (账户类型)."""


OPERATION: Operation[QueryDayEndBalanceResponse] = Operation(
    name="ecommerce.funds.query_day_end_balance",
    method="GET",
    routes=(Route("/v3/ecommerce/fund/enddaybalance/{sub_mchid}", query=("date", "account_type")),),
    parameters=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("date", DATE, is_required=True),
        Parameter("account_type", OpenEnum(DayEndBalanceAccountType)),
    ),
    numbers=("sub_mchid",),
    replies={200: QueryDayEndBalanceResponse},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The account did not exist on this day.", "Check `date`."),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476693",),
)


class _QueryDayEndBalanceDocs:
    def query_day_end_balance(self, *_: Any, **__: Any) -> Any:
        """Query the day-end balance of a sub-merchant (查询二级商户账户日终余额).

        Returns the balance that an account of a sub-merchant had at 24:00 of a day of the last 90 days. The balance of
        a day is available on the next day; query it after 10:00.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number that the account belongs to.
            date: 日期, yyyy-MM-dd. Day of the balance.
            account_type: 账户类型. Account to query. Defaults to `BASIC`.

        Returns:
            `QueryDayEndBalanceResponse` with `sub_mchid`, `available_amount`, `pending_amount` and `account_type`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The account did not exist on this day. Check `date`.
                403 NO_AUTH: You may not query the balance of this merchant. Check that it is a sub-merchant of the
                    platform.
                403 NO_AUTH: The merchant number may not call this operation. Check that the permission is enabled.
                403 NO_AUTH: The relation between the platform and the sub-merchant is invalid. Check that the relation
                    is in order.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` in the reply differs from the request. The reply belongs to another request.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-04: https://pay.weixin.qq.com/doc/v3/partner/4012476693
        """


class QueryDayEndBalance(_QueryDayEndBalanceDocs, Service):
    def query_day_end_balance(
        self, *, sub_mchid: str, date: dt.date | str, account_type: DayEndBalanceAccountType | str | None = None
    ) -> QueryDayEndBalanceResponse:
        return self._call(OPERATION, {"sub_mchid": sub_mchid, "date": date, "account_type": account_type})


class AsyncQueryDayEndBalance(_QueryDayEndBalanceDocs, AsyncService):
    async def query_day_end_balance(
        self, *, sub_mchid: str, date: dt.date | str, account_type: DayEndBalanceAccountType | str | None = None
    ) -> QueryDayEndBalanceResponse:
        return await self._call(OPERATION, {"sub_mchid": sub_mchid, "date": date, "account_type": account_type})
