# Written by `make generate` from specs/payments/transactions: edit the files there.
"""Direct payments (基础支付（普通商户）).

Place orders under your own merchant number, for users who pay with WeChat.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .close_order import AsyncCloseOrder, CloseOrder
    from .code_pay import AsyncCodePay, CodePay
    from .prepay_app import AsyncPrepayApp, PrepayApp
    from .prepay_h5 import AsyncPrepayH5, PrepayH5
    from .prepay_jsapi import AsyncPrepayJsapi, PrepayJsapi
    from .prepay_native import AsyncPrepayNative, PrepayNative
    from .query_order_by_id import AsyncQueryOrderById, QueryOrderById
    from .query_order_by_out_trade_no import AsyncQueryOrderByOutTradeNo, QueryOrderByOutTradeNo
    from .reverse_order import AsyncReverseOrder, ReverseOrder
else:
    CloseOrder, AsyncCloseOrder = deferred(__name__, "close_order")
    CodePay, AsyncCodePay = deferred(__name__, "code_pay")
    PrepayApp, AsyncPrepayApp = deferred(__name__, "prepay_app")
    PrepayH5, AsyncPrepayH5 = deferred(__name__, "prepay_h5")
    PrepayJsapi, AsyncPrepayJsapi = deferred(__name__, "prepay_jsapi")
    PrepayNative, AsyncPrepayNative = deferred(__name__, "prepay_native")
    QueryOrderById, AsyncQueryOrderById = deferred(__name__, "query_order_by_id")
    QueryOrderByOutTradeNo, AsyncQueryOrderByOutTradeNo = deferred(__name__, "query_order_by_out_trade_no")
    ReverseOrder, AsyncReverseOrder = deferred(__name__, "reverse_order")


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
    AsyncService,
):
    """Direct payments (基础支付（普通商户）), async."""
