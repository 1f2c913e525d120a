# Written by `make generate` from specs/ecommerce/funds/create_day_end_balance_withdrawal.yaml: edit that file.
"""Withdraw the day-end balance of a sub-merchant (二级商户按日终余额预约提现)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.funds._models import WithdrawEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CalculateWithdrawAmountType"]


class CalculateWithdrawAmountType(StrEnum):
    """Documented values of `calculate_amount_type` (计算提现金额方式). Any other value is a plain `str`."""

    ONLY_DAY_END_BALANCE = "ONLY_DAY_END_BALANCE"
    """Day-end balance minus `reserve_amount`. Fails with `NOT_ENOUGH` if the current balance is lower than the day-end balance."""
    ALLOW_CURRENT_BALANCE = "ALLOW_CURRENT_BALANCE"
    """Day-end balance, or the available balance if that is lower, minus `reserve_amount`."""


OPERATION: Operation[WithdrawEntity] = Operation(
    name="ecommerce.funds.create_day_end_balance_withdrawal",
    method="POST",
    routes=(Route("/v3/platsolution/ecommerce/withdraw/day-end-balance-withdraw"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("calculate_amount_type", OpenEnum(CalculateWithdrawAmountType), is_required=True),
        Parameter("remark", STRING),
        Parameter("bank_memo", STRING),
        Parameter("notify_url", STRING),
        Parameter("reserve_amount", INTEGER),
    ),
    numbers=("sub_mchid", "out_request_no"),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="ecommerce.funds.query_day_end_balance_withdrawal",
        settled_with={"out_request_no": "out_request_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: WithdrawEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The platform may not withdraw money of this sub-merchant.",
            "Check that it is a sub-merchant of the platform.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The account type does not exist or is not enabled.",
            "Check that the sub-merchant has this account.",
        ),
        ErrorRow(403, "ACCOUNT_ERROR", "The sub-merchant has no bank card for settlement.", "Bind one, then retry."),
        ErrorRow(
            403,
            "ACCOUNT_NOT_VERIFIED",
            "The payment that verifies the bank account of the sub-merchant failed.",
            "Correct the bank account, then retry.",
        ),
        ErrorRow(
            403,
            "CONTRACT_NOT_CONFIRMED",
            "The permission to withdraw money of the sub-merchant is turned off.",
            "Retry only after it is turned on again.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant number may not call this operation.", "Apply for the permission."),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The available balance of the sub-merchant is too low.",
            "Retry with the same `out_request_no` and the same arguments once it has enough.",
            is_outcome_open=True,
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The permission to withdraw money of the sub-merchant is frozen.",
            "Retry only after it is unfrozen.",
        ),
        ErrorRow(404, "ORDER_NOT_EXIST", "The withdrawal does not exist.", "Check the number."),
        ErrorRow(
            429,
            "FREQUENCY_LIMITED",
            "Too many calls.",
            "Call less often, and retry with the same `out_request_no` and the same arguments.",
        ),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error. The withdrawal may have been created.",
            "Retry with the same `out_request_no` and the same arguments. Never change the number.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013328143",),
)


class _CreateDayEndBalanceWithdrawalDocs:
    def create_day_end_balance_withdrawal(self, *_: Any, **__: Any) -> Any:
        """Withdraw the day-end balance of a sub-merchant (二级商户按日终余额预约提现).

        Withdraws what a sub-merchant had in its basic account at the end of the previous day, except an amount to keep.
        The money usually arrives on the same day, depending on the bank. The notification or
        `query_day_end_balance_withdrawal` has the result.

        Call it between 10:00 and 23:55: earlier, the balance of the day may not be known yet; later, no request is
        accepted. At most 800,000,000 yuan a withdrawal. Only some merchants have this operation; ask WeChat Pay support
        for it.

        After `SYSTEM_ERROR` or without a reply, the withdrawal may exist all the same. Never change the number: retry
        with the same `out_request_no` and the same arguments; requests of a sub-merchant with the same number count as
        one for 6 days. Later, query the number instead.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number whose money is withdrawn.
            out_request_no: 商户提现单号, at most 32 characters. Your number of the withdrawal. Digits and ASCII
                letters. Same value on retries.
            calculate_amount_type: 计算提现金额方式. How the amount is computed if the current balance is lower than the
                day-end balance; otherwise, both ways are the same.
            remark: 提现备注, at most 56 characters. Your note on the withdrawal.
            bank_memo: 银行附言, at most 32 characters. Note that the bank of the recipient may show. Digits, letters
                and Chinese characters.
            notify_url: 提现结果通知地址, at most 256 characters. Address for the notification of the result: a public
                `https://` URL without a query.
            reserve_amount: 留存额. Minimum amount to keep in the account, in fen, when the amount of the withdrawal is
                computed.

        Returns:
            `WithdrawEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The platform may not withdraw money of this sub-merchant. Check that it is a
                    sub-merchant of the platform.
                400 INVALID_REQUEST: The account type does not exist or is not enabled. Check that the sub-merchant has
                    this account.
                403 ACCOUNT_ERROR: The sub-merchant has no bank card for settlement. Bind one, then retry.
                403 ACCOUNT_NOT_VERIFIED: The payment that verifies the bank account of the sub-merchant failed. Correct
                    the bank account, then retry.
                403 CONTRACT_NOT_CONFIRMED: The permission to withdraw money of the sub-merchant is turned off. Retry
                    only after it is turned on again.
                403 NO_AUTH: The merchant number may not call this operation. Apply for the permission.
                403 NOT_ENOUGH: The available balance of the sub-merchant is too low. Retry with the same
                    `out_request_no` and the same arguments once it has enough. The call may have taken effect;
                    `client.settle(error)` queries the outcome.
                403 REQUEST_BLOCKED: The permission to withdraw money of the sub-merchant is frozen. Retry only after it
                    is unfrozen.
                404 ORDER_NOT_EXIST: The withdrawal does not exist. Check the number.
                429 FREQUENCY_LIMITED: Too many calls. Call less often, and retry with the same `out_request_no` and the
                    same arguments.
                500 SYSTEM_ERROR: System error. The withdrawal may have been created. Retry with the same
                    `out_request_no` and the same arguments. Never change the number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `sub_mchid` or `out_request_no` in the reply differs from the request. The reply belongs
                to another request.

        Safe to retry with the same `out_request_no`. `ecommerce.funds.query_day_end_balance_withdrawal` returns the
        outcome.
        Followed by the notification `ecommerce.funds.withdrawal_changed`, sent to `notify_url`.
        Rate limit: 40 requests a second for each platform. WeChat Pay support can raise it.

        Available to: platform merchant (平台商户).

        Official page, 2024-12-19: https://pay.weixin.qq.com/doc/v3/partner/4013328143
        """


class CreateDayEndBalanceWithdrawal(_CreateDayEndBalanceWithdrawalDocs, Service):
    def create_day_end_balance_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_request_no: str,
        calculate_amount_type: CalculateWithdrawAmountType | str,
        remark: str | None = None,
        bank_memo: str | None = None,
        notify_url: str | None = None,
        reserve_amount: int | None = None,
    ) -> WithdrawEntity:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_request_no": out_request_no,
                "calculate_amount_type": calculate_amount_type,
                "remark": remark,
                "bank_memo": bank_memo,
                "notify_url": notify_url,
                "reserve_amount": reserve_amount,
            },
        )


class AsyncCreateDayEndBalanceWithdrawal(_CreateDayEndBalanceWithdrawalDocs, AsyncService):
    async def create_day_end_balance_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_request_no: str,
        calculate_amount_type: CalculateWithdrawAmountType | str,
        remark: str | None = None,
        bank_memo: str | None = None,
        notify_url: str | None = None,
        reserve_amount: int | None = None,
    ) -> WithdrawEntity:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_request_no": out_request_no,
                "calculate_amount_type": calculate_amount_type,
                "remark": remark,
                "bank_memo": bank_memo,
                "notify_url": notify_url,
                "reserve_amount": reserve_amount,
            },
        )
