"""Adds the orders, refunds and returns of advances that the examples of platforms refer to, so that the examples succeed."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.ecommerce.advance_returns import AdvanceReturn
from wechatpay_gateway.families.ecommerce.refund_operations import ROOT
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import AdvanceReturnResult
from wechatpay_gateway.families.payments.apis import COMBINED
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus
from wechatpay_gateway.family.behavior import Place, examples_at, to_content

_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
_REFUNDS: tuple[tuple[Place, RefundStatus], ...] = (
    (("POST", f"{ROOT}/{{}}/apply-abnormal-refund"), RefundStatus.ABNORMAL),
    (("GET", f"{ROOT}/id/{{}}"), RefundStatus.PROCESSING),
    (("GET", f"{ROOT}/out-refund-no/{{}}"), RefundStatus.PROCESSING),
)
_RETURN = f"{ROOT}/{{}}/return-advance"


def add_examples(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    """Add the records that the examples refer to, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    for example in examples_at(catalog, ("POST", f"{ROOT}/apply")):
        _paid_order(records, mchid, example.arguments, at)
    for place, status in _REFUNDS:
        for example in examples_at(catalog, place):
            values = {**example.reply_fields, **example.arguments}
            order = _paid_order(records, mchid, values, at)
            if not any(each.family == order.family for each in _refunds(records, mchid, values)):
                records.payments.refunds.add(
                    Refund(
                        *(mchid, values["out_refund_no"], values["refund_id"], order.family),
                        *(order.transaction_id or "", status, values["amount"]["refund"]),
                        *(to_content({name: values[name] for name in ("sub_mchid", "out_refund_no")}), at),
                        is_example=True,
                    )
                )
    for method in ("POST", "GET"):
        for example in examples_at(catalog, (method, _RETURN)):
            _add_advance_return(records, mchid, {**example.reply_fields, **example.arguments}, at)


def _refunds(records: Records, mchid: str, values: Mapping[str, Any]) -> tuple[Refund, ...]:
    return records.payments.refunds.of_caller(mchid, values["out_refund_no"])


def _paid_order(records: Records, mchid: str, values: Mapping[str, Any], at: float) -> Order:
    transaction_id: str = values["transaction_id"]
    number = f"platform-{transaction_id}"[:32]
    existing = records.payments.orders.find(mchid, COMBINED.name, number)
    if existing is not None:
        return existing
    amount = values["amount"]
    content = to_content({"mchid": mchid, "sub_mchid": values["sub_mchid"], "out_trade_no": number})
    order = Order(
        *(mchid, values["sub_mchid"], COMBINED.name, "JSAPI", number, OrderState.SUCCESS),
        *(amount.get("total", amount["refund"]), content, at),
        transaction_id=transaction_id,
        paid=at,
        openid=_OPENID,
        is_example=True,
    )
    records.payments.orders.add(order)
    return order


def _add_advance_return(records: Records, mchid: str, values: Mapping[str, Any], at: float) -> None:
    if records.advance_returns.find(mchid, values["refund_id"]) is None:
        records.advance_returns.add(
            AdvanceReturn(
                *(mchid, values["refund_id"], values["refund_id"], values["advance_return_id"], values["sub_mchid"]),
                *(values["return_amount"], AdvanceReturnResult.PROCESSING, at, at),
                is_example=True,
            )
        )
