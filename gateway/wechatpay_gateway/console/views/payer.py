"""The page on which a payer pays, or does not pay."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import Response

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.console.page import Page
from wechatpay_gateway.core.site import CONTROL_PATH
from wechatpay_gateway.families.order_coupons.used import value_of
from wechatpay_gateway.families.payments.discounts import offered_coupons
from wechatpay_gateway.families.payments.steps import PAYABLE


def show(page: Page) -> Response:
    """Show what is paid for, the amount, and the buttons."""
    back = web_url(page.request.query_params.get("redirect_url", ""))
    return page.render_plain("pay.html", {**payment_data(page), "back_to_shop": back, "error": ""})


def pay(page: Page) -> Response:
    """Pay; the reason is shown if the order cannot be paid any more."""
    try:
        coupon_id = page.fields.get("coupon_id") or None
        page.gateway.orders.pay_prepayment(page.request.path_params["code"], coupon_id=coupon_id)
    except ValueError as error:
        return _result(page, "pay.html", HTTPStatus.BAD_REQUEST, error=page.texts.sentence(str(error)))
    return _result(page, "paid.html")


def decline(page: Page) -> Response:
    """Do not pay. As in the app, this does not change the order, which can still be paid."""
    return _result(page, "declined.html")


def _result(page: Page, template: str, status: int = HTTPStatus.OK, *, error: str = "") -> Response:
    back = web_url(page.fields.get("back_to_shop", ""))
    return page.render_plain(template, {**payment_data(page), "back_to_shop": back, "error": error}, status)


def payment_data(page: Page) -> dict[str, Any]:
    """Return the data of the payer's page for a prepayment, with the coupons that pay a part.

    Raises:
        UnknownOrderError: the prepayment does not exist.
    """
    payments = page.gateway.payments
    prepayment = payments.prepayments.get(page.request.path_params["code"])
    caller, number = prepayment.caller, prepayment.number
    combination = payments.combinations.find(caller, number) if prepayment.is_combined else None
    orders = payments.orders.parts(caller, number) if combination else (payments.orders.get(number, caller),)
    is_payable = all(order.state in PAYABLE for order in orders)
    paid_with = tuple(coupon for order in orders for coupon in order.coupons)
    coupons = offered_coupons(payments.coupons, orders, combination) if is_payable else paid_with
    return {
        **({} if page.is_live else {"here": f"{CONTROL_PATH}/pay/{prepayment.code}"}),
        "code": prepayment.code,
        "mchid": caller,
        "number": number,
        "goods": [{"description": order.fields.get("description", ""), "total": yuan(order.total)} for order in orders],
        "coupons": [{"name": coupon.name, "amount": yuan(coupon.amount)} for coupon in coupons],
        "total": yuan(sum(order.total for order in orders) - value_of(coupons)),
        "state": orders[0].state.value,
        "is_payable": is_payable,
    }


def web_url(text: str) -> str:
    """Return the text if it is an HTTP or HTTPS URL, which is safe to link to, otherwise an empty string."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.hostname else ""
