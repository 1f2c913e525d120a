"""Operations without a state: they return the page's example, with the values of the request filled in.

Only business numbers are stored: those in the requests and replies of calls that are not queries. A query for an unknown number is
refused with the error that the page lists for it, such as NOT_FOUND, if there is one.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import Any, cast

from attrs import evolve, frozen

from wechatpay_gateway.base.errors import Message, Refusal
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.catalog.catalog import Address, Catalog, Operation
from wechatpay_gateway.catalog.schema import ENCRYPTED, Schema
from wechatpay_gateway.core.examples import example_outcome
from wechatpay_gateway.family.paging import page_of

_PATH_PARAMETER = re.compile(r"\{([^{}]*)\}")
_NOT_FOUND = re.compile(r"NOT_?(EXISTS?|FOUND)$")
_OF_OTHERS = ("MCH", "USER", "APPID")
"""Prefixes of error codes about a missing merchant, user or app."""
_NOT_FOUND_STATUS = 404
_TRAITS = ("type", "format", "enum", "x-date-pattern", ENCRYPTED)
"""Keywords that must be equal for two fields to have the same type."""


@frozen
class _Query:
    """The numbers that a query asks for, and the status and code for one that does not exist."""

    not_found: tuple[int, str]
    numbers: tuple[str, ...]


class Stateless:
    """Replies of all operations of a catalog except `others`, which have a state.

    The numbers in the catalog's examples always exist; the examples are read when a query first names a number that is not stored.
    """

    def __init__(self, catalog: Catalog, others: Collection[str], store: Store) -> None:
        self._operations = catalog.operations
        self._names = {name for each in catalog.addresses if each.name not in others for name in _path_numbers(each)}
        self._store = store
        self._queries: dict[str, _Query | None] = {}
        self._seen: set[tuple[str, str]] = set()
        """The numbers of the examples that calls have asked for, so that none is looked up twice."""

    def answer(self, operation: Operation, caller: str, values: Mapping[str, Any]) -> Outcome:
        """Return the outcome of a valid call; `caller` is the number of the merchant or brand.

        Raises:
            Refusal: The number in the path is unknown, or the paging arguments are invalid.
        """
        if operation.method == "GET" and (query := self._query(operation)):
            for name in query.numbers:
                if name in values and not self._is_made(caller, name, str(values[name])):
                    status, code = query.not_found
                    message = Message(f"{name}不存在", f"No request to this gateway has created this {name}.")
                    raise Refusal(status, code, message)
        outcome = page_of(operation, echo(operation, example_outcome(operation, values), values), values)
        if operation.method != "GET":
            self._remember(caller, values, outcome)
        return outcome

    def _numbers(self, *places: Mapping[str, Any]) -> Iterator[tuple[str, str | int]]:
        for place in places:
            for name in self._names & place.keys():
                if isinstance(place[name], str | int):
                    yield name, place[name]

    def _query(self, operation: Operation) -> _Query | None:
        if operation.name not in self._queries:
            row = _not_found_row(operation)
            self._queries[operation.name] = _Query(row, tuple(_path_numbers(operation.address))) if row else None
        return self._queries[operation.name]

    def _is_made(self, caller: str, name: str, value: str) -> bool:
        if (name, value) in self._seen:
            return True
        query = "SELECT 1 FROM made_numbers WHERE caller = ? AND name = ? AND value = ?"
        if self._store.rows(query, (caller, name, value)):
            return True
        if (name, value) in self._of_examples:
            self._seen.add((name, value))
        return (name, value) in self._seen

    @cached_property
    def _of_examples(self) -> set[tuple[str, str]]:
        return {
            (name, str(value))
            for operation in self._operations.values()
            for example in operation.examples
            for name, value in self._numbers(example.arguments, example.reply_fields)
        }

    def _remember(self, caller: str, values: Mapping[str, Any], outcome: Outcome) -> None:
        numbers = [(caller, name, str(value)) for name, value in self._numbers(values, _fields_of(outcome.body))]
        if numbers:
            with self._store.transaction() as connection:
                connection.executemany("INSERT OR IGNORE INTO made_numbers VALUES (?, ?, ?)", numbers)


def _path_numbers(address: Address) -> Iterator[str]:
    """Iterate over the names of the numbers in an operation's paths, except for merchant numbers, which always exist."""
    return (name for path in address.paths for name in _PATH_PARAMETER.findall(path) if not name.endswith("mchid"))


def _not_found_row(operation: Operation) -> tuple[int, str] | None:
    """Return the status and code of the page's error for an unknown number, or `None`."""
    for status, code in operation.errors:
        if (status == _NOT_FOUND_STATUS or _NOT_FOUND.search(code)) and not code.startswith(_OF_OTHERS):
            return status, code
    return None


def echo(operation: Operation, outcome: Outcome, values: Mapping[str, Any]) -> Outcome:
    """Return the outcome with the value of each argument in the field that has the same name, type and place."""
    schema = operation.replies.get(outcome.status)
    if not schema or schema.get("type") != "object" or outcome.body is None:
        return outcome
    parameters = {parameter.name: parameter.schema for parameter in operation.parameters.values()}
    arguments = {**parameters, **_properties(operation.body or {})}
    return evolve(outcome, body=_echoed(arguments, _properties(schema), values, _fields_of(outcome.body)))


def _echoed(
    arguments: Mapping[str, Schema], reply: Mapping[str, Schema], values: Mapping[str, Any], example: Mapping[str, Any]
) -> dict[str, Any]:
    fields = dict(example)
    for name, schema in reply.items():
        if name in arguments and name in values and _is_alike(arguments[name], schema):
            fields[name] = _echoed_value(arguments[name], schema, values[name], example.get(name))
    return fields


def _echoed_value(argument: Schema, reply: Schema, value: object, example: object) -> object:
    """Return an argument as the reply has it: an object of another model is extended by the example's fields."""
    if argument.get("type") == "array":
        inside, around = reply.get("items", {}), argument.get("items", {})
        shown = _items_of(example) or (None,)
        pairs = zip(_items_of(value), chain(shown, repeat(shown[-1])), strict=False)
        return [_echoed_value(around, inside, item, of_example) for item, of_example in pairs]
    inside, around = _properties(reply), _properties(argument)
    if inside.keys() == around.keys():
        return value
    return _echoed(around, inside, _fields_of(value), _fields_of(example))


def _properties(schema: Schema) -> Mapping[str, Schema]:
    return cast("Mapping[str, Schema]", schema.get("properties", {}))


def _fields_of(value: object) -> Mapping[str, Any]:
    """Return the fields of a JSON object; an empty mapping for any other value."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _items_of(value: object) -> Sequence[object]:
    """Return the items of a JSON array; an empty sequence for any other value."""
    return cast("Sequence[object]", value) if isinstance(value, list | tuple) else ()


def _is_alike(one: Schema, other: Schema) -> bool:
    """Return whether two fields have the same type, ignoring limits; JSON inside a string is never alike."""
    if "contentSchema" in one or "contentSchema" in other:
        return False
    if any(one.get(trait) != other.get(trait) for trait in _TRAITS):
        return False
    return one.get("type") != "array" or _is_alike(one.get("items", {}), other.get("items", {}))
