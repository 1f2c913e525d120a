"""Writes the API as JSON, for the gateway, the command line, the documentation and exports."""

from collections.abc import Iterable
from typing import Any

from wechatpay_codegen.api.declarations import Model, Scope
from wechatpay_codegen.api.fields import Parameter
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow, Example, Operation, Reply, reply_models
from wechatpay_codegen.api.packages import CATALOG
from wechatpay_codegen.api.service import Api
from wechatpay_codegen.catalog.json_text import json_text
from wechatpay_codegen.catalog.resources import resource_entries
from wechatpay_codegen.catalog.schemas import Schemas, marks, required_when
from wechatpay_codegen.catalog.traits import traits_of


def catalog(api: Api) -> Iterable[tuple[str, str]]:
    """Yield the path of every JSON file, relative to the output folder, and its text."""
    yield f"{CATALOG}/addresses.json", json_text({each.dotted_name: _addresses(each) for each in api.operations})
    yield f"{CATALOG}/errors.json", json_text([_error_row(row) for row in api.common_errors])
    yield f"{CATALOG}/retries.json", json_text(_retries(api))
    yield from catalog_of_services(api)


def catalog_of_services(api: Api) -> Iterable[tuple[str, str]]:
    """Yield the files of the services, without the files that all services share."""
    for operation in api.operations:
        path = f"{CATALOG}/operations/{operation.group}/{operation.service}/{operation.name}.json"
        yield path, json_text(_operation(operation))
    for notification in api.notifications:
        path = f"{CATALOG}/notifications/{notification.group}/{notification.service}/{notification.name}.json"
        yield path, json_text(_notification(notification))
    for resource, entry in resource_entries(api):
        path = f"{CATALOG}/resources/{resource.group}/{resource.service}/{resource.name}.json"
        yield path, json_text(entry)


def _addresses(operation: Operation) -> list[str]:
    return [f"{operation.method} {route.path.text}" for route in operation.routes]


def _retries(api: Api) -> dict[str, list[str]]:
    """Return the times between deliveries of each event type that is not retried at the usual times."""
    unusual = [each for each in api.notifications if each.retries is not None]
    return {event_type.text: list(each.retries or ()) for each in unusual for event_type in each.event_types}


def _operation(operation: Operation) -> dict[str, Any]:
    models = reply_models(operation)
    return {
        "operation": operation.dotted_name,
        **({"twin_of": operation.twin_of} if operation.twin_of else {}),
        "title": {"en": operation.title.en, "zh": operation.title.zh},
        "doc": operation.doc,
        "docs": operation.docs,
        "updated": operation.updated or None,
        "checked": {part: operation.checked.get(part) for part in ("request", "reply", "errors")},
        "roles": operation.roles,
        "sample_class": operation.sample,
        "method": operation.method,
        "routes": [{"path": route.path.text, "query": route.query} for route in operation.routes],
        "parameters": [_parameter(operation, parameter) for parameter in operation.parameters],
        "body": _body(operation),
        "replies": {str(reply.status): _reply(operation, reply, models) for reply in operation.replies},
        "accepted": [reply.status for reply in operation.replies if reply.is_accepted],
        "errors": [_error_row(row) for row in operation.errors],
        **traits_of(operation),
        "feeds": operation.feeds,
        "examples": [_example(example) for example in operation.examples],
    }


def _notification(notification: Notification) -> dict[str, Any]:
    answer = notification.answer
    return {
        "notification": notification.dotted_name,
        "title": {"en": notification.title.en, "zh": notification.title.zh},
        "doc": notification.doc,
        "docs": notification.docs,
        "updated": notification.updated or None,
        "checked": {part: notification.checked.get(part) for part in ("request", "reply", "errors")},
        "roles": notification.roles,
        "event_types": [event_type.text for event_type in notification.event_types],
        "original_types": notification.original_types,
        "shapes": [
            {
                "model": shape.model_name.text,
                "when": shape.when.text if shape.when else None,
                "schema": _named_schema(notification.scope, shape.model, is_checked="request" in notification.checked),
            }
            for shape in notification.shapes
        ],
        "reply": {
            "model": answer.model_name.text,
            "within": answer.within,
            "signed": answer.is_signed,
            "schema": _named_schema(notification.scope, answer.model, is_request=True),
        }
        if answer
        else None,
        "retries": notification.retries,
        "examples": [
            {"event_type": notice.event_type.text, "resource": notice.resource} for notice in notification.examples
        ],
    }


def _named_schema(
    scope: Scope, model: Model | None, *, is_request: bool = False, is_checked: bool = False
) -> dict[str, Any] | None:
    schemas = Schemas(scope, is_request, is_checked)
    return schemas.whole(model.name.text, model.fields) if model else None


def _parameter(operation: Operation, parameter: Parameter) -> dict[str, Any]:
    schema = Schemas(operation.scope).alone(parameter)
    if parameter.location == "path" and schema["type"] == "string":
        schema.setdefault("minLength", 1)
    argument = parameter.name.text
    return {
        "name": parameter.wire_name,
        "in": parameter.location,
        **({"argument": argument} if argument != parameter.wire_name else {}),
        "required": operation.always_needs(parameter),
        **({"x-required-when": required_when(parameter)} if parameter.required_when else {}),
        "zh": parameter.zh,
        "doc": parameter.text,
        **marks(parameter),
        "schema": schema,
    }


def _body(operation: Operation) -> dict[str, Any] | None:
    if operation.body is None:
        return None
    title = operation.body.model.name.text if operation.body.model else f"{operation.sample}Request"
    schemas = Schemas(operation.scope, is_request=True)
    return schemas.whole(title, operation.body.fields)


def _reply(operation: Operation, reply: Reply, models: dict[int, str]) -> dict[str, Any] | None:
    if reply.is_file:
        return {"type": "string", "format": "binary"}
    if reply.fields is None:
        return None
    schemas = Schemas(operation.scope, is_checked=operation.has_known_reply)
    return schemas.whole(models[reply.status], reply.fields)


def _error_row(row: ErrorRow) -> dict[str, Any]:
    outcome = {"outcome": row.outcome.text} if row.outcome else {}
    return {"status": row.status, "code": row.code, "means": row.means, "fix": row.fix, **outcome}


def _example(example: Example) -> dict[str, Any]:
    return {"given": example.given, "sends": example.sends.text, "status": example.status, "reply": example.reply}
