# Written by `make generate` from specs/risk/complaints/delete_notification_url.yaml: edit that file.
"""Delete the address for notifications of complaints (删除投诉通知回调地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[None] = Operation(
    name="risk.complaints.delete_notification_url",
    method="DELETE",
    routes=(Route("/v3/merchant-service/complaint-notifications"),),
    replies={204: None},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/merchant/4012460452",),
)


class _DeleteNotificationUrlDocs:
    def delete_notification_url(self, *_: Any, **__: Any) -> Any:
        """Delete the address for notifications of complaints (删除投诉通知回调地址).

        Deletes your address, which turns the notifications off.

        Returns:
            `None`.

        Raises:
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Available to: merchant (普通商户), service provider (普通服务商), channel partner (渠道商), bank
        (从业机构（银行）), payment institution (从业机构（支付机构）), clearing institution (清算机构).

        Official page, 2025-08-28: https://pay.weixin.qq.com/doc/v3/merchant/4012460452
        """


class DeleteNotificationUrl(_DeleteNotificationUrlDocs, Service):
    def delete_notification_url(self) -> None:
        return self._call(OPERATION, {})


class AsyncDeleteNotificationUrl(_DeleteNotificationUrlDocs, AsyncService):
    async def delete_notification_url(self) -> None:
        return await self._call(OPERATION, {})
