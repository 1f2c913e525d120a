# Written by `make generate` from specs/ecommerce/funds/query_withdrawal_by_withdraw_id.yaml: edit that file.
"""Query a withdrawal by its WeChat Pay ID (二级商户查询预约提现状态（根据微信支付预约提现单号查询）)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.funds._models import SubMerchantWithdraw
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[SubMerchantWithdraw] = Operation(
    name="ecommerce.funds.query_withdrawal_by_withdraw_id",
    method="GET",
    routes=(Route("/v3/ecommerce/fund/withdraw/{withdraw_id}", query=("sub_mchid",)),),
    parameters=(
        Parameter("withdraw_id", STRING, is_required=True),
        Parameter("sub_mchid", STRING, is_required=True),
    ),
    numbers=("withdraw_id", "sub_mchid"),
    wait=Polling(
        noun="withdrawal",
        field="status",
        final=("SUCCESS", "FAIL", "REFUND", "CLOSE"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: SubMerchantWithdraw},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The platform may not withdraw money of this sub-merchant.",
            "Check that it is a sub-merchant of the platform.",
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
        ),
        ErrorRow(
            403,
            "REQUEST_BLOCKED",
            "The permission to withdraw money of the sub-merchant is frozen.",
            "Retry only after it is unfrozen.",
        ),
        ErrorRow(404, "ORDER_NOT_EXIST", "The withdrawal does not exist.", "Check the number."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The query has no result.", "Query again later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476665",),
)


class _QueryWithdrawalByWithdrawIdDocs:
    def query_withdrawal_by_withdraw_id(self, *_: Any, **__: Any) -> Any:
        """Query a withdrawal by its WeChat Pay ID (二级商户查询预约提现状态（根据微信支付预约提现单号查询）).

        Returns a withdrawal with its status. Query it if no notification arrives, and after an error of the request
        that created it. Withdrawals of the last 90 days only, by the time at which WeChat Pay created them. There are 2
        queries with the same reply; the other is `query_withdrawal_by_out_request_no`.

        After `SUCCESS`, the bank can still return the money, usually within 7 working days. Failures and returned money
        of a day are also in the platform's file of the day (按日下载提现异常文件).

        Args:
            withdraw_id: 微信支付预约提现单号, at most 128 characters, from
                `ecommerce.funds.create_withdrawal.withdraw_id`. WeChat Pay's ID of the withdrawal.
            sub_mchid: 二级商户号. Sub-merchant number whose money is withdrawn.

        Returns:
            `SubMerchantWithdraw`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The platform may not withdraw money of this sub-merchant. Check that it is a
                    sub-merchant of the platform.
                403 ACCOUNT_ERROR: The sub-merchant has no bank card for settlement. Bind one, then retry.
                403 ACCOUNT_NOT_VERIFIED: The payment that verifies the bank account of the sub-merchant failed. Correct
                    the bank account, then retry.
                403 CONTRACT_NOT_CONFIRMED: The permission to withdraw money of the sub-merchant is turned off. Retry
                    only after it is turned on again.
                403 NO_AUTH: The merchant number may not call this operation. Apply for the permission.
                403 NOT_ENOUGH: The available balance of the sub-merchant is too low. Retry with the same
                    `out_request_no` and the same arguments once it has enough.
                403 REQUEST_BLOCKED: The permission to withdraw money of the sub-merchant is frozen. Retry only after it
                    is unfrozen.
                404 ORDER_NOT_EXIST: The withdrawal does not exist. Check the number.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `withdraw_id` or `sub_mchid` in the reply differs from the request. The reply belongs to
                another request.

        `wait_until_final_by_withdraw_id` polls until the withdrawal reaches a final state.
        Rate limit: 100 queries a second for each platform. WeChat Pay support can raise it.

        Available to: platform merchant (平台商户).

        Official page, 2024-12-19: https://pay.weixin.qq.com/doc/v3/partner/4012476665
        """

    def wait_until_final_by_withdraw_id(self, *_: Any, **__: Any) -> Any:
        """Poll until the withdrawal reaches a final state (二级商户查询预约提现状态（根据微信支付预约提现单号查询）).

        Calls `query_withdrawal_by_withdraw_id` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the money arrived; check `status`. A withdrawal starts on the next day: handle
        the notification instead of waiting for so long. `INIT` never ends by itself: repeat the request that created
        the withdrawal.

        Args:
            withdraw_id: 微信支付预约提现单号, at most 128 characters, from
                `ecommerce.funds.create_withdrawal.withdraw_id`. WeChat Pay's ID of the withdrawal.
            sub_mchid: 二级商户号. Sub-merchant number whose money is withdrawn.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `SubMerchantWithdraw` whose `status` is `SUCCESS`, `FAIL`, `REFUND` or `CLOSE`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_withdrawal_by_withdraw_id`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476665
        """


class QueryWithdrawalByWithdrawId(_QueryWithdrawalByWithdrawIdDocs, Service):
    def query_withdrawal_by_withdraw_id(self, *, withdraw_id: str, sub_mchid: str) -> SubMerchantWithdraw:
        return self._call(OPERATION, {"withdraw_id": withdraw_id, "sub_mchid": sub_mchid})

    def wait_until_final_by_withdraw_id(
        self, *, withdraw_id: str, sub_mchid: str, timeout: float
    ) -> SubMerchantWithdraw:
        return self._wait(OPERATION, {"withdraw_id": withdraw_id, "sub_mchid": sub_mchid}, timeout)


class AsyncQueryWithdrawalByWithdrawId(_QueryWithdrawalByWithdrawIdDocs, AsyncService):
    async def query_withdrawal_by_withdraw_id(self, *, withdraw_id: str, sub_mchid: str) -> SubMerchantWithdraw:
        return await self._call(OPERATION, {"withdraw_id": withdraw_id, "sub_mchid": sub_mchid})

    async def wait_until_final_by_withdraw_id(
        self, *, withdraw_id: str, sub_mchid: str, timeout: float
    ) -> SubMerchantWithdraw:
        return await self._wait(OPERATION, {"withdraw_id": withdraw_id, "sub_mchid": sub_mchid}, timeout)
