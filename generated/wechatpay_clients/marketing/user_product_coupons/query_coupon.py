# Written by `make generate` from specs/marketing/user_product_coupons/query_coupon.yaml: edit that file.
"""Query a coupon (查询用户商品券详情)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.user_product_coupons._models import UserProductCouponEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserProductCouponEntity] = Operation(
    name="marketing.user_product_coupons.query_coupon",
    method="GET",
    routes=(
        Route(
            "/v3/marketing/partner/product-coupon/users/{openid}/coupons/{coupon_code}",
            query=("product_coupon_id", "stock_id", "appid", "brand_id"),
        ),
    ),
    parameters=(
        Parameter("coupon_code", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("coupon_code", "brand_id"),
    replies={200: UserProductCouponEntity},
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
        ErrorRow(
            404,
            "NOT_FOUND",
            "The user has no such coupon.",
            "Check the code or the bundle, that it is of this stock, and that it was sent to the user.",
        ),
        ErrorRow(429, "RATELIMIT_EXCEEDED", "Too many calls.", "Retry later with the same arguments."),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016435702",),
)


class _QueryCouponDocs:
    def query_coupon(self, *_: Any, **__: Any) -> Any:
        """Query a coupon (查询用户商品券详情).

        Returns a coupon of a user with its product coupon and stock. Call it to learn the result of a call without a
        reply.

        Args:
            coupon_code: 用户商品券Code, at most 40 characters, from
                `marketing.user_product_coupons.send_coupon.coupon_code`. Code of the coupon, which identifies it.
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `marketing.product_coupons.create_product_coupon.stock.stock_id`. Stock ID, assigned
                by WeChat Pay. Must belong to this product coupon.
            appid: 公众账号ID. Your AppID, of a mobile app, an official account or a mini program. Must be bound to your
                merchant number, or to your brand if you call as a brand.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `UserProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                404 NOT_FOUND: The user has no such coupon. Check the code or the bundle, that it is of this stock, and
                    that it was sent to the user.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `coupon_code` or `brand_id` in the reply differs from the request. The reply belongs to
                another request.

        Rate limit: 500 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016435702
        """


class QueryCoupon(_QueryCouponDocs, Service):
    def query_coupon(
        self, *, coupon_code: str, openid: str, product_coupon_id: str, stock_id: str, appid: str, brand_id: str
    ) -> UserProductCouponEntity:
        return self._call(
            OPERATION,
            {
                "coupon_code": coupon_code,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "brand_id": brand_id,
            },
        )


class AsyncQueryCoupon(_QueryCouponDocs, AsyncService):
    async def query_coupon(
        self, *, coupon_code: str, openid: str, product_coupon_id: str, stock_id: str, appid: str, brand_id: str
    ) -> UserProductCouponEntity:
        return await self._call(
            OPERATION,
            {
                "coupon_code": coupon_code,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "brand_id": brand_id,
            },
        )
