"""Adds the records that the catalog's examples refer to, so that the examples succeed on a new gateway."""

from wechatpay_gateway.family.resource.definition import Resource
from wechatpay_gateway.family.resource.making import Maker, NumberTakenError
from wechatpay_gateway.family.resource.numbers import filled_in


def add_examples(resource: Resource, maker: Maker, owner: str, now: float) -> None:
    """Add the records of the examples, owned by a merchant."""
    for example in resource.examples:
        try:
            maker.make(
                example.kind, owner, filled_in(resource, example.fields, owner), now, state=example.state or None
            )
        except NumberTakenError:
            continue
