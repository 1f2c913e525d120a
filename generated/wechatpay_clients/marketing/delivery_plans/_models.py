# Written by `make generate` from specs/marketing/delivery_plans/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_clients.marketing._models import UsageMode
from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class PlanState(StrEnum):
    """Documented values of `plan_state` (投放计划状态). Any other value is a plain `str`."""

    CREATED = "CREATED"
    """Created. WeChat Pay reviews the plan, or has rejected it."""
    DELIVERING = "DELIVERING"
    """Users can get the coupons."""
    PAUSED = "PAUSED"
    """Users cannot get coupons: for example, the stock has none left or is void, or the brand paused the plan on its platform. After more coupons are added, WeChat Pay reviews the plan, and it continues. A plan that the brand paused must be resumed by the brand."""
    TERMINATED = "TERMINATED"
    """Ended before its time. The state is final."""
    EXPIRED = "EXPIRED"
    """Its end time has passed. The state is final; the plan cannot be extended any more."""


@model
class DeliveryPlan(Model):
    """Fields of `plan` (投放计划详情)."""

    plan_id: str = field(STRING)
    """Plan ID, assigned by WeChat Pay (投放计划ID, at most 32 characters)."""
    plan_name: str = field(STRING)
    """Name that users see with the offer (投放计划名称, at most 36 characters)."""
    plan_state: PlanState | str = field(OpenEnum(PlanState))
    """Whether the plan waits for its review, offers coupons, is paused, or has ended (投放计划状态)."""
    delivery_start_time: Timestamp | str = field(DATETIME)
    """Time from which users can get the coupons (投放开始时间, RFC 3339)."""
    delivery_end_time: Timestamp | str = field(DATETIME)
    """Time until which users can get the coupons (投放结束时间, RFC 3339)."""
    product_coupon_id: str = field(STRING)
    """Product coupon ID, from the reply that created it (商品券ID, at most 40 characters)."""
    usage_mode: UsageMode | str = field(OpenEnum(UsageMode))
    """Whether a user gets a single coupon or a series of them (使用模式)."""
    stock_id: str | None = field(STRING, default=None)
    """投放批次ID, at most 40 characters. Stock whose coupons are offered. Returned only if `usage_mode` is `SINGLE`."""
    stock_bundle_id: str | None = field(STRING, default=None)
    """投放批次组ID. Stock bundle whose coupons are offered. Returned only if `usage_mode` is `PROGRESSIVE_BUNDLE`."""
    recommend_word: str | None = field(STRING, default=None)
    """营销标签, at most 27 bytes of UTF-8. Label at the upper left of the offer. At most 9 Chinese or 18 Latin characters. Not returned if the plan has none."""
    brand_id: str = field(STRING)
    """Brand ID of the plan, shown on the partner platform under 品牌经营中心 > 合作品牌管理 (品牌ID, at most 32 characters)."""
    total_count: int = field(INTEGER)
    """Number of coupons that the plan can send in all (投放总库存数量)."""
    user_limit: int = field(INTEGER)
    """单用户限领. Number of coupons that a user can get from the plan. If it was not set on creation, it cannot be set later."""
    daily_limit: int = field(INTEGER)
    """单日限领. Number of coupons that users can get from the plan in a day. If it was not set on creation, it cannot be set later."""
    reuse_coupon_config: bool = field(BOOLEAN)
    """是否复用商品券和批次信息. Whether the plan copies its settings from the product coupon and its stock: `plan_name` from the coupon's `name`; `total_count`, `user_limit` and `daily_limit` from the stock's `max_count`, `max_count_per_user` and `max_count_per_day`; `delivery_start_time` from `available_begin_time`; and `delivery_end_time` from the stock's `available_end_time`, minus its `wait_days_after_receive` and `available_days` if it has them, minus 1 day. While users can get the coupons, the plan follows changes of the stock."""


@model
class DeliveryPlanResult(Model):
    """Reply of `create_plan`."""

    plan: DeliveryPlan = field(ModelOf(DeliveryPlan))
    """The plan as it is now (投放计划详情)."""
