# Written by `make generate` from specs/industry/smart_guide: edit the files there.
"""Guides of stores (支付即服务).

Register the staff of your stores, called guides, and assign a guide to an order before the user pays it. After the
payment, the bill leads to the contact card of the guide, whom the user can add as a contact.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from .assign_guide import AssignGuide, AsyncAssignGuide
    from .create_guide import AsyncCreateGuide, CreateGuide, CreateGuideResponse
    from .list_guides import AsyncListGuides, GuideData, ListGuides, ListGuidesResponse
    from .update_guide import AsyncUpdateGuide, UpdateGuide
else:
    AssignGuide, AsyncAssignGuide = deferred(__name__, "assign_guide")
    CreateGuide, AsyncCreateGuide = deferred(__name__, "create_guide")
    ListGuides, AsyncListGuides = deferred(__name__, "list_guides", "iter_guides")
    UpdateGuide, AsyncUpdateGuide = deferred(__name__, "update_guide")
    __getattr__ = exported(
        __name__,
        {
            ".create_guide": ("CreateGuideResponse",),
            ".list_guides": ("GuideData", "ListGuidesResponse"),
        },
    )

__all__ = [
    "AsyncSmartGuide",
    "CreateGuideResponse",
    "GuideData",
    "ListGuidesResponse",
    "SmartGuide",
]


class SmartGuide(
    AssignGuide,
    CreateGuide,
    ListGuides,
    UpdateGuide,
    Service,
):
    """Guides of stores (支付即服务)."""


class AsyncSmartGuide(
    AsyncAssignGuide,
    AsyncCreateGuide,
    AsyncListGuides,
    AsyncUpdateGuide,
    AsyncService,
):
    """Guides of stores (支付即服务), for `AsyncClient`."""
