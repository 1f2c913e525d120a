"""Adds the orders and subsidies that the examples of subsidies refer to, so that the examples succeed."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.ecommerce.state import Records
from wechatpay_gateway.families.ecommerce.steps import SubsidyResult
from wechatpay_gateway.families.ecommerce.subsidies import Subsidy
from wechatpay_gateway.families.ecommerce.subsidy_operations import ROOT
from wechatpay_gateway.families.payments.apis import COMBINED
from wechatpay_gateway.families.payments.orders import Order
from wechatpay_gateway.families.payments.steps import OrderState
from wechatpay_gateway.family.behavior import examples_at, to_content

_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
_TOTAL, _SUBSIDY = 100, 10


def add_subsidy_examples(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    """Add the records that the examples refer to, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    for name in ("create", "return", "cancel"):
        for example in examples_at(catalog, ("POST", f"{ROOT}/{name}")):
            _add_order(records, mchid, example.arguments, at)
            if name == "return":
                _add_subsidy(records, mchid, {**example.reply_fields, **example.arguments}, at)


def _add_order(records: Records, mchid: str, values: Mapping[str, Any], at: float) -> None:
    number = f"subsidy-{values['sub_mchid']}-{values['transaction_id']}"[:32]
    if records.payments.orders.find(mchid, COMBINED.name, number) is None:
        settle_info = {"profit_sharing": True, "subsidy_amount": values.get("amount", _SUBSIDY)}
        content = {"mchid": mchid, "sub_mchid": values["sub_mchid"], "settle_info": settle_info}
        order = Order(
            *(mchid, values["sub_mchid"], COMBINED.name, "JSAPI", number, OrderState.SUCCESS, _TOTAL),
            *(to_content(content), at),
            transaction_id=values["transaction_id"],
            paid=at,
            openid=_OPENID,
            is_example=True,
        )
        records.payments.orders.add(order)


def _add_subsidy(records: Records, mchid: str, values: Mapping[str, Any], at: float) -> None:
    known = records.subsidies.of_order(mchid, values["sub_mchid"], values["transaction_id"])
    if any(each.subsidy_id == values["subsidy_id"] for each in known):
        return
    records.subsidies.add(
        Subsidy(
            *(values["subsidy_id"], mchid, values["sub_mchid"], values["transaction_id"], ""),
            *(values["amount"], SubsidyResult.SUCCESS, to_content({}), at, at),
            is_example=True,
        )
    )
