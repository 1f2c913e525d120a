# Written by `make generate` from specs/marketing/product_coupons/query_notify_config.yaml: edit that file.
"""Query the URL for notifications about product coupons (获取商品券事件通知地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.product_coupons._models import ProductCouponNotifyConfig
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponNotifyConfig] = Operation(
    name="marketing.product_coupons.query_notify_config",
    method="GET",
    routes=(Route("/v3/marketing/partner/product-coupon/notify-configs"),),
    replies={200: ProductCouponNotifyConfig},
    errors=(
        ErrorRow(404, "NOT_FOUND", "No URL is set.", "Set one with `set_notify_config`."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016435718",),
)


class _QueryNotifyConfigDocs:
    def query_notify_config(self, *_: Any, **__: Any) -> Any:
        """Query the URL for notifications about product coupons (获取商品券事件通知地址).

        Returns the URL that receives all notifications about product coupons of your merchant number.

        Returns:
            `ProductCouponNotifyConfig` with `notify_url` and `update_time`.

        Raises:
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: No URL is set. Set one with `set_notify_config`.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016435718
        """


class QueryNotifyConfig(_QueryNotifyConfigDocs, Service):
    def query_notify_config(self) -> ProductCouponNotifyConfig:
        return self._call(OPERATION, {})


class AsyncQueryNotifyConfig(_QueryNotifyConfigDocs, AsyncService):
    async def query_notify_config(self) -> ProductCouponNotifyConfig:
        return await self._call(OPERATION, {})
