"""The catalog's JSON Schemas: resolve references, find and replace encrypted text."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from wechatpay_gateway.base.json_text import parse_json

Schema = Mapping[str, Any]

ENCRYPTED = "x-encrypted"
"""The keyword of text that is sent as a ciphertext."""

REQUIRED_WHEN = "x-required-when"
"""The keyword with the conditions under which fields of an object are required, by field."""

_REFERENCE_PREFIX = "#/$defs/"
_CONTAINING_KEYWORDS = ("items", "additionalProperties", "contentSchema")

Replace = Callable[[Schema, str, str], str]
"""Returns the replacement of an encrypted text; called with its schema, the text and its JSON Pointer."""


def resolve(schema: Schema) -> Schema:
    """Return a copy of `schema` in which each `$ref` is replaced by its model; a recursive model contains itself.

    Raises:
        KeyError: a reference names a model that `$defs` does not contain.
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
    for keyword in _CONTAINING_KEYWORDS:
        if isinstance(copy.get(keyword), Mapping):
            copy[keyword] = _resolved(copy[keyword], models)
    return copy


def parts(schema: Schema) -> Iterator[Schema]:
    """Iterate over the schemas directly inside a resolved one."""
    yield from schema.get("properties", {}).values()
    for keyword in _CONTAINING_KEYWORDS:
        if isinstance(schema.get(keyword), Mapping):
            yield schema[keyword]


def every_part(schema: Schema) -> Iterator[Schema]:
    """Iterate over a resolved schema and all schemas inside it, each once, even if a model is recursive."""
    seen: set[int] = set()
    pending = [schema]
    while pending:
        part = pending.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            pending += parts(part)


def has_encrypted(schema: Schema | None) -> bool:
    """Return whether a value of this resolved schema can contain encrypted text."""
    return schema is not None and any(part.get(ENCRYPTED) for part in every_part(schema))


def replace_encrypted(schema: Schema, value: Any, pointer: str, replace: Replace) -> Any:
    """Return a copy of `value` with its encrypted texts replaced; values that do not match the schema are unchanged.

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
    """Escape a name for a JSON Pointer: RFC 6901."""
    return name.replace("~", "~0").replace("/", "~1")
