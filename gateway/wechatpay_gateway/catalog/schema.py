"""The catalog's JSON Schemas: references resolved, and the encrypted text inside them found."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.base.json_text import parse_json

Schema = Mapping[str, Any]

ENCRYPTED = "x-encrypted"
"""The keyword of text that travels as a ciphertext."""

_REFERENCE_PREFIX = "#/$defs/"
_HOLDERS = ("items", "additionalProperties", "contentSchema")

Replace = Callable[[Schema, str, str], str]
"""Gives the text that takes the place of an encrypted one; it is told its schema, the text and its JSON Pointer."""


def resolve(schema: Schema) -> Schema:
    """A copy of `schema` in which each `$ref` is the model it names; a recursive model holds itself.

    Raises:
        KeyError: a reference names no model of `$defs`.
    """
    definitions: Mapping[str, Schema] = schema.get("$defs", {})
    models: dict[str, dict[str, Any]] = {name: {} for name in definitions}
    for name, definition in definitions.items():
        models[name].update(_resolved(definition, models))
    return _resolved(schema, models)


def _resolved(schema: Schema, models: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    if "$ref" in schema:
        return models[str(schema["$ref"]).removeprefix(_REFERENCE_PREFIX)]
    copy = {keyword: value for keyword, value in schema.items() if keyword != "$defs"}
    if "properties" in copy:
        copy["properties"] = {name: _resolved(each, models) for name, each in copy["properties"].items()}
    for holder in _HOLDERS:
        if isinstance(copy.get(holder), Mapping):
            copy[holder] = _resolved(copy[holder], models)
    return copy


def parts(schema: Schema) -> Iterator[Schema]:
    """The schemas directly inside a resolved one."""
    yield from schema.get("properties", {}).values()
    for holder in _HOLDERS:
        if isinstance(schema.get(holder), Mapping):
            yield schema[holder]


def every_part(schema: Schema) -> Iterator[Schema]:
    """A resolved schema and all that are inside it, each once, though a recursive model goes round."""
    seen: set[int] = set()
    pending = [schema]
    while pending:
        part = pending.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            pending += parts(part)


def has_encrypted(schema: Schema | None) -> bool:
    """Whether encrypted text can stand anywhere in a value of this resolved schema."""
    return schema is not None and any(part.get(ENCRYPTED) for part in every_part(schema))


def replace_encrypted(schema: Schema, value: Any, pointer: str, replace: Replace) -> Any:
    """A copy of `value` with its encrypted texts replaced; a value that does not fit the schema stays as it is.

    `pointer` is the JSON Pointer of `value`; `schema` is resolved. Empty text is not encrypted, as in the official Go SDK.
    """
    if isinstance(value, str):
        if "contentSchema" in schema:
            return _replaced_json_text(schema, value, pointer, replace)
        return replace(schema, value, pointer) if value and schema.get(ENCRYPTED) else value
    if isinstance(value, dict):
        return _replaced_members(schema, cast("dict[str, Any]", value), pointer, replace)
    if isinstance(value, list):
        items: Schema = schema.get("items", {})
        members = enumerate(cast("Sequence[Any]", value))
        return [replace_encrypted(items, item, f"{pointer}/{index}", replace) for index, item in members]
    return value


def _replaced_members(schema: Schema, value: dict[str, Any], pointer: str, replace: Replace) -> dict[str, Any]:
    properties: Mapping[str, Schema] = schema.get("properties", {})
    other = schema.get("additionalProperties")
    rest: Schema = cast("Schema", other) if isinstance(other, Mapping) else {}
    return {
        name: replace_encrypted(properties.get(name, rest), item, f"{pointer}/{escape(name)}", replace)
        for name, item in value.items()
    }


def _replaced_json_text(schema: Schema, value: str, pointer: str, replace: Replace) -> str:
    content: Schema = schema["contentSchema"]
    if not has_encrypted(content):
        return value
    try:
        parsed = parse_json(value)
    except ValueError:
        return value
    replaced = replace_encrypted(content, parsed, pointer, replace)
    return json.dumps(replaced, ensure_ascii=False, separators=(",", ":"))


def escape(name: str) -> str:
    """A name as one step of a JSON Pointer: RFC 6901."""
    return name.replace("~", "~0").replace("/", "~1")
