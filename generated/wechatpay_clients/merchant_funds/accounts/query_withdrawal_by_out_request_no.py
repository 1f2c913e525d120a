# Written by `make generate` from specs/merchant_funds/accounts/query_withdrawal_by_out_request_no.yaml: edit that file.
"""Query a withdrawal of the platform by your number (平台查询预约提现状态（根据商户预约提现单号查询）)."""

from typing import Any

from wechatpay_clients._models import Withdraw
from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Withdraw] = Operation(
    name="merchant_funds.accounts.query_withdrawal_by_out_request_no",
    method="GET",
    routes=(Route("/v3/merchant/fund/withdraw/out-request-no/{out_request_no}"),),
    parameters=(Parameter("out_request_no", STRING, is_required=True),),
    numbers=("out_request_no",),
    wait=Polling(
        noun="withdrawal",
        field="status",
        final=("SUCCESS", "FAIL", "REFUND", "CLOSE"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: Withdraw},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The merchant may not withdraw its money.",
            "Check its permissions and its relation to the platform.",
        ),
        ErrorRow(403, "ACCOUNT_ERROR", "The merchant has no bank card for settlement.", "Bind one, then retry."),
        ErrorRow(
            403,
            "ACCOUNT_NOT_VERIFIED",
            "The payment that verifies the bank account of the merchant failed.",
            "Correct the bank account, then retry.",
        ),
        ErrorRow(
            403,
            "CONTRACT_NOT_CONFIRMED",
            "The permission to withdraw money is turned off.",
            "Retry only after it is turned on again.",
        ),
        ErrorRow(403, "NO_AUTH", "The merchant number may not call this operation.", "Apply for the permission."),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The available balance of the account is too low.",
            "Retry with the same `out_request_no` and the same arguments once it has enough.",
        ),
        ErrorRow(
            403, "REQUEST_BLOCKED", "The permission to withdraw money is frozen.", "Retry only after it is unfrozen."
        ),
        ErrorRow(404, "ORDER_NOT_EXIST", "The withdrawal does not exist.", "Check the number."),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Query less often."),
        ErrorRow(
            500, "SYSTEM_ERROR", "System error. The query has no result.", "Query again later with the same arguments."
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012476672",),
)


class _QueryWithdrawalByOutRequestNoDocs:
    def query_withdrawal_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Query a withdrawal of the platform by your number (平台查询预约提现状态（根据商户预约提现单号查询）).

        Returns a withdrawal with its status. Query it if no notification arrives, and after an error of the request
        that created it. Withdrawals of the last 90 days only, by the time at which WeChat Pay created them. There are 2
        queries with the same reply; the other is `query_withdrawal_by_withdraw_id`.

        After `SUCCESS`, the bank can still return the money, usually within 7 working days. Failures and returned money
        of a day are also in the file of `apply_abnormal_withdrawal_bill`.

        Args:
            out_request_no: 商户预约提现单号, from `merchant_funds.accounts.create_withdrawal.out_request_no`. Your
                number of the withdrawal. Digits and ASCII letters.

        Returns:
            `Withdraw`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The merchant may not withdraw its money. Check its permissions and its relation to
                    the platform.
                403 ACCOUNT_ERROR: The merchant has no bank card for settlement. Bind one, then retry.
                403 ACCOUNT_NOT_VERIFIED: The payment that verifies the bank account of the merchant failed. Correct the
                    bank account, then retry.
                403 CONTRACT_NOT_CONFIRMED: The permission to withdraw money is turned off. Retry only after it is
                    turned on again.
                403 NO_AUTH: The merchant number may not call this operation. Apply for the permission.
                403 NOT_ENOUGH: The available balance of the account is too low. Retry with the same `out_request_no`
                    and the same arguments once it has enough.
                403 REQUEST_BLOCKED: The permission to withdraw money is frozen. Retry only after it is unfrozen.
                404 ORDER_NOT_EXIST: The withdrawal does not exist. Check the number.
                429 FREQUENCY_LIMITED: Too many calls. Query less often.
                500 SYSTEM_ERROR: System error. The query has no result. Query again later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_final` polls until the withdrawal reaches a final state.
        Rate limit: 100 queries a second for each merchant number. WeChat Pay support can raise it.

        Available to: platform merchant (平台商户).

        Official page, 2024-12-19: https://pay.weixin.qq.com/doc/v3/partner/4012476672
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the withdrawal reaches a final state (平台查询预约提现状态（根据商户预约提现单号查询）).

        Calls `query_withdrawal_by_out_request_no` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1
        minute, 3 minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        A final state does not mean that the money arrived; check `status`. A withdrawal starts on the next day: handle
        the notification instead of waiting for so long. `INIT` never ends by itself: repeat the request that created
        the withdrawal.

        Args:
            out_request_no: 商户预约提现单号, from `merchant_funds.accounts.create_withdrawal.out_request_no`. Your
                number of the withdrawal. Digits and ASCII letters.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `Withdraw` whose `status` is `SUCCESS`, `FAIL`, `REFUND` or `CLOSE`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_withdrawal_by_out_request_no`, for example `NotFound`. A temporary
                failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4012476672
        """


class QueryWithdrawalByOutRequestNo(_QueryWithdrawalByOutRequestNoDocs, Service):
    def query_withdrawal_by_out_request_no(self, *, out_request_no: str) -> Withdraw:
        return self._call(OPERATION, {"out_request_no": out_request_no})

    def wait_until_final(self, *, out_request_no: str, timeout: float) -> Withdraw:
        return self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)


class AsyncQueryWithdrawalByOutRequestNo(_QueryWithdrawalByOutRequestNoDocs, AsyncService):
    async def query_withdrawal_by_out_request_no(self, *, out_request_no: str) -> Withdraw:
        return await self._call(OPERATION, {"out_request_no": out_request_no})

    async def wait_until_final(self, *, out_request_no: str, timeout: float) -> Withdraw:
        return await self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)
