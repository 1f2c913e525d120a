# Written by `make generate` from specs/payments/partner_transactions: edit the files there.
"""Partner payments (基础支付（服务商）).

Create orders that users pay with WeChat and whose money goes to your sub-merchants. A micro merchant can receive
between 10,000 and 300,000 yuan a day, which the user's message states when it is exceeded, and by credit card 1,000
yuan a day and 10,000 yuan a month. Others have no such limit.
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
    from wechatpay_runtime.services.payment_parameters import (
        AsyncInvokeJsapi,
        AsyncInvokePartnerApp,
        InvokeJsapi,
        InvokePartnerApp,
    )

    from ._models import (
        CommonSceneInfo,
        CouponInfo,
        GoodsDetail,
        PartnerApiv3PartnerQueryResponse,
        PartnerCommRespPayerInfo,
        PartnerSettleInfo,
        StoreInfo,
    )
    from .close_order import AsyncCloseOrder, CloseOrder
    from .code_pay import AsyncCodePay, CodePay, PartnerCodePayResponse
    from .prepay_app import AsyncPrepayApp, PartnerAppPrepayResponse, PrepayApp
    from .prepay_h5 import AsyncPrepayH5, H5ReqSceneInfo, PartnerH5PrepayResponse, PrepayH5
    from .prepay_jsapi import AsyncPrepayJsapi, PartnerJsapiPrepayResponse, PartnerJsapiReqPayerInfo, PrepayJsapi
    from .prepay_native import AsyncPrepayNative, PartnerNativePrepayResponse, PrepayNative
    from .query_order_by_id import AsyncQueryOrderById, QueryOrderById
    from .query_order_by_out_trade_no import AsyncQueryOrderByOutTradeNo, QueryOrderByOutTradeNo
    from .reverse_order import AsyncReverseOrder, PartnerReverseOrderResponse, ReverseOrder
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
    InvokePartnerApp, AsyncInvokePartnerApp = mixed_in(
        "wechatpay_runtime.services.payment_parameters",
        "InvokePartnerApp",
        "invoke_app",
        "invoke_harmony",
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": (
                "CommonSceneInfo",
                "CouponInfo",
                "GoodsDetail",
                "PartnerApiv3PartnerQueryResponse",
                "PartnerCommRespPayerInfo",
                "PartnerSettleInfo",
                "StoreInfo",
            ),
            ".code_pay": ("PartnerCodePayResponse",),
            ".prepay_app": ("PartnerAppPrepayResponse",),
            ".prepay_h5": ("H5ReqSceneInfo", "PartnerH5PrepayResponse"),
            ".prepay_jsapi": ("PartnerJsapiPrepayResponse", "PartnerJsapiReqPayerInfo"),
            ".prepay_native": ("PartnerNativePrepayResponse",),
            ".reverse_order": ("PartnerReverseOrderResponse",),
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
    "AsyncPartnerTransactions",
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
    "CommonSceneInfo",
    "CouponInfo",
    "GoodsDetail",
    "GoodsDetailInPromotion",
    "H5Info",
    "H5InfoType",
    "H5ReqSceneInfo",
    "LimitPay",
    "PartnerApiv3PartnerQueryResponse",
    "PartnerAppPrepayResponse",
    "PartnerCodePayResponse",
    "PartnerCommRespPayerInfo",
    "PartnerH5PrepayResponse",
    "PartnerJsapiPrepayResponse",
    "PartnerJsapiReqPayerInfo",
    "PartnerNativePrepayResponse",
    "PartnerReverseOrderResponse",
    "PartnerSettleInfo",
    "PartnerTransactions",
    "PayerIdentity",
    "PayerIdentityType",
    "PromotionDetail",
    "PromotionDetailScope",
    "PromotionDetailType",
    "StoreInfo",
    "TradeState",
    "TradeType",
]


class PartnerTransactions(
    CloseOrder,
    CodePay,
    PrepayApp,
    PrepayH5,
    PrepayJsapi,
    PrepayNative,
    QueryOrderById,
    QueryOrderByOutTradeNo,
    ReverseOrder,
    InvokeJsapi["PartnerJsapiPrepayResponse"],
    InvokePartnerApp["PartnerAppPrepayResponse"],
    Service,
):
    """Partner payments (基础支付（服务商）)."""


class AsyncPartnerTransactions(
    AsyncCloseOrder,
    AsyncCodePay,
    AsyncPrepayApp,
    AsyncPrepayH5,
    AsyncPrepayJsapi,
    AsyncPrepayNative,
    AsyncQueryOrderById,
    AsyncQueryOrderByOutTradeNo,
    AsyncReverseOrder,
    AsyncInvokeJsapi["PartnerJsapiPrepayResponse"],
    AsyncInvokePartnerApp["PartnerAppPrepayResponse"],
    AsyncService,
):
    """Partner payments (基础支付（服务商）), for `AsyncClient`."""
