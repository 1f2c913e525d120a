# Written by `make generate` from specs/marketing/product_coupons/set_notify_config.yaml: edit that file.
"""Set the URL for notifications about product coupons (设置商品券事件通知地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.product_coupons._models import ProductCouponNotifyConfig
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponNotifyConfig] = Operation(
    name="marketing.product_coupons.set_notify_config",
    method="POST",
    routes=(Route("/v3/marketing/partner/product-coupon/notify-configs"),),
    body=(Parameter("notify_url", STRING, is_required=True),),
    repeat=Repeat(by=("notify_url",)),
    replies={200: ProductCouponNotifyConfig},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016435719",),
)


class _SetNotifyConfigDocs:
    def set_notify_config(self, *_: Any, **__: Any) -> Any:
        """Set the URL for notifications about product coupons (设置商品券事件通知地址).

        Sets the URL that receives all notifications about product coupons of your merchant number, whichever brand they
        belong to. Set it before you create coupons. Calling it again replaces the URL.

        Args:
            notify_url: 通知URL地址, at most 256 characters. URL for notifications: `https://` only, reachable from the
                internet, and without a query.

        Returns:
            `ProductCouponNotifyConfig` with `notify_url` and `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `notify_url`.
        Followed by the notification `marketing.product_coupons.product_coupon_sent`, sent to `notify_url`.
        Followed by the notification `marketing.product_coupons.image_generated`, sent to `notify_url`.
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016435719
        """


class SetNotifyConfig(_SetNotifyConfigDocs, Service):
    def set_notify_config(self, *, notify_url: str) -> ProductCouponNotifyConfig:
        return self._call(OPERATION, {"notify_url": notify_url})


class AsyncSetNotifyConfig(_SetNotifyConfigDocs, AsyncService):
    async def set_notify_config(self, *, notify_url: str) -> ProductCouponNotifyConfig:
        return await self._call(OPERATION, {"notify_url": notify_url})
