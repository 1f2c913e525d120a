"""The API as JSON: what gateway, command line, documentation and exports read."""

import json
from collections.abc import Iterable
from typing import Any

from wechatpay_codegen import spec
from wechatpay_codegen.rules import reply_models
from wechatpay_codegen.types import Boolean, EnumReference, Integer, Number, Text, Type

PACKAGE = "wechatpay_catalog"


def catalog(api: spec.Api) -> Iterable[tuple[str, str]]:
    """The path of every JSON file below the output folder, and its text."""
    yield f"{PACKAGE}/errors.json", _text([_error_row(row) for row in api.common_errors])
    for operation in api.operations:
        path = f"{PACKAGE}/operations/{operation.group}/{operation.service}/{operation.name}.json"
        yield path, _text(_operation(operation))


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _operation(operation: spec.Operation) -> dict[str, Any]:
    enums = {enum.name.text: enum for enum in operation.enums}
    models = reply_models(operation)
    return {
        "operation": operation.dotted_name,
        "title": {"en": operation.title.en, "zh": operation.title.zh},
        "doc": operation.doc,
        "docs": operation.docs,
        "updated": operation.updated or None,
        "checked": {part: operation.checked.get(part) for part in ("request", "reply", "errors")},
        "roles": operation.roles,
        "sample": operation.sample,
        "method": operation.method,
        "routes": [{"path": route.path.text, "query": route.query} for route in operation.routes],
        "parameters": [_parameter(operation, parameter, enums) for parameter in operation.parameters],
        "body": None,
        "replies": {str(reply.status): _reply(operation, reply, models, enums) for reply in operation.replies},
        "errors": [_error_row(row) for row in operation.errors],
        "deprecated": None,
        "examples": [_example(example) for example in operation.examples],
    }


def _parameter(operation: spec.Operation, parameter: spec.Parameter, enums: dict[str, spec.Enum]) -> dict[str, Any]:
    schema = _schema(parameter.type, enums)
    if parameter.location == "path" and schema["type"] == "string":
        schema.setdefault("minLength", 1)
    return {
        "name": parameter.name.text,
        "in": parameter.location,
        "required": operation.always_needs(parameter),
        "zh": parameter.zh,
        "doc": parameter.doc,
        "schema": schema,
    }


def _reply(
    operation: spec.Operation, reply: spec.Reply, models: dict[int, str], enums: dict[str, spec.Enum]
) -> dict[str, Any] | None:
    if reply.fields is None:
        return None
    return {
        "type": "object",
        "title": models[reply.status],
        "properties": {field.name.text: _property(field, enums) for field in reply.fields},
        "required": [field.name.text for field in reply.fields if operation.always_answers(field)],
    }


def _property(field: spec.Field, enums: dict[str, spec.Enum]) -> dict[str, Any]:
    schema = _schema(field.type, enums)
    facts = {"title": field.zh, "description": field.doc}
    return {"type": schema.pop("type"), **{key: fact for key, fact in facts.items() if fact}, **schema}


def _schema(type_: Type, enums: dict[str, spec.Enum]) -> dict[str, Any]:
    match type_:
        case Text(minimum=minimum, maximum=maximum, is_in_bytes=is_in_bytes):
            bounds = (
                {"x-minBytes": minimum, "x-maxBytes": maximum}
                if is_in_bytes
                else {"minLength": minimum, "maxLength": maximum}
            )
            return {"type": "string", **_without_none(bounds)}
        case Integer(minimum=minimum, maximum=maximum):
            return {"type": "integer", **_without_none({"minimum": minimum, "maximum": maximum})}
        case Number():
            return {"type": "number"}
        case Boolean():
            return {"type": "boolean"}
        case EnumReference(name=name):
            values = enums[name].values
            meanings = {value.node.text: value.meaning for value in values}
            return {"type": "string", "enum": list(meanings), "x-meanings": meanings}


def _without_none(bounds: dict[str, int | None]) -> dict[str, int]:
    return {key: bound for key, bound in bounds.items() if bound is not None}


def _error_row(row: spec.ErrorRow) -> dict[str, Any]:
    return {"status": row.status, "code": row.code, "means": row.means, "fix": row.fix}


def _example(example: spec.Example) -> dict[str, Any]:
    return {"given": example.given, "sends": example.sends.text, "status": example.status, "reply": example.reply}
