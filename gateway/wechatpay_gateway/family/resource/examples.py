"""The records that the examples of the pages name, so that these calls succeed on a new gateway."""

from wechatpay_gateway.family.resource.definition import Resource
from wechatpay_gateway.family.resource.making import Maker, NumberTakenError
from wechatpay_gateway.family.resource.numbers import filled_in


def add_examples(resource: Resource, maker: Maker, owner: str, now: float) -> None:
    """Add the records of the examples, as those of a merchant."""
    for example in resource.examples:
        try:
            maker.make(
                example.kind, owner, filled_in(resource, example.fields, owner), now, state=example.state or None
            )
        except NumberTakenError:
            continue
