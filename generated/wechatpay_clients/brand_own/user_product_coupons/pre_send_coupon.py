# Written by `make generate` from specs/brand_own/user_product_coupons/pre_send_coupon.yaml: edit that file.
"""Get a token to send a coupon (向用户预发放商品券)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.user_product_coupons._models import PreSendToken
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[PreSendToken] = Operation(
    name="brand_own.user_product_coupons.pre_send_coupon",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/users/{openid}/pre-send-coupon"),),
    parameters=(Parameter("openid", STRING, is_required=True),),
    body=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("coupon_code", STRING),
        Parameter("appid", STRING, is_required=True),
        Parameter("send_request_no", STRING, is_required=True),
        Parameter("attach", STRING),
    ),
    repeat=Repeat(by=("send_request_no",)),
    scheme="brand",
    replies={200: PreSendToken},
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
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _PreSendCouponDocs:
    def pre_send_coupon(self, *_: Any, **__: Any) -> Any:
        """Get a token to send a coupon (向用户预发放商品券).

        Returns a token with which the mini program component for receiving coupons (领券组件) offers the user one
        coupon of a stock. The user gets it only there. If the user already has it, the component shows that. The stock
        must be in state `SENDING`. Its limits apply: in total, each day, and for each user.

        Every call returns another token, which is valid for 5 minutes. Call it again with the same arguments after
        that.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.user_product_coupons.pre_send_coupon`, without `brand_id`.

        Args:
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `brand_own.product_coupons.create_product_coupon.stock.stock_id`. Stock ID, assigned
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

        Returns:
            `PreSendToken` with `token`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
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

        Safe to retry with the same `send_request_no`.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class PreSendCoupon(_PreSendCouponDocs, Service):
    def pre_send_coupon(
        self,
        *,
        openid: str,
        product_coupon_id: str,
        stock_id: str,
        coupon_code: str | None = None,
        appid: str,
        send_request_no: str,
        attach: str | None = None,
    ) -> PreSendToken:
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
            },
        )


class AsyncPreSendCoupon(_PreSendCouponDocs, AsyncService):
    async def pre_send_coupon(
        self,
        *,
        openid: str,
        product_coupon_id: str,
        stock_id: str,
        coupon_code: str | None = None,
        appid: str,
        send_request_no: str,
        attach: str | None = None,
    ) -> PreSendToken:
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
            },
        )
