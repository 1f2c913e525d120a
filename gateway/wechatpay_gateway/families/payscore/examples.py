"""Adds the PayScore orders that the catalog's examples refer to, so that the examples succeed."""

from collections.abc import Iterator, Mapping
from typing import Any

from wechatpay_gateway.catalog.catalog import Catalog
from wechatpay_gateway.families.payscore.apis import Api
from wechatpay_gateway.families.payscore.service_orders import (
    PACKAGE_SECONDS,
    ServiceOrder,
    ServiceOrders,
    new_order_id,
    new_package,
    new_query_id,
)
from wechatpay_gateway.families.payscore.steps import ServiceOrderState
from wechatpay_gateway.family.behavior import Place, examples_at, to_content


def add_examples(catalog: Catalog, api: Api, mchid: str, orders: ServiceOrders, at: float) -> None:
    """Add the orders that the examples of an API refer to, owned by the merchant `mchid` and created at `at`, in seconds since 1970."""
    creations = examples_at(catalog, ("POST", api.root))
    if not creations:
        return
    created = creations[0].arguments
    for values in _values(catalog, api):
        number: str = values.get("out_order_no", created["out_order_no"])
        if orders.find(mchid, number, is_partner=api.is_partner) is None:
            own = {
                name: values[name] for name in created if name in values and name not in ("post_payments", "risk_fund")
            }
            orders.add(
                ServiceOrder(
                    mchid,
                    api.is_partner,
                    number,
                    values.get("order_id", new_order_id(at)),
                    ServiceOrderState.CREATED,
                    to_content({**created, **own}),
                    at,
                    new_package(),
                    at + PACKAGE_SECONDS,
                    values.get("query_id", new_query_id()),
                    is_example=True,
                )
            )


def _values(catalog: Catalog, api: Api) -> Iterator[Mapping[str, Any]]:
    """Iterate over the arguments of each example that names an order, with the number of WeChat Pay in its reply."""
    own = f"{api.root}/{{}}"
    places: list[Place] = [
        ("GET", api.root),
        *(("POST", f"{own}/{verb}") for verb in ("cancel", "complete", "modify", "sync")),
    ]
    for place in places:
        for example in examples_at(catalog, place):
            reply = example.reply_fields
            yield {**({"order_id": reply["order_id"]} if "order_id" in reply else {}), **example.arguments}
