"""Writes the replies of an operation: of success, and of each status with error codes."""

from collections.abc import Sequence

from wechatpay_codegen.api.operation import ErrorRow, Operation, Reply, reply_models
from wechatpay_codegen.openapi.components import Schema
from wechatpay_codegen.openapi.headers import ERROR, reply_headers
from wechatpay_codegen.openapi.names import scope_of
from wechatpay_codegen.openapi.schemas import Schemas
from wechatpay_codegen.openapi.texts import errors_text
from wechatpay_codegen.openapi.wire import sent_fields
from wechatpay_codegen.plan.error_rows import own_rows


def successes(operation: Operation, schemas: Schemas) -> Schema:
    """Return the replies of success, by status."""
    names = reply_models(operation)
    return {
        str(reply.status): _success(operation, reply, schemas, names.get(reply.status, ""))
        for reply in operation.replies
    }


def _success(operation: Operation, reply: Reply, schemas: Schemas, name: str) -> Schema:
    text = "Accepted. WeChat Pay is still processing the request." if reply.is_accepted else "Success."
    if reply.is_file:
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        return {
            "description": f"{text} The body is a file.",
            "headers": reply_headers(is_signed=False),
            "content": content,
        }
    if reply.fields is None:
        return {"description": text, "headers": reply_headers()}
    if reply.model:
        schema = schemas.model(reply.model)
    else:
        is_checked = operation.has_known_reply
        schema = schemas.named(f"{scope_of(operation)}{name}", reply.fields, reply, is_checked=is_checked)
    content = {"application/json": {"schema": schema, **_example(operation, reply)}}
    return {"description": text, "headers": reply_headers(), "content": content}


def _example(operation: Operation, reply: Reply) -> Schema:
    bodies = [each.reply for each in operation.examples if each.status == reply.status and each.reply is not None]
    return {"example": sent_fields(bodies[0], reply.fields or (), operation.scope)} if bodies else {}


def refusals(operation: Operation, common: Sequence[ErrorRow]) -> Schema:
    """Return the refusals by status: the rows of the operation, then those that every operation has."""
    own = own_rows(operation.errors, common)
    statuses = sorted({row.status for row in (*own, *common)})
    return {str(status): _refused(status, own, common) for status in statuses}


def _refused(status: int, own: Sequence[ErrorRow], common: Sequence[ErrorRow]) -> Schema:
    rows = [row for row in own if row.status == status]
    if not rows:
        return {"$ref": f"#/components/responses/{_common_name(status)}"}
    return _refusal([*rows, *(row for row in common if row.status == status)])


def common_refusals(common: Sequence[ErrorRow]) -> dict[str, Schema]:
    """Return the refusals that every operation has, by their names."""
    statuses = sorted({row.status for row in common})
    return {_common_name(status): _refusal([row for row in common if row.status == status]) for status in statuses}


def _common_name(status: int) -> str:
    return f"Refused{status}"


def _refusal(rows: Sequence[ErrorRow]) -> Schema:
    return {
        "description": errors_text(rows),
        "x-error-codes": list(dict.fromkeys(row.code for row in rows)),
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{ERROR}"}}},
    }
