"""Creates records, and generates numbers that are not in use."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from wechatpay_gateway.family.resource.changes import in_state
from wechatpay_gateway.family.resource.definition.calls import Number
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.numbers import key_of, keys_of, new_number, open_key
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records


class NumberTakenError(ValueError):
    """A record with this number already exists."""


class Maker:
    """Creates the records of one resource."""

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
        """Create and store a record; see `prepare`."""
        made = self.prepare(kind, owner, fields, now, state=state, content=content)
        return self._records.add(made, keys_of(self._resource, kind, owner, made.fields))

    def prepare(
        self,
        kind: str,
        owner: str,
        fields: Mapping[str, Any],
        now: float,
        *,
        state: str | None = None,
        content: str | None = None,
    ) -> Record:
        """Create a record that is not stored yet; numbers of WeChat Pay that are missing in `fields` are generated.

        Raises:
            NumberTakenError: a record already has one of the numbers.
            ValueError: the state does not exist, or a number is missing that the gateway does not generate.
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
                raise NumberTakenError(f"{resource.noun} {all_fields[number.name]} already exists")
        first = resource.check_state(resource.first if state is None else state)
        return Record(resource.name, 0, kind, owner, first, content, all_fields, made=now, since=now)

    def make_again(self, existing: Record, named: Mapping[str, Any], content: str, now: float) -> Record:
        """Return an existing record in the first state, as the new request makes it: it keeps its numbers, and no field of a later call.

        A record that a test added without a request keeps all its fields.
        """
        resource = self._resource
        kept = dict(existing.fields)
        if existing.content is not None:
            numbers = {number.name: kept[number.name] for number in resource.numbers if number.name in kept}
            kept = {**dict.fromkeys(kept), **numbers}
        new = evolve(existing, content=content, fields={**kept, **named}, made=now, since=now)
        again = in_state(resource, new, resource.first, now)
        if again.serial:
            keys = [keys_of(resource, each.kind, each.mchid, each.fields) for each in (existing, again)]
            self._records.replace_keys(again, *keys)
        return again

    def has_open(self, kind: str, fields: Mapping[str, Any], besides: Record | None = None) -> bool:
        """Return whether the resource allows only one open record, and there is one, apart from the record `besides`."""
        rule = self._resource.one_open
        if rule is None:
            return False
        key = open_key(rule.per, kind, fields)
        is_itself = (
            besides is not None
            and besides.state not in rule.closed
            and open_key(rule.per, besides.kind, besides.fields) == key
        )
        return self._records.total(self._resource.name, key) > is_itself

    def _new(self, number: Number, kind: str, now: float) -> str | int:
        serial = self._records.next_serial(self._resource.name)
        for value in new_number(number, serial, now):
            key = key_of(number, kind, "", {number.name: value})
            if key is not None and not self._records.find(self._resource.name, key):
                return value
        raise AssertionError("unreachable: the numbers to try are infinite")
