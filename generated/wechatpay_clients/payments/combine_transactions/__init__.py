# Written by `make generate` from specs/payments/combine_transactions: edit the files there.
"""Combined payments (合单支付).

Let a user pay several orders, of several merchants or sub-merchants, at once.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .close_order import AsyncCloseOrder, CloseOrder
    from .prepay_app import AsyncPrepayApp, PrepayApp
    from .prepay_h5 import AsyncPrepayH5, PrepayH5
    from .prepay_jsapi import AsyncPrepayJsapi, PrepayJsapi
    from .prepay_mini_program import AsyncPrepayMiniProgram, PrepayMiniProgram
    from .prepay_native import AsyncPrepayNative, PrepayNative
    from .query_order_by_id import AsyncQueryOrderById, QueryOrderById
    from .query_order_by_out_trade_no import AsyncQueryOrderByOutTradeNo, QueryOrderByOutTradeNo
else:
    CloseOrder, AsyncCloseOrder = deferred(__name__, "close_order")
    PrepayApp, AsyncPrepayApp = deferred(__name__, "prepay_app")
    PrepayH5, AsyncPrepayH5 = deferred(__name__, "prepay_h5")
    PrepayJsapi, AsyncPrepayJsapi = deferred(__name__, "prepay_jsapi")
    PrepayMiniProgram, AsyncPrepayMiniProgram = deferred(__name__, "prepay_mini_program")
    PrepayNative, AsyncPrepayNative = deferred(__name__, "prepay_native")
    QueryOrderById, AsyncQueryOrderById = deferred(__name__, "query_order_by_id")
    QueryOrderByOutTradeNo, AsyncQueryOrderByOutTradeNo = deferred(__name__, "query_order_by_out_trade_no")


class CombineTransactions(
    CloseOrder,
    PrepayApp,
    PrepayH5,
    PrepayJsapi,
    PrepayMiniProgram,
    PrepayNative,
    QueryOrderById,
    QueryOrderByOutTradeNo,
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
    AsyncService,
):
    """Combined payments (合单支付), async."""
