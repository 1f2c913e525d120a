# Written by `make generate` from specs/marketing/user_product_coupons/send_coupon.yaml: edit that file.
"""Send a coupon (向用户发放商品券)."""

from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.user_product_coupons._models import CouponTagInfo, UserProductCouponEntity
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserProductCouponEntity] = Operation(
    name="marketing.user_product_coupons.send_coupon",
    method="POST",
    routes=(Route("/v3/marketing/partner/product-coupon/users/{openid}/coupons"),),
    parameters=(Parameter("openid", STRING, is_required=True),),
    body=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("coupon_code", STRING),
        Parameter("appid", STRING, is_required=True),
        Parameter("send_request_no", STRING, is_required=True),
        Parameter("attach", STRING),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("coupon_tag_info", ModelOf(CouponTagInfo)),
    ),
    numbers=("coupon_code", "send_request_no", "brand_id"),
    repeat=Repeat(by=("send_request_no",)),
    replies={200: UserProductCouponEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The user has the maximum number of these coupons.",
            "Check the limit for each user, `max_count_per_user`, in the rules of the stock.",
        ),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "The `send_request_no` (`out_request_no` on the page) belongs to another request.",
            "Use another number for another coupon. If it is a retry, list the coupons of the user to see which one it sent.",
            is_outcome_open=True,
        ),
        ErrorRow(400, "ALREADY_EXISTS", "The `coupon_code` belongs to another coupon.", "Use another code."),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The stock has sent as many coupons as its limits allow.",
            "Check `max_count` and `max_count_per_day` in the rules of the stock.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The stock has no uploaded codes left.",
            "Check how many are available, and upload more in time.",
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015781605",),
)


class _SendCouponDocs:
    def send_coupon(self, *_: Any, **__: Any) -> Any:
        """Send a coupon (向用户发放商品券).

        Sends a user one coupon of a stock. The stock must be in state `SENDING`. Its limits apply: in total, each day,
        and for each user. WeChat Pay then notifies you of the coupon, which is effective only after you have confirmed
        it with `confirm_coupon`.

        A retry must have the same `send_request_no`: user, stock and number identify the coupon, so the user gets it
        only once. The user is recognized by the WeChat account, even if `appid` and `openid` differ. Coupons that can
        be used several times are sent with `send_coupon_bundle`. Users who get coupons through a delivery plan need no
        call.

        Args:
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `marketing.product_coupons.create_product_coupon.stock.stock_id`. Stock ID, assigned
                by WeChat Pay. Must belong to this product coupon.
            coupon_code: 用户商品券Code, at most 40 characters. Code of the coupon, which you choose. Required when the
                `coupon_code_mode` of the stock is `API_ASSIGN`; must be omitted otherwise, because WeChat Pay assigns
                the code.
            appid: 公众账号ID. Your AppID, of a mobile app, an official account or a mini program. Must be bound to your
                merchant number, or to your brand if you call as a brand.
            send_request_no: 发券请求单号, 6 to 128 characters. Your number of the request, unique in the brand's
                system: digits, ASCII letters, `_` and `-`. Same value on retries.
            attach: 自定义附加信息, at most 150 characters. Your own data, returned by queries and in the notification
                of the coupon. Only coupons that are sent by this call, or with its token, have it.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.
            coupon_tag_info: 用户商品券标签信息. Labels of the coupon. Without them, the coupon has none.

        Returns:
            `UserProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                400 INVALID_REQUEST: The user has the maximum number of these coupons. Check the limit for each user,
                    `max_count_per_user`, in the rules of the stock.
                400 ALREADY_EXISTS: The `send_request_no` (`out_request_no` on the page) belongs to another request. Use
                    another number for another coupon. If it is a retry, list the coupons of the user to see which one
                    it sent. The call may have taken effect.
                400 ALREADY_EXISTS: The `coupon_code` belongs to another coupon. Use another code.
                403 NOT_ENOUGH: The stock has sent as many coupons as its limits allow. Check `max_count` and
                    `max_count_per_day` in the rules of the stock.
                403 NOT_ENOUGH: The stock has no uploaded codes left. Check how many are available, and upload more in
                    time.
                404 NOT_FOUND: The product coupon does not exist. Check `product_coupon_id`, and that it belongs to this
                    brand.
                404 NOT_FOUND: The stock does not exist. Check the ID of the stock or bundle, and that it belongs to
                    this product coupon.
                429 RATELIMIT_EXCEEDED: Too many calls. Retry later with the same arguments.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `coupon_code`, `send_request_no` or `brand_id` in the reply differs from the request.
                The reply belongs to another request.

        Safe to retry with the same `send_request_no`.
        Followed by the notification `marketing.product_coupons.product_coupon_sent`.
        Rate limit: 1000 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4015781605
        """


class SendCoupon(_SendCouponDocs, Service):
    def send_coupon(
        self,
        *,
        openid: str,
        product_coupon_id: str,
        stock_id: str,
        coupon_code: str | None = None,
        appid: str,
        send_request_no: str,
        attach: str | None = None,
        brand_id: str,
        coupon_tag_info: CouponTagInfo | Mapping[str, Any] | None = None,
    ) -> UserProductCouponEntity:
        return self._call(
            OPERATION,
            {
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "coupon_code": coupon_code,
                "appid": appid,
                "send_request_no": send_request_no,
                "attach": attach,
                "brand_id": brand_id,
                "coupon_tag_info": coupon_tag_info,
            },
        )


class AsyncSendCoupon(_SendCouponDocs, AsyncService):
    async def send_coupon(
        self,
        *,
        openid: str,
        product_coupon_id: str,
        stock_id: str,
        coupon_code: str | None = None,
        appid: str,
        send_request_no: str,
        attach: str | None = None,
        brand_id: str,
        coupon_tag_info: CouponTagInfo | Mapping[str, Any] | None = None,
    ) -> UserProductCouponEntity:
        return await self._call(
            OPERATION,
            {
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "coupon_code": coupon_code,
                "appid": appid,
                "send_request_no": send_request_no,
                "attach": attach,
                "brand_id": brand_id,
                "coupon_tag_info": coupon_tag_info,
            },
        )
