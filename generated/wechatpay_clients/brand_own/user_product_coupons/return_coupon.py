# Written by `make generate` from specs/brand_own/user_product_coupons/return_coupon.yaml: edit that file.
"""Return a used coupon (退券)."""

from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand_own.user_product_coupons._models import UserProductCouponEntity
from wechatpay_runtime.operation.description import ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserProductCouponEntity] = Operation(
    name="brand_own.user_product_coupons.return_coupon",
    method="POST",
    routes=(Route("/brand/marketing/product-coupon/users/{openid}/coupons/{coupon_code}/return"),),
    parameters=(
        Parameter("coupon_code", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
    ),
    body=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
    ),
    numbers=("coupon_code",),
    repeat=Repeat(
        settled_by="brand_own.user_product_coupons.query_coupon",
        settled_with={
            "openid": "openid",
            "coupon_code": "coupon_code",
            "product_coupon_id": "product_coupon_id",
            "stock_id": "stock_id",
            "appid": "appid",
        },
    ),
    scheme="brand",
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
    are_errors_checked=False,
    docs=("https://github.com/wechatpay-apiv3/wechatpay-skills",),
)


class _ReturnCouponDocs:
    def return_coupon(self, *_: Any, **__: Any) -> Any:
        """Return a used coupon (退券).

        Gives a used coupon back to the user, for example after a refund. Within its validity, the user can use it
        again. A coupon that is not `USED` is refused. Coupons of a bundle that followed the returned one stay with the
        user.

        If a reply is missing, query the coupon: `return_request_no` in its usage detail has the number of the return.
        Otherwise, a retry could return the coupon of a later use.

        Its own page could not be read. The request, the reply, the errors and the texts are those of
        `marketing.user_product_coupons.return_coupon`, without `brand_id`.

        Args:
            coupon_code: 用户商品券Code, at most 40 characters, from
                `brand_own.user_product_coupons.send_coupon.coupon_code`. Code of the coupon, which identifies it.
            openid: 用户OpenID. User's OpenID under `appid`.
            product_coupon_id: 商品券ID, from `brand_own.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon ID, assigned by WeChat Pay.
            stock_id: 批次ID, from `brand_own.product_coupons.create_product_coupon.stock.stock_id`. Stock ID, assigned
                by WeChat Pay. Must belong to this product coupon.
            appid: 公众账号ID. Your AppID, of a mobile app, an official account or a mini program. Must be bound to your
                merchant number, or to your brand if you call as a brand.
            out_request_no: 退券请求单号, 6 to 40 characters. Your number of the return, unique in the brand's system:
                digits, ASCII letters, `_` and `-`.

        Returns:
            `UserProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Known errors, not compared with the official page:
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
            NumberMismatch: The `coupon_code` in the reply differs from the request. The reply belongs to another
                request.

        Never retried automatically. The user can have used the coupon again in the meantime.
        `brand_own.user_product_coupons.query_coupon` returns the outcome.
        Signed as a brand, with the brand's own key and number.

        Available to: brand (品牌商户).

        Official sample code, 2026-04-28: https://github.com/wechatpay-apiv3/wechatpay-skills
        """


class ReturnCoupon(_ReturnCouponDocs, Service):
    def return_coupon(
        self, *, coupon_code: str, openid: str, product_coupon_id: str, stock_id: str, appid: str, out_request_no: str
    ) -> UserProductCouponEntity:
        return self._call(
            OPERATION,
            {
                "coupon_code": coupon_code,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "out_request_no": out_request_no,
            },
        )


class AsyncReturnCoupon(_ReturnCouponDocs, AsyncService):
    async def return_coupon(
        self, *, coupon_code: str, openid: str, product_coupon_id: str, stock_id: str, appid: str, out_request_no: str
    ) -> UserProductCouponEntity:
        return await self._call(
            OPERATION,
            {
                "coupon_code": coupon_code,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "out_request_no": out_request_no,
            },
        )
