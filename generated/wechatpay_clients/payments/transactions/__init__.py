# Written by `make generate` from specs/payments/transactions: edit the files there.
"""Direct payments (基础支付（普通商户）).

Place orders under your own merchant number, for users who pay with WeChat.
"""

from typing import TYPE_CHECKING

from wechatpay_runtime.service import AsyncService, Service, deferred

if TYPE_CHECKING:
    from .prepay_jsapi import AsyncPrepayJsapi, PrepayJsapi
else:
    PrepayJsapi, AsyncPrepayJsapi = deferred(__name__, "prepay_jsapi")


class Transactions(
    PrepayJsapi,
    Service,
):
    """Direct payments (基础支付（普通商户）)."""


class AsyncTransactions(
    AsyncPrepayJsapi,
    AsyncService,
):
    """Direct payments (基础支付（普通商户）), async."""
