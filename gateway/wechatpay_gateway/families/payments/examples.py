"""Adds the orders and refunds that the catalog's examples refer to, so that the examples succeed."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from wechatpay_gateway.catalog.catalog import Catalog, Example
from wechatpay_gateway.families.payments.apis import COMBINED, DIRECT, EXAMPLE_APPID, PARTNER, Api
from wechatpay_gateway.families.payments.orders import Combination, Order
from wechatpay_gateway.families.payments.refunds import Refund
from wechatpay_gateway.families.payments.state import Records
from wechatpay_gateway.families.payments.steps import OrderState, RefundStatus
from wechatpay_gateway.family.behavior import Place, examples_at, to_content

_REFUNDS = "/v3/refund/domestic/refunds"
_TOTAL = 100
_OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"


def add_examples(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    """Add the records that the examples refer to, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    for example in examples_at(catalog, ("POST", _REFUNDS)):
        _paid_order(records, mchid, example.arguments, example, at)
    for api in (DIRECT, PARTNER):
        for order in _orders_of(catalog, api, mchid, at):
            if not _is_known(records, order):
                records.orders.add(order)
    _add_combinations(catalog, mchid, records, at)
    _add_refunds(catalog, mchid, records, at)


def _is_known(records: Records, order: Order) -> bool:
    same_payment = records.orders.of_transaction(order.transaction_id) if order.transaction_id else ()
    is_paid = any((each.caller, each.family) == (order.caller, order.family) for each in same_payment)
    return is_paid or records.orders.find(order.caller, order.family, order.out_trade_no) is not None


def _orders_of(catalog: Catalog, api: Api, mchid: str, at: float) -> Iterator[Order]:
    own = f"{api.root}/out-trade-no/{{}}"
    places: list[tuple[Place, OrderState, str]] = [
        (("POST", f"{own}/reverse"), OrderState.USERPAYING, "MICROPAY"),
        (("POST", f"{own}/close"), OrderState.NOTPAY, "NATIVE"),
        (("GET", own), OrderState.NOTPAY, "NATIVE"),
        (("GET", f"{api.root}/id/{{}}"), OrderState.SUCCESS, "JSAPI"),
    ]
    for place, state, trade_type in places:
        for example in examples_at(catalog, place):
            yield _order(api, mchid, example.arguments, example, state, trade_type, at)


def _order(
    api: Api,
    mchid: str,
    arguments: Mapping[str, Any],
    example: Example,
    state: OrderState,
    trade_type: str,
    at: float,
) -> Order:
    values = {**example.reply_fields, **arguments}
    amount: Mapping[str, Any] = values.get("amount", {})
    total: int = amount.get("total", _TOTAL)
    identity = {name: values[name] for name in api.identity if name in values}
    fields = {api.identity[0]: EXAMPLE_APPID, **identity, api.caller: mchid}
    transaction_id: str | None = arguments.get("transaction_id")
    number = f"paid-{transaction_id}"[:32] if transaction_id else arguments["out_trade_no"]
    return Order(
        mchid,
        fields.get(api.payee, mchid),
        api.name,
        trade_type,
        number,
        state,
        total,
        to_content(fields | {"out_trade_no": number}),
        at,
        transaction_id=transaction_id,
        paid=at if transaction_id else None,
        openid=_OPENID if transaction_id else None,
        is_example=True,
    )


def _add_combinations(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    own = f"{COMBINED.root}/out-trade-no/{{}}"
    for place in (("POST", f"{own}/close"), ("GET", own)):
        for example in examples_at(catalog, place):
            values = {**example.reply_fields, **example.arguments}
            number: str = values["combine_out_trade_no"]
            if records.combinations.find(mchid, number) is not None:
                continue
            parts = [part for part in values.get("sub_orders", ()) if "out_trade_no" in part]
            fields = {name: values[name] for name in COMBINED.identity if name in values} | {"combine_mchid": mchid}
            records.combinations.add(Combination(mchid, number, "NATIVE", to_content(fields), at, is_example=True))
            records.orders.add(*(_part(mchid, number, part, at) for part in parts))


def _part(mchid: str, number: str, part: Mapping[str, Any], at: float) -> Order:
    fields = {name: part[name] for name in ("mchid", "sub_mchid", "sub_appid", "attach") if name in part}
    return Order(
        mchid,
        part.get("sub_mchid", part["mchid"]),
        COMBINED.name,
        "NATIVE",
        part["out_trade_no"],
        OrderState.NOTPAY,
        part.get("amount", {}).get("total_amount", _TOTAL),
        to_content(fields),
        at,
        combine_out_trade_no=number,
        is_example=True,
    )


def _add_refunds(catalog: Catalog, mchid: str, records: Records, at: float) -> None:
    abnormal = (("POST", f"{_REFUNDS}/{{}}/apply-abnormal-refund"), RefundStatus.ABNORMAL)
    for place, status in (abnormal, (("GET", f"{_REFUNDS}/{{}}"), RefundStatus.PROCESSING)):
        for example in examples_at(catalog, place):
            values = {**example.reply_fields, **example.arguments}
            order = _paid_order(records, mchid, values, example, at)
            existing = records.refunds.of_caller(mchid, values["out_refund_no"])
            if any(refund.family == order.family for refund in existing):
                continue
            records.refunds.add(
                Refund(
                    mchid,
                    values["out_refund_no"],
                    values.get("refund_id", f"503{values['out_refund_no']}"[:32]),
                    order.family,
                    order.transaction_id or "",
                    status,
                    min(order.total, values.get("amount", {}).get("refund", _TOTAL)),
                    to_content({"out_refund_no": values["out_refund_no"]}),
                    at,
                    is_example=True,
                )
            )


def _paid_order(records: Records, mchid: str, values: Mapping[str, Any], example: Example, at: float) -> Order:
    api = PARTNER if "sub_mchid" in values else DIRECT
    transaction_id: str = values.get("transaction_id", f"42{values.get('out_trade_no', '')}"[:32])
    for order in records.orders.of_transaction(transaction_id):
        if (order.caller, order.family) == (mchid, api.name):
            return order
    arguments = {name: values[name] for name in ("sub_mchid", "amount") if name in values} | {
        "transaction_id": transaction_id
    }
    order = _order(api, mchid, arguments, example, OrderState.SUCCESS, "JSAPI", at)
    if "transaction_id" not in values:
        order = evolve(order, out_trade_no=values["out_trade_no"])
    records.orders.add(order)
    return order
