# Written by `make generate` from specs/ecommerce/account_cancellation/query_cancellation_withdrawal_by_out_request_no.yaml: edit that file.
"""Query the closing of an account by your number (商户申请单号查询申请单状态)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.ecommerce.account_cancellation._models import CancellationWithdrawal
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[CancellationWithdrawal] = Operation(
    name="ecommerce.account_cancellation.query_cancellation_withdrawal_by_out_request_no",
    method="GET",
    routes=(Route("/v3/ecommerce/account/apply-cancel-withdraw/out-request-no/{out_request_no}"),),
    parameters=(Parameter("out_request_no", STRING, is_required=True),),
    numbers=("out_request_no",),
    wait=Polling(
        noun="application",
        field="cancel_state",
        final=("REJECTED", "REVOKED", "FINISH"),
        intervals=(60, 60, 60, 60, 60, 600, 600, 600, 600, 600, 600, 3600),
    ),
    replies={200: CancellationWithdrawal},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013892759",),
)


class _QueryCancellationWithdrawalByOutRequestNoDocs:
    def query_cancellation_withdrawal_by_out_request_no(self, *_: Any, **__: Any) -> Any:
        """Query the closing of an account by your number (商户申请单号查询申请单状态).

        Returns how far an application to close an account and withdraw its money is. In state
        `WAITING_MERCHANT_CONFIRM`, it returns the URL with which the sub-merchant confirms.

        Args:
            out_request_no: 商户注销申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancellation_withdrawal.out_request_no`. Your number of the
                application, as in the request that created it.

        Returns:
            `CancellationWithdrawal`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_final` polls until the application reaches a final state.

        Available to: platform merchant (平台商户).

        Official page, 2025-09-26: https://pay.weixin.qq.com/doc/v3/partner/4013892759
        """

    def wait_until_final(self, *_: Any, **__: Any) -> Any:
        """Poll until the application reaches a final state (商户申请单号查询申请单状态).

        Calls `query_cancellation_withdrawal_by_out_request_no` immediately, then at intervals of 1 minute (5 times), 10
        minutes (6 times) and 1 hour. The last interval repeats.

        A final state does not mean that the account is closed or the money paid; check `cancel_state` and
        `withdraw_state`. The sub-merchant has to confirm in between, with the URL that the query returns in state
        `WAITING_MERCHANT_CONFIRM`.

        Args:
            out_request_no: 商户注销申请单号, at most 32 characters, from
                `ecommerce.account_cancellation.create_cancellation_withdrawal.out_request_no`. Your number of the
                application, as in the request that created it.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `CancellationWithdrawal` whose `cancel_state` is `REJECTED`, `REVOKED` or `FINISH`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_cancellation_withdrawal_by_out_request_no`, for example `NotFound`. A
                temporary failure does not end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4013892759
        """


class QueryCancellationWithdrawalByOutRequestNo(_QueryCancellationWithdrawalByOutRequestNoDocs, Service):
    def query_cancellation_withdrawal_by_out_request_no(self, *, out_request_no: str) -> CancellationWithdrawal:
        return self._call(OPERATION, {"out_request_no": out_request_no})

    def wait_until_final(self, *, out_request_no: str, timeout: float) -> CancellationWithdrawal:
        return self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)


class AsyncQueryCancellationWithdrawalByOutRequestNo(_QueryCancellationWithdrawalByOutRequestNoDocs, AsyncService):
    async def query_cancellation_withdrawal_by_out_request_no(self, *, out_request_no: str) -> CancellationWithdrawal:
        return await self._call(OPERATION, {"out_request_no": out_request_no})

    async def wait_until_final(self, *, out_request_no: str, timeout: float) -> CancellationWithdrawal:
        return await self._wait(OPERATION, {"out_request_no": out_request_no}, timeout)
