# Written by `make generate` from specs/brand/applyments/list_product_authorities.yaml: edit that file.
"""List the products that a brand authorized (获得品牌已授权且在生效中的产品权限信息)."""

from enum import StrEnum
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_runtime.operation.containers import ListOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.services.base import AsyncService, Service
from wechatpay_runtime.timestamp import Timestamp

__all__ = ["OPERATION", "AuthorizationProduct", "AuthorizationType", "ListProductAuthoritiesResponse"]


class AuthorizationType(StrEnum):
    """Documented values of `authorization_type` (授权类型). Any other value is a plain `str`."""

    AUTHORIZATION_TYPE_HOSTING = "AUTHORIZATION_TYPE_HOSTING"
    """The service provider manages the whole brand (全托管模式)."""
    AUTHORIZATION_TYPE_PARTLY = "AUTHORIZATION_TYPE_PARTLY"
    """A part is authorized (部分授权). See `authorization_product`."""


class AuthorizationProduct(StrEnum):
    """Documented values of `authorization_product` (授权产品权限). Any other value is a plain `str`."""

    BRAND_PRODUCT_AUTHORITY_MERCHANT_CARD = "BRAND_PRODUCT_AUTHORITY_MERCHANT_CARD"
    """Business card (商家名片)."""
    BRAND_PRODUCT_AUTHORITY_CARD_LINK = "BRAND_PRODUCT_AUTHORITY_CARD_LINK"
    """Links from payments to the business card (交易连接名片)."""
    BRAND_PRODUCT_AUTHORITY_PRODUCT_COUPON = "BRAND_PRODUCT_AUTHORITY_PRODUCT_COUPON"
    """Product coupons (商品券)."""
    BRAND_PRODUCT_AUTHORITY_SHAKE_COUPON = "BRAND_PRODUCT_AUTHORITY_SHAKE_COUPON"
    """Offers for users who shake their phone (摇优惠)."""
    BRAND_PRODUCT_AUTHORITY_BRAND_PAY_GIFT = "BRAND_PRODUCT_AUTHORITY_BRAND_PAY_GIFT"
    """Pay gifts of the brand (品牌支付有礼)."""
    BRAND_PRODUCT_AUTHORITY_BRAND_STORE = "BRAND_PRODUCT_AUTHORITY_BRAND_STORE"
    """Brand stores (品牌门店)."""
    BRAND_PRODUCT_AUTHORITY_PAYMENT_MERCHANT_MANAGE = "BRAND_PRODUCT_AUTHORITY_PAYMENT_MERCHANT_MANAGE"
    """Management of the receiving merchant numbers (收款商户号管理)."""
    BRAND_PRODUCT_AUTHORITY_APPID_MANAGE = "BRAND_PRODUCT_AUTHORITY_APPID_MANAGE"
    """Management of the AppIDs for orders (下单AppID管理)."""
    BRAND_PRODUCT_AUTHORITY_FINDER_MANAGE = "BRAND_PRODUCT_AUTHORITY_FINDER_MANAGE"
    """Management of Channels accounts (视频号管理)."""
    BRAND_PRODUCT_AUTHORITY_CATEGORY_MANAGE = "BRAND_PRODUCT_AUTHORITY_CATEGORY_MANAGE"
    """Management of the brand's categories (品类管理)."""


@model
class ListProductAuthoritiesResponse(Model):
    """Reply of `list_product_authorities`."""

    brand_id: str = field(STRING)
    """ID of the brand that authorized you (品牌ID)."""
    authorization_type: AuthorizationType | str = field(OpenEnum(AuthorizationType))
    """How far the authorization goes (授权类型)."""
    authorization_product: list[AuthorizationProduct | str] | None = field(
        ListOf(OpenEnum(AuthorizationProduct)), default=None
    )
    """Products that the brand authorized (授权产品权限)."""
    update_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay last updated the authorization (更新时间, RFC 3339)."""


OPERATION: Operation[ListProductAuthoritiesResponse] = Operation(
    name="brand.applyments.list_product_authorities",
    method="GET",
    routes=(Route("/v3/brand-basic/partner/brands/{brand_id}/product-authorities"),),
    parameters=(Parameter("brand_id", STRING, is_required=True),),
    numbers=("brand_id",),
    replies={200: ListProductAuthoritiesResponse},
    errors=(
        ErrorRow(429, "FREQUENCY_LIMITED", "Too many calls.", "Call less often."),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "Unexpected error.",
            "Retry. If it occurs again and again, contact WeChat Pay's technical support.",
        ),
        ErrorRow(403, "NO_AUTH", "You may not manage brands (品牌经营管理).", "Enable the permission."),
        ErrorRow(
            400,
            "PARAM_ERROR",
            "The brand ID is wrong, or the brand has not authorized you.",
            "Check `brand_id`, and ask the brand to authorize you first.",
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4017410365",),
)


class _ListProductAuthoritiesDocs:
    def list_product_authorities(self, *_: Any, **__: Any) -> Any:
        """List the products that a brand authorized (获得品牌已授权且在生效中的产品权限信息).

        Returns what the brand has authorized you to manage, as far as it is in effect.

        Args:
            brand_id: 品牌ID. ID of the brand that authorized you.

        Returns:
            `ListProductAuthoritiesResponse` with `brand_id`, `authorization_type`, `authorization_product` and
            `update_time`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                429 FREQUENCY_LIMITED: Too many calls. Call less often.
                400 INVALID_REQUEST: Unexpected error. Retry. If it occurs again and again, contact WeChat Pay's
                    technical support.
                403 NO_AUTH: You may not manage brands (品牌经营管理). Enable the permission.
                400 PARAM_ERROR: The brand ID is wrong, or the brand has not authorized you. Check `brand_id`, and ask
                    the brand to authorize you first.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `brand_id` in the reply differs from the request. The reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2026-01-29: https://pay.weixin.qq.com/doc/v3/partner/4017410365
        """


class ListProductAuthorities(_ListProductAuthoritiesDocs, Service):
    def list_product_authorities(self, *, brand_id: str) -> ListProductAuthoritiesResponse:
        return self._call(OPERATION, {"brand_id": brand_id})


class AsyncListProductAuthorities(_ListProductAuthoritiesDocs, AsyncService):
    async def list_product_authorities(self, *, brand_id: str) -> ListProductAuthoritiesResponse:
        return await self._call(OPERATION, {"brand_id": brand_id})
