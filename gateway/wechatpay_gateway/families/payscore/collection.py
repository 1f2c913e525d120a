"""Collects the amount of a PayScore order: a payment with its money, which can be queried, refunded, shared and found in the bill."""

import secrets
from typing import Any

from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.payments.apis import DIRECT, PARTNER
from wechatpay_gateway.families.payments.operations import Payments
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.family.behavior import to_content

AUTOMATIC, BY_USER = "AUTH", "JSAPI"
"""The `trade_type` of an amount that WeChat Pay collected, and of one that the user paid."""


def collect(payments: Payments, order: ServiceOrder, trade_type: str, at: float) -> Order:
    """Pay the amount of an order at `at`, in seconds since 1970, and return the payment.

    Its number is made by WeChat Pay; its `attach` names the order: https://pay.weixin.qq.com/doc/v3/merchant/4012587166, section 2.2.5.
    """
    number, total = f"{to_day(at)}{secrets.randbelow(10**20):020d}", order.total or 0
    payer = order.openid or ""
    fields: dict[str, Any] = {
        **(_of_partner(order, payer) if order.is_partner else _of_merchant(order, payer)),
        "description": order.fields["service_introduction"],
        "out_trade_no": number,
        "attach": f"wxzff|{order.order_id}|{order.out_order_no}",
        "amount": {"total": total, "currency": "CNY"},
        "settle_info": {"profit_sharing": order.final.get("profit_sharing") is True},
    }
    api = PARTNER if order.is_partner else DIRECT
    payee: str = fields[api.payee]
    payment = Order(order.caller, payee, api.name, trade_type, number, OrderState.NOTPAY, total, to_content(fields), at)
    payments.orders.add(payment)
    paid = payments.orders.pay(payment, at=at, openid=payer)
    payments.funds.receive(paid)
    return paid


def _of_merchant(order: ServiceOrder, openid: str) -> dict[str, Any]:
    return {"appid": order.fields["appid"], "mchid": order.caller, "payer": {"openid": openid}}


def _of_partner(order: ServiceOrder, openid: str) -> dict[str, Any]:
    fields = order.fields
    has_own_app = "sub_appid" in fields
    own = {"sub_appid": fields["sub_appid"]} if has_own_app else {}
    return {
        "sp_appid": fields["appid"],
        "sp_mchid": order.caller,
        "sub_mchid": fields["sub_mchid"],
        **own,
        "payer": {"sub_openid" if has_own_app else "sp_openid": openid},
    }
