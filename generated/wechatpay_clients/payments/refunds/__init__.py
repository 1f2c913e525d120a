# Written by `make generate` from specs/payments/refunds: edit the files there.
"""Refunds (退款).

Give money back to users, and follow it until they have it.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .create_refund import AsyncCreateRefund, CreateRefund
else:
    CreateRefund, AsyncCreateRefund = deferred(__name__, "create_refund")


class Refunds(
    CreateRefund,
    Service,
):
    """Refunds (退款)."""


class AsyncRefunds(
    AsyncCreateRefund,
    AsyncService,
):
    """Refunds (退款), async."""
