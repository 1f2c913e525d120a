"""Makes records: numbers that are free, and none that is taken."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.resource.definition import Number, Resource
from wechatpay_gateway.family.resource.numbers import key_of, keys_of, new_number, open_key
from wechatpay_gateway.family.resource.records import Record, Records


class NumberTakenError(ValueError):
    """A record with this number exists already."""


class Maker:
    """Makes the records of one resource."""

    def __init__(self, resource: Resource, records: Records) -> None:
        self._resource = resource
        self._records = records

    def make(
        self,
        kind: str,
        owner: str,
        fields: Mapping[str, Any],
        now: float,
        *,
        state: str | None = None,
        content: str | None = None,
    ) -> Record:
        """Make a record; numbers of WeChat Pay that `fields` do not have are new ones.

        Raises:
            NumberTakenError: a record has one of the numbers.
            ValueError: the state does not exist, or the gateway makes no number of this kind.
        """
        resource = self._resource
        all_fields = {**dict.fromkeys(rule.name for rule in resource.fields), **fields}
        for number in resource.numbers:
            if number.is_merchants:
                continue
            if all_fields.get(number.name) is None:
                all_fields[number.name] = self._new(number, kind, now)
        for number in resource.numbers:
            key = key_of(number, kind, owner, all_fields)
            if key is not None and self._records.find(resource.name, key):
                raise NumberTakenError(f"{resource.noun} {all_fields[number.name]} exists already")
        begun = resource.check_state(resource.first if state is None else state)
        record = Record(resource.name, 0, kind, owner, begun, content, all_fields)
        return self._records.add(record, keys_of(resource, kind, owner, all_fields))

    def has_open(self, kind: str, fields: Mapping[str, Any]) -> bool:
        """Whether a record that must be the only open one is there already."""
        rule = self._resource.one_open
        if rule is None:
            return False
        alike = self._records.find(self._resource.name, open_key(rule.per, kind, fields))
        return any(each.state not in rule.closed for each in alike)

    def _new(self, number: Number, kind: str, now: float) -> str | int:
        serial = self._records.next_serial(self._resource.name)
        for value in new_number(number, serial, now):
            key = key_of(number, kind, "", {number.name: value})
            if key is not None and not self._records.find(self._resource.name, key):
                return value
        raise AssertionError("numbers never end")
