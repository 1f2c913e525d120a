# Written by `make generate` from specs/brand_own/product_coupons/create_product_coupon.yaml: edit that file.
"""Create a product coupon (创建商品券)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.product_coupons._models import StockBundleEntity, StockEntity
from wechatpay_clients.marketing._models import (
    ProductCouponDisplayInfo,
    ProductCouponScope,
    ProductCouponState,
    ProductCouponType,
    ProgressiveBundleUsageInfo,
    SingleUsageInfo,
    StockBundleForCreate,
    StockForCreate,
    UsageMode,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "CreateProductCouponResponse"]


@model
class CreateProductCouponResponse(Model):
    """Reply of `create_product_coupon`."""

    product_coupon_id: str = field(STRING)
    """Product coupon ID, assigned by WeChat Pay (商品券ID, at most 40 characters)."""
    scope: ProductCouponScope | str = field(OpenEnum(ProductCouponScope))
    """Products that the coupon is for (优惠范围)."""
    type: ProductCouponType | str = field(OpenEnum(ProductCouponType))
    """Kind of discount (商品券类型)."""
    usage_mode: UsageMode | str = field(OpenEnum(UsageMode))
    """Whether users can use the coupon once or several times (使用模式)."""
    single_usage_info: SingleUsageInfo | None = field(ModelOf(SingleUsageInfo), default=None)
    """单券模式信息. Discount of all stocks. Returned only when `scope` is `ALL`."""
    progressive_bundle_usage_info: ProgressiveBundleUsageInfo | None = field(
        ModelOf(ProgressiveBundleUsageInfo), default=None
    )
    """多次优惠模式信息. How often the coupon can be used. Returned only when `usage_mode` is `PROGRESSIVE_BUNDLE`."""
    display_info: ProductCouponDisplayInfo = field(ModelOf(ProductCouponDisplayInfo))
    """What users see of the coupon (展示信息)."""
    out_product_no: str | None = field(STRING, default=None)
    """ID of the product in the brand's system, from the request (外部商品ID)."""
    state: ProductCouponState | str = field(OpenEnum(ProductCouponState))
    """State of the coupon (商品券状态)."""
    stock: StockEntity | None = field(ModelOf(StockEntity), default=None)
    """批次. The new stock. Returned only when `usage_mode` is `SINGLE`."""
    stock_bundle: StockBundleEntity | None = field(ModelOf(StockBundleEntity), default=None)
    """批次组. The new bundle of stocks. Returned only when `usage_mode` is `PROGRESSIVE_BUNDLE`."""


OPERATION: Operation[CreateProductCouponResponse] = Operation(
    name="brand_own.product_coupons.create_product_coupon",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/product-coupons"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("scope", OpenEnum(ProductCouponScope), is_required=True),
        Parameter("type_", OpenEnum(ProductCouponType), is_required=True, wire="type"),
        Parameter("usage_mode", OpenEnum(UsageMode), is_required=True),
        Parameter("single_usage_info", ModelOf(SingleUsageInfo)),
        Parameter("progressive_bundle_usage_info", ModelOf(ProgressiveBundleUsageInfo)),
        Parameter("display_info", ModelOf(ProductCouponDisplayInfo), is_required=True),
        Parameter("out_product_no", STRING),
        Parameter("stock", ModelOf(StockForCreate)),
        Parameter("stock_bundle", ModelOf(StockBundleForCreate)),
    ),
    numbers=("out_product_no",),
    repeat=Repeat(by=("out_request_no",)),
    scheme="brand",
    replies={200: CreateProductCouponResponse},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "A product coupon with this `out_request_no` exists, for example because an earlier call succeeded without a reply.",
            "Use a new `out_request_no` only for another product coupon.",
            is_outcome_open=True,
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _CreateProductCouponDocs:
    def create_product_coupon(self, *_: Any, **__: Any) -> Any:
        """Create a product coupon (创建商品券).

        Creates a product coupon of a brand together with its first stock, or with its first bundle of stocks if it can
        be used several times, and returns both. Set the URL for notifications first. The coupon and its stocks are
        reviewed automatically; coupons can then be sent with `send_coupon` or by campaigns on the brand's platform
        (经营平台). Discounts and validity cannot be changed later: add another stock instead.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.product_coupons.create_product_coupon`, without `brand_id`.

        Args:
            out_request_no: 创建请求单号, 6 to 40 characters. Your number of the request, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Same value on retries.
            scope: 优惠范围. Products that the coupon is for.
            type_: 商品券类型, sent as `type`. Kind of discount. It applies to all stocks of the coupon.
            usage_mode: 使用模式. Whether users can use the coupon once or several times.
            single_usage_info: 单券模式信息. Discount of all stocks. For coupons of which `scope` is `SINGLE`, each
                stock has its own discount. Required when `usage_mode` is `SINGLE` and `scope` is `ALL`.
            progressive_bundle_usage_info: 多次优惠模式信息. How often the coupon can be used. Required when
                `usage_mode` is `PROGRESSIVE_BUNDLE`.
            display_info: 展示信息. What users see of the coupon.
            out_product_no: 外部商品ID, at most 40 characters. ID of the product in the brand's system. Several coupons
                can have the same.
            stock: 批次. First stock of the coupon. Required when `usage_mode` is `SINGLE`.
            stock_bundle: 批次组. First bundle of stocks of the coupon. Required when `usage_mode` is
                `PROGRESSIVE_BUNDLE`.

        Returns:
            `CreateProductCouponResponse`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                400 ALREADY_EXISTS: A product coupon with this `out_request_no` exists, for example because an earlier
                    call succeeded without a reply. Use a new `out_request_no` only for another product coupon. The call
                    may have taken effect.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_product_no` in the reply differs from the request. The reply belongs to another
                request.

        Safe to retry with the same `out_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class CreateProductCoupon(_CreateProductCouponDocs, Service):
    def create_product_coupon(
        self,
        *,
        out_request_no: str,
        scope: ProductCouponScope | str,
        type_: ProductCouponType | str,
        usage_mode: UsageMode | str,
        single_usage_info: SingleUsageInfo | Mapping[str, Any] | None = None,
        progressive_bundle_usage_info: ProgressiveBundleUsageInfo | Mapping[str, Any] | None = None,
        display_info: ProductCouponDisplayInfo | Mapping[str, Any],
        out_product_no: str | None = None,
        stock: StockForCreate | Mapping[str, Any] | None = None,
        stock_bundle: StockBundleForCreate | Mapping[str, Any] | None = None,
    ) -> CreateProductCouponResponse:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "scope": scope,
                "type": type_,
                "usage_mode": usage_mode,
                "single_usage_info": single_usage_info,
                "progressive_bundle_usage_info": progressive_bundle_usage_info,
                "display_info": display_info,
                "out_product_no": out_product_no,
                "stock": stock,
                "stock_bundle": stock_bundle,
            },
        )


class AsyncCreateProductCoupon(_CreateProductCouponDocs, AsyncService):
    async def create_product_coupon(
        self,
        *,
        out_request_no: str,
        scope: ProductCouponScope | str,
        type_: ProductCouponType | str,
        usage_mode: UsageMode | str,
        single_usage_info: SingleUsageInfo | Mapping[str, Any] | None = None,
        progressive_bundle_usage_info: ProgressiveBundleUsageInfo | Mapping[str, Any] | None = None,
        display_info: ProductCouponDisplayInfo | Mapping[str, Any],
        out_product_no: str | None = None,
        stock: StockForCreate | Mapping[str, Any] | None = None,
        stock_bundle: StockBundleForCreate | Mapping[str, Any] | None = None,
    ) -> CreateProductCouponResponse:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "scope": scope,
                "type": type_,
                "usage_mode": usage_mode,
                "single_usage_info": single_usage_info,
                "progressive_bundle_usage_info": progressive_bundle_usage_info,
                "display_info": display_info,
                "out_product_no": out_product_no,
                "stock": stock,
                "stock_bundle": stock_bundle,
            },
        )
