"""The record that a new record belongs to, such as the stock of a coupon: whether it allows one more, and what it shares."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.resource import refusals
from wechatpay_gateway.family.resource.definition.calls import ErrorRow
from wechatpay_gateway.family.resource.definition.effects import Parent
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.numbers import key_of, sibling_key
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.replies import visible
from wechatpay_gateway.family.resource.shown import at


class Parents:
    """The records of another resource that the records of one resource belong to.

    Args:
        resource: the resource whose records are created.
        resources: all resources, by name.
        records: the records of all resources.
    """

    def __init__(self, resource: Resource, resources: Mapping[str, Resource], records: Records) -> None:
        self._resource = resource
        self._parent = resource.parent
        self._other = resources[self._parent.resource] if self._parent else None
        self._records = records

    def take(self, kind: str, owner: str, fields: Mapping[str, Any], errors: Mapping[str, ErrorRow]) -> dict[str, Any]:
        """Count a new record, and return the fields that it copies; an empty object if records belong to no other.

        Raises:
            Refusal: the other record does not exist, belongs to another merchant, is in another state, or allows no further one.
        """
        parent, other = self._parent, self._other
        if parent is None or other is None:
            return {}
        record = self._find(parent, other, owner, fields, errors)
        values = visible(other, record)
        if record.state not in parent.states:
            raise refusals.wrong_state(other, errors, record.state, self._resource.noun, parent.states)
        count = values.get(parent.counts) or 0
        if _is_reached(at(values, parent.at_most), count):
            raise refusals.none_left(other, errors, parent.counts, count)
        siblings = self._records.count(self._resource.name, sibling_key(parent, kind, fields))
        if _is_reached(at(values, parent.at_most_per), siblings):
            raise refusals.limit_reached(other, errors, parent.per, siblings)
        self._records.change(record.with_fields({**record.fields, parent.counts: count + 1}))
        return {name: value for name, path in parent.copies.items() if (value := at(values, path)) is not None}

    def _find(
        self, parent: Parent, other: Resource, owner: str, fields: Mapping[str, Any], errors: Mapping[str, ErrorRow]
    ) -> Record:
        number = next(each for each in other.numbers if each.name == parent.number)
        keys = [key_of(number, kind.name, owner, fields) for kind in other.kinds]
        found = [each for key in keys if key is not None for each in self._records.find(other.name, key)]
        for record in found:
            if any(record.fields.get(name) not in (None, fields.get(name)) for name in number.within):
                break
            if record.mchid != owner and not other.is_shared:
                raise refusals.other_merchant(errors)
            return record
        raise refusals.unknown(other, errors)


def _is_reached(limit: Any, count: int) -> bool:
    """Return whether a limit allows no further record; a record that a test added without the limit has none."""
    return limit is not None and count >= limit
