# Written by `make generate` from specs/marketing/delivery_plans/create_plan.yaml: edit that file.
"""Create a delivery plan (创建投放计划)."""

import datetime as dt
from typing import Any

from wechatpay_clients._shared import COMMON_ERRORS
from wechatpay_clients.marketing._models import UsageMode
from wechatpay_clients.marketing.delivery_plans._models import DeliveryPlanResult
from wechatpay_runtime.operation.description import OneOf, Operation, Route
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.services.base import AsyncService, Service

__all__ = ["OPERATION"]

OPERATION: Operation[DeliveryPlanResult] = Operation(
    name="marketing.delivery_plans.create_plan",
    method="POST",
    routes=(Route("/v3/marketing/partner/delivery-plan/delivery-plans"),),
    body=(
        Parameter("out_request_no", STRING, is_required=True),
        Parameter("brand_id", STRING, is_required=True),
        Parameter("product_coupon_id", STRING, is_required=True),
        Parameter("stock_id", STRING),
        Parameter("reuse_coupon_config", BOOLEAN, is_required=True),
        Parameter("plan_name", STRING),
        Parameter("total_count", INTEGER),
        Parameter("user_limit", INTEGER),
        Parameter("daily_limit", INTEGER),
        Parameter("delivery_start_time", DATETIME),
        Parameter("delivery_end_time", DATETIME),
        Parameter("recommend_word", STRING),
        Parameter("usage_mode", OpenEnum(UsageMode)),
        Parameter("stock_bundle_id", STRING),
    ),
    choose=(OneOf("stock_id", "stock_bundle_id"),),
    replies={200: DeliveryPlanResult},
    errors=COMMON_ERRORS,
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4016184554",),
)


class _CreatePlanDocs:
    def create_plan(self, *_: Any, **__: Any) -> Any:
        """Create a delivery plan (创建投放计划).

        Creates a plan that offers the coupons of a stock, or of a bundle of stocks, to users. WeChat Pay reviews the
        plan, usually within 2 working days, and users get coupons once it is approved. `DELIVERY_PLAN.CHANGE` has the
        result. A cap, a minimum amount and a time limit of the coupon must be in `plan_name` or in the picture of the
        product coupon; more rules of the review are on https://pay.weixin.qq.com/doc/v3/partner/4017294537.

        Before the call, the brand needs a business card or stores, and `coupon_usage_method_list` of the stock must not
        contain `OFFLINE`. A plan must run for at least 5 days. One stock can be in several plans, which then share the
        limits of the stock: a user gets a coupon only if neither a limit of the plan nor of the stock is reached.

        Args:
            out_request_no: 创建请求单号, 6 to 40 characters. Your request number, unique per brand. Digits, ASCII
                letters, `_` and `-`.
            brand_id: 创建投放计划的品牌ID. Brand ID of the plan, shown on the partner platform under 品牌经营中心 >
                合作品牌管理. The brand must have authorized you.
            product_coupon_id: 商品券ID, from `marketing.product_coupons.create_product_coupon.product_coupon_id`.
                Product coupon to offer.
            stock_id: 批次ID, from `marketing.product_coupons.create_product_coupon.stock.stock_id`. Stock whose coupons
                are offered. Omit it in other modes than `SINGLE`. Required when `usage_mode` is `SINGLE`, or when
                `usage_mode` is not set.
            reuse_coupon_config: 是否复用商品券和批次信息. Whether the plan copies its settings from the product coupon
                and its stock: `plan_name` from the coupon's `name`; `total_count`, `user_limit` and `daily_limit` from
                the stock's `max_count`, `max_count_per_user` and `max_count_per_day`; `delivery_start_time` from
                `available_begin_time`; and `delivery_end_time` from the stock's `available_end_time`, minus its
                `wait_days_after_receive` and `available_days` if it has them, minus 1 day. While users can get the
                coupons, the plan follows changes of the stock.
            plan_name: 投放计划名称, at most 36 bytes of UTF-8. Name of the plan that users see, at most 12 Chinese
                characters. Use the name of the product coupon. Required when `reuse_coupon_config` is `false`.
            total_count: 投放总库存数量. Number of coupons that the plan can send in all, or fewer if the stock has
                fewer left. The stock must have at least 10000 available coupons. On the brand's platform, this number
                must be at least 10000 as well. Required when `reuse_coupon_config` is `false`.
            user_limit: 单用户限领. Number of coupons that a user can get from the plan. Without it, the plan has no
                such limit, and none can be set later. Required when `reuse_coupon_config` is `false`.
            daily_limit: 单日限领. Number of coupons that users can get from the plan in a day. If you omit it, it
                cannot be set later. Required when `reuse_coupon_config` is `false`.
            delivery_start_time: 投放开始时间, RFC 3339. Time from which users can get the coupons. Must be in the
                future and after the start of the stock. Defaults to the start of the stock, and cannot be changed
                later. Required when `reuse_coupon_config` is `false`.
            delivery_end_time: 投放结束时间, RFC 3339. Time until which users can get the coupons: at least 1 day before
                `available_end_time` of the stock. If the stock has `wait_days_after_receive` and `available_days`,
                earlier by these days as well. Without it, the plan ends with its stock, and no other end can be set
                later. Required when `reuse_coupon_config` is `false`.
            recommend_word: 营销标签, at most 27 bytes of UTF-8. Label at the upper left of the offer. At most 9 Chinese
                or 18 Latin characters.
            usage_mode: 使用模式. Whether a user gets a single coupon or a series of them. Required for a series.
                Defaults to `SINGLE`.
            stock_bundle_id: 投放批次组ID, from
                `marketing.product_coupons.create_product_coupon.stock_bundle.stock_bundle_id`. Stock bundle whose
                coupons are offered. Omit it in other modes than `PROGRESSIVE_BUNDLE`. Required when `usage_mode` is
                `PROGRESSIVE_BUNDLE`.

        Returns:
            `DeliveryPlanResult` with `plan`.

        Raises:
            InvalidArgument: An argument is missing or has the wrong type. Nothing was sent.
            ApiError: WeChat Pay refused the call. The official page lists no errors specific to this operation.
                Errors that any call can return: `wechatpay_clients.COMMON_ERRORS`.

        Pass exactly one of `stock_id` and `stock_bundle_id`.
        Followed by the notification `marketing.delivery_plans.delivery_plan_change`.
        Rate limit: 100 calls a second for each merchant number.

        Available to: service provider (普通服务商).

        Official page, 2025-12-31: https://pay.weixin.qq.com/doc/v3/partner/4016184554
        """


class CreatePlan(_CreatePlanDocs, Service):
    def create_plan(
        self,
        *,
        out_request_no: str,
        brand_id: str,
        product_coupon_id: str,
        stock_id: str | None = None,
        reuse_coupon_config: bool,
        plan_name: str | None = None,
        total_count: int | None = None,
        user_limit: int | None = None,
        daily_limit: int | None = None,
        delivery_start_time: dt.datetime | str | None = None,
        delivery_end_time: dt.datetime | str | None = None,
        recommend_word: str | None = None,
        usage_mode: UsageMode | str | None = None,
        stock_bundle_id: str | None = None,
    ) -> DeliveryPlanResult:
        return self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "reuse_coupon_config": reuse_coupon_config,
                "plan_name": plan_name,
                "total_count": total_count,
                "user_limit": user_limit,
                "daily_limit": daily_limit,
                "delivery_start_time": delivery_start_time,
                "delivery_end_time": delivery_end_time,
                "recommend_word": recommend_word,
                "usage_mode": usage_mode,
                "stock_bundle_id": stock_bundle_id,
            },
        )


class AsyncCreatePlan(_CreatePlanDocs, AsyncService):
    async def create_plan(
        self,
        *,
        out_request_no: str,
        brand_id: str,
        product_coupon_id: str,
        stock_id: str | None = None,
        reuse_coupon_config: bool,
        plan_name: str | None = None,
        total_count: int | None = None,
        user_limit: int | None = None,
        daily_limit: int | None = None,
        delivery_start_time: dt.datetime | str | None = None,
        delivery_end_time: dt.datetime | str | None = None,
        recommend_word: str | None = None,
        usage_mode: UsageMode | str | None = None,
        stock_bundle_id: str | None = None,
    ) -> DeliveryPlanResult:
        return await self._call(
            OPERATION,
            {
                "out_request_no": out_request_no,
                "brand_id": brand_id,
                "product_coupon_id": product_coupon_id,
                "stock_id": stock_id,
                "reuse_coupon_config": reuse_coupon_config,
                "plan_name": plan_name,
                "total_count": total_count,
                "user_limit": user_limit,
                "daily_limit": daily_limit,
                "delivery_start_time": delivery_start_time,
                "delivery_end_time": delivery_end_time,
                "recommend_word": recommend_word,
                "usage_mode": usage_mode,
                "stock_bundle_id": stock_bundle_id,
            },
        )
