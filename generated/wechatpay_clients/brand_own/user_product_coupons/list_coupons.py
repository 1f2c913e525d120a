# Written by `make generate` from specs/brand_own/user_product_coupons/list_coupons.yaml: edit that file.
"""List the coupons of a user (指定券状态查询用户商品券列表)."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.user_product_coupons._models import UserProductCouponEntity
from wechatpay_clients.marketing.user_product_coupons._models import UserProductCouponState
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.pages import Pages
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION", "ListCouponsResponse"]


@model
class ListCouponsResponse(Model):
    """Reply of `list_coupons`."""

    total_count: int | None = field(INTEGER, default=None)
    """总个数. Number of matching coupons across all pages. Returned only on the first page."""
    user_coupon_list: list[UserProductCouponEntity] | None = field(
        ListOf(ModelOf(UserProductCouponEntity)), default=None
    )
    """Matching coupons on this page (用户商品券列表)."""
    next_page_token: str | None = field(STRING, default=None)
    """下一页Token, at most 100 characters. The `page_token` for the next page. Not returned on the last page."""


OPERATION: Operation[ListCouponsResponse] = Operation(
    name="brand_own.user_product_coupons.list_coupons",
    method="GET",
    routes=(
        Route(
            "/brand/marketing/product-coupon/users/{openid}/coupons",
            query=(
                "product_coupon_id",
                "stock_id",
                "appid",
                "coupon_state",
                "user_coupon_bundle_id",
                "page_size",
                "page_token",
            ),
        ),
    ),
    parameters=(
        Parameter("openid", STRING, is_required=True),
        Parameter("product_coupon_id", STRING),
        Parameter("stock_id", STRING),
        Parameter("appid", STRING, is_required=True),
        Parameter("coupon_state", OpenEnum(UserProductCouponState)),
        Parameter("user_coupon_bundle_id", STRING),
        Parameter("page_size", INTEGER),
        Parameter("page_token", STRING),
    ),
    pages=Pages(
        next="page_token",
        items="user_coupon_list",
        token="next_page_token",
        size="page_size",
        total="total_count",
    ),
    scheme="brand",
    replies={200: ListCouponsResponse},
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
        ErrorRow(
            404,
            "NOT_FOUND",
            "The stock does not exist.",
            "Check the ID of the stock or bundle, and that it belongs to this product coupon.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _ListCouponsDocs:
    def list_coupons(self, *_: Any, **__: Any) -> Any:
        """List the coupons of a user (指定券状态查询用户商品券列表).

        Returns the coupons of a brand that a user has, page by page.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.user_product_coupons.list_coupons`, without `brand_id`.

        Args:
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Returns only coupons of this product coupon. Defaults to all product coupons of the brand.
            stock_id: 批次ID, from `brand_own.product_coupons.create_product_coupon.stock.stock_id`. Returns only
                coupons of this stock.
            appid: 公众账号ID. Your AppID, of a mobile app, an official account or a mini program. Must be bound to your
                merchant number, or to your brand if you call as a brand.
            coupon_state: 用户商品券状态. Returns only coupons in this state.
            user_coupon_bundle_id: 用户券组ID. Returns only coupons of this bundle.
            page_size: 分页大小, at most 50. Maximum number of coupons to return. Defaults to `20`.
            page_token: 分页Token. The `next_page_token` of the previous page. Required for every page except the first.

        Returns:
            `ListCouponsResponse` with `total_count`, `user_coupon_list` and `next_page_token`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Paginated: `user_coupon_list` contains the items of one page and `page_token` selects the page. `iter_coupons`
        iterates over the items of all pages.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """

    def iter_coupons(self, *_: Any, **__: Any) -> Any:
        """List the coupons of a user (指定券状态查询用户商品券列表), one item at a time.

        Calls `list_coupons` once per page, when the first item of the page is needed.

        Args:
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Returns only coupons of this product coupon. Defaults to all product coupons of the brand.
            stock_id: 批次ID, from `brand_own.product_coupons.create_product_coupon.stock.stock_id`. Returns only
                coupons of this stock.
            appid: 公众账号ID. Your AppID, of a mobile app, an official account or a mini program. Must be bound to your
                merchant number, or to your brand if you call as a brand.
            coupon_state: 用户商品券状态. Returns only coupons in this state.
            user_coupon_bundle_id: 用户券组ID. Returns only coupons of this bundle.
            page_size: 分页大小, at most 50. Maximum number of coupons to return. Defaults to `20`.

        Returns:
            An iterator over the items of all pages, each a `UserProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Raised immediately, not during iteration.
            ApiError: WeChat Pay refused the request for a page. Items already returned remain valid.
            UnexpectedReply: A page could not be read, or the reply refers to a page that was already returned.

        Official sample code: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class ListCoupons(_ListCouponsDocs, Service):
    def list_coupons(
        self,
        *,
        openid: str,
        product_coupon_id: str | None = None,
        stock_id: str | None = None,
        appid: str,
        coupon_state: UserProductCouponState | str | None = None,
        user_coupon_bundle_id: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> ListCouponsResponse:
        return self._call(
            OPERATION,
            {
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "coupon_state": coupon_state,
                "user_coupon_bundle_id": user_coupon_bundle_id,
                "page_size": page_size,
                "page_token": page_token,
            },
        )

    def iter_coupons(
        self,
        *,
        openid: str,
        product_coupon_id: str | None = None,
        stock_id: str | None = None,
        appid: str,
        coupon_state: UserProductCouponState | str | None = None,
        user_coupon_bundle_id: str | None = None,
        page_size: int | None = None,
    ) -> Iterator[UserProductCouponEntity]:
        return self._iterate(
            OPERATION,
            {
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "coupon_state": coupon_state,
                "user_coupon_bundle_id": user_coupon_bundle_id,
                "page_size": page_size,
            },
        )


class AsyncListCoupons(_ListCouponsDocs, AsyncService):
    async def list_coupons(
        self,
        *,
        openid: str,
        product_coupon_id: str | None = None,
        stock_id: str | None = None,
        appid: str,
        coupon_state: UserProductCouponState | str | None = None,
        user_coupon_bundle_id: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
    ) -> ListCouponsResponse:
        return await self._call(
            OPERATION,
            {
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "coupon_state": coupon_state,
                "user_coupon_bundle_id": user_coupon_bundle_id,
                "page_size": page_size,
                "page_token": page_token,
            },
        )

    def iter_coupons(
        self,
        *,
        openid: str,
        product_coupon_id: str | None = None,
        stock_id: str | None = None,
        appid: str,
        coupon_state: UserProductCouponState | str | None = None,
        user_coupon_bundle_id: str | None = None,
        page_size: int | None = None,
    ) -> AsyncIterator[UserProductCouponEntity]:
        return self._iterate(
            OPERATION,
            {
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "coupon_state": coupon_state,
                "user_coupon_bundle_id": user_coupon_bundle_id,
                "page_size": page_size,
            },
        )
