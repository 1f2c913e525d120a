# Written by `make generate` from specs/risk/complaints/update_notification_url.yaml: edit that file.
"""Change the address for notifications of complaints (更新投诉通知回调地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.complaints._models import NotificationUrl
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[NotificationUrl] = Operation(
    name="risk.complaints.update_notification_url",
    method="PUT",
    routes=(Route("/v3/merchant-service/complaint-notifications"),),
    body=(Parameter("url", STRING, is_required=True),),
    replies={200: NotificationUrl},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012459282",),
)


class _UpdateNotificationUrlDocs:
    def update_notification_url(self, *_: Any, **__: Any) -> Any:
        """Change the address for notifications of complaints (更新投诉通知回调地址).

        Replaces your address. Complaints and their changes are reported to the new one.

        Args:
            url: 通知地址, at most 255 characters. Address for notifications of complaints: `https://` only, reachable
                from the internet, without a query, and without a Chinese domain name.

        Returns:
            `NotificationUrl` with `mchid` and `url`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Followed by the notification `risk.complaints.complaint_changed`, sent to `url`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/merchant/4012459282
        """


class UpdateNotificationUrl(_UpdateNotificationUrlDocs, Service):
    def update_notification_url(self, *, url: str) -> NotificationUrl:
        return self._call(OPERATION, {"url": url})


class AsyncUpdateNotificationUrl(_UpdateNotificationUrlDocs, AsyncService):
    async def update_notification_url(self, *, url: str) -> NotificationUrl:
        return await self._call(OPERATION, {"url": url})
