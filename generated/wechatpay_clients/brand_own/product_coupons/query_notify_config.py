# Written by `make generate` from specs/brand_own/product_coupons/query_notify_config.yaml: edit that file.
"""Query the URL for notifications about product coupons (获取商品券事件通知地址)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.product_coupons._models import ProductCouponNotifyConfig
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponNotifyConfig] = Operation(
    name="brand_own.product_coupons.query_notify_config",
    method="GET",
    routes=(Route("/brand/marketing/product-coupon/notify-configs"),),
    scheme="brand",
    replies={200: ProductCouponNotifyConfig},
    errors=(
        ErrorRow(404, "NOT_FOUND", "No URL is set.", "Set one with `set_notify_config`."),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _QueryNotifyConfigDocs:
    def query_notify_config(self, *_: Any, **__: Any) -> Any:
        """Query the URL for notifications about product coupons (获取商品券事件通知地址).

        Returns the URL that receives all notifications about product coupons of your brand.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.query_notify_config`.

        Returns:
            `ProductCouponNotifyConfig` with `notify_url` and `update_time`.

        Raises:
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                404 NOT_FOUND: No URL is set. Set one with `set_notify_config`.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class QueryNotifyConfig(_QueryNotifyConfigDocs, Service):
    def query_notify_config(self) -> ProductCouponNotifyConfig:
        return self._call(OPERATION, {})


class AsyncQueryNotifyConfig(_QueryNotifyConfigDocs, AsyncService):
    async def query_notify_config(self) -> ProductCouponNotifyConfig:
        return await self._call(OPERATION, {})
