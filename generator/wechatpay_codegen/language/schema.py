"""The spec format as JSON Schema 2020-12, for completion and help in editors."""

import json
from functools import cache
from typing import Any

from wechatpay_codegen.language import grammar, shapes

_TEXT_OR_NUMBER = ["string", "number", "boolean"]


@cache
def schema_text() -> str:
    """Return the text of `spec.schema.json`: one schema for all kinds of files, with the schema of each kind under `$defs`."""
    definitions = {name: _schema(shape) for name, shape in grammar.FILES.items()}
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "WeChat Pay specs",
        "description": "Written by `make generate` from the generator's grammar.",
        "if": {"type": "array"},
        "then": {"$ref": "#/$defs/errors"},
        "else": {
            "if": {"required": ["resource"]},
            "then": {"$ref": "#/$defs/resource"},
            "else": {
                "if": {"required": ["twin_of"]},
                "then": {"$ref": "#/$defs/twin"},
                "else": _of_one_kind(),
            },
        },
        "$defs": definitions,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _of_one_kind() -> dict[str, Any]:
    """Return the schema of a mapping that is not a resource. It recognizes the kind of file by keys that others lack."""
    return {
        "if": {"anyOf": [{"required": [key]} for key in ("method", "path", "routes", "replies", "docs")]},
        "then": {
            "if": {"required": ["event_types"]},
            "then": {"$ref": "#/$defs/notification"},
            "else": {"$ref": "#/$defs/operation"},
        },
        "else": {
            "if": {"anyOf": [{"required": [key]} for key in ("models", "enums")]},
            "then": {"$ref": "#/$defs/models"},
            "else": {
                "if": {"required": ["title", "doc"]},
                "then": {"$ref": "#/$defs/service"},
                "else": _of_contradictions(),
            },
        },
    }


def _of_contradictions() -> dict[str, Any]:
    """Return the schema of a file without the keys above: contradictions, whose keys have lists, or shared texts."""
    lists = [{"required": [key], "properties": {key: {"type": "array"}}} for key in grammar.CONTRADICTIONS.by_name]
    return {"if": {"anyOf": lists}, "then": {"$ref": "#/$defs/contradictions"}, "else": _of_texts()}


def _of_texts() -> dict[str, Any]:
    """Return the schema of a file of shared texts. It recognizes the kind of file by the form of its keys."""
    return {
        "if": {"propertyNames": {"pattern": "^[0-9]+$"}},
        "then": {"$ref": "#/$defs/error_texts"},
        "else": {
            "if": {"propertyNames": {"pattern": "^[A-Z]"}},
            "then": {"$ref": "#/$defs/values"},
            "else": {"$ref": "#/$defs/terms"},
        },
    }


def _schema(shape: shapes.Shape) -> dict[str, Any]:
    """Return the schema of a shape."""
    match shape:
        case shapes.ListOf(item=item):
            schema: dict[str, Any] = {"type": "array", "items": _schema(item), "minItems": 1}
        case shapes.MapOf():
            schema = _map(shape)
        case shapes.Record():
            schema = _record(shape)
        case shapes.Either(shapes=alternatives):
            schema = {"anyOf": [_schema(alternative) for alternative in alternatives]}
        case _:
            schema = _scalar(shape)
    return schema


def _scalar(shape: shapes.Scalar) -> dict[str, Any]:
    """Return the schema of a scalar. Text also allows numbers, because an editor reads an unquoted `20` as a number."""
    schema: dict[str, Any] = {}
    match shape:
        case shapes.Line(what=what, pattern=pattern):
            schema = _line(what, pattern)
        case shapes.Prose():
            schema = {"type": _TEXT_OR_NUMBER, "minLength": 1}
        case shapes.Whole(what=what, minimum=minimum, maximum=maximum):
            schema = {"type": "integer", "minimum": minimum, "maximum": maximum, "description": what}
        case shapes.Flag():
            schema = {"type": "boolean"}
        case shapes.Day():
            schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case shapes.Choice(words=words):
            schema = {"oneOf": [{"const": word, "description": meaning} for word, meaning in words.items()]}
        case shapes.Anything():
            pass
    return schema


def _line(what: str, pattern: str) -> dict[str, Any]:
    if not pattern:
        return {"type": _TEXT_OR_NUMBER, "minLength": 1, "description": what}
    return {"type": "string", "pattern": f"^(?:{pattern})$", "description": what}


def _map(shape: shapes.MapOf) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "additionalProperties": _schema(shape.value)}
    if isinstance(shape.key, shapes.Line):
        schema["propertyNames"] = {"pattern": f"^(?:{shape.key.pattern})$"} if shape.key.pattern else {"minLength": 1}
    else:
        first_digits = f"{shape.key.minimum // 100}-{shape.key.maximum // 100}"
        schema["propertyNames"] = {"pattern": f"^[{first_digits}][0-9]{{2}}$"}
    if not shape.may_be_empty:
        schema["minProperties"] = 1
    return schema


def _record(shape: shapes.Record) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {key.name: {**_schema(key.value), "description": key.doc} for key in shape.keys},
        "additionalProperties": False,
    }
    if required := [key.name for key in shape.keys if key.is_required]:
        schema["required"] = required
    return schema
