# Written by `make generate` from specs/marketing/product_coupons/query_product_coupon.yaml: edit that file.
"""Query a product coupon (查询商品券)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing._models import ProductCouponEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponEntity] = Operation(
    name="marketing.product_coupons.query_product_coupon",
    method="GET",
    routes=(Route("/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}", query=("brand_id",)),),
    parameters=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("product_coupon_id", "brand_id"),
    wait=Polling(
        noun="review of the product coupon",
        field="state",
        final=("EFFECTIVE", "DEACTIVATED"),
        intervals=(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 10, 10, 10, 10, 10, 10, 10, 10, 10, 60),
    ),
    replies={200: ProductCouponEntity},
    errors=(
        ErrorRow(
            404,
            "NOT_FOUND",
            "The product coupon does not exist.",
            "Check `product_coupon_id`, and that it belongs to this brand.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016434632",),
)


class _QueryProductCouponDocs:
    def query_product_coupon(self, *_: Any, **__: Any) -> Any:
        """Query a product coupon (查询商品券).

        Returns a product coupon without its stocks. `list_stocks` returns those.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `ProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id` or `brand_id` in the reply differs from the request. The reply
                belongs to another request.

        `wait_until_reviewed` polls until the review of the product coupon reaches a final state.
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016434632
        """

    def wait_until_reviewed(self, *_: Any, **__: Any) -> Any:
        """Poll until the review of the product coupon reaches a final state (查询商品券).

        Calls `query_product_coupon` immediately, then at intervals of 2 seconds (15 times), 10 seconds (9 times) and 1
        minute. The last interval repeats.

        Until the automatic review has ended, the product coupon is in the state `AUDITING` and cannot be used. Check
        `state` afterwards.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.
            timeout: Maximum time to wait, in seconds. Pass 0 to query once. The last query is sent when the timeout
                expires.

        Returns:
            `ProductCouponEntity` whose `state` is `EFFECTIVE` or `DEACTIVATED`.

        Raises:
            StillOpen: The timeout expired before the state became final. `last` is the result of the last query.
            WeChatPayError: Same errors as `query_product_coupon`, for example `NotFound`. A temporary failure does not
                end the wait.

        Official page: https://pay.weixin.qq.com/doc/v3/partner/4015788446
        """


class QueryProductCoupon(_QueryProductCouponDocs, Service):
    def query_product_coupon(self, *, product_coupon_id: str, brand_id: str) -> ProductCouponEntity:
        return self._call(OPERATION, {"product_coupon_id": product_coupon_id, "brand_id": brand_id})

    def wait_until_reviewed(self, *, product_coupon_id: str, brand_id: str, timeout: float) -> ProductCouponEntity:
        return self._wait(OPERATION, {"product_coupon_id": product_coupon_id, "brand_id": brand_id}, timeout)


class AsyncQueryProductCoupon(_QueryProductCouponDocs, AsyncService):
    async def query_product_coupon(self, *, product_coupon_id: str, brand_id: str) -> ProductCouponEntity:
        return await self._call(OPERATION, {"product_coupon_id": product_coupon_id, "brand_id": brand_id})

    async def wait_until_reviewed(
        self, *, product_coupon_id: str, brand_id: str, timeout: float
    ) -> ProductCouponEntity:
        return await self._wait(OPERATION, {"product_coupon_id": product_coupon_id, "brand_id": brand_id}, timeout)
