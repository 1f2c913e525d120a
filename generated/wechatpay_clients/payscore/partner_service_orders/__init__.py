# Written by `make generate` from specs/payscore/partner_service_orders: edit the files there.
"""PayScore orders of partners (支付分订单（服务商）).

Create, complete and cancel orders for your sub-merchants as their service provider. WeChat Pay collects the amount
again and again until it succeeds.

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
        Device,
        Location,
        OrderState,
        Payment,
        RiskFund,
        RiskFundName,
        ServiceOrderCoupon,
        StateDescription,
        TimeRange,
    )
    from .cancel_order import AsyncCancelOrder, CancelOrder
    from .complete_order import AsyncCompleteOrder, CompleteOrder
    from .create_order import AsyncCreateOrder, CreateOrder, CreateOrderResponse
    from .query_order import (
        AsyncQueryOrder,
        Collection,
        CollectionState,
        Detail,
        GoodsDetail,
        PaidType,
        PromotionDetail,
        QueryOrder,
        QueryOrderResponse,
    )
    from .sync_order import AsyncSyncOrder, OutsidePayment, SyncOrder
    from .update_order_amount import AsyncUpdateOrderAmount, UpdateOrderAmount
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
                "Device",
                "Location",
                "OrderState",
                "Payment",
                "RiskFund",
                "RiskFundName",
                "ServiceOrderCoupon",
                "StateDescription",
                "TimeRange",
            ),
            ".create_order": ("CreateOrderResponse",),
            ".query_order": (
                "Collection",
                "CollectionState",
                "Detail",
                "GoodsDetail",
                "PaidType",
                "PromotionDetail",
                "QueryOrderResponse",
            ),
            ".sync_order": ("OutsidePayment",),
            "wechatpay_clients._models": ("PromotionDetailScope", "PromotionDetailType"),
        },
    )

__all__ = [
    "AsyncPartnerServiceOrders",
    "Collection",
    "CollectionState",
    "CreateOrderResponse",
    "Detail",
    "Device",
    "GoodsDetail",
    "Location",
    "OrderState",
    "OutsidePayment",
    "PaidType",
    "PartnerServiceOrders",
    "Payment",
    "PromotionDetail",
    "PromotionDetailScope",
    "PromotionDetailType",
    "QueryOrderResponse",
    "RiskFund",
    "RiskFundName",
    "ServiceOrderCoupon",
    "StateDescription",
    "TimeRange",
]


class PartnerServiceOrders(
    CancelOrder,
    CompleteOrder,
    CreateOrder,
    QueryOrder,
    SyncOrder,
    UpdateOrderAmount,
    InvokeServiceOrder["CreateOrderResponse"],
    Service,
):
    """PayScore orders of partners (支付分订单（服务商）)."""


class AsyncPartnerServiceOrders(
    AsyncCancelOrder,
    AsyncCompleteOrder,
    AsyncCreateOrder,
    AsyncQueryOrder,
    AsyncSyncOrder,
    AsyncUpdateOrderAmount,
    AsyncInvokeServiceOrder["CreateOrderResponse"],
    AsyncService,
):
    """PayScore orders of partners (支付分订单（服务商）), for `AsyncClient`."""
