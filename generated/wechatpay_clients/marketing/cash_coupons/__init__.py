# Written by `make generate` from specs/marketing/cash_coupons: edit the files there.
"""Cash coupons (代金券).

Create stocks of cash coupons, send the coupons to users, and follow their use and refunds.

A coupon is used automatically by a payment that meets its conditions; nobody can redeem it otherwise. If several fit,
those that can be combined are used together; otherwise, the one with the highest value. A payment can use at most 20
coupons for single items and 8 for the whole order.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported

if TYPE_CHECKING:
    from ._models import (
        AvailableRegion,
        BusinessType,
        Coupon,
        CouponStatus,
        CouponType,
        CutToDiscount,
        FixedDiscountCoupon,
        FixedNormalCoupon,
        FlowFile,
        RegionType,
        Stock,
        StockRule,
        StockStatus,
        StockType,
        TradeType,
    )
    from .create_stock import (
        AsyncCreateStock,
        BackgroundColor,
        CouponAvailableTime,
        CouponUseRule,
        CreateStock,
        CreateStockResponse,
        FixAvailableTime,
        JumpTarget,
        LimitCard,
        NewStockType,
        PatternInfo,
        StockUseRule,
    )
    from .get_refund_flow import AsyncGetRefundFlow, GetRefundFlow
    from .get_use_flow import AsyncGetUseFlow, GetUseFlow
    from .list_stock_items import AsyncListStockItems, ListStockItems, ListStockItemsResponse
    from .list_stock_merchants import AsyncListStockMerchants, ListStockMerchants, ListStockMerchantsResponse
    from .list_stocks import AsyncListStocks, ListStocks, ListStocksResponse
    from .list_user_coupons import AsyncListUserCoupons, CouponStatusFilter, ListUserCoupons, ListUserCouponsResponse
    from .pause_stock import AsyncPauseStock, PauseStock, PauseStockResponse
    from .query_callback import AsyncQueryCallback, QueryCallback, QueryCallbackResponse
    from .query_coupon import AsyncQueryCoupon, QueryCoupon
    from .query_stock import AsyncQueryStock, QueryStock
    from .restart_stock import AsyncRestartStock, RestartStock, RestartStockResponse
    from .send_coupon import AsyncSendCoupon, SendCoupon, SendCouponResponse
    from .set_callback import AsyncSetCallback, SetCallback, SetCallbackResponse
    from .start_stock import AsyncStartStock, StartStock, StartStockResponse
else:
    CreateStock, AsyncCreateStock = deferred(__name__, "create_stock")
    GetRefundFlow, AsyncGetRefundFlow = deferred(__name__, "get_refund_flow", "download_refund_flow")
    GetUseFlow, AsyncGetUseFlow = deferred(__name__, "get_use_flow", "download_use_flow")
    ListStockItems, AsyncListStockItems = deferred(__name__, "list_stock_items", "iter_stock_items")
    ListStockMerchants, AsyncListStockMerchants = deferred(__name__, "list_stock_merchants", "iter_stock_merchants")
    ListStocks, AsyncListStocks = deferred(__name__, "list_stocks", "iter_stocks")
    ListUserCoupons, AsyncListUserCoupons = deferred(__name__, "list_user_coupons", "iter_user_coupons")
    PauseStock, AsyncPauseStock = deferred(__name__, "pause_stock")
    QueryCallback, AsyncQueryCallback = deferred(__name__, "query_callback")
    QueryCoupon, AsyncQueryCoupon = deferred(__name__, "query_coupon")
    QueryStock, AsyncQueryStock = deferred(__name__, "query_stock")
    RestartStock, AsyncRestartStock = deferred(__name__, "restart_stock")
    SendCoupon, AsyncSendCoupon = deferred(__name__, "send_coupon")
    SetCallback, AsyncSetCallback = deferred(__name__, "set_callback")
    StartStock, AsyncStartStock = deferred(__name__, "start_stock")
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "AvailableRegion",
                "BusinessType",
                "Coupon",
                "CouponStatus",
                "CouponType",
                "CutToDiscount",
                "FixedDiscountCoupon",
                "FixedNormalCoupon",
                "FlowFile",
                "RegionType",
                "Stock",
                "StockRule",
                "StockStatus",
                "StockType",
                "TradeType",
            ),
            ".create_stock": (
                "BackgroundColor",
                "CouponAvailableTime",
                "CouponUseRule",
                "CreateStockResponse",
                "FixAvailableTime",
                "JumpTarget",
                "LimitCard",
                "NewStockType",
                "PatternInfo",
                "StockUseRule",
            ),
            ".list_stock_items": ("ListStockItemsResponse",),
            ".list_stock_merchants": ("ListStockMerchantsResponse",),
            ".list_stocks": ("ListStocksResponse",),
            ".list_user_coupons": ("CouponStatusFilter", "ListUserCouponsResponse"),
            ".pause_stock": ("PauseStockResponse",),
            ".query_callback": ("QueryCallbackResponse",),
            ".restart_stock": ("RestartStockResponse",),
            ".send_coupon": ("SendCouponResponse",),
            ".set_callback": ("SetCallbackResponse",),
            ".start_stock": ("StartStockResponse",),
        },
    )

__all__ = [
    "AsyncCashCoupons",
    "AvailableRegion",
    "BackgroundColor",
    "BusinessType",
    "CashCoupons",
    "Coupon",
    "CouponAvailableTime",
    "CouponStatus",
    "CouponStatusFilter",
    "CouponType",
    "CouponUseRule",
    "CreateStockResponse",
    "CutToDiscount",
    "FixAvailableTime",
    "FixedDiscountCoupon",
    "FixedNormalCoupon",
    "FlowFile",
    "JumpTarget",
    "LimitCard",
    "ListStockItemsResponse",
    "ListStockMerchantsResponse",
    "ListStocksResponse",
    "ListUserCouponsResponse",
    "NewStockType",
    "PatternInfo",
    "PauseStockResponse",
    "QueryCallbackResponse",
    "RegionType",
    "RestartStockResponse",
    "SendCouponResponse",
    "SetCallbackResponse",
    "StartStockResponse",
    "Stock",
    "StockRule",
    "StockStatus",
    "StockType",
    "StockUseRule",
    "TradeType",
]


class CashCoupons(
    CreateStock,
    GetRefundFlow,
    GetUseFlow,
    ListStockItems,
    ListStockMerchants,
    ListStocks,
    ListUserCoupons,
    PauseStock,
    QueryCallback,
    QueryCoupon,
    QueryStock,
    RestartStock,
    SendCoupon,
    SetCallback,
    StartStock,
    Service,
):
    """Cash coupons (代金券)."""


class AsyncCashCoupons(
    AsyncCreateStock,
    AsyncGetRefundFlow,
    AsyncGetUseFlow,
    AsyncListStockItems,
    AsyncListStockMerchants,
    AsyncListStocks,
    AsyncListUserCoupons,
    AsyncPauseStock,
    AsyncQueryCallback,
    AsyncQueryCoupon,
    AsyncQueryStock,
    AsyncRestartStock,
    AsyncSendCoupon,
    AsyncSetCallback,
    AsyncStartStock,
    AsyncService,
):
    """Cash coupons (代金券), for `AsyncClient`."""
