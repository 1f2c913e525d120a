# Written by `make generate` from specs/marketing/user_product_coupons/use_coupon.yaml: edit that file.
"""Use a coupon (核销用户商品券)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing.user_product_coupons._models import (
    UserProductCouponAssociatedOrderInfo,
    UserProductCouponAssociatedPayScoreOrderInfo,
    UserProductCouponEntity,
)
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.description import AnyOf, ErrorRow, Operation, Repeat, Route
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[UserProductCouponEntity] = Operation(
    name="marketing.user_product_coupons.use_coupon",
    method="POST",
    routes=(Route("/v3/marketing/partner/product-coupon/users/{openid}/coupons/{coupon_code}/use"),),
    parameters=(
        Parameter("coupon_code", STRING, is_required=True),
        Parameter("openid", STRING, is_required=True),
    ),
    body=(
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING, is_required=True),
        Parameter("appid", STRING, is_required=True),
        Parameter("use_time", DATETIME, is_required=True),
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("store_id", STRING),
        Parameter("associated_order_info", ModelOf(UserProductCouponAssociatedOrderInfo)),
        Parameter("associated_pay_score_order_info", ModelOf(UserProductCouponAssociatedPayScoreOrderInfo)),
        Parameter("saved_amount", INTEGER),
    ),
    choose=(
        AnyOf("associated_order_info.transaction_id", "associated_order_info.out_trade_no"),
        AnyOf("associated_pay_score_order_info.order_id", "associated_pay_score_order_info.out_order_no"),
    ),
    numbers=("coupon_code", "brand_id"),
    repeat=Repeat(
        settled_by="marketing.user_product_coupons.query_coupon",
        settled_with={
            "openid": "openid",
            "coupon_code": "coupon_code",
            "product_coupon_id": "product_coupon_id",
            "stock_id": "stock_id",
            "appid": "appid",
            "brand_id": "brand_id",
        },
    ),
    replies={200: UserProductCouponEntity},
    errors=(
        ErrorRow(
            400,
            "INVALID_REQUEST",
            "The request breaks a business rule.",
            "Check the rules of each field and of their combinations.",
        ),
        ErrorRow(
            403,
            "NOT_ENOUGH",
            "The coupon cannot be used now.",
            "Query the coupon, and check that its state and its `coupon_available_period` allow the use.",
            is_outcome_open=True,
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
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016435636",),
)


class _UseCouponDocs:
    def use_coupon(self, *_: Any, **__: Any) -> Any:
        """Use a coupon (核销用户商品券).

        Marks a coupon as used. It must be `EFFECTIVE`, and within its `coupon_available_period`. If it belongs to a
        bundle, the user then gets the next coupon, of which WeChat Pay notifies you.

        The user gets a message about the use only if you call this within 3 minutes after the payment, and send the
        order.

        If a reply is missing, query the coupon: `use_request_no` in its usage detail has the number of the use. A retry
        must have the same number, and may be refused because the number was used before.

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
            use_time: 核销时间, RFC 3339. When the user used the coupon.
            out_request_no: 核销请求单号, 6 to 40 characters. Your number of the use, unique in the brand's system:
                digits, ASCII letters, `_` and `-`. Each use has another number.
            brand_id: 品牌ID. Brand ID, assigned by WeChat Pay. The brand must have authorized you.
            store_id: 核销门店ID, from `brand.brand_stores.create_store.store_id`. Store in which the user used the
                coupon. Must be open, and belong to the brand of the stock.
            associated_order_info: 关联微信支付订单信息. Order that was paid with WeChat Pay. Exactly one of
                `associated_order_info` and `associated_pay_score_order_info`.
            associated_pay_score_order_info: 关联微信支付分订单信息. Pay score order. Exactly one of
                `associated_order_info` and `associated_pay_score_order_info`.
            saved_amount: 优惠金额, at least 0. What the user saved with the coupon, in fen. For `NORMAL`, the fixed
                discount; for `EXCHANGE`, the original price minus the exchange price; for `DISCOUNT` on some products,
                the original price times the percentage. For `DISCOUNT` on all products, what the coupon took off the
                order within its limits: 10 yuan if a discount of 20 % (8折) applies to 50 of 100 yuan.

        Returns:
            `UserProductCouponEntity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The request breaks a business rule. Check the rules of each field and of their
                    combinations.
                403 NOT_ENOUGH: The coupon cannot be used now. Query the coupon, and check that its state and its
                    `coupon_available_period` allow the use. The call may have taken effect; `client.settle(error)`
                    queries the outcome.
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

        In `associated_order_info`, pass at least one of `transaction_id` and `out_trade_no`.
        In `associated_pay_score_order_info`, pass at least one of `order_id` and `out_order_no`.
        Never retried automatically. A number that was used before may be refused, and the coupon may be used already.
        `marketing.user_product_coupons.query_coupon` returns the outcome.
        Followed by the notification `marketing.product_coupons.product_coupon_sent`.
        Rate limit: 500 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-07: https://pay.weixin.qq.com/doc/v3/partner/4016435636
        """


class UseCoupon(_UseCouponDocs, Service):
    def use_coupon(
        self,
        *,
        coupon_code: str,
        openid: str,
        product_coupon_id: str,
        stock_id: str,
        appid: str,
        use_time: dt.datetime | str,
        out_request_no: str,
        brand_id: str,
        store_id: str | None = None,
        associated_order_info: UserProductCouponAssociatedOrderInfo | Mapping[str, Any] | None = None,
        associated_pay_score_order_info: UserProductCouponAssociatedPayScoreOrderInfo | Mapping[str, Any] | None = None,
        saved_amount: int | None = None,
    ) -> UserProductCouponEntity:
        return self._call(
            OPERATION,
            {
                "coupon_code": coupon_code,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "use_time": use_time,
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "store_id": store_id,
                "associated_order_info": associated_order_info,
                "associated_pay_score_order_info": associated_pay_score_order_info,
                "saved_amount": saved_amount,
            },
        )


class AsyncUseCoupon(_UseCouponDocs, AsyncService):
    async def use_coupon(
        self,
        *,
        coupon_code: str,
        openid: str,
        product_coupon_id: str,
        stock_id: str,
        appid: str,
        use_time: dt.datetime | str,
        out_request_no: str,
        brand_id: str,
        store_id: str | None = None,
        associated_order_info: UserProductCouponAssociatedOrderInfo | Mapping[str, Any] | None = None,
        associated_pay_score_order_info: UserProductCouponAssociatedPayScoreOrderInfo | Mapping[str, Any] | None = None,
        saved_amount: int | None = None,
    ) -> UserProductCouponEntity:
        return await self._call(
            OPERATION,
            {
                "coupon_code": coupon_code,
                "openid": openid,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "appid": appid,
                "use_time": use_time,
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "store_id": store_id,
                "associated_order_info": associated_order_info,
                "associated_pay_score_order_info": associated_pay_score_order_info,
                "saved_amount": saved_amount,
            },
        )
