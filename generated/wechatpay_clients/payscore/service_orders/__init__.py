# Written by `make generate` from specs/payscore/service_orders: edit the files there.
"""PayScore orders (支付分订单（普通商户）).

Create an order that the user confirms, complete it after the service, and let WeChat Pay collect the amount. WeChat Pay
collects the amount again and again until it succeeds.

Until WeChat Pay puts a service online, only the test accounts that you set on the platform can confirm its orders. A
user can have about 3 orders in progress; more, or unpaid orders, make the assessment fail, and the order stays
`CREATED`. WeChat Pay never returns the score of a user.

An order that the user pays on its page has the type `JSAPI` in the trade bill, one that is charged automatically has
`AUTH` and an order number of WeChat Pay. Find your order by the `attach` of the row, which is
`wxzff|{order_id}|{out_order_no}`.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported, mixed_in

if TYPE_CHECKING:
    from wechatpay_clients._models import PromotionDetailScope, PromotionDetailType
    from wechatpay_runtime.services.service_order_pages import AsyncInvokeServiceOrder, InvokeServiceOrder

    from ._models import (
        Collection,
        CollectionState,
        Detail,
        Device,
        GoodsDetail,
        Location,
        OrderState,
        PaidType,
        Payment,
        PostPayment,
        PromotionDetail,
        RiskFund,
        RiskFundName,
        ServiceOrderCoupon,
        ServiceTimeRange,
        StateDescription,
        TimeRange,
    )
    from .cancel_order import AsyncCancelOrder, CancelOrder, CancelOrderResponse
    from .complete_order import AsyncCompleteOrder, CompleteOrder, CompleteOrderResponse, EndLocation, FinalDiscount
    from .create_order import AsyncCreateOrder, CreateOrder, CreateOrderResponse, PlannedDiscount
    from .query_order import AsyncQueryOrder, QueryOrder, QueryOrderResponse
    from .sync_order import AsyncSyncOrder, OutsidePayment, SyncOrder, SyncOrderResponse
    from .update_order_amount import AsyncUpdateOrderAmount, UpdateOrderAmount, UpdateOrderAmountResponse
else:
    CancelOrder, AsyncCancelOrder = deferred(__name__, "cancel_order")
    CompleteOrder, AsyncCompleteOrder = deferred(__name__, "complete_order")
    CreateOrder, AsyncCreateOrder = deferred(__name__, "create_order")
    QueryOrder, AsyncQueryOrder = deferred(__name__, "query_order", "wait_until_final")
    SyncOrder, AsyncSyncOrder = deferred(__name__, "sync_order")
    UpdateOrderAmount, AsyncUpdateOrderAmount = deferred(__name__, "update_order_amount")
    InvokeServiceOrder, AsyncInvokeServiceOrder = mixed_in(
        "wechatpay_runtime.services.service_order_pages",
        "InvokeServiceOrder",
        "invoke_confirmation",
        "invoke_details",
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "Collection",
                "CollectionState",
                "Detail",
                "Device",
                "GoodsDetail",
                "Location",
                "OrderState",
                "PaidType",
                "Payment",
                "PostPayment",
                "PromotionDetail",
                "RiskFund",
                "RiskFundName",
                "ServiceOrderCoupon",
                "ServiceTimeRange",
                "StateDescription",
                "TimeRange",
            ),
            ".cancel_order": ("CancelOrderResponse",),
            ".complete_order": ("CompleteOrderResponse", "EndLocation", "FinalDiscount"),
            ".create_order": ("CreateOrderResponse", "PlannedDiscount"),
            ".query_order": ("QueryOrderResponse",),
            ".sync_order": ("OutsidePayment", "SyncOrderResponse"),
            ".update_order_amount": ("UpdateOrderAmountResponse",),
            "wechatpay_clients._models": ("PromotionDetailScope", "PromotionDetailType"),
        },
    )

__all__ = [
    "AsyncServiceOrders",
    "CancelOrderResponse",
    "Collection",
    "CollectionState",
    "CompleteOrderResponse",
    "CreateOrderResponse",
    "Detail",
    "Device",
    "EndLocation",
    "FinalDiscount",
    "GoodsDetail",
    "Location",
    "OrderState",
    "OutsidePayment",
    "PaidType",
    "Payment",
    "PlannedDiscount",
    "PostPayment",
    "PromotionDetail",
    "PromotionDetailScope",
    "PromotionDetailType",
    "QueryOrderResponse",
    "RiskFund",
    "RiskFundName",
    "ServiceOrderCoupon",
    "ServiceOrders",
    "ServiceTimeRange",
    "StateDescription",
    "SyncOrderResponse",
    "TimeRange",
    "UpdateOrderAmountResponse",
]


class ServiceOrders(
    CancelOrder,
    CompleteOrder,
    CreateOrder,
    QueryOrder,
    SyncOrder,
    UpdateOrderAmount,
    InvokeServiceOrder["CreateOrderResponse"],
    Service,
):
    """PayScore orders (支付分订单（普通商户）)."""


class AsyncServiceOrders(
    AsyncCancelOrder,
    AsyncCompleteOrder,
    AsyncCreateOrder,
    AsyncQueryOrder,
    AsyncSyncOrder,
    AsyncUpdateOrderAmount,
    AsyncInvokeServiceOrder["CreateOrderResponse"],
    AsyncService,
):
    """PayScore orders (支付分订单（普通商户）), for `AsyncClient`."""
