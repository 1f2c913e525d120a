# Written by `make generate` from specs/payments/medical_insurance: edit the files there.
"""Medical insurance payments (医保支付).

Create and query orders of a medical institution that the user pays with WeChat Pay, the medical insurance, or both, and
report refunds of the insurance.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        CashAddition,
        CashAddType,
        CashReduceType,
        CashReduction,
        MedInsPayStatus,
        MixedOrder,
        MixPayStatus,
        MixPayType,
        OrderType,
        SelfPayStatus,
    )
    from .create_order import AsyncCreateOrder, CardType, CreateOrder, Person
    from .notify_refund import AsyncNotifyRefund, NotifyRefund
    from .query_order_by_mix_trade_no import AsyncQueryOrderByMixTradeNo, QueryOrderByMixTradeNo
    from .query_order_by_out_trade_no import AsyncQueryOrderByOutTradeNo, QueryOrderByOutTradeNo
else:
    CreateOrder, AsyncCreateOrder = deferred(__name__, "create_order")
    NotifyRefund, AsyncNotifyRefund = deferred(__name__, "notify_refund")
    QueryOrderByMixTradeNo, AsyncQueryOrderByMixTradeNo = deferred(
        __name__, "query_order_by_mix_trade_no", "wait_until_final"
    )
    QueryOrderByOutTradeNo, AsyncQueryOrderByOutTradeNo = deferred(
        __name__, "query_order_by_out_trade_no", "wait_until_final_by_out_trade_no"
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "CashAddType",
                "CashAddition",
                "CashReduceType",
                "CashReduction",
                "MedInsPayStatus",
                "MixPayStatus",
                "MixPayType",
                "MixedOrder",
                "OrderType",
                "SelfPayStatus",
            ),
            ".create_order": ("CardType", "Person"),
        },
    )

__all__ = [
    "AsyncMedicalInsurance",
    "CardType",
    "CashAddType",
    "CashAddition",
    "CashReduceType",
    "CashReduction",
    "MedInsPayStatus",
    "MedicalInsurance",
    "MixPayStatus",
    "MixPayType",
    "MixedOrder",
    "OrderType",
    "Person",
    "SelfPayStatus",
]


class MedicalInsurance(
    CreateOrder,
    NotifyRefund,
    QueryOrderByMixTradeNo,
    QueryOrderByOutTradeNo,
    Service,
):
    """Medical insurance payments (医保支付)."""


class AsyncMedicalInsurance(
    AsyncCreateOrder,
    AsyncNotifyRefund,
    AsyncQueryOrderByMixTradeNo,
    AsyncQueryOrderByOutTradeNo,
    AsyncService,
):
    """Medical insurance payments (医保支付), for `AsyncClient`."""
