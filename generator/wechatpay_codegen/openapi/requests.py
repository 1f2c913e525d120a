"""Writes the parameters and the body of a request."""

from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.names import class_name
from wechatpay_codegen.api.operation import Operation, Route
from wechatpay_codegen.api.traits import Upload
from wechatpay_codegen.api.types import ListOf, Text
from wechatpay_codegen.api.uses import reached
from wechatpay_codegen.openapi.components import Schema
from wechatpay_codegen.openapi.headers import SEALING_SERIAL
from wechatpay_codegen.openapi.names import scope_of
from wechatpay_codegen.openapi.schemas import Schemas
from wechatpay_codegen.openapi.wire import sent_fields


def parameters(operation: Operation, routes: list[Route], schemas: Schemas) -> list[Schema]:
    """Return the parameters of the first of some routes, which differ in the names of path parameters only."""
    route, *others = routes
    known = {parameter.name.text: parameter for parameter in operation.parameters}
    written = [
        _path_parameter(known[name], [known[other.path_names[position]] for other in others], schemas)
        for position, name in enumerate(route.path_names)
    ]
    written += [_query_parameter(operation, known[name], schemas) for name in route.query]
    headers = [parameter for parameter in operation.parameters if parameter.location == "header"]
    written += [
        {**_parameter(header, "header", schemas), "required": operation.always_needs(header)} for header in headers
    ]
    return written + (
        [{"$ref": f"#/components/parameters/{SEALING_SERIAL}"}] if has_encrypted_fields(operation) else []
    )


def _parameter(parameter: Parameter, location: str, schemas: Schemas) -> Schema:
    schema = schemas.documented(parameter)
    text = {"description": schema.pop("description")} if "description" in schema else {}
    marks = {"deprecated": schema.pop("deprecated")} if "deprecated" in schema else {}
    return {"name": parameter.wire_name, "in": location, **text, **marks, "schema": schema}


def _path_parameter(parameter: Parameter, others: list[Parameter], schemas: Schemas) -> Schema:
    written = _parameter(parameter, "path", schemas)
    if isinstance(parameter.type, Text):
        written["schema"].setdefault("minLength", 1)
    for other in others:
        if other is not parameter:
            text = schemas.documented(other).get("description", "")
            written["description"] = f"{written.get('description', '')} Or the `{other.wire_name}`: {text}".strip()
    return {**written, "required": True}


def _query_parameter(operation: Operation, parameter: Parameter, schemas: Schemas) -> Schema:
    repeated = {"style": "form", "explode": True} if isinstance(parameter.type, ListOf) else {}
    return {**_parameter(parameter, "query", schemas), "required": operation.always_needs(parameter), **repeated}


def has_encrypted_fields(operation: Operation) -> bool:
    """Return whether a request can have a value that is encrypted in transit."""
    models = reached(operation.arguments, operation.scope)
    inside = (field for model in models for field in getattr(model, "fields", ()))
    return any(field.is_encrypted for field in (*operation.arguments, *inside))


def body(operation: Operation, schemas: Schemas) -> Schema | None:
    """Return the body of a request, or `None` if it has none."""
    if operation.traits.upload:
        return _form(operation, operation.traits.upload, schemas)
    if operation.body is None:
        return None
    if operation.body.model:
        schema = schemas.model(operation.body.model)
    else:
        name = f"{scope_of(operation)}{class_name(operation.name)}Request"
        schema = schemas.named(name, operation.body.fields, operation.body, is_checked=True)
    example = _example(operation, operation.body.fields)
    return {"required": True, "content": {"application/json": {"schema": schema, **example}}}


def _form(operation: Operation, upload: Upload, schemas: Schemas) -> Schema:
    scope = f"{scope_of(operation)}{class_name(operation.name)}"
    fields = [each.field for each in upload.meta]
    meta = schemas.named(f"{scope}Meta", fields, upload, is_checked=True)
    file = {"type": "string", "format": "binary", "description": "The file, with its name."}
    properties = {"meta": meta, upload.part: file, **{each.wire_name: schemas.documented(each) for each in upload.form}}
    required = ["meta", upload.part, *(each.wire_name for each in upload.form if each.is_required)]
    schema = {"type": "object", "properties": properties, "required": required}
    form = schemas.components.reference(f"{scope}Form", upload.node, lambda: schema)
    encoding = {"meta": {"contentType": "application/json"}}
    return {"required": True, "content": {"multipart/form-data": {"schema": form, "encoding": encoding}}}


def _example(operation: Operation, fields: tuple[Field, ...]) -> Schema:
    """Return the body of the first example, if it has every field that the body requires."""
    for example in operation.examples:
        names = [each.wire_name for each in fields if each.wire_name in example.given]
        if set(names) >= {each.wire_name for each in fields if each.is_required}:
            return {"example": sent_fields({name: example.given[name] for name in names}, fields, operation.scope)}
    return {}
