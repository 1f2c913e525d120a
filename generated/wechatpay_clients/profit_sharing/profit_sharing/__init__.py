# Written by `make generate` from specs/profit_sharing/profit_sharing: edit the files there.
"""Profit sharing (分账（普通商户、普通服务商）).

Split orders of your own merchant number or of your sub-merchants. An order can be split if it was created with
`settle_info: {profit_sharing: true}`; its money is then frozen until it is split or unfrozen, for at most 30 days after
payment.

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
        OrdersEntity,
        OrderStatus,
        ReceiverType,
        ReturnOrderFailReason,
        ReturnOrdersEntity,
        ReturnOrderStatus,
    )
    from .add_receiver import AddReceiver, AddReceiverResponse, AsyncAddReceiver, ReceiverRelationType
    from .apply_bill import ApplyBill, AsyncApplyBill, SplitBillHashType, SplitBillResponse, SplitBillTarType
    from .create_order import AsyncCreateOrder, CreateOrder, CreateOrderReceiver
    from .create_return_order import AsyncCreateReturnOrder, CreateReturnOrder
    from .delete_receiver import AsyncDeleteReceiver, DeleteReceiver, DeleteReceiverResponse
    from .query_max_ratio import AsyncQueryMaxRatio, QueryMaxRatio, QueryMerchantRatioResponse
    from .query_order import AsyncQueryOrder, QueryOrder
    from .query_remaining_amount import AsyncQueryRemainingAmount, QueryOrderAmountResponse, QueryRemainingAmount
    from .query_return_order import AsyncQueryReturnOrder, QueryReturnOrder
    from .unfreeze_remaining_funds import AsyncUnfreezeRemainingFunds, UnfreezeRemainingFunds
else:
    AddReceiver, AsyncAddReceiver = deferred(__name__, "add_receiver")
    ApplyBill, AsyncApplyBill = deferred(__name__, "apply_bill", "download_bill")
    CreateOrder, AsyncCreateOrder = deferred(__name__, "create_order")
    CreateReturnOrder, AsyncCreateReturnOrder = deferred(__name__, "create_return_order")
    DeleteReceiver, AsyncDeleteReceiver = deferred(__name__, "delete_receiver")
    QueryMaxRatio, AsyncQueryMaxRatio = deferred(__name__, "query_max_ratio")
    QueryOrder, AsyncQueryOrder = deferred(__name__, "query_order", "wait_until_final")
    QueryRemainingAmount, AsyncQueryRemainingAmount = deferred(__name__, "query_remaining_amount")
    QueryReturnOrder, AsyncQueryReturnOrder = deferred(__name__, "query_return_order", "wait_until_return_final")
    UnfreezeRemainingFunds, AsyncUnfreezeRemainingFunds = deferred(__name__, "unfreeze_remaining_funds")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "DetailFailReason",
                "DetailStatus",
                "OrderReceiverDetail",
                "OrderStatus",
                "OrdersEntity",
                "ReceiverType",
                "ReturnOrderFailReason",
                "ReturnOrderStatus",
                "ReturnOrdersEntity",
            ),
            ".add_receiver": ("AddReceiverResponse", "ReceiverRelationType"),
            ".apply_bill": ("SplitBillHashType", "SplitBillResponse", "SplitBillTarType"),
            ".create_order": ("CreateOrderReceiver",),
            ".delete_receiver": ("DeleteReceiverResponse",),
            ".query_max_ratio": ("QueryMerchantRatioResponse",),
            ".query_remaining_amount": ("QueryOrderAmountResponse",),
        },
    )

__all__ = [
    "AddReceiverResponse",
    "AsyncProfitSharing",
    "CreateOrderReceiver",
    "DeleteReceiverResponse",
    "DetailFailReason",
    "DetailStatus",
    "OrderReceiverDetail",
    "OrderStatus",
    "OrdersEntity",
    "ProfitSharing",
    "QueryMerchantRatioResponse",
    "QueryOrderAmountResponse",
    "ReceiverRelationType",
    "ReceiverType",
    "ReturnOrderFailReason",
    "ReturnOrderStatus",
    "ReturnOrdersEntity",
    "SplitBillHashType",
    "SplitBillResponse",
    "SplitBillTarType",
]


class ProfitSharing(
    AddReceiver,
    ApplyBill,
    CreateOrder,
    CreateReturnOrder,
    DeleteReceiver,
    QueryMaxRatio,
    QueryOrder,
    QueryRemainingAmount,
    QueryReturnOrder,
    UnfreezeRemainingFunds,
    Service,
):
    """Profit sharing (分账（普通商户、普通服务商）)."""


class AsyncProfitSharing(
    AsyncAddReceiver,
    AsyncApplyBill,
    AsyncCreateOrder,
    AsyncCreateReturnOrder,
    AsyncDeleteReceiver,
    AsyncQueryMaxRatio,
    AsyncQueryOrder,
    AsyncQueryRemainingAmount,
    AsyncQueryReturnOrder,
    AsyncUnfreezeRemainingFunds,
    AsyncService,
):
    """Profit sharing (分账（普通商户、普通服务商）), for `AsyncClient`."""
