"""Operations without a state of their own: the page's example, with what was asked in its place.

What is remembered of them are numbers: those that changes were given or answered. A query for a number that nobody made is
refused with the not-found row of its page, where the page has one.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from attrs import evolve

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
"""How codes begin that tell of a merchant, a user or an app that is missing."""
_NOT_FOUND_STATUS = 404
_TRAITS = ("type", "format", "enum", "x-date-pattern", ENCRYPTED)
"""Keywords that fields of one type have in common."""


class Stateless:
    """Answers for the operations of a catalog but `others`, which have a state of their own.

    The numbers in the catalog's examples always exist; the examples are read when a call first asks for a number that nobody made.
    """

    def __init__(self, catalog: Catalog, others: Collection[str], store: Store) -> None:
        self._operations = catalog.operations
        self._names = {name for each in catalog.addresses if each.name not in others for name in _path_numbers(each)}
        self._store = store

    def answer(self, operation: Operation, caller: str, values: Mapping[str, Any]) -> Outcome:
        """What a call gets that was found right; `caller` is the number of the merchant or the brand.

        Raises:
            Refusal: Nobody made the number that the path names; or a list cannot be continued as the arguments ask.
        """
        if operation.method == "GET" and (row := _not_found_row(operation)):
            for name in _path_numbers(operation.address):
                if name in values and not self._is_made(caller, name, str(values[name])):
                    status, code = row
                    raise Refusal(status, code, Message(f"{name}不存在", f"Nobody made this {name}."))
        outcome = page_of(operation, echo(operation, example_outcome(operation, values), values), values)
        if operation.method != "GET":
            self._remember(caller, values, outcome)
        return outcome

    def _numbers(self, *places: Mapping[str, Any]) -> Iterator[tuple[str, str | int]]:
        for place in places:
            for name in self._names & place.keys():
                if isinstance(place[name], str | int):
                    yield name, place[name]

    def _is_made(self, caller: str, name: str, value: str) -> bool:
        query = "SELECT 1 FROM made_numbers WHERE caller = ? AND name = ? AND value = ?"
        return bool(self._store.rows(query, (caller, name, value))) or (name, value) in self._of_examples

    @cached_property
    def _of_examples(self) -> set[tuple[str, str]]:
        return {
            (name, str(value))
            for operation in self._operations.values()
            for example in operation.examples
            for name, value in self._numbers(example.arguments, example.reply_fields)
        }

    def _remember(self, caller: str, values: Mapping[str, Any], outcome: Outcome) -> None:
        made = [(caller, name, str(value)) for name, value in self._numbers(values, _fields_of(outcome.body))]
        if made:
            with self._store.transaction() as connection:
                connection.executemany("INSERT OR IGNORE INTO made_numbers VALUES (?, ?, ?)", made)


def _path_numbers(address: Address) -> Iterator[str]:
    """The numbers in the paths of an operation, but for those of merchants, who are there before any call."""
    return (name for path in address.paths for name in _PATH_PARAMETER.findall(path) if not name.endswith("mchid"))


def _not_found_row(operation: Operation) -> tuple[int, str] | None:
    """Status and code with which the page says that there is no such thing."""
    for status, code in operation.errors:
        if (status == _NOT_FOUND_STATUS or _NOT_FOUND.search(code)) and not code.startswith(_OF_OTHERS):
            return status, code
    return None


def echo(operation: Operation, outcome: Outcome, values: Mapping[str, Any]) -> Outcome:
    """The outcome in which each field with the name, type and place of an argument has its value."""
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
            inside, around = _properties(schema), _properties(arguments[name])
            is_other_model = inside.keys() != around.keys()
            value = values[name]
            fields[name] = (
                _echoed(around, inside, _fields_of(value), _fields_of(example.get(name))) if is_other_model else value
            )
    return fields


def _properties(schema: Schema) -> Mapping[str, Schema]:
    return cast("Mapping[str, Schema]", schema.get("properties", {}))


def _fields_of(value: object) -> Mapping[str, Any]:
    """The fields of a JSON object; none of any other value."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def _is_alike(one: Schema, other: Schema) -> bool:
    """Whether two fields are of one type, whatever their bounds; JSON inside a text is not looked at."""
    if "contentSchema" in one or "contentSchema" in other:
        return False
    if any(one.get(trait) != other.get(trait) for trait in _TRAITS):
        return False
    return one.get("type") != "array" or _is_alike(one.get("items", {}), other.get("items", {}))
