"""Replies to brands, whose operations are those of service providers without `brand_id`."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behavior import Call, to_reply


def brand_of(call: Call) -> str:
    """Return the brand that a call is for: the one that it names, or else the brand that signed it."""
    brand_id: str = {**call.arguments, **call.fields}.get("brand_id", call.brand_id)
    return brand_id


def reply_of(call: Call, values: Mapping[str, Any]) -> Outcome:
    """Return an outcome with those `values` that are fields of the reply; replies to a brand have no `brand_id` anywhere."""
    return to_reply(call, _without_brand(values) if call.brand_id else values)


def rows_of(call: Call, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return the rows of a list; rows for a brand have no `brand_id` anywhere."""
    return [_without_brand(each) if call.brand_id else each for each in rows]


def _without_brand(value: Any) -> Any:
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return {name: _without_brand(each) for name, each in fields.items() if name != "brand_id"}
    if isinstance(value, list):
        return [_without_brand(each) for each in cast("Sequence[Any]", value)]
    return value
