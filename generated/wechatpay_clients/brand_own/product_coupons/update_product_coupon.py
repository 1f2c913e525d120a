# Written by `make generate` from specs/brand_own/product_coupons/update_product_coupon.yaml: edit that file.
"""Update a product coupon (修改商品券)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupons._models import ProductCouponEntity
from wechatpay_clients.marketing._models import ProductCouponDisplayInfo
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponEntity] = Operation(
    name="brand_own.product_coupons.update_product_coupon",
    method="PATCH",
    routes=(Route("/brand/marketing/product-coupon/product-coupons/{product_coupon_id}"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("display_info", ModelOf(ProductCouponDisplayInfo), is_required=True),
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
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
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


class _UpdateProductCouponDocs:
    def update_product_coupon(self, *_: Any, **__: Any) -> Any:
        """Update a product coupon (修改商品券).

        Replaces what users see of a product coupon. It must be in state `EFFECTIVE` and created by you. The change
        applies to coupons sent from then on; coupons that users already have stay as they are.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.update_product_coupon`, without `brand_id`.

        Args:
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            out_request_no: 修改请求单号, 6 to 40 characters. Your number of the change, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            display_info: 展示信息. What users see of the coupon from now on.

        Returns:
            `ProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
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


class UpdateProductCoupon(_UpdateProductCouponDocs, Service):
    def update_product_coupon(
        self, *, product_coupon_id: str, out_request_no: str, display_info: ProductCouponDisplayInfo | Mapping[str, Any]
    ) -> ProductCouponEntity:
        return self._call(
            OPERATION,
            {"product_coupon_id": product_coupon_id, "out_request_no": out_request_no, "display_info": display_info},
        )


class AsyncUpdateProductCoupon(_UpdateProductCouponDocs, AsyncService):
    async def update_product_coupon(
        self, *, product_coupon_id: str, out_request_no: str, display_info: ProductCouponDisplayInfo | Mapping[str, Any]
    ) -> ProductCouponEntity:
        return await self._call(
            OPERATION,
            {"product_coupon_id": product_coupon_id, "out_request_no": out_request_no, "display_info": display_info},
        )
