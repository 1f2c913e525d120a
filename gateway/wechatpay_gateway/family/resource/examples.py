"""Adds the records that the catalog's examples refer to, so that the examples succeed on a new gateway."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.making import Maker, NumberTakenError
from wechatpay_gateway.family.resource.numbers import filled_in
from wechatpay_gateway.parties.brands import DEFAULT_BRAND_ID


def add_examples(resource: Resource, maker: Maker, owner: str, now: float) -> None:
    """Add the records of the examples, owned by a merchant, with the fixed values of `add`.

    A record that the caller's number identifies is also added for the merchant that the example names; one that a brand's number identifies, for the
    default brand.
    """
    values: Mapping[str, Any] = resource.add.change.values if resource.add else {}
    number = resource.callers_number
    for example in resource.examples:
        fields, state = {**example.fields, **values}, example.state or None
        named = fields.get(number.name, owner) if number else owner
        is_brands = number is not None and number.name == "brand_id"
        for merchant in (DEFAULT_BRAND_ID,) if is_brands else dict.fromkeys((owner, named)):
            try:
                maker.make(example.kind, merchant, filled_in(resource, fields, merchant), now, state=state)
            except NumberTakenError:
                continue
