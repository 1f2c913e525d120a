"""E-invoices as replies and notifications show them."""

from collections.abc import Iterable, Mapping
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.fapiao.invoices import Invoice
from wechatpay_gateway.families.fapiao.steps import FAILED, CardState

_ONE = 10**8
"""The `quantity` of one unit."""
_MICRO = 10**6
_WHOLE_RATE = 10_000
_DRAWER = "*三 0010"
_OWN = ("total_amount", "tax_amount", "amount", "seller_information", "extra_information", "items", "remark")


def invoice_view(invoice: Invoice, seller: Mapping[str, Any]) -> dict[str, Any]:
    """Return an invoice; `seller` is that of invoices that WeChat Pay issues."""
    own: Mapping[str, Any] = invoice.fields["fapiao_information"]
    shown = {name: own.get(name) for name in _OWN} if invoice.is_own else _computed(own, seller)
    values = {
        "fapiao_id": invoice.fapiao_id,
        "status": invoice.status.value,
        "blue_fapiao": _numbers(invoice.number, invoice.code, invoice.issued, own if invoice.is_own else {}),
        "red_fapiao": _numbers(invoice.red_number, None, invoice.reversed, {}),
        "card_information": card_view(invoice),
        "buyer_information": invoice.fields["buyer_information"],
        **shown,
    }
    if invoice.status in FAILED:
        values |= {"fapiao_error_code": invoice.error_code, "fapiao_error_message": invoice.error_message}
    return {name: value for name, value in values.items() if value is not None}


def card_view(invoice: Invoice) -> dict[str, Any] | None:
    """Return the card of an invoice; `None` if it has none yet."""
    if invoice.card_status is None:
        return None
    owner = {"card_appid": invoice.card_appid, "card_openid": invoice.openid}
    numbers = {"card_id": invoice.card_id, "card_code": invoice.card_code}
    is_accepted = invoice.card_status is CardState.INSERT_ACCEPTED
    return {**owner, **({} if is_accepted else numbers), "card_status": invoice.card_status.value}


def state_view(invoice: Invoice) -> dict[str, Any]:
    """Return the states of an invoice, as notifications show them; an invoice that is being issued has no card yet, so it shows the first state of one."""
    card = invoice.card_status or CardState.INSERT_ACCEPTED
    return {"fapiao_id": invoice.fapiao_id, "fapiao_status": invoice.status.value, "card_status": card.value}


def application_view(invoice: Invoice, every: Iterable[Invoice]) -> dict[str, Any]:
    """Return the content of the notifications about an application with all its invoices."""
    return {
        "mchid": invoice.caller,
        "sub_mchid": invoice.sub_mchid,
        "fapiao_apply_id": invoice.apply_id,
        "fapiao_information": [state_view(each) for each in every],
    }


def _numbers(number: str | None, code: str | None, at: float | None, own: Mapping[str, Any]) -> dict[str, Any] | None:
    if number is None or at is None:
        return None
    values = {
        "fapiao_code": code,
        "fapiao_number": number,
        "check_code": own.get("check_code"),
        "password": own.get("password"),
        "fapiao_time": to_moment(at),
    }
    return {name: value for name, value in values.items() if value is not None}


def _computed(own: Mapping[str, Any], seller: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of an invoice that WeChat Pay issues, with the taxes of its lines."""
    lines = [_line(item) for item in own["items"]]
    return {
        "total_amount": own["total_amount"],
        "tax_amount": sum(line["tax_amount"] for line in lines),
        "amount": sum(line["amount"] for line in lines),
        "seller_information": {name: seller[name] for name in ("name", "taxpayer_id")},
        "extra_information": {"drawer": own.get("billing_person", _DRAWER)},
        "items": lines,
        "remark": own.get("remark"),
    }


def _line(item: Mapping[str, Any]) -> dict[str, Any]:
    total, rate = item["total_amount"], item["tax_rate"]
    quantity = item.get("quantity", _ONE)
    amount = round(total * _WHOLE_RATE / (_WHOLE_RATE + rate))
    names = ("tax_code", "goods_name", "specification", "unit")
    return {
        **{name: item[name] for name in names if name in item},
        "quantity": quantity,
        "unit_price": amount * _MICRO * _ONE // quantity if quantity else 0,
        "amount": amount,
        "tax_amount": total - amount,
        "total_amount": total,
        "tax_rate": rate,
        "discount": item["discount"],
    }
