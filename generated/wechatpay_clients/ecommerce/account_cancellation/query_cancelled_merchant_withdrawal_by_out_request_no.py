# Written by `make generate` from specs/ecommerce/account_cancellation/query_cancelled_merchant_withdrawal_by_out_request_no.yaml: edit that file.
"""Query a withdrawal from a closed account by your number (商户提现申请单号查询提现申请单状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import CancelledMerchantWithdrawal
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[CancelledMerchantWithdrawal] = Operation(
    name="ecommerce.account_cancellation.query_cancelled_merchant_withdrawal_by_out_request_no",
    method="GET",
    routes=(Route("/v3/mch_operate/risk/withdrawl-apply/out-request-no/{out_request_no}"),),
    parameters=(Parameter("out_request_no", STRING, is_required=True),),
    wait=Polling(
        noun="withdrawal",
        field="withdrawl_apply.state",
        final=("PAY_SUCCEED", "REJECTED", "PAY_FAILED", "BANK_REFUNDED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: CancelledMerchantWithdrawal},
    errors=(
        ErrorRow(
            400, "RESOURCE_ALREADY_EXISTS", "A withdrawal with this `out_request_no` exists.", "Query the withdrawal."
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The caller may not use this operation.",
            "Call it as an ecommerce platform; only platforms may.",
        ),
        ErrorRow(
            403,
            "NOTENOUGH",
            "The available balance of the sub-merchant's account is too low.",
            "Lower `amount` to the balance of the account in `out_account_type`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Retry less often."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476164",),
)


class _QueryCancelledMerchantWithdrawalByOutRequestNoDocs:
    def query_cancelled_merchant_withdrawal_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Query a withdrawal from a closed account by your number (商户提现申请单号查询提现申请单状态).

        Returns how far the review and the payment of a withdrawal are. Query it before you use another number: after an
        error, the withdrawal may exist all the same.

        Args:
            out_request_no: 商户提现申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancelled_merchant_withdrawal.out_request_no`. Your number of the
                withdrawal, as in the request that created it.

        Returns:
            `CancelledMerchantWithdrawal` with `withdrawl_apply`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 RESOURCE_ALREADY_EXISTS: A withdrawal with this `out_request_no` exists. Query the withdrawal.
                403 NO_AUTH: The caller may not use this operation. Call it as an ecommerce platform; only platforms
                    may.
                403 NOTENOUGH: The available balance of the sub-merchant's account is too low. Lower `amount` to the
                    balance of the account in `out_account_type`.
                429 FREQUENCY_LIMITED: Too many calls. Retry less often.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `wait_until_withdrawal_final` polls until the withdrawal reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012476164
        """

    def wait_until_withdrawal_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the withdrawal reaches a final state (商户提现申请单号查询提现申请单状态).

        Calls `query_cancelled_merchant_withdrawal_by_out_request_no` immediately, then at intervals of 1 minute (5
        times), 10 minutes (6 times) and 1 hour. The last interval repeats.

        A final state does not mean that the money was paid; check the state.

        Args:
            out_request_no: 商户提现申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancelled_merchant_withdrawal.out_request_no`. Your number of the
                withdrawal, as in the request that created it.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `CancelledMerchantWithdrawal` whose `withdrawl_apply.state` is `PAY_SUCCEED`, `REJECTED`, `PAY_FAILED` or
            `BANK_REFUNDED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_cancelled_merchant_withdrawal_by_out_request_no`, for example
                `NotFound`. A temporary failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476164
        """


class QueryCancelledMerchantWithdrawalByOutRequestNo(_QueryCancelledMerchantWithdrawalByOutRequestNoDocs, Service):
    def query_cancelled_merchant_withdrawal_by_out_request_no(
        self, *, out_request_no: str
    ) -> CancelledMerchantWithdrawal:
        return self._call(OPERATION, {"out_request_no": out_request_no})

    def wait_until_withdrawal_final(self, *, out_request_no: str, timeout: float) -> CancelledMerchantWithdrawal:
        return self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)


class AsyncQueryCancelledMerchantWithdrawalByOutRequestNo(
    _QueryCancelledMerchantWithdrawalByOutRequestNoDocs, AsyncService
):
    async def query_cancelled_merchant_withdrawal_by_out_request_no(
        self, *, out_request_no: str
    ) -> CancelledMerchantWithdrawal:
        return await self._call(OPERATION, {"out_request_no": out_request_no})

    async def wait_until_withdrawal_final(self, *, out_request_no: str, timeout: float) -> CancelledMerchantWithdrawal:
        return await self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)
