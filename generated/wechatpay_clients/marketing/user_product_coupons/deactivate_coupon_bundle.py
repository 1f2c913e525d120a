# Written by `make generate` from specs/marketing/user_product_coupons/deactivate_coupon_bundle.yaml: edit that file.
"""Deactivate a bundle of coupons (失效用户商品券组)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.user_product_coupons._models import UserProductCouponBundle
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserProductCouponBundle] = Operation(
    name="marketing.user_product_coupons.deactivate_coupon_bundle",
    method="POST",
    routes=(
        Route("/v3/marketing/partner/product-coupon/users/{openid}/coupon-bundles/{user_coupon_bundle_id}/deactivate"),
    ),
    parameters=(
        Parameter("user_coupon_bundle_id", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
    ),
    body=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_bundle_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("deactivate_reason", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
    ),
    numbers=("user_coupon_bundle_id",),
    repeat=Repeat(by=("out_request_no",)),
    replies={200: UserProductCouponBundle},
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016280658",),
)


class _DeactivateCouponBundleDocs:
    def deactivate_coupon_bundle(self, *_: Any, **__: Any) -> Any:
        """Deactivate a bundle of coupons (失效用户商品券组).

        Makes all coupons of a user's bundle void, which cannot be undone. Coupons that were used or deleted keep their
        state. Coupons that are not of a bundle are deactivated with `deactivate_coupon`.

        Args:
            user_coupon_bundle_id: 用户券组ID, at most 40 characters, from
                `marketing.user_product_coupons.send_coupon_bundle.user_coupon_bundle_id`. Bundle of the user, from the
                reply that sent it.
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_bundle_id: 批次组ID, from
                `marketing.product_coupons.create_product_coupon.stock_bundle.stock_bundle_id`. ID of the bundle,
                assigned by WeChat Pay. Must belong to this product coupon.
            appid: 公众账号ID. Your AppID, of a mobile app, an official account or a mini program. Must be bound to your
                merchant number, or to your brand if you call as a brand.
            out_request_no: 失效请求单号, 6 to 40 characters. Your number of the deactivation, unique in the brand's
                system: digits, ASCII letters, `_` and `-`. Same value on retries.
            deactivate_reason: 失效原因, at most 150 characters. Why the coupons are deactivated.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.

        Returns:
            `UserProductCouponBundle` with `user_coupon_bundle_id` and `user_product_coupon_list`.

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
            NumberMismatch: The `user_coupon_bundle_id` in the reply differs from the request. The reply belongs to
                another request.

        Safe to retry with the same `out_request_no`.
        Rate limit: 500 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-20: https://pay.weixin.qq.com/doc/v3/partner/4016280658
        """


class DeactivateCouponBundle(_DeactivateCouponBundleDocs, Service):
    def deactivate_coupon_bundle(
        self,
        *,
        user_coupon_bundle_id: str,
        openid: str,
        product_coupon_id: str,
        stock_bundle_id: str,
        appid: str,
        out_request_no: str,
        deactivate_reason: str,
        brand_id: str,
    ) -> UserProductCouponBundle:
        return self._call(
            OPERATION,
            {
                "user_coupon_bundle_id": user_coupon_bundle_id,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_bundle_id": stock_bundle_id,
                "appid": appid,
                "out_request_no": out_request_no,
                "deactivate_reason": deactivate_reason,
                "brand_id": brand_id,
            },
        )


class AsyncDeactivateCouponBundle(_DeactivateCouponBundleDocs, AsyncService):
    async def deactivate_coupon_bundle(
        self,
        *,
        user_coupon_bundle_id: str,
        openid: str,
        product_coupon_id: str,
        stock_bundle_id: str,
        appid: str,
        out_request_no: str,
        deactivate_reason: str,
        brand_id: str,
    ) -> UserProductCouponBundle:
        return await self._call(
            OPERATION,
            {
                "user_coupon_bundle_id": user_coupon_bundle_id,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_bundle_id": stock_bundle_id,
                "appid": appid,
                "out_request_no": out_request_no,
                "deactivate_reason": deactivate_reason,
                "brand_id": brand_id,
            },
        )
