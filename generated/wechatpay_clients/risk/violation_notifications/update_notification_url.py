# Written by `make generate` from specs/risk/violation_notifications/update_notification_url.yaml: edit that file.
"""Change the address for notifications of violations (修改商户违规通知回调地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.violation_notifications._models import NotificationUrl
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[NotificationUrl] = Operation(
    name="risk.violation_notifications.update_notification_url",
    method="PUT",
    routes=(Route("/v3/merchant-risk-manage/violation-notifications"),),
    body=(Parameter("notify_url", STRING),),
    replies={200: NotificationUrl},
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
            "No address is set that can be changed.",
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012471330",),
)


class _UpdateNotificationUrlDocs:
    def update_notification_url(self, *_: Any, **__: Any) -> Any:
        """Change the address for notifications of violations (修改商户违规通知回调地址).

        Replaces your address. WeChat Pay reports each penalty and each interception of a sub-merchant to the new one.

        Args:
            notify_url: 通知链接, at most 256 characters. Address to which WeChat Pay reports penalties and
                interceptions of sub-merchants: reachable from the internet, without a query. A public domain needs
                `https://`. Over a dedicated line, `http://` with its NAT IP or a private callback domain is possible.

        Returns:
            `NotificationUrl` with `notify_url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The parameters are well formed but break a business rule. Read the message and
                    correct the parameters.
                403 NO_AUTH: The information about the merchant is not valid. Compare it with the merchant platform and
                    correct it.
                404 NOT_FOUND: No address is set that can be changed. Check whether you have set one with
                    `create_notification_url`.
                429 FREQUENCY_LIMITED: Too many calls. Stay within the rate limit of the operation.
                500 SYSTEM_ERROR: System error, like every status that starts with 5. Retry later with the same
                    arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Followed by the notification `risk.violation_notifications.violation_changed`, sent to `notify_url`.

        Available to: service provider (普通服务商), channel partner (渠道商), bank (从业机构（银行）), payment
        institution (从业机构（支付机构）).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/partner/4012471330
        """


class UpdateNotificationUrl(_UpdateNotificationUrlDocs, Service):
    def update_notification_url(self, *, notify_url: str | None = None) -> NotificationUrl:
        return self._call(OPERATION, {"notify_url": notify_url})


class AsyncUpdateNotificationUrl(_UpdateNotificationUrlDocs, AsyncService):
    async def update_notification_url(self, *, notify_url: str | None = None) -> NotificationUrl:
        return await self._call(OPERATION, {"notify_url": notify_url})
