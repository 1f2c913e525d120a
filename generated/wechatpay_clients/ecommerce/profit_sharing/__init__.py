# Written by `make generate` from specs/ecommerce/profit_sharing: edit the files there.
"""Profit sharing of ecommerce platforms (平台收付通分账).

Split orders of the sub-merchants of an ecommerce platform. An order can be split if it was created with `settle_info:
{profit_sharing: true}`; its money is then frozen until it is split or unfrozen, for at most 180 days after payment.

Until then, the money is in the unavailable balance and refunds only its own order. The fund flow bill lists each share
that is paid, but neither freezing nor unfreezing.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        AbnormalStatus,
        DetailFailReason,
        DetailStatus,
        FundsAbnormalClosedReason,
        FundsAbnormalReceiver,
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
    from .query_order import AsyncQueryOrder, QueryOrder, QueryOrderResponse
    from .query_remaining_amount import AsyncQueryRemainingAmount, QueryOrderAmountResponse, QueryRemainingAmount
    from .query_return_order import AsyncQueryReturnOrder, QueryReturnOrder
else:
    AddReceiver, AsyncAddReceiver = deferred(__name__, "add_receiver")
    CreateOrder, AsyncCreateOrder = deferred(__name__, "create_order")
    CreateReturnOrder, AsyncCreateReturnOrder = deferred(__name__, "create_return_order")
    DeleteReceiver, AsyncDeleteReceiver = deferred(__name__, "delete_receiver")
    FinishOrder, AsyncFinishOrder = deferred(__name__, "finish_order")
    QueryOrder, AsyncQueryOrder = deferred(__name__, "query_order", "wait_until_final")
    QueryRemainingAmount, AsyncQueryRemainingAmount = deferred(__name__, "query_remaining_amount")
    QueryReturnOrder, AsyncQueryReturnOrder = deferred(__name__, "query_return_order", "wait_until_return_final")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "AbnormalStatus",
                "DetailFailReason",
                "DetailStatus",
                "FundsAbnormalClosedReason",
                "FundsAbnormalReceiver",
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
            ".query_order": ("QueryOrderResponse",),
            ".query_remaining_amount": ("QueryOrderAmountResponse",),
        },
    )

__all__ = [
    "AbnormalStatus",
    "AddReceiverResponse",
    "AsyncProfitSharing",
    "CreateOrderReceiver",
    "CreateOrderResponse",
    "DeleteReceiverResponse",
    "DetailFailReason",
    "DetailStatus",
    "FinishOrderResponse",
    "FundsAbnormalClosedReason",
    "FundsAbnormalReceiver",
    "OrderReceiverDetail",
    "OrderStatus",
    "ProfitSharing",
    "QueryOrderAmountResponse",
    "QueryOrderResponse",
    "ReceiverRelationType",
    "ReceiverType",
    "ReturnOrderFailReason",
    "ReturnOrderStatus",
    "ReturnOrdersEntity",
]


class ProfitSharing(
    AddReceiver,
    CreateOrder,
    CreateReturnOrder,
    DeleteReceiver,
    FinishOrder,
    QueryOrder,
    QueryRemainingAmount,
    QueryReturnOrder,
    Service,
):
    """Profit sharing of ecommerce platforms (平台收付通分账)."""


class AsyncProfitSharing(
    AsyncAddReceiver,
    AsyncCreateOrder,
    AsyncCreateReturnOrder,
    AsyncDeleteReceiver,
    AsyncFinishOrder,
    AsyncQueryOrder,
    AsyncQueryRemainingAmount,
    AsyncQueryReturnOrder,
    AsyncService,
):
    """Profit sharing of ecommerce platforms (平台收付通分账), for `AsyncClient`."""
