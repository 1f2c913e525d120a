# Written by `make generate` from specs/risk/violation_notifications/delete_notification_url.yaml: edit that file.
"""Delete the address for notifications of violations (删除商户违规通知回调地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="risk.violation_notifications.delete_notification_url",
    method="DELETE",
    routes=(Route("/v3/merchant-risk-manage/violation-notifications"),),
    replies={204: None},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The parameters are well formed but break a business rule.",
            "Read the message and correct the parameters.",
        ),
        ErrorRow(
            403,
            "NO_AUTH",
            "The information about the merchant is not valid.",
            "Compare it with the merchant platform and correct it.",
        ),
        ErrorRow(
            404,
            "NOT_FOUND",
            "No address is set that can be deleted.",
            "Check whether you have set one with `create_notification_url`.",
        ),
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Stay within the rate limit of the operation."),
        ErrorRow(
            500,
            "SYSTEM_ERROR",
            "System error, like every status that starts with 5.",
            "Retry later with the same arguments.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012471334",),
)


class _DeleteNotificationUrlDocs:
    def delete_notification_url(self, *_: Any, **__: Any) -> Any:
        """Delete the address for notifications of violations (删除商户违规通知回调地址).

        Deletes your address, which turns the notifications off.

        Returns:
            `None`.

        Raises:
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The parameters are well formed but break a business rule. Read the message and
                    correct the parameters.
                403 NO_AUTH: The information about the merchant is not valid. Compare it with the merchant platform and
                    correct it.
                404 NOT_FOUND: No address is set that can be deleted. Check whether you have set one with
                    `create_notification_url`.
                429 FREQUENCY_LIMITED: Too many calls. Stay within the rate limit of the operation.
                500 SYSTEM_ERROR: System error, like every status that starts with 5. Retry later with the same
                    arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: service provider (普通服务商), channel partner (渠道商), bank (从业机构（银行）), payment
        institution (从业机构（支付机构）).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/partner/4012471334
        """


class DeleteNotificationUrl(_DeleteNotificationUrlDocs, Service):
    def delete_notification_url(self) -> None:
        return self._call(OPERATION, {})


class AsyncDeleteNotificationUrl(_DeleteNotificationUrlDocs, AsyncService):
    async def delete_notification_url(self) -> None:
        return await self._call(OPERATION, {})
