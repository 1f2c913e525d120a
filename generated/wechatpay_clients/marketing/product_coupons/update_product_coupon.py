# Written by `make generate` from specs/marketing/product_coupons/update_product_coupon.yaml: edit that file.
"""Update a product coupon (修改商品券)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing._models import ProductCouponDisplayInfo, ProductCouponEntity
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[ProductCouponEntity] = Operation(
    name="marketing.product_coupons.update_product_coupon",
    method="PATCH",
    routes=(Route("/v3/marketing/partner/product-coupon/product-coupons/{product_coupon_id}"),),
    parameters=(Parameter("product_coupon_id", STRING, is_required=True),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("display_info", ModelOf(ProductCouponDisplayInfo), is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("product_coupon_id", "brand_id"),
    repeat=Repeat(
        by=("out_request_no",),
        settled_by="marketing.product_coupons.query_product_coupon",
        settled_with={"product_coupon_id": "product_coupon_id", "brand_id": "brand_id"},
    ),
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016434633",),
)


class _UpdateProductCouponDocs:
    def update_product_coupon(self, *_: Any, **__: Any) -> Any:
        """Update a product coupon (修改商品券).

        Replaces what users see of a product coupon. It must be in state `EFFECTIVE` and created by you. The change
        applies to coupons sent from then on; coupons that users already have stay as they are.

        Args:
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            out_request_no: 修改请求单号, 6 to 40 characters. Your number of the change, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            display_info: 展示信息. What users see of the coupon from now on.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `ProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `product_coupon_id` or `brand_id` in the reply differs from the request. The reply
                belongs to another request.

        Safe to retry with the same `out_request_no`. `marketing.product_coupons.query_product_coupon` returns the
        outcome.
        Rate limit: 20 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016434633
        """


class UpdateProductCoupon(_UpdateProductCouponDocs, Service):
    def update_product_coupon(
        self,
        *,
        product_coupon_id: str,
        out_request_no: str,
        display_info: ProductCouponDisplayInfo | Mapping[str, Any],
        brand_id: str,
    ) -> ProductCouponEntity:
        return self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "out_request_no": out_request_no,
                "display_info": display_info,
                "brand_id": brand_id,
            },
        )


class AsyncUpdateProductCoupon(_UpdateProductCouponDocs, AsyncService):
    async def update_product_coupon(
        self,
        *,
        product_coupon_id: str,
        out_request_no: str,
        display_info: ProductCouponDisplayInfo | Mapping[str, Any],
        brand_id: str,
    ) -> ProductCouponEntity:
        return await self._call(
            OPERATION,
            {
                "product_coupon_id": product_coupon_id,
                "out_request_no": out_request_no,
                "display_info": display_info,
                "brand_id": brand_id,
            },
        )
