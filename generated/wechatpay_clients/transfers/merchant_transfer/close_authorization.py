# Written by `make generate` from specs/transfers/merchant_transfer/close_authorization.yaml: edit that file.
"""Close an authorization (解除免确认收款授权)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.transfers.merchant_transfer._models import UserConfirmAuthorizationEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserConfirmAuthorizationEntity] = Operation(
    name="transfers.merchant_transfer.close_authorization",
    method="POST",
    routes=(
        Route("/v3/fund-app/mch-transfer/user-confirm-authorization/out-authorization-no/{out_authorization_no}/close"),
    ),
    parameters=(Parameter("out_authorization_no", STRING, is_required=True),),
    numbers=("out_authorization_no",),
    repeat=Repeat(
        by=("out_authorization_no",),
        settled_by="transfers.merchant_transfer.query_authorization",
        settled_with={"out_authorization_no": "out_authorization_no"},
    ),
    replies={200: UserConfirmAuthorizationEntity},
    errors=(
        ErrorRow(404, "NOT_FOUND", "The authorization does not exist.", "Check the number."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Call less often, and retry with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4015653811",),
)


class _CloseAuthorizationDocs:
    def close_authorization(self, *_: Any, **__: Any) -> Any:
        """Close an authorization (解除免确认收款授权).

        Ends an authorization in effect, by your number. Transfers to this user then need a confirmation again. The user
        can also end it, in the settings of a payment message in WeChat.

        Args:
            out_authorization_no: 商户侧授权单号, at most 32 characters, from
                `transfers.merchant_transfer.create_authorization.out_authorization_no`. Your authorization number.

        Returns:
            `UserConfirmAuthorizationEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The authorization does not exist. Check the number.
                429 RATELIMIT_EXCEEDED: Too many calls. Call less often, and retry with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_authorization_no` in the reply differs from the request. The reply belongs to
                another request.

        Safe to retry with the same `out_authorization_no`. `transfers.merchant_transfer.query_authorization` returns
        the outcome.
        Rate limit: 50 calls a second for each merchant number.

        Available to: merchant (普通商户).

        Official page, 2026-05-08: https://pay.weixin.qq.com/doc/v3/merchant/4015653811
        """


class CloseAuthorization(_CloseAuthorizationDocs, Service):
    def close_authorization(self, *, out_authorization_no: str) -> UserConfirmAuthorizationEntity:
        return self._call(OPERATION, {"out_authorization_no": out_authorization_no})


class AsyncCloseAuthorization(_CloseAuthorizationDocs, AsyncService):
    async def close_authorization(self, *, out_authorization_no: str) -> UserConfirmAuthorizationEntity:
        return await self._call(OPERATION, {"out_authorization_no": out_authorization_no})
