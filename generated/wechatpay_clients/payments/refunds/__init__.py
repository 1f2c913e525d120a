# Written by `make generate` from specs/payments/refunds: edit the files there.
"""Refunds (退款).

Give money back to users, and follow it until they have it.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        Account,
        Amount,
        Channel,
        FundsAccount,
        FundsFromItem,
        GoodsDetail,
        Promotion,
        PromotionScope,
        PromotionType,
        Refund,
        RefundAccount,
        Status,
    )
    from .create_refund import AmountReq, AsyncCreateRefund, CreateRefund, ReqFundsAccount
else:
    CreateRefund, AsyncCreateRefund = deferred(__name__, "create_refund")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "Account",
                "Amount",
                "Channel",
                "FundsAccount",
                "FundsFromItem",
                "GoodsDetail",
                "Promotion",
                "PromotionScope",
                "PromotionType",
                "Refund",
                "RefundAccount",
                "Status",
            ),
            ".create_refund": ("AmountReq", "ReqFundsAccount"),
        },
    )

__all__ = [
    "Account",
    "Amount",
    "AmountReq",
    "AsyncRefunds",
    "Channel",
    "FundsAccount",
    "FundsFromItem",
    "GoodsDetail",
    "Promotion",
    "PromotionScope",
    "PromotionType",
    "Refund",
    "RefundAccount",
    "Refunds",
    "ReqFundsAccount",
    "Status",
]


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
