# Written by `make generate` from specs/ecommerce/funds/create_withdrawal.yaml: edit that file.
"""Create a withdrawal for a sub-merchant (二级商户预约提现)."""

from typing import Any

from wechatpay_clients._models import WithdrawAccountType
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateSubMerchantWithdrawResponse"]


@model
class CreateSubMerchantWithdrawResponse(Model):
    """Reply of `create_withdrawal`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is withdrawn (二级商户号, at most 32 characters)."""
    withdraw_id: str = field(STRING)
    """WeChat Pay's ID of the withdrawal (微信支付预约提现单号, at most 128 characters)."""
    out_request_no: str = field(STRING)
    """商户预约提现单号, at most 32 characters. Your number of the withdrawal. Digits and ASCII letters."""


OPERATION: Operation[CreateSubMerchantWithdrawResponse] = Operation(
    name="ecommerce.funds.create_withdrawal",
    method="POST",
    routes=(Route("/v3/ecommerce/fund/withdraw"),),
    body=(
        Parameter("sub_mchid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("amount", INTEGER, is_required=True),
        Parameter("remark", STRING),
        Parameter("bank_memo", STRING),
        Parameter("account_type", OpenEnum(WithdrawAccountType)),
        Parameter("notify_url", STRING),
    ),
    numbers=("sub_mchid", "out_request_no"),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="ecommerce.funds.query_withdrawal_by_out_request_no",
        settled_with={"out_request_no": "out_request_no", "sub_mchid": "sub_mchid"},
    ),
    replies={200: CreateSubMerchantWithdrawResponse},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476652",),
)


class _CreateWithdrawalDocs:
    def create_withdrawal(self, *_: Any, **__: Any) -> Any:
        """Create a withdrawal for a sub-merchant (二级商户预约提现).

        Withdraws money of a sub-merchant to its bank account. A successful reply only means that the request was
        accepted: WeChat Pay starts the withdrawal on the next day, and the money usually arrives on that day or on the
        next working day, depending on the bank. The notification or `query_withdrawal_by_out_request_no` has the
        result. A sub-merchant can have several withdrawals a day.

        After `SYSTEM_ERROR`, an unknown error code, a reply that cannot be read or no reply, the withdrawal may exist
        all the same. Never change the number: it can withdraw twice. Retry with the same `out_request_no` and the same
        arguments; requests of a sub-merchant with the same number count as one for 6 days. Later, query the number
        instead.

        If the balance is too low, the withdrawal stays in `INIT` until the same request is repeated. At most
        800,000,000 yuan a withdrawal. A sub-merchant can also withdraw directly at WeChat Pay, so withdrawals do not
        control when it gets its money; profit sharing does.

        Args:
            sub_mchid: 二级商户号, at most 32 characters. Sub-merchant number whose money is withdrawn.
            out_request_no: 商户预约提现单号, at most 32 characters. Your number of the withdrawal. Digits and ASCII
                letters. Same value on retries. Use a new value after `FAIL`, `REFUND` or `CLOSE`, and for a further
                withdrawal.
            amount: 提现金额, at most 80000000000. Amount to withdraw, in fen.
            remark: 提现备注, at most 56 characters. Your note on the withdrawal.
            bank_memo: 银行附言, at most 32 characters. Note that the bank of the recipient may show. Digits, letters
                and Chinese characters.
            account_type: 出款账户类型. Account of the sub-merchant that the money is withdrawn from.
            notify_url: 提现结果通知地址, at most 256 characters. Address for the notification of the result: a public
                `https://` URL without a query.

        Returns:
            `CreateSubMerchantWithdrawResponse` with `sub_mchid`, `withdraw_id` and `out_request_no`.

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

        Safe to retry with the same `out_request_no`. `ecommerce.funds.query_withdrawal_by_out_request_no` returns the
        outcome.
        Followed by the notification `ecommerce.funds.withdrawal_changed`, sent to `notify_url`.
        Rate limit: 40 requests a second for each platform. WeChat Pay support can raise it.

        Available to: platform merchant (平台商户).

        Official page, 2024-12-19: https://pay.weixin.qq.com/doc/v3/partner/4012476652
        """


class CreateWithdrawal(_CreateWithdrawalDocs, Service):
    def create_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_request_no: str,
        amount: int,
        remark: str | None = None,
        bank_memo: str | None = None,
        account_type: WithdrawAccountType | str | None = None,
        notify_url: str | None = None,
    ) -> CreateSubMerchantWithdrawResponse:
        return self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_request_no": out_request_no,
                "amount": amount,
                "remark": remark,
                "bank_memo": bank_memo,
                "account_type": account_type,
                "notify_url": notify_url,
            },
        )


class AsyncCreateWithdrawal(_CreateWithdrawalDocs, AsyncService):
    async def create_withdrawal(
        self,
        *,
        sub_mchid: str,
        out_request_no: str,
        amount: int,
        remark: str | None = None,
        bank_memo: str | None = None,
        account_type: WithdrawAccountType | str | None = None,
        notify_url: str | None = None,
    ) -> CreateSubMerchantWithdrawResponse:
        return await self._call(
            OPERATION,
            {
                "sub_mchid": sub_mchid,
                "out_request_no": out_request_no,
                "amount": amount,
                "remark": remark,
                "bank_memo": bank_memo,
                "account_type": account_type,
                "notify_url": notify_url,
            },
        )
