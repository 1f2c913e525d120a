# Written by `make generate` from specs/payments/transactions: edit the files there.
"""Direct payments (基础支付（普通商户）).

Place orders under your own merchant number, for users who pay with WeChat.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred, exported, mixed_in

if TYPE_CHECKING:
    from wechatpay_runtime.invoke import AsyncInvokeJsapi, InvokeJsapi

    from ._models import CommonAmountInfo, CommonSceneInfo, CouponInfo, GoodsDetail, SettleInfo, StoreInfo
    from .prepay_jsapi import (
        AsyncPrepayJsapi,
        JsapiPrepayResponse,
        JsapiReqPayerInfo,
        LimitPay,
        PayerIdentity,
        PayerIdentityType,
        PrepayJsapi,
    )
else:
    PrepayJsapi, AsyncPrepayJsapi = deferred(__name__, "prepay_jsapi")
    InvokeJsapi, AsyncInvokeJsapi = mixed_in(
        "wechatpay_runtime.invoke",
        "invoke_jsapi",
        "invoke_mini_program",
    )
    __getattr__ = exported(
        __name__,
        {
            "._models": ("CommonAmountInfo", "CommonSceneInfo", "CouponInfo", "GoodsDetail", "SettleInfo", "StoreInfo"),
            ".prepay_jsapi": (
                "JsapiPrepayResponse",
                "JsapiReqPayerInfo",
                "LimitPay",
                "PayerIdentity",
                "PayerIdentityType",
            ),
        },
    )

__all__ = [
    "AsyncTransactions",
    "CommonAmountInfo",
    "CommonSceneInfo",
    "CouponInfo",
    "GoodsDetail",
    "JsapiPrepayResponse",
    "JsapiReqPayerInfo",
    "LimitPay",
    "PayerIdentity",
    "PayerIdentityType",
    "SettleInfo",
    "StoreInfo",
    "Transactions",
]


class Transactions(
    PrepayJsapi,
    InvokeJsapi["JsapiPrepayResponse"],
    Service,
):
    """Direct payments (基础支付（普通商户）)."""


class AsyncTransactions(
    AsyncPrepayJsapi,
    AsyncInvokeJsapi["JsapiPrepayResponse"],
    AsyncService,
):
    """Direct payments (基础支付（普通商户）), async."""
