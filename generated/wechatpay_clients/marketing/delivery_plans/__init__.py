# Written by `make generate` from specs/marketing/delivery_plans: edit the files there.
"""Delivery plans (投放计划).

Offer product coupons to users all over WeChat (摇一摇有优惠): after payments, on receipts, on business cards and on
other pages.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from wechatpay_clients.marketing._models import UsageMode

    from ._models import DeliveryPlan, DeliveryPlanResult, PlanState
    from .create_plan import AsyncCreatePlan, CreatePlan
    from .list_plans import AsyncListPlans, AuditState, ListPlans, ListPlansResponse
    from .set_notify_url import AsyncSetNotifyUrl, SetNotifyUrl, SetNotifyUrlResponse
    from .terminate_plan import AsyncTerminatePlan, TerminatePlan
    from .update_plan import AsyncUpdatePlan, ModifyContent, UpdatePlan
else:
    CreatePlan, AsyncCreatePlan = deferred(__name__, "create_plan")
    ListPlans, AsyncListPlans = deferred(__name__, "list_plans", "iter_plans")
    SetNotifyUrl, AsyncSetNotifyUrl = deferred(__name__, "set_notify_url")
    TerminatePlan, AsyncTerminatePlan = deferred(__name__, "terminate_plan")
    UpdatePlan, AsyncUpdatePlan = deferred(__name__, "update_plan")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("DeliveryPlan", "DeliveryPlanResult", "PlanState"),
            ".list_plans": ("AuditState", "ListPlansResponse"),
            ".set_notify_url": ("SetNotifyUrlResponse",),
            ".update_plan": ("ModifyContent",),
            "wechatpay_clients.marketing._models": ("UsageMode",),
        },
    )

__all__ = [
    "AsyncDeliveryPlans",
    "AuditState",
    "DeliveryPlan",
    "DeliveryPlanResult",
    "DeliveryPlans",
    "ListPlansResponse",
    "ModifyContent",
    "PlanState",
    "SetNotifyUrlResponse",
    "UsageMode",
]


class DeliveryPlans(
    CreatePlan,
    ListPlans,
    SetNotifyUrl,
    TerminatePlan,
    UpdatePlan,
    Service,
):
    """Delivery plans (投放计划)."""


class AsyncDeliveryPlans(
    AsyncCreatePlan,
    AsyncListPlans,
    AsyncSetNotifyUrl,
    AsyncTerminatePlan,
    AsyncUpdatePlan,
    AsyncService,
):
    """Delivery plans (投放计划), for `AsyncClient`."""
