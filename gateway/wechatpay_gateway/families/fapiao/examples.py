"""Adds what the examples of e-invoices refer to: an order, a title, a card template and an invoice."""

from typing import Any

from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.fapiao.invoices import Invoice, Invoices
from wechatpay_gateway.families.fapiao.issue_operations import APPLICATIONS, ISSUES
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.steps import CardState, InvoiceState
from wechatpay_gateway.families.fapiao.title_operations import OF_ORDER, ROOT
from wechatpay_gateway.families.fapiao.titles import Title, Titles
from wechatpay_gateway.families.payments.apis import EXAMPLE_APPID, PARTNER
from wechatpay_gateway.families.payments.orders import Order, Orders
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.family.behavior import examples_at, to_content

_OPENID, _CARD_APPID, _CARD_ID = "plN5twRbHym_j-QcqCzstl0HmwEs", "wxb1170446a4c0a5a2", "p4gLgvlAYSEOpeXGFVJRFxgop6iY"
_FILE_PLACE = ("POST", f"{APPLICATIONS}/{{}}/reverse")
_TITLE_PLACE = ("GET", f"{ROOT}/user-title")


def seller_of(catalog: Catalog) -> dict[str, Any]:
    """Return the seller of the invoices that WeChat Pay issues: that of the example of the query."""
    examples = examples_at(catalog, ("GET", f"{APPLICATIONS}/{{}}"))
    rows = [row for each in examples for row in each.reply_fields["fapiao_information"]]
    return rows[0]["seller_information"] if rows else {"name": "", "taxpayer_id": ""}


def add_examples(
    catalog: Catalog,
    mchid: str,
    settings: Settings,
    titles: Titles,
    invoices: Invoices,
    orders: Orders,
    at: float,
) -> None:
    """Add the records of the examples, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    issues = [each for place in ISSUES for each in examples_at(catalog, place)]
    for example in issues:
        fields = example.arguments
        settings.change(mchid, fields["sub_mchid"], card_appid=_CARD_APPID, card_id=_CARD_ID)
        for payment in fields["fapiao_information"]["transaction_information"]:
            _add_order(orders, mchid, fields["sub_mchid"], payment, at)
    for example in examples_at(catalog, _TITLE_PLACE):
        named = example.arguments
        numbers = (mchid, named["fapiao_apply_id"], named["sub_mchid"], named["scene"] == OF_ORDER)
        titles.fill_in(Title(*numbers, _OPENID, 0, "", at, is_example=True), example.reply_fields)
    for example in examples_at(catalog, _FILE_PLACE):
        for named in example.arguments["fapiao_information"]:
            if issues and invoices.find(mchid, named["fapiao_id"]) is None:
                invoices.add(_invoice(mchid, example.arguments, named, issues[0].arguments, at))


def _add_order(orders: Orders, mchid: str, sub_mchid: str, payment: Any, at: float) -> None:
    number = f"fapiao-{payment['transaction_id']}"[:32]
    if orders.find(mchid, PARTNER.name, number) is None:
        content = {"sp_appid": EXAMPLE_APPID, "sp_mchid": mchid, "sub_mchid": sub_mchid}
        orders.add(
            Order(
                *(mchid, sub_mchid, PARTNER.name, "JSAPI", number, OrderState.SUCCESS, payment["amount"]),
                *(to_content(content), at),
                transaction_id=payment["transaction_id"],
                paid=at,
                openid=_OPENID,
                is_example=True,
            )
        )


def _invoice(mchid: str, reversal: Any, named: Any, issue: Any, at: float) -> Invoice:
    content = {name: issue[name] for name in ("buyer_information", "fapiao_information")}
    total: int = issue["fapiao_information"]["total_amount"]
    return Invoice(
        mchid,
        named["fapiao_id"],
        reversal["fapiao_apply_id"],
        reversal["sub_mchid"],
        InvoiceState.ISSUED,
        CardState.INSERTED,
        to_content(content),
        total,
        is_own=False,
        requested=at,
        card_appid=_CARD_APPID,
        card_id=_CARD_ID,
        card_code="379550244162",
        openid=_OPENID,
        number=named["fapiao_number"],
        issued=at,
        is_example=True,
    )
