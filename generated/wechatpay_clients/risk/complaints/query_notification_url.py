# Written by `make generate` from specs/risk/complaints/query_notification_url.yaml: edit that file.
"""Query the address for notifications of complaints (查询投诉通知回调地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.risk.complaints._models import NotificationUrl
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[NotificationUrl] = Operation(
    name="risk.complaints.query_notification_url",
    method="GET",
    routes=(Route("/v3/merchant-service/complaint-notifications"),),
    replies={200: NotificationUrl},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012459014",),
)


class _QueryNotificationUrlDocs:
    def query_notification_url(self, *_: Any, **__: Any) -> Any:
        """Query the address for notifications of complaints (查询投诉通知回调地址).

        Returns your address and the merchant number that set it.

        Returns:
            `NotificationUrl` with `mchid` and `url`.

        Raises:
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/merchant/4012459014
        """


class QueryNotificationUrl(_QueryNotificationUrlDocs, Service):
    def query_notification_url(self) -> NotificationUrl:
        return self._call(OPERATION, {})


class AsyncQueryNotificationUrl(_QueryNotificationUrlDocs, AsyncService):
    async def query_notification_url(self) -> NotificationUrl:
        return await self._call(OPERATION, {})
