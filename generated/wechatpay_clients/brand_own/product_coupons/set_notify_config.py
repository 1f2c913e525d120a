# Written by `make generate` from specs/brand_own/product_coupons/set_notify_config.yaml: edit that file.
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
    name="brand_own.product_coupons.set_notify_config",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/notify-configs"),),
    body=(Parameter("notify_url", STRING, is_required=True),),
    repeat=Repeat(by=("notify_url",)),
    scheme="brand",
    replies={200: ProductCouponNotifyConfig},
    errors=(
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _SetNotifyConfigDocs:
    def set_notify_config(self, *_: Any, **__: Any) -> Any:
        """Set the URL for notifications about product coupons (设置商品券事件通知地址).

        Sets the URL that receives all notifications about product coupons of your brand. Set it before you create
        coupons. Calling it again replaces the URL.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.set_notify_config`.

        Args:
            notify_url: 通知URL地址, at most 256 characters. URL for notifications: `https://` only, reachable from the
                internet, and without a query.

        Returns:
            `ProductCouponNotifyConfig` with `notify_url` and `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Safe to retry with the same `notify_url`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class SetNotifyConfig(_SetNotifyConfigDocs, Service):
    def set_notify_config(self, *, notify_url: str) -> ProductCouponNotifyConfig:
        return self._call(OPERATION, {"notify_url": notify_url})


class AsyncSetNotifyConfig(_SetNotifyConfigDocs, AsyncService):
    async def set_notify_config(self, *, notify_url: str) -> ProductCouponNotifyConfig:
        return await self._call(OPERATION, {"notify_url": notify_url})
