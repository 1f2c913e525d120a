"""The lists that a record is in: those that calls of its resource return, and those that only the gateway needs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from wechatpay_gateway.family.resource.definition.calls import Kind, Listing
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.numbers import loose_key, open_key
from wechatpay_gateway.family.resource.ranges import to_bound
from wechatpay_gateway.family.resource.record import Record

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Created once: with these options, `json.dumps` would create an encoder for each key."""
_ANY_STATE = "*"
"""Stands for the states of a list without a filter by state."""


@frozen
class Membership:
    """A list that a record is in.

    Attributes:
        key: the key of the list: its operation, its owner and the arguments that every call has.
        moment: the text by which a call can limit the list to a range; empty if the record has none.
        parts: the keys of the parts of the list that the record is in, one for each argument that a call can have.
    """

    key: str
    moment: str = ""
    parts: tuple[str, ...] = ()


@frozen
class Query:
    """The records that a call asks for: a list, the parts of it in which they must be, and the range of their moments.

    `contains` are fields that are lists, each with the name of the field in requests and the value that it must have.
    """

    key: str
    parts: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    contains: tuple[tuple[str, str, Any], ...] = ()

    @property
    def is_bounded(self) -> bool:
        """Whether it limits the moments."""
        return bool(self.low or self.high)

    def has(self, moment: str) -> bool:
        """Return whether a moment is in the range. The last day or second of a range belongs to it."""
        if not self.is_bounded:
            return True
        return bool(moment) and moment >= self.low and (not self.high or moment[: len(self.high)] <= self.high)


class Memberships:
    """The lists that the records of one resource are in."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource
        self._kinds = {kind.name: kind for kind in resource.kinds}
        self._loose = tuple(each for each in resource.numbers if each.is_merchants and each.within)
        wire_names = [name for kind in resource.kinds for each in _listings(kind) for name in _names(each)]
        names = [resource.field_of(name) for name in wire_names]
        self._names = {
            *names,
            *(resource.one_open.per if resource.one_open else ()),
            *(each.name for each in self._loose),
        }

    @property
    def is_empty(self) -> bool:
        """Whether no record is in a list."""
        resource = self._resource
        return not (self._loose or resource.one_open or any(kind.lists for kind in resource.kinds))

    @property
    def form(self) -> str:
        """A text that differs if the lists differ, so that they must be built again."""
        resource = self._resource
        lists = [(kind.name, [_form(each) for each in kind.lists]) for kind in resource.kinds]
        one_open = resource.one_open
        closed = (one_open.per, sorted(one_open.closed)) if one_open else None
        names = (sorted(resource.names.items()), resource.state_field, resource.is_shared)
        return _encode([1, lists, closed, [(each.name, each.within) for each in self._loose], names])

    def is_equal(self, record: Record, other: Record) -> bool:
        """Return whether two versions of a record are certainly in the same lists."""
        if record.state != other.state or record.content != other.content:
            return False
        return all(record.fields.get(name) == other.fields.get(name) for name in self._names)

    def of(self, record: Record, request: Mapping[str, Any] | None = None) -> list[Membership]:
        """Return the lists that a record is in; pass the request that created it if it is already parsed."""
        found = [*self._listed(record, record.request if request is None else request)]
        rule = self._resource.one_open
        if rule is not None and record.state not in rule.closed:
            found.append(Membership(open_key(rule.per, record.kind, record.fields)))
        numbers = ((number, record.fields.get(number.name)) for number in self._loose)
        keys = (loose_key(each, record.kind, record.mchid, value) for each, value in numbers if value is not None)
        return [*found, *(Membership(key) for key in keys)]

    def _listed(self, record: Record, request: Mapping[str, Any]) -> Iterator[Membership]:
        """Yield the lists of calls that a record is in."""
        for listing in _listings(self._kinds[record.kind]):
            membership = self._membership(listing, record, request)
            if membership is not None:
                yield membership

    def query(self, kind: str, listing: Listing, owner: str, arguments: Mapping[str, Any]) -> Query:
        """Return the query of a call with these arguments; its records are those of all merchants if the list has them."""
        required = self._required(listing)
        base = [kind, _name(listing), self._owner(listing, owner), *(arguments.get(name) for name in required)]
        parts = [
            _encode([*base, name, arguments[name]])
            for name in listing.filters
            if name not in required and name in arguments
        ]
        has_state = any(self._is_state(wire_name) and name in arguments for name, wire_name in listing.filters.items())
        if listing.states and not has_state:
            parts.append(_encode([*base, _ANY_STATE, ""]))
        between = listing.between
        bounds = [arguments.get(name) for name in (between.start, between.end)] if between else [None, None]
        low, high = ("" if each is None else to_bound(str(each)) for each in bounds)
        contains = tuple(
            (self._resource.field_of(wire_name), wire_name, arguments[name])
            for name, wire_name in listing.contains.items()
            if name in arguments
        )
        return Query(_encode(base), tuple(parts), low, high, contains)

    def fits(self, record: Record, query: Query) -> bool:
        """Return whether a record of the query's list matches the query."""
        request = record.request
        membership = next((each for each in self._listed(record, request) if each.key == query.key), None)
        if membership is None or not query.has(membership.moment) or not set(query.parts) <= set(membership.parts):
            return False
        return all(value in (_value(record, request, *names) or ()) for *names, value in query.contains)

    def _membership(self, listing: Listing, record: Record, request: Mapping[str, Any]) -> Membership | None:
        values = {name: self._values(listing, wire, record, request) for name, wire in listing.filters.items()}
        required = self._required(listing)
        if not all(values[name] for name in required):
            return None
        base = [
            record.kind,
            _name(listing),
            self._owner(listing, record.mchid),
            *(values[name][0] for name in required),
        ]
        parts = [_encode([*base, name, each]) for name in values if name not in required for each in values[name]]
        if record.state in listing.states:
            parts.append(_encode([*base, _ANY_STATE, ""]))
        between = listing.between
        field = self._resource.field_of(between.field) if between else ""
        moment = _value(record, request, field, between.field) if between else None
        return Membership(_encode(base), _moment(moment), tuple(parts))

    def _values(self, listing: Listing, wire_name: str, record: Record, request: Mapping[str, Any]) -> Sequence[Any]:
        """Return the values of an argument for which the list has the record."""
        if self._is_state(wire_name):
            wider = [state for state, states in listing.widens.items() if record.state in states]
            return [*wider, *([] if record.state in listing.widens else [record.state])]
        value = _value(record, request, self._resource.field_of(wire_name), wire_name)
        return [] if value is None else [value]

    def _required(self, listing: Listing) -> list[str]:
        """Return the arguments that every call of a list has; a filter by the state is always a part."""
        return [name for name, wire in listing.filters.items() if name in listing.required and not self._is_state(wire)]

    def _is_state(self, wire_name: str) -> bool:
        return wire_name == self._resource.state_field

    def _owner(self, listing: Listing, owner: str) -> str:
        return "" if self._resource.is_shared or listing.contains else owner


def _moment(value: object) -> str:
    """Return a moment as moments are compared; a text that is not a time stays unchanged."""
    if value is None:
        return ""
    text = str(value)
    try:
        return to_bound(text)
    except ValueError:
        return text


def _value(record: Record, request: Mapping[str, Any], field: str, wire_name: str) -> Any:
    """Return a field of a record, or else of the request that created it."""
    value = record.fields.get(field)
    return request.get(wire_name) if value is None else value


def _listings(kind: Kind) -> Iterator[Listing]:
    for listing in kind.lists:
        yield listing
        if listing.otherwise is not None:
            yield listing.otherwise


def _names(listing: Listing) -> Iterator[str]:
    """Yield the fields by which a list is filtered or limited."""
    yield from listing.filters.values()
    if listing.between is not None:
        yield listing.between.field


def _name(listing: Listing) -> str:
    return f"{listing.operation}/whole" if listing.is_whole else listing.operation


def _form(listing: Listing) -> list[Any]:
    between = listing.between
    own: list[Any] = [
        *(_name(listing), list(listing.filters.items()), sorted(listing.required), listing.states),
        *(list(listing.widens.items()), bool(listing.contains), between.field if between else ""),
    ]
    return [*own, _form(listing.otherwise)] if listing.otherwise is not None else own
