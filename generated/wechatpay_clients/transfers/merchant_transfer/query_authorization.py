# Written by `make generate` from specs/transfers/merchant_transfer/query_authorization.yaml: edit that file.
"""Query an authorization by your number (商户单号查询授权结果)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import UserConfirmAuthorizationEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserConfirmAuthorizationEntity] = Operation(
    name="transfers.merchant_transfer.query_authorization",
    method="GET",
    routes=(Route("/v3/fund-app/mch-transfer/user-confirm-authorization/out-authorization-no/{out_authorization_no}"),),
    parameters=(Parameter("out_authorization_no", STRING, is_required=True),),
    numbers=("out_authorization_no",),
    wait=Polling(
        noun="authorization",
        field="state",
        final=("TAKING_EFFECT", "CLOSED"),
        intervals=(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 30, 60, 180, 300, 600, 1800),
    ),
    replies={200: UserConfirmAuthorizationEntity},
    errors=(
        ErrorRow(
            404,
            "NOT_FOUND",
            "The authorization does not exist.",
            "Check the number, whether an unconfirmed application is older than 30 days, and whether the user agreed when receiving the transfer.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Query less often, and retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4014399423",),
)


class _QueryAuthorizationDocs:
    def query_authorization(self, *_: Any, **__: Any) -> Any:
        """Query an authorization by your number (商户单号查询授权结果).

        Returns an authorization with its state. Query it if no notification arrives, and before you open the
        authorization page again. Store both of its numbers: without one of them, you cannot transfer.

        An application that was not confirmed in time is `CLOSED` with the reason `USER_OVERDUE_UNCONFIRMED` for 30
        days, and then not found. An authorization asked for with a transfer is not found unless the user received the
        money and agreed. An authorization in effect does not expire; it ends when the user or you close it.

        Args:
            out_authorization_no: 商户侧授权单号, at most 32 characters, from
                `transfers.merchant_transfer.create_authorization.out_authorization_no`. Your authorization number.

        Returns:
            `UserConfirmAuthorizationEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The authorization does not exist. Check the number, whether an unconfirmed application is
                    older than 30 days, and whether the user agreed when receiving the transfer.
                429 RATELIMIT_EXCEEDED: Too many calls. Query less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_authorization_no` in the reply differs from the request. The reply belongs to
                another request.

        `wait_until_authorized_or_closed` polls until the authorization reaches a final state.
        Rate limit: 100 queries a second for each merchant number.

        Available to: merchant (普通商户).

        Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/merchant/4014399423
        """

    def wait_until_authorized_or_closed(self, *_: Any, **__: Any) -> Any:
        """Poll until the authorization reaches a final state (商户单号查询授权结果).

        Calls `query_authorization` immediately, then at intervals of 5 seconds (12 times), 30 seconds, 1 minute, 3
        minutes, 5 minutes, 10 minutes and 30 minutes. The last interval repeats.

        Waits until the user has agreed or the application is closed; check `state`. The user has 24 hours: handle the
        notification instead of waiting for so long.

        Args:
            out_authorization_no: 商户侧授权单号, at most 32 characters, from
                `transfers.merchant_transfer.create_authorization.out_authorization_no`. Your authorization number.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `UserConfirmAuthorizationEntity` whose `state` is `TAKING_EFFECT` or `CLOSED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_authorization`, for example `NotFound`. A temporary failure does not
                end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4014399423
        """


class QueryAuthorization(_QueryAuthorizationDocs, Service):
    def query_authorization(self, *, out_authorization_no: str) -> UserConfirmAuthorizationEntity:
        return self._call(OPERATION, {"out_authorization_no": out_authorization_no})

    def wait_until_authorized_or_closed(
        self, *, out_authorization_no: str, timeout: float
    ) -> UserConfirmAuthorizationEntity:
        return self._wait(OPERATION, {"out_authorization_no": out_authorization_no}, timeout)


class AsyncQueryAuthorization(_QueryAuthorizationDocs, AsyncService):
    async def query_authorization(self, *, out_authorization_no: str) -> UserConfirmAuthorizationEntity:
        return await self._call(OPERATION, {"out_authorization_no": out_authorization_no})

    async def wait_until_authorized_or_closed(
        self, *, out_authorization_no: str, timeout: float
    ) -> UserConfirmAuthorizationEntity:
        return await self._wait(OPERATION, {"out_authorization_no": out_authorization_no}, timeout)
