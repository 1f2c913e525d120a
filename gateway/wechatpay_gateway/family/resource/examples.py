"""Adds the records that the catalog's examples refer to, so that the examples succeed on a new gateway."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.resource.definition import Resource
from wechatpay_gateway.family.resource.making import Maker, NumberTakenError
from wechatpay_gateway.family.resource.numbers import filled_in


def add_examples(resource: Resource, maker: Maker, owner: str, now: float) -> None:
    """Add the records of the examples, owned by a merchant, with the fixed values of `add`."""
    values: Mapping[str, Any] = resource.add.change.values if resource.add else {}
    for example in resource.examples:
        try:
            maker.make(
                example.kind,
                owner,
                filled_in(resource, {**example.fields, **values}, owner),
                now,
                state=example.state or None,
            )
        except NumberTakenError:
            continue
