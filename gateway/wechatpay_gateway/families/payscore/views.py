"""Formats PayScore orders for replies and notifications."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.times import to_pattern
from wechatpay_gateway.families.payscore.service_orders import ServiceOrder
from wechatpay_gateway.families.payscore.steps import DOING, ServiceOrderState

_AS_SENT = (
    *("appid", "sub_appid", "sub_mchid", "out_order_no", "service_id", "service_introduction"),
    *("risk_fund", "attach", "notify_url"),
)
_LISTS = ("post_payments", "post_discounts")
_OBJECTS = ("time_range", "location")
_ONLY_IN_REPLIES = ("package", "notify_url")
_COLLECTED = frozenset({ServiceOrderState.MCH_COMPLETE, ServiceOrderState.CHARGING, ServiceOrderState.DONE})


def service_order_view(order: ServiceOrder) -> dict[str, Any]:
    """Return an order with everything that any reply about it can contain."""
    fields, final = order.fields, order.final
    return _present(
        {
            **{name: fields.get(name) for name in _AS_SENT},
            **{name: final.get(name, fields.get(name)) for name in _LISTS},
            **{name: {**fields.get(name, {}), **final.get(name, {})} or None for name in _OBJECTS},
            "mchid": order.caller,
            "order_id": order.order_id,
            "package": order.package,
            "state": "DOING" if order.state in DOING else order.state.value,
            "state_description": DOING.get(order.state),
            "total_amount": order.total,
            "need_collection": True,
            "collection": _collection(order),
            "sub_openid" if "sub_appid" in fields else "openid": order.openid,
        }
    )


def _collection(order: ServiceOrder) -> dict[str, Any] | None:
    """Return what was and what is to be collected; `None` unless the order has an amount to collect."""
    if not order.total or order.state not in _COLLECTED:
        return None
    paid = order.total if order.state is ServiceOrderState.DONE else 0
    return _present(
        {
            "state": "USER_PAID" if paid else "USER_PAYING",
            "total_amount": order.total,
            "paying_amount": order.total - paid,
            "paid_amount": paid,
            "details": [_payment(order)] if paid else None,
        }
    )


def _payment(order: ServiceOrder) -> dict[str, Any]:
    return _present(
        {
            "seq": 1,
            "amount": order.total,
            "paid_type": order.paid_type,
            "paid_time": to_pattern(order.paid or 0, "yyyyMMddHHmmss"),
            "transaction_id": order.transaction_id,
        }
    )


def service_order_notice(order: ServiceOrder) -> dict[str, Any]:
    """Return an order as its notifications show it: https://pay.weixin.qq.com/doc/v3/merchant/4012587953 and 4012587960."""
    shown = service_order_view(order)
    has_url = order.state is ServiceOrderState.DONE and not order.is_partner
    left_out = [name for name in _ONLY_IN_REPLIES if not (has_url and name == "notify_url")]
    discounts = [
        {name: each[name] for name in ("name", "description", "amount") if name in each}
        for each in shown.get("post_discounts", ())
    ]
    notice = {"post_payments": [], **shown} | ({"post_discounts": discounts} if discounts else {})
    return {name: value for name, value in notice.items() if name not in left_out}


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
