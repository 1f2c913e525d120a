"""Finds the record that a call refers to."""

from collections.abc import Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.errors import parameter_error
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.resource import refusals
from wechatpay_gateway.family.resource.definition.calls import ErrorRow, Kind, Number
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.numbers import Naming, key_of, namings
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.replies import visible
from wechatpay_gateway.request.validation import missing_parameter


def owner_of(call: Call) -> str:
    """Return the number of the merchant or brand that signed the request."""
    return call.mchid or call.brand_id


def fields_of(resource: Resource, call: Call) -> dict[str, Any]:
    """Return the arguments of a call, under the names of the record's fields, with the caller's number if it identifies a record."""
    fields = {resource.field_of(name): value for name, value in {**call.arguments, **call.fields}.items()}
    if (number := resource.callers_number) is not None:
        fields[number.name] = owner_of(call)
    return fields


def refuse_other_caller(resource: Resource, call: Call, errors: Mapping[str, ErrorRow]) -> None:
    """Refuse a call that names another merchant than the caller, if the caller's number identifies a record."""
    number = resource.callers_number
    sent = None if number is None else {**call.arguments, **call.fields}.get(number.name)
    if sent is not None and sent != owner_of(call):
        raise refusals.other_merchant(errors)


class Finder:
    """Finds records of one resource by the numbers in a call."""

    def __init__(self, resource: Resource, records: Records) -> None:
        self._resource = resource
        self._records = records

    def find(self, kind: Kind, call: Call, errors: Mapping[str, ErrorRow]) -> Record:
        """Return the record that a call refers to.

        Raises:
            Refusal: the record does not exist or belongs to another merchant, or to another brand than that of the call, or two numbers belong to different records.
        """
        resource, owner = self._resource, owner_of(call)
        refuse_other_caller(resource, call, errors)
        names = namings(resource, call)
        if not names:
            raise parameter_error(missing_parameter(resource.numbers[0].name, "query"))
        is_other_merchants = False
        for naming in names:
            for record in self._named(kind, call, naming):
                is_own = resource.is_shared or record.mchid == owner
                if is_own and self._is_within(call, naming.number, record) and self.is_consistent(call, record):
                    self._check_agreement(record, names)
                    return record
                is_other_merchants = True
        if is_other_merchants:
            raise refusals.other_merchant(errors)
        if resource.absent:
            return self._absent(kind, owner, call)
        raise refusals.unknown(resource, errors)

    def own(self, kind: Kind, owner: str, fields: Mapping[str, Any]) -> Record | None:
        """Return the record with a merchant's own number; `None` if it does not exist, or if the resource has no such number."""
        number = merchants_number(self._resource)
        key = None if number is None else key_of(number, kind.name, owner, fields)
        return None if key is None else next(iter(self._records.find(self._resource.name, key)), None)

    def _named(self, kind: Kind, call: Call, naming: Naming) -> list[Record]:
        number = naming.number
        around = fields_of(self._resource, call) if number.within else {}
        key = key_of(number, kind.name, owner_of(call), {**around, number.name: naming.value})
        return [] if key is None else self._records.find(self._resource.name, key)

    def _is_within(self, call: Call, number: Number, record: Record) -> bool:
        """Return whether a call with WeChat Pay's number has the fields of the record that it must have, such as the brand."""
        if number.is_merchants or not number.within:
            return True
        around = fields_of(self._resource, call)
        return all(record.fields.get(name) in (None, around.get(name)) for name in number.within)

    def is_consistent(self, call: Call, record: Record) -> bool:
        """Return whether a call does not contradict the fixed fields of a record."""
        if not self._resource.fixed:
            return True
        own, around = visible(self._resource, record), fields_of(self._resource, call)
        given = ((around.get(name), own.get(name)) for name in self._resource.fixed)
        return all(None in pair or pair[0] == pair[1] for pair in given)

    def _check_agreement(self, record: Record, names: Sequence[Naming]) -> None:
        if len(names) == 1:
            return
        by_parameter: dict[str, list[Naming]] = {}
        for naming in names:
            by_parameter.setdefault(naming.parameter, []).append(naming)
        for parameter, ways in by_parameter.items():
            if all(record.fields.get(way.number.name) != way.value for way in ways):
                raise refusals.other_number(self._resource, parameter, ways[0].value, "query")

    def _absent(self, kind: Kind, owner: str, call: Call) -> Record:
        """Return a record in the state of those that do not exist, with the arguments of the call."""
        fields = fields_of(self._resource, call)
        return Record(self._resource.name, 0, kind.name, owner, self._resource.absent, None, fields)


def merchants_number(resource: Resource) -> Number | None:
    """Return the number that the merchant assigns; `None` if only WeChat Pay assigns numbers."""
    return next((number for number in resource.numbers if number.is_merchants), None)
