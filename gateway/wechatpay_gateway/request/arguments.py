"""Read a request's path, query, headers and body into arguments: checked against the catalog, encrypted values decrypted."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from attrs import evolve

from wechatpay_gateway.base.errors import Message, ParameterIssue, Refusal, invalid_request, parameter_error
from wechatpay_gateway.base.json_text import parse_json
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.catalog.catalog import Operation, Parameter
from wechatpay_gateway.catalog.schema import ENCRYPTED, Schema, replace_encrypted
from wechatpay_gateway.request.router import Match
from wechatpay_gateway.request.sealing import Opener
from wechatpay_gateway.request.validation import extra_parameter, missing_parameter, validate

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,18})?")
_NO_FIELDS: Schema = {"type": "object", "properties": {}}
_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def read_arguments(matches: Iterable[Match], query: bytes, opener: Opener) -> dict[str, Any]:
    """Return the path and query arguments of the first route whose parameters they match.

    `query` is the part after the question mark, as sent.

    Raises:
        Refusal: 400 PARAM_ERROR; if several routes were possible, the error is about the first.
    """
    refusals: list[Refusal] = []
    pairs = _split_query(query)
    for match in matches:
        try:
            return _path_arguments(match, opener) | _query_arguments(match, pairs, opener)
        except Refusal as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _path_arguments(match: Match, opener: Opener) -> dict[str, Any]:
    parameters = match.operation.parameters
    return {
        name: _checked(parameters[name], _decode(raw, name, "path"), "path", opener)
        for name, raw in match.path_values.items()
    }


def _query_arguments(match: Match, pairs: list[tuple[str, str]], opener: Opener) -> dict[str, Any]:
    values_by_name: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in match.route.query:
            raise parameter_error(extra_parameter(name, value, "query"))
        values_by_name.setdefault(name, []).append(value)
    arguments: dict[str, Any] = {}
    for name in match.route.query:
        parameter = match.operation.parameters[name]
        values = values_by_name.get(name)
        if values is None:
            if parameter.is_required:
                raise parameter_error(missing_parameter(name, "query"))
        elif parameter.schema.get("type") == "array":
            item = evolve(parameter, schema=parameter.schema.get("items", {}))
            arguments[name] = [_checked(item, value, "query", opener) for value in values]
        elif len(values) > 1:
            raise _duplicate(name, values[1], "query")
        else:
            arguments[name] = _checked(parameter, values[0], "query", opener)
    return arguments


def read_headers(operation: Operation, request: ReceivedRequest, opener: Opener) -> dict[str, Any]:
    """Return the header arguments, by the argument names of the operation's method.

    Raises:
        Refusal: 400 PARAM_ERROR: a header is missing, duplicate or invalid.
    """
    arguments: dict[str, Any] = {}
    for parameter in operation.headers:
        values = [value.decode("latin-1") for value in request.header_values(parameter.name.lower().encode("ascii"))]
        if len(values) > 1:
            raise _duplicate(parameter.name, values[1], "header")
        if values:
            arguments[parameter.argument] = _checked(parameter, values[0], "header", opener)
        elif parameter.is_required:
            raise parameter_error(missing_parameter(parameter.name, "header"))
    return arguments


def _duplicate(name: str, value: str, location: str) -> Refusal:
    message = Message("重复出现", "must not be sent more than once")
    return parameter_error(ParameterIssue(name=name, value=value, issue=message, location=location))


def _checked(parameter: Parameter, text: str, location: str, opener: Opener) -> Any:
    schema = parameter.schema
    value = _typed(text, schema.get("type"))
    issue = validate(schema, value, parameter.name, location)
    if issue is not None:
        raise parameter_error(issue)
    return opener.open(schema, text, parameter.name, location) if text and schema.get(ENCRYPTED) else value


def _typed(text: str, kind: str | None) -> Any:
    if kind == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _split_query(query: bytes) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for part in filter(None, query.split(b"&")):
        raw_name, equals, raw_value = part.partition(b"=")
        name = _decode(raw_name.replace(b"+", b" "), "query", "query")
        if not equals or not name:
            raise invalid_request("查询串格式错误", "The query string must consist of name=value pairs joined by &.")
        pairs.append((name, _decode(raw_value.replace(b"+", b" "), name, "query")))
    return pairs


def _decode(raw: bytes, name: str, location: str) -> str:
    # An invalid escape becomes a byte that is not UTF-8, so that both mistakes lead to the same refusal.
    decoded = b"\xff" if _BROKEN_ESCAPE.search(raw) else unquote_to_bytes(raw)
    try:
        return decoded.decode("utf-8")
    except UnicodeDecodeError:
        message = Message("编码错误", "must be percent-encoded UTF-8")
        text = raw.decode("ascii", errors="replace")
        raise parameter_error(ParameterIssue(name=name, value=text, issue=message, location=location)) from None


def read_body(operation: Operation, body: bytes, opener: Opener) -> dict[str, Any] | None:
    """Check the body and return its JSON object, encrypted values decrypted; return `None` if none is expected and none was sent.

    Raises:
        Refusal: 400 PARAM_ERROR, or INVALID_REQUEST if the bytes are not a JSON object.
    """
    if operation.body is None and not body:
        return None
    value = _parse_object(body)
    try:
        return _checked_body(operation, value, opener)
    except RecursionError:
        raise invalid_request("请求体嵌套过深", "The body is nested too deeply.") from None


def _checked_body(operation: Operation, value: dict[str, Any], opener: Opener) -> dict[str, Any] | None:
    schema = _NO_FIELDS if operation.body is None else operation.body
    issue = validate(schema, value, "", "body")
    if issue is not None:
        raise parameter_error(issue)
    if operation.body is None:
        return None
    if not operation.is_body_encrypted:
        return value
    opened: dict[str, Any] = replace_encrypted(
        schema, value, "", lambda part, text, pointer: opener.open(part, text, pointer, "body")
    )
    return opened


def read_fields(schema: Schema, text: bytes, opener: Opener) -> dict[str, Any]:
    """Check a form's part `meta` and return its JSON object, encrypted values decrypted.

    Raises:
        Refusal: 400 PARAM_ERROR, or INVALID_REQUEST if the bytes are not a JSON object.
    """
    value = _parse_object(text)
    issue = validate(schema, value, "", "body")
    if issue is not None:
        raise parameter_error(issue)
    opened: dict[str, Any] = replace_encrypted(
        schema, value, "", lambda part, text, pointer: opener.open(part, text, pointer, "body")
    )
    return opened


def read_form_fields(schema: Schema, texts: Mapping[str, bytes], opener: Opener) -> dict[str, Any]:
    """Check and return the form fields other than `meta` and the file.

    Raises:
        Refusal: 400 PARAM_ERROR: a field is unknown, missing or invalid.
    """
    properties: Mapping[str, Schema] = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in texts:
            raise parameter_error(missing_parameter(name, "body"))
    fields: dict[str, Any] = {}
    for name, raw in texts.items():
        text = raw.decode("utf-8", errors="replace")
        if name not in properties:
            raise parameter_error(extra_parameter(name, text, "body"))
        parameter = Parameter(name, "body", is_required=False, schema=properties[name], argument=name)
        fields[name] = _checked(parameter, text, "body", opener)
    return fields


def _parse_object(body: bytes) -> dict[str, Any]:
    try:
        value = parse_json(body.decode("utf-8"))
    except ValueError:
        raise invalid_request(
            "请求体不是合法的 JSON", "The body must be a JSON object in UTF-8, without duplicate keys."
        ) from None
    if not isinstance(value, dict):
        raise invalid_request("请求体必须是 JSON 对象", "The body must be a JSON object.")
    return value  # pyright: ignore[reportUnknownVariableType] (json.loads returns Any; keys are text in JSON)
