# Written by `make generate` from specs/profit_sharing/brand_profit_sharing: edit the files there.
"""Profit sharing of brands (连锁品牌分账).

Split orders of a brand and its stores, as their service provider. An order can be split if it was created with
`settle_info: {profit_sharing: true}`; its money is then frozen until it is split or unfrozen, for at most 180 days
after payment.

Until then, the money is in the unavailable balance and refunds only its own order. The fund flow bill lists each share
that is paid, but neither freezing nor unfreezing.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        DetailFailReason,
        DetailStatus,
        OrderReceiverDetail,
        OrderStatus,
        ReceiverType,
        ReturnOrderFailReason,
        ReturnOrdersEntity,
        ReturnOrderStatus,
    )
    from .add_receiver import AddReceiver, AddReceiverResponse, AsyncAddReceiver, ReceiverRelationType
    from .create_order import AsyncCreateOrder, CreateOrder, CreateOrderReceiver, CreateOrderResponse
    from .create_return_order import AsyncCreateReturnOrder, CreateReturnOrder
    from .delete_receiver import AsyncDeleteReceiver, DeleteReceiver, DeleteReceiverResponse
    from .finish_order import AsyncFinishOrder, FinishOrder, FinishOrderResponse
    from .query_max_ratio import AsyncQueryMaxRatio, QueryMaxRatio, QueryMaxRatioResponse
    from .query_order import AsyncQueryOrder, QueryOrder, QueryOrderResponse
    from .query_remaining_amount import AsyncQueryRemainingAmount, QueryOrderAmountResponse, QueryRemainingAmount
    from .query_return_order import AsyncQueryReturnOrder, QueryReturnOrder
else:
    AddReceiver, AsyncAddReceiver = deferred(__name__, "add_receiver")
    CreateOrder, AsyncCreateOrder = deferred(__name__, "create_order")
    CreateReturnOrder, AsyncCreateReturnOrder = deferred(__name__, "create_return_order")
    DeleteReceiver, AsyncDeleteReceiver = deferred(__name__, "delete_receiver")
    FinishOrder, AsyncFinishOrder = deferred(__name__, "finish_order")
    QueryMaxRatio, AsyncQueryMaxRatio = deferred(__name__, "query_max_ratio")
    QueryOrder, AsyncQueryOrder = deferred(__name__, "query_order", "wait_until_final")
    QueryRemainingAmount, AsyncQueryRemainingAmount = deferred(__name__, "query_remaining_amount")
    QueryReturnOrder, AsyncQueryReturnOrder = deferred(__name__, "query_return_order", "wait_until_return_final")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "DetailFailReason",
                "DetailStatus",
                "OrderReceiverDetail",
                "OrderStatus",
                "ReceiverType",
                "ReturnOrderFailReason",
                "ReturnOrderStatus",
                "ReturnOrdersEntity",
            ),
            ".add_receiver": ("AddReceiverResponse", "ReceiverRelationType"),
            ".create_order": ("CreateOrderReceiver", "CreateOrderResponse"),
            ".delete_receiver": ("DeleteReceiverResponse",),
            ".finish_order": ("FinishOrderResponse",),
            ".query_max_ratio": ("QueryMaxRatioResponse",),
            ".query_order": ("QueryOrderResponse",),
            ".query_remaining_amount": ("QueryOrderAmountResponse",),
        },
    )

__all__ = [
    "AddReceiverResponse",
    "AsyncBrandProfitSharing",
    "BrandProfitSharing",
    "CreateOrderReceiver",
    "CreateOrderResponse",
    "DeleteReceiverResponse",
    "DetailFailReason",
    "DetailStatus",
    "FinishOrderResponse",
    "OrderReceiverDetail",
    "OrderStatus",
    "QueryMaxRatioResponse",
    "QueryOrderAmountResponse",
    "QueryOrderResponse",
    "ReceiverRelationType",
    "ReceiverType",
    "ReturnOrderFailReason",
    "ReturnOrderStatus",
    "ReturnOrdersEntity",
]


class BrandProfitSharing(
    AddReceiver,
    CreateOrder,
    CreateReturnOrder,
    DeleteReceiver,
    FinishOrder,
    QueryMaxRatio,
    QueryOrder,
    QueryRemainingAmount,
    QueryReturnOrder,
    Service,
):
    """Profit sharing of brands (连锁品牌分账)."""


class AsyncBrandProfitSharing(
    AsyncAddReceiver,
    AsyncCreateOrder,
    AsyncCreateReturnOrder,
    AsyncDeleteReceiver,
    AsyncFinishOrder,
    AsyncQueryMaxRatio,
    AsyncQueryOrder,
    AsyncQueryRemainingAmount,
    AsyncQueryReturnOrder,
    AsyncService,
):
    """Profit sharing of brands (连锁品牌分账), for `AsyncClient`."""
