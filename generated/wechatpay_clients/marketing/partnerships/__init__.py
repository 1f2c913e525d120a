# Written by `make generate` from specs/marketing/partnerships: edit the files there.
"""Partnerships (委托营销).

Let another merchant or an app hand out your coupons.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .build_partnership import AsyncBuildPartnership, BuildPartnership
else:
    BuildPartnership, AsyncBuildPartnership = deferred(__name__, "build_partnership")


class Partnerships(
    BuildPartnership,
    Service,
):
    """Partnerships (委托营销)."""


class AsyncPartnerships(
    AsyncBuildPartnership,
    AsyncService,
):
    """Partnerships (委托营销), async."""
