# Written by `make generate` from specs/ecommerce/account_cancellation/query_cancelled_merchant_withdrawal_by_applyment_id.yaml: edit that file.
"""Query a withdrawal from a closed account by its ID (微信支付提现申请单号查询提现申请单状态)."""

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
    name="ecommerce.account_cancellation.query_cancelled_merchant_withdrawal_by_applyment_id",
    method="GET",
    routes=(Route("/v3/mch_operate/risk/withdrawl-apply/applyment-id/{applyment_id}"),),
    parameters=(Parameter("applyment_id", STRING, is_required=True),),
    wait=Polling(
        noun="withdrawal",
        field="withdrawl_apply.state",
        final=("PAY_SUCCEED", "REJECTED", "PAY_FAILED", "BANK_REFUNDED"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: CancelledMerchantWithdrawal},
    errors=(
        ErrorRow(
            403,
            "NO_AUTH",
            "The caller may not use this operation.",
            "Call it as an ecommerce platform; only platforms may.",
        ),
        ErrorRow(404, "NOT_FOUND", "The withdrawal does not exist.", "Check the number."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012778400",),
)


class _QueryCancelledMerchantWithdrawalByApplymentIdDocs:
    def query_cancelled_merchant_withdrawal_by_applyment_id(self, *_: Any, **__: Any) -> Any:
        """Query a withdrawal from a closed account by its ID (微信支付提现申请单号查询提现申请单状态).

        Returns how far the review and the payment of a withdrawal are.

        Args:
            applyment_id: 微信支付提现申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancelled_merchant_withdrawal.applyment_id`. WeChat Pay's ID of
                the withdrawal.

        Returns:
            `CancelledMerchantWithdrawal` with `withdrawl_apply`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                403 NO_AUTH: The caller may not use this operation. Call it as an ecommerce platform; only platforms
                    may.
                404 NOT_FOUND: The withdrawal does not exist. Check the number.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        `wait_until_withdrawal_final_by_applyment_id` polls until the withdrawal reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2024-11-05: https://pay.weixin.qq.com/doc/v3/partner/4012778400
        """

    def wait_until_withdrawal_final_by_applyment_id(self, *_: Any, **__: Any) -> Any:
        """Poll until the withdrawal reaches a final state (微信支付提现申请单号查询提现申请单状态).

        Calls `query_cancelled_merchant_withdrawal_by_applyment_id` immediately, then at intervals of 1 minute (5
        times), 10 minutes (6 times) and 1 hour. The last interval repeats.

        A final state does not mean that the money was paid; check the state.

        Args:
            applyment_id: 微信支付提现申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancelled_merchant_withdrawal.applyment_id`. WeChat Pay's ID of
                the withdrawal.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `CancelledMerchantWithdrawal` whose `withdrawl_apply.state` is `PAY_SUCCEED`, `REJECTED`, `PAY_FAILED` or
            `BANK_REFUNDED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_cancelled_merchant_withdrawal_by_applyment_id`, for example
                `NotFound`. A temporary failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012778400
        """


class QueryCancelledMerchantWithdrawalByApplymentId(_QueryCancelledMerchantWithdrawalByApplymentIdDocs, Service):
    def query_cancelled_merchant_withdrawal_by_applyment_id(self, *, applyment_id: str) -> CancelledMerchantWithdrawal:
        return self._call(OPERATION, {"applyment_id": applyment_id})

    def wait_until_withdrawal_final_by_applyment_id(
        self, *, applyment_id: str, timeout: float
    ) -> CancelledMerchantWithdrawal:
        return self._wait(OPERATION, {"applyment_id": applyment_id}, timeout)


class AsyncQueryCancelledMerchantWithdrawalByApplymentId(
    _QueryCancelledMerchantWithdrawalByApplymentIdDocs, AsyncService
):
    async def query_cancelled_merchant_withdrawal_by_applyment_id(
        self, *, applyment_id: str
    ) -> CancelledMerchantWithdrawal:
        return await self._call(OPERATION, {"applyment_id": applyment_id})

    async def wait_until_withdrawal_final_by_applyment_id(
        self, *, applyment_id: str, timeout: float
    ) -> CancelledMerchantWithdrawal:
        return await self._wait(OPERATION, {"applyment_id": applyment_id}, timeout)
