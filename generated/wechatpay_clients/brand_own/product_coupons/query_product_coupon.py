# Written by `make generate` from specs/brand_own/product_coupons/query_product_coupon.yaml: edit that file.
"""Query a product coupon (查询商品券)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupons._models import ProductCouponEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.polling import Polling
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponEntity] = Operation(
    name="brand_own.product_coupons.query_product_coupon",
    method="GET",
    routes=(Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    numbers=("product_coupon_id",),
    wait=Polling(
        noun="review of the product coupon",
        field="state",
        final=("EFFECTIVE", "DEACTIVATED"),
        intervals=(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 10, 10, 10, 10, 10, 10, 10, 10, 10, 60),
    ),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _QueryProductCouponDocs:
    def query_product_coupon(self, *_: Any, **__: Any) -> Any:
        """Query a product coupon (查询商品券).

        Returns a product coupon without its stocks. `list_stocks` returns those.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.query_product_coupon`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.

        Returns:
            `ProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id` in the reply differs from the request. The reply belongs to another
                request.

        `wait_until_reviewed` polls until the review of the product coupon reaches a final state.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """

    def wait_until_reviewed(self, *_: Any, **__: Any) -> Any:
        """Poll until the review of the product coupon reaches a final state (查询商品券).

        Calls `query_product_coupon` immediately, then at intervals of 2 seconds (15 times), 10 seconds (9 times) and 1
        minute. The last interval repeats.

        Until the automatic review has ended, the product coupon is in the state `AUDITING` and cannot be used. Check
        `state` afterwards.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
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
    def query_product_coupon(self, *, product_coupon_id: str) -> ProductCouponEntity:
        return self._call(OPERATION, {"product_coupon_id": product_coupon_id})

    def wait_until_reviewed(self, *, product_coupon_id: str, timeout: float) -> ProductCouponEntity:
        return self._wait(OPERATION, {"product_coupon_id": product_coupon_id}, timeout)


class AsyncQueryProductCoupon(_QueryProductCouponDocs, AsyncService):
    async def query_product_coupon(self, *, product_coupon_id: str) -> ProductCouponEntity:
        return await self._call(OPERATION, {"product_coupon_id": product_coupon_id})

    async def wait_until_reviewed(self, *, product_coupon_id: str, timeout: float) -> ProductCouponEntity:
        return await self._wait(OPERATION, {"product_coupon_id": product_coupon_id}, timeout)
