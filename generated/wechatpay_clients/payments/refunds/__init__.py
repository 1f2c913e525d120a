# Written by `make generate` from specs/payments/refunds: edit the files there.
"""Refunds (退款).

Refund orders and track each refund until it reaches a final state.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

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
    from .create_abnormal_refund import AbnormalReceiveType, AsyncCreateAbnormalRefund, CreateAbnormalRefund
    from .create_refund import AmountReq, AsyncCreateRefund, CreateRefund, ReqFundsAccount
    from .query_refund import AsyncQueryRefund, QueryRefund
else:
    CreateAbnormalRefund, AsyncCreateAbnormalRefund = deferred(__name__, "create_abnormal_refund")
    CreateRefund, AsyncCreateRefund = deferred(__name__, "create_refund")
    QueryRefund, AsyncQueryRefund = deferred(__name__, "query_refund", "wait_until_final")
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
            ".create_abnormal_refund": ("AbnormalReceiveType",),
            ".create_refund": ("AmountReq", "ReqFundsAccount"),
        },
    )

__all__ = [
    "AbnormalReceiveType",
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
    """Refunds (退款), for `AsyncClient`."""
