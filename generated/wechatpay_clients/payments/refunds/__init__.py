# Written by `make generate` from specs/payments/refunds: edit the files there.
"""Refunds (退款).

Give money back to users, and follow it until they have it.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .create_abnormal_refund import AsyncCreateAbnormalRefund, CreateAbnormalRefund
    from .create_refund import AsyncCreateRefund, CreateRefund
    from .query_refund import AsyncQueryRefund, QueryRefund
else:
    CreateAbnormalRefund, AsyncCreateAbnormalRefund = deferred(__name__, "create_abnormal_refund")
    CreateRefund, AsyncCreateRefund = deferred(__name__, "create_refund")
    QueryRefund, AsyncQueryRefund = deferred(__name__, "query_refund")


class Refunds(
    CreateAbnormalRefund,
    CreateRefund,
    QueryRefund,
    Service,
):
    """Refunds (退款)."""


class AsyncRefunds(
    AsyncCreateAbnormalRefund,
    AsyncCreateRefund,
    AsyncQueryRefund,
    AsyncService,
):
    """Refunds (退款), async."""
