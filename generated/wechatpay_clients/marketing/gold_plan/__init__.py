# Written by `make generate` from specs/marketing/gold_plan: edit the files there.
"""Gold Plan (点金计划).

Replace the page that users see after a payment with the page of the Gold Plan: with a receipt of WeChat Pay or your
own, and with advertisements that WeChat Pay shares the income of.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import GoldPlanStatus, IndustryType, OperationType
    from .change_custom_page_status import AsyncChangeCustomPageStatus, ChangeCustomPageStatus
    from .change_gold_plan_status import AsyncChangeGoldPlanStatus, ChangeGoldPlanStatus, OperationPayScene
    from .close_advertising import AsyncCloseAdvertising, CloseAdvertising
    from .open_advertising import AsyncOpenAdvertising, OpenAdvertising
    from .set_industry_filter import AsyncSetIndustryFilter, SetIndustryFilter
else:
    ChangeCustomPageStatus, AsyncChangeCustomPageStatus = deferred(__name__, "change_custom_page_status")
    ChangeGoldPlanStatus, AsyncChangeGoldPlanStatus = deferred(__name__, "change_gold_plan_status")
    CloseAdvertising, AsyncCloseAdvertising = deferred(__name__, "close_advertising")
    OpenAdvertising, AsyncOpenAdvertising = deferred(__name__, "open_advertising")
    SetIndustryFilter, AsyncSetIndustryFilter = deferred(__name__, "set_industry_filter")
    __getattr__ = exported(
        __name__,
        {
            "._models": ("GoldPlanStatus", "IndustryType", "OperationType"),
            ".change_gold_plan_status": ("OperationPayScene",),
        },
    )

__all__ = [
    "AsyncGoldPlan",
    "GoldPlan",
    "GoldPlanStatus",
    "IndustryType",
    "OperationPayScene",
    "OperationType",
]


class GoldPlan(
    ChangeCustomPageStatus,
    ChangeGoldPlanStatus,
    CloseAdvertising,
    OpenAdvertising,
    SetIndustryFilter,
    Service,
):
    """Gold Plan (点金计划)."""


class AsyncGoldPlan(
    AsyncChangeCustomPageStatus,
    AsyncChangeGoldPlanStatus,
    AsyncCloseAdvertising,
    AsyncOpenAdvertising,
    AsyncSetIndustryFilter,
    AsyncService,
):
    """Gold Plan (点金计划), for `AsyncClient`."""
