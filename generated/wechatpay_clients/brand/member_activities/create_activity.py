# Written by `make generate` from specs/brand/member_activities/create_activity.yaml: edit that file.
"""Create an activity (创建品牌会员发券活动)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.brand.member_activities._models import Activity, ActivityChannel, ProductCouponStock
from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.description import ErrorRow, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[Activity] = Operation(
    name="brand.member_activities.create_activity",
    method="POST",
    routes=(Route("/v3/brand/partner/card-member/membership-activities"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("card_id", STRING, is_required=True),
        Parameter("activity_channel", OpenEnum(ActivityChannel), is_required=True),
        Parameter("title", STRING, is_required=True),
        Parameter("sub_title", STRING, is_required=True),
        Parameter("begin_time", DATETIME, is_required=True),
        Parameter("end_time", DATETIME, is_required=True),
        Parameter("apply_total", INTEGER, is_required=True),
        Parameter("product_coupon_stock_list", ListOf(ModelOf(ProductCouponStock)), is_required=True),
    ),
    numbers=("out_request_no", "brand_id", "card_id"),
    replies={200: Activity},
    errors=(
        ErrorRow(400, "INVALID_REQUEST", "The card template does not exist.", "Use a card template of the brand."),
        ErrorRow(400, "INVALID_REQUEST", "The card template is invalid.", "Check its state."),
        ErrorRow(
            400,
            "ALREADY_EXISTS",
            "The card template already has an effective activity, for example from an earlier try of this request.",
            "Look for it with `list_activities`. If it is another one, use another card template, or terminate that activity.",
            is_outcome_open=True,
        ),
        *COMMON_ERRORS,
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016464918",),
)


class _CreateActivityDocs:
    def create_activity(self, *_: Any, **__: Any) -> Any:
        """Create an activity (创建品牌会员发券活动).

        Creates an activity that gives product coupons to users who join, and returns it with its `activity_id`. The
        component for joining shows its coupons. A card template can have one effective activity.

        Args:
            out_request_no: 商家请求单号, at most 128 characters. Your number of the request. Must be unique. ASCII
                letters, digits, `-` and `_`. The page does not say that a repeat is refused, so after a lost reply,
                look for the activity with `list_activities`.
            brand_id: 品牌ID, at most 32 characters. ID of the brand that the card belongs to, assigned by WeChat Pay
                when the brand joined.
            card_id: 会员卡模板ID, at most 32 characters, from `brand.member_cards.create_card.card_id`. ID of the card
                template, assigned by WeChat Pay.
            activity_channel: 活动渠道. Where the coupons are given.
            title: 活动主标题, at most 128 characters. Title of the activity.
            sub_title: 活动副标题, at most 128 characters. Subtitle of the activity.
            begin_time: 活动开始时间, RFC 3339. When the activity starts.
            end_time: 活动结束时间, RFC 3339. When the activity ends.
            apply_total: 活动总库存. How many times the coupons can be given. Must be less than what is left of every
                stock.
            product_coupon_stock_list: 商品券批次列表, at most 200 items. Stocks of product coupons, at most 200.

        Returns:
            `Activity`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. Documented errors:
                400 INVALID_REQUEST: The card template does not exist. Use a card template of the brand.
                400 INVALID_REQUEST: The card template is invalid. Check its state.
                400 ALREADY_EXISTS: The card template already has an effective activity, for example from an earlier try
                    of this request. Look for it with `list_activities`. If it is another one, use another card
                    template, or terminate that activity. The call may have taken effect.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.
            NumberMismatch: The `out_request_no`, `brand_id` or `card_id` in the reply differs from the request. The
                reply belongs to another request.

        Rate limit: 10 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-11-14: https://pay.weixin.qq.com/doc/v3/partner/4016464918
        """


class CreateActivity(_CreateActivityDocs, Service):
    def create_activity(
        self,
        *,
        out_request_no: str,
        brand_id: str,
        card_id: str,
        activity_channel: ActivityChannel | str,
        title: str,
        sub_title: str,
        begin_time: dt.datetime | str,
        end_time: dt.datetime | str,
        apply_total: int,
        product_coupon_stock_list: Sequence[ProductCouponStock | Mapping[str, Any]],
    ) -> Activity:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "card_id": card_id,
                "activity_channel": activity_channel,
                "title": title,
                "sub_title": sub_title,
                "begin_time": begin_time,
                "end_time": end_time,
                "apply_total": apply_total,
                "product_coupon_stock_list": product_coupon_stock_list,
            },
        )


class AsyncCreateActivity(_CreateActivityDocs, AsyncService):
    async def create_activity(
        self,
        *,
        out_request_no: str,
        brand_id: str,
        card_id: str,
        activity_channel: ActivityChannel | str,
        title: str,
        sub_title: str,
        begin_time: dt.datetime | str,
        end_time: dt.datetime | str,
        apply_total: int,
        product_coupon_stock_list: Sequence[ProductCouponStock | Mapping[str, Any]],
    ) -> Activity:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "card_id": card_id,
                "activity_channel": activity_channel,
                "title": title,
                "sub_title": sub_title,
                "begin_time": begin_time,
                "end_time": end_time,
                "apply_total": apply_total,
                "product_coupon_stock_list": product_coupon_stock_list,
            },
        )
