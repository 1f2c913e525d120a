# Written by `make generate` from specs/brand_own/product_coupons/deactivate_product_coupon.yaml: edit that file.
"""Deactivate a product coupon (失效商品券)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupons._models import ProductCouponEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponEntity] = Operation(
    name="brand_own.product_coupons.deactivate_product_coupon",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}/deactivate"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("deactivate_reason", STRING, is_required=True),
    ),
    numbers=("product_coupon_id",),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="brand_own.product_coupons.query_product_coupon",
        settled_with={"product_coupon_id": "product_coupon_id"},
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


class _DeactivateProductCouponDocs:
    def deactivate_product_coupon(self, *_: Any, **__: Any) -> Any:
        """Deactivate a product coupon (失效商品券).

        Deactivates a product coupon with all its stocks, for good. It must be in state `EFFECTIVE`. All its campaigns
        end and no user gets the coupon any more; coupons that users already have stay valid.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.deactivate_product_coupon`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            out_request_no: 失效请求单号, 6 to 40 characters. Your number of the deactivation, unique in the brand's
                system: digits, ASCII letters, `_` and `-`. Same value on retries.
            deactivate_reason: 失效原因, at most 150 characters. Why you deactivate the coupon. Queries return it.

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

        Safe to retry with the same `out_request_no`. `brand_own.product_coupons.query_product_coupon` returns the
        outcome.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class DeactivateProductCoupon(_DeactivateProductCouponDocs, Service):
    def deactivate_product_coupon(
        self, *, product_coupon_id: str, out_request_no: str, deactivate_reason: str
    ) -> ProductCouponEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "out_request_no": out_request_no,
                "deactivate_reason": deactivate_reason,
            },
        )


class AsyncDeactivateProductCoupon(_DeactivateProductCouponDocs, AsyncService):
    async def deactivate_product_coupon(
        self, *, product_coupon_id: str, out_request_no: str, deactivate_reason: str
    ) -> ProductCouponEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "out_request_no": out_request_no,
                "deactivate_reason": deactivate_reason,
            },
        )
