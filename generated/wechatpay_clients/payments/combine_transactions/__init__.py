# Written by `make generate` from specs/payments/combine_transactions: edit the files there.
"""Combined payments (合单支付).

Let a user pay several orders of several merchants or sub-merchants with one payment.

The user pays all orders of a combined order or none. Several of them can belong to one merchant, also to the one that
creates it. WeChat Pay has to enable combined payments: for the creator to start them, for the merchants to receive
them, and each of them needs the ordinary payment product. Micro merchants cannot take part, and a service provider can
combine orders of its own sub-merchants only. E-invoices are not supported.

After the payment, the orders are separate: each is refunded by its own number and is in the trade bill of its own
merchant.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported, mixed_in

if TYPE_CHECKING:
    from wechatpay_clients._models import PromotionDetailScope, PromotionDetailType
    from wechatpay_clients.payments._models import (
        GoodsDetailInPromotion,
        H5InfoType,
        PayerIdentity,
        PayerIdentityType,
        PromotionDetail,
        TradeState,
        TradeType,
    )
    from wechatpay_runtime.services.payment_parameters import AsyncInvokeApp, AsyncInvokeJsapi, InvokeApp, InvokeJsapi

    from ._models import (
        TradeScenario,
        UnionAmountInfo,
        UnionCommonSubOrder,
        UnionCommRespPayerInfo,
        UnionCommRespSceneInfo,
        UnionSceneInfo,
        UnionSettleInfo,
        UnionSubOrder,
    )
    from .close_order import AsyncCloseOrder, CloseOrder, UnionCloseSubOrder
    from .prepay_app import AsyncPrepayApp, PrepayApp, UnionAppPayerInfo, UnionAppPrepayResponse
    from .prepay_h5 import AsyncPrepayH5, PrepayH5, UnionH5Info, UnionH5PrepayResponse, UnionH5SceneInfo
    from .prepay_jsapi import AsyncPrepayJsapi, PrepayJsapi, UnionJsapiPrepayResponse, UnionPayerInfo
    from .prepay_mini_program import (
        AsyncPrepayMiniProgram,
        OrderServiceType,
        PrepayMiniProgram,
        UnionIndividualPayerInfo,
        UnionIndividualSubOrder,
        UnionMiniProgramPrepayResponse,
    )
    from .prepay_native import AsyncPrepayNative, PrepayNative, UnionNativePrepayResponse
    from .query_order_by_id import (
        AsyncQueryOrderById,
        QueryOrderById,
        UnionIndividualRespAmountInfo,
        UnionIndividualRespSubOrder,
        UnionQueryByWxTradeNoResponse,
    )
    from .query_order_by_out_trade_no import (
        AsyncQueryOrderByOutTradeNo,
        QueryOrderByOutTradeNo,
        UnionCommRespAmountInfo,
        UnionCommRespSubOrder,
        UnionQueryByOutTradeNoResponse,
    )
else:
    CloseOrder, AsyncCloseOrder = deferred(__name__, "close_order")
    PrepayApp, AsyncPrepayApp = deferred(__name__, "prepay_app")
    PrepayH5, AsyncPrepayH5 = deferred(__name__, "prepay_h5")
    PrepayJsapi, AsyncPrepayJsapi = deferred(__name__, "prepay_jsapi")
    PrepayMiniProgram, AsyncPrepayMiniProgram = deferred(__name__, "prepay_mini_program")
    PrepayNative, AsyncPrepayNative = deferred(__name__, "prepay_native")
    QueryOrderById, AsyncQueryOrderById = deferred(__name__, "query_order_by_id")
    QueryOrderByOutTradeNo, AsyncQueryOrderByOutTradeNo = deferred(
        __name__, "query_order_by_out_trade_no", "wait_until_final"
    )
    InvokeJsapi, AsyncInvokeJsapi = mixed_in(
        "wechatpay_runtime.services.payment_parameters",
        "InvokeJsapi",
        "invoke_jsapi",
        "invoke_mini_program",
    )
    InvokeApp, AsyncInvokeApp = mixed_in(
        "wechatpay_runtime.services.payment_parameters",
        "InvokeApp",
        "invoke_app",
        "invoke_harmony",
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "TradeScenario",
                "UnionAmountInfo",
                "UnionCommRespPayerInfo",
                "UnionCommRespSceneInfo",
                "UnionCommonSubOrder",
                "UnionSceneInfo",
                "UnionSettleInfo",
                "UnionSubOrder",
            ),
            ".close_order": ("UnionCloseSubOrder",),
            ".prepay_app": ("UnionAppPayerInfo", "UnionAppPrepayResponse"),
            ".prepay_h5": ("UnionH5Info", "UnionH5PrepayResponse", "UnionH5SceneInfo"),
            ".prepay_jsapi": ("UnionJsapiPrepayResponse", "UnionPayerInfo"),
            ".prepay_mini_program": (
                "OrderServiceType",
                "UnionIndividualPayerInfo",
                "UnionIndividualSubOrder",
                "UnionMiniProgramPrepayResponse",
            ),
            ".prepay_native": ("UnionNativePrepayResponse",),
            ".query_order_by_id": (
                "UnionIndividualRespAmountInfo",
                "UnionIndividualRespSubOrder",
                "UnionQueryByWxTradeNoResponse",
            ),
            ".query_order_by_out_trade_no": (
                "UnionCommRespAmountInfo",
                "UnionCommRespSubOrder",
                "UnionQueryByOutTradeNoResponse",
            ),
            "wechatpay_clients._models": ("PromotionDetailScope", "PromotionDetailType"),
            "wechatpay_clients.payments._models": (
                "GoodsDetailInPromotion",
                "H5InfoType",
                "PayerIdentity",
                "PayerIdentityType",
                "PromotionDetail",
                "TradeState",
                "TradeType",
            ),
        },
    )

__all__ = [
    "AsyncCombineTransactions",
    "CombineTransactions",
    "GoodsDetailInPromotion",
    "H5InfoType",
    "OrderServiceType",
    "PayerIdentity",
    "PayerIdentityType",
    "PromotionDetail",
    "PromotionDetailScope",
    "PromotionDetailType",
    "TradeScenario",
    "TradeState",
    "TradeType",
    "UnionAmountInfo",
    "UnionAppPayerInfo",
    "UnionAppPrepayResponse",
    "UnionCloseSubOrder",
    "UnionCommRespAmountInfo",
    "UnionCommRespPayerInfo",
    "UnionCommRespSceneInfo",
    "UnionCommRespSubOrder",
    "UnionCommonSubOrder",
    "UnionH5Info",
    "UnionH5PrepayResponse",
    "UnionH5SceneInfo",
    "UnionIndividualPayerInfo",
    "UnionIndividualRespAmountInfo",
    "UnionIndividualRespSubOrder",
    "UnionIndividualSubOrder",
    "UnionJsapiPrepayResponse",
    "UnionMiniProgramPrepayResponse",
    "UnionNativePrepayResponse",
    "UnionPayerInfo",
    "UnionQueryByOutTradeNoResponse",
    "UnionQueryByWxTradeNoResponse",
    "UnionSceneInfo",
    "UnionSettleInfo",
    "UnionSubOrder",
]


class CombineTransactions(
    CloseOrder,
    PrepayApp,
    PrepayH5,
    PrepayJsapi,
    PrepayMiniProgram,
    PrepayNative,
    QueryOrderById,
    QueryOrderByOutTradeNo,
    InvokeJsapi["UnionJsapiPrepayResponse"],
    InvokeApp["UnionAppPrepayResponse"],
    Service,
):
    """Combined payments (合单支付)."""


class AsyncCombineTransactions(
    AsyncCloseOrder,
    AsyncPrepayApp,
    AsyncPrepayH5,
    AsyncPrepayJsapi,
    AsyncPrepayMiniProgram,
    AsyncPrepayNative,
    AsyncQueryOrderById,
    AsyncQueryOrderByOutTradeNo,
    AsyncInvokeJsapi["UnionJsapiPrepayResponse"],
    AsyncInvokeApp["UnionAppPrepayResponse"],
    AsyncService,
):
    """Combined payments (合单支付), for `AsyncClient`."""
