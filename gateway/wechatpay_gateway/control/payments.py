"""Control addresses of payments: pay, move refunds on, move the clock, look at callbacks and send them again."""

from collections.abc import Callable
from typing import Any

from attrs import asdict

from wechatpay_gateway.control.fields import Handler, take
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunding import Refunding
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.views import combination_view, order_view
from wechatpay_gateway.notifications.queue import Callback, Delivery


def shown_order(gateway: Gateway, order: Order) -> dict[str, Any]:
    """An order as its query shows it, with the prepayment that pays it."""
    number = order.combine_out_trade_no or order.out_trade_no
    prepayment = gateway.payments.prepayments.latest(order.caller, number)
    return {
        **order_view(order),
        "caller": order.caller,
        "combine_out_trade_no": order.combine_out_trade_no,
        "prepay_id": prepayment.prepay_id if prepayment else None,
        "code": prepayment.code if prepayment else None,
    }


def shown_refund(refund: Refund) -> dict[str, Any]:
    """A refund, without what was handed in: that may hold what a merchant encrypted."""
    hidden = {"content", "redirection", "received_account", "is_example"}
    return asdict(refund, filter=lambda attribute, _value: attribute.name not in hidden)


def shown_callback(callback: Callback, deliveries: tuple[Delivery, ...]) -> dict[str, Any]:
    """A callback and its deliveries, without what is encrypted in it."""
    shown = asdict(callback, filter=lambda attribute, _value: attribute.name not in {"body", "retries"})
    return {**shown, "deliveries": [asdict(each) for each in deliveries]}


def _show_orders(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return [shown_order(gateway, order) for order in gateway.payments.orders if not order.is_example]


def _show_refunds(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return [shown_refund(refund) for refund in gateway.payments.refunds if not refund.is_example]


def _show_callbacks(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return [shown_callback(each, gateway.callbacks.deliveries(each.id)) for each in gateway.callbacks]


def _pay(gateway: Gateway, fields: dict[str, Any]) -> Any:
    taken = take(fields, {"number": str, "mchid": str, "openid": str}, ("number",))
    paid = gateway.payments.cashier.pay(taken.pop("number"), **taken)
    if isinstance(paid, Order):
        return order_view(paid)
    return combination_view(paid, gateway.payments.orders.parts(paid.caller, paid.combine_out_trade_no))


def _ask_password(gateway: Gateway, fields: dict[str, Any]) -> Any:
    taken = take(fields, {"times": int}, ("times",))
    if taken["times"] < 0:
        raise ValueError(f"times must be a whole number from 0, not {taken['times']}")
    gateway.payments.cashier.passwords_asked = taken["times"]
    return taken


def _fail_payment(gateway: Gateway, fields: dict[str, Any]) -> Any:
    taken = take(fields, {"number": str, "mchid": str}, ("number",))
    gateway.payments.cashier.fail(taken["number"], mchid=taken.get("mchid"))
    return taken


def _on_refund(step: Callable[..., Refund]) -> Handler:
    def handle(gateway: Gateway, fields: dict[str, Any]) -> Any:
        taken = take(fields, {"out_refund_no": str, "mchid": str}, ("out_refund_no",))
        refund = step(gateway.payments.refunding, taken["out_refund_no"], mchid=taken.get("mchid"))
        return shown_refund(refund)

    return handle


def _show_clock(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return {"now": gateway.clock.now()}


def _advance(gateway: Gateway, fields: dict[str, Any]) -> Any:
    taken = take(fields, dict.fromkeys(("days", "hours", "minutes", "seconds"), int))
    return {"now": gateway.clock.advance(**taken)}


def _resend(gateway: Gateway, fields: dict[str, Any]) -> Any:
    taken = take(fields, {"id": str}, ("id",))
    callback = gateway.resend(taken["id"])
    return shown_callback(callback, gateway.callbacks.deliveries(callback.id))


def _notify(gateway: Gateway, fields: dict[str, Any]) -> Any:
    types = {"event_type": str, "resource": dict, "url": str, "original_type": str, "mchid": str}
    taken = take(fields, types, ("event_type", "resource", "url", "original_type"))
    return shown_callback(gateway.notify(**taken), ())


def _show_callback_faults(gateway: Gateway, fields: dict[str, Any]) -> Any:
    take(fields)
    return [asdict(fault) for fault in gateway.callbacks.faults.pending]


def _add_callback_fault(gateway: Gateway, fields: dict[str, Any]) -> Any:
    types = {"kind": str, "times": int, "event_type": str, "seconds": int}
    gateway.callbacks.faults.add(**take(fields, types, ("kind",)))
    return _show_callback_faults(gateway, {})


PAYMENTS: list[tuple[str, str, Handler]] = [
    ("GET", "/orders", _show_orders),
    ("POST", "/orders/pay", _pay),
    ("POST", "/orders/ask-password", _ask_password),
    ("POST", "/orders/fail", _fail_payment),
    ("GET", "/refunds", _show_refunds),
    ("POST", "/refunds/succeed", _on_refund(Refunding.succeed)),
    ("POST", "/refunds/fail", _on_refund(Refunding.fail)),
    ("POST", "/refunds/close", _on_refund(Refunding.close)),
    ("GET", "/callbacks", _show_callbacks),
    ("POST", "/callbacks", _notify),
    ("POST", "/callbacks/resend", _resend),
    ("GET", "/callbacks/faults", _show_callback_faults),
    ("POST", "/callbacks/faults", _add_callback_fault),
    ("GET", "/clock", _show_clock),
    ("POST", "/clock/advance", _advance),
]
"""Method, path below `/_gateway`, and what it does."""
