# Written by `make generate` from specs/payments/transactions: edit the files there.
"""Direct payments (基础支付（普通商户）).

Create orders under your own merchant number that users pay with WeChat.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.services.base import AsyncService, Service, deferred, exported, mixed_in

if TYPE_CHECKING:
    from wechatpay_clients._models import PromotionDetailScope, PromotionDetailType
    from wechatpay_clients.payments._models import (
        CodePayDetail,
        CodePayGoodsDetail,
        CodePayGoodsDetailInPromotion,
        CodePayPromotionDetail,
        CodePayReqPayerInfo,
        CodePaySceneInfo,
        CodePayStoreInfo,
        CommonAmountInfo,
        CommRespAmountInfo,
        CommRespSceneInfo,
        GoodsDetailInPromotion,
        H5Info,
        H5InfoType,
        LimitPay,
        PayerIdentity,
        PayerIdentityType,
        PromotionDetail,
        TradeState,
        TradeType,
    )
    from wechatpay_runtime.services.payment_parameters import AsyncInvokeApp, AsyncInvokeJsapi, InvokeApp, InvokeJsapi

    from ._models import (
        CommonSceneInfo,
        CommRespPayerInfo,
        CouponInfo,
        DirectApiv3QueryResponse,
        GoodsDetail,
        SettleInfo,
        StoreInfo,
    )
    from .close_order import AsyncCloseOrder, CloseOrder
    from .code_pay import AsyncCodePay, CodePay, CodePayResponse
    from .prepay_app import AppPrepayResponse, AsyncPrepayApp, PrepayApp
    from .prepay_h5 import AsyncPrepayH5, H5PrepayResponse, H5ReqSceneInfo, PrepayH5
    from .prepay_jsapi import AsyncPrepayJsapi, JsapiPrepayResponse, JsapiReqPayerInfo, PrepayJsapi
    from .prepay_native import AsyncPrepayNative, NativePrepayResponse, PrepayNative
    from .query_order_by_id import AsyncQueryOrderById, QueryOrderById
    from .query_order_by_out_trade_no import AsyncQueryOrderByOutTradeNo, QueryOrderByOutTradeNo
    from .reverse_order import AsyncReverseOrder, ReverseOrder, ReverseOrderResponse
else:
    CloseOrder, AsyncCloseOrder = deferred(__name__, "close_order")
    CodePay, AsyncCodePay = deferred(__name__, "code_pay")
    PrepayApp, AsyncPrepayApp = deferred(__name__, "prepay_app")
    PrepayH5, AsyncPrepayH5 = deferred(__name__, "prepay_h5")
    PrepayJsapi, AsyncPrepayJsapi = deferred(__name__, "prepay_jsapi")
    PrepayNative, AsyncPrepayNative = deferred(__name__, "prepay_native")
    QueryOrderById, AsyncQueryOrderById = deferred(__name__, "query_order_by_id")
    QueryOrderByOutTradeNo, AsyncQueryOrderByOutTradeNo = deferred(
        __name__, "query_order_by_out_trade_no", "wait_until_final"
    )
    ReverseOrder, AsyncReverseOrder = deferred(__name__, "reverse_order")
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
                "CommRespPayerInfo",
                "CommonSceneInfo",
                "CouponInfo",
                "DirectApiv3QueryResponse",
                "GoodsDetail",
                "SettleInfo",
                "StoreInfo",
            ),
            ".code_pay": ("CodePayResponse",),
            ".prepay_app": ("AppPrepayResponse",),
            ".prepay_h5": ("H5PrepayResponse", "H5ReqSceneInfo"),
            ".prepay_jsapi": ("JsapiPrepayResponse", "JsapiReqPayerInfo"),
            ".prepay_native": ("NativePrepayResponse",),
            ".reverse_order": ("ReverseOrderResponse",),
            "wechatpay_clients._models": ("PromotionDetailScope", "PromotionDetailType"),
            "wechatpay_clients.payments._models": (
                "CodePayDetail",
                "CodePayGoodsDetail",
                "CodePayGoodsDetailInPromotion",
                "CodePayPromotionDetail",
                "CodePayReqPayerInfo",
                "CodePaySceneInfo",
                "CodePayStoreInfo",
                "CommRespAmountInfo",
                "CommRespSceneInfo",
                "CommonAmountInfo",
                "GoodsDetailInPromotion",
                "H5Info",
                "H5InfoType",
                "LimitPay",
                "PayerIdentity",
                "PayerIdentityType",
                "PromotionDetail",
                "TradeState",
                "TradeType",
            ),
        },
    )

__all__ = [
    "AppPrepayResponse",
    "AsyncTransactions",
    "CodePayDetail",
    "CodePayGoodsDetail",
    "CodePayGoodsDetailInPromotion",
    "CodePayPromotionDetail",
    "CodePayReqPayerInfo",
    "CodePayResponse",
    "CodePaySceneInfo",
    "CodePayStoreInfo",
    "CommRespAmountInfo",
    "CommRespPayerInfo",
    "CommRespSceneInfo",
    "CommonAmountInfo",
    "CommonSceneInfo",
    "CouponInfo",
    "DirectApiv3QueryResponse",
    "GoodsDetail",
    "GoodsDetailInPromotion",
    "H5Info",
    "H5InfoType",
    "H5PrepayResponse",
    "H5ReqSceneInfo",
    "JsapiPrepayResponse",
    "JsapiReqPayerInfo",
    "LimitPay",
    "NativePrepayResponse",
    "PayerIdentity",
    "PayerIdentityType",
    "PromotionDetail",
    "PromotionDetailScope",
    "PromotionDetailType",
    "ReverseOrderResponse",
    "SettleInfo",
    "StoreInfo",
    "TradeState",
    "TradeType",
    "Transactions",
]


class Transactions(
    CloseOrder,
    CodePay,
    PrepayApp,
    PrepayH5,
    PrepayJsapi,
    PrepayNative,
    QueryOrderById,
    QueryOrderByOutTradeNo,
    ReverseOrder,
    InvokeJsapi["JsapiPrepayResponse"],
    InvokeApp["AppPrepayResponse"],
    Service,
):
    """Direct payments (基础支付（普通商户）)."""


class AsyncTransactions(
    AsyncCloseOrder,
    AsyncCodePay,
    AsyncPrepayApp,
    AsyncPrepayH5,
    AsyncPrepayJsapi,
    AsyncPrepayNative,
    AsyncQueryOrderById,
    AsyncQueryOrderByOutTradeNo,
    AsyncReverseOrder,
    AsyncInvokeJsapi["JsapiPrepayResponse"],
    AsyncInvokeApp["AppPrepayResponse"],
    AsyncService,
):
    """Direct payments (基础支付（普通商户）), for `AsyncClient`."""
