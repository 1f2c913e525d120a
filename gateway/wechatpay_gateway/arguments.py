"""Read a request's path, query and body into arguments, checked against the catalog."""

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

from wechatpay_gateway.catalog import Operation, Parameter
from wechatpay_gateway.errors import Message, ParameterIssue, Refusal, invalid_request, parameter_error
from wechatpay_gateway.router import Match
from wechatpay_gateway.validation import Schema, extra_parameter, missing_parameter, validate

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,18})?")
_NO_FIELDS: Schema = {"type": "object", "properties": {}}
_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def read_arguments(matches: Iterable[Match], query: bytes) -> dict[str, Any]:
    """The path and query arguments of the first route whose parameters they fit.

    `query` is what follows the question mark, as sent.

    Raises:
        Refusal: 400 PARAM_ERROR; where several routes were possible, it is about the first.
    """
    refusals: list[Refusal] = []
    pairs = _split_query(query)
    for match in matches:
        try:
            return _path_arguments(match) | _query_arguments(match, pairs)
        except Refusal as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _path_arguments(match: Match) -> dict[str, Any]:
    parameters = match.operation.parameters
    return {
        name: _checked(parameters[name], _decode(raw, name, "path"), "path") for name, raw in match.path_values.items()
    }


def _query_arguments(match: Match, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    taken: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in match.route.query:
            raise parameter_error(extra_parameter(name, value, "query"))
        taken.setdefault(name, []).append(value)
    arguments: dict[str, Any] = {}
    for name in match.route.query:
        parameter = match.operation.parameters[name]
        values = taken.get(name)
        if values is None:
            if parameter.is_required:
                raise parameter_error(missing_parameter(name, "query"))
        elif parameter.schema.get("type") == "array":
            item = Parameter(name, "query", is_required=False, schema=parameter.schema.get("items", {}))
            arguments[name] = [_checked(item, value, "query") for value in values]
        elif len(values) > 1:
            message = Message("重复出现", "is given more than once")
            raise parameter_error(ParameterIssue(name=name, value=values[1], issue=message, location="query"))
        else:
            arguments[name] = _checked(parameter, values[0], "query")
    return arguments


def _checked(parameter: Parameter, text: str, location: str) -> Any:
    value = _typed(text, parameter.schema.get("type"))
    issue = validate(parameter.schema, value, parameter.name, location)
    if issue is not None:
        raise parameter_error(issue)
    return value


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
    for part in query.split(b"&") if query else []:
        raw_name, equals, raw_value = part.partition(b"=")
        name = _decode(raw_name.replace(b"+", b" "), "query", "query")
        if not equals or not name:
            raise invalid_request("查询串格式错误", "Each part of the query must be written name=value.")
        pairs.append((name, _decode(raw_value.replace(b"+", b" "), name, "query")))
    return pairs


def _decode(raw: bytes, name: str, location: str) -> str:
    # A broken escape is put beside the bytes that no UTF-8 holds, so that both end in one refusal.
    decoded = b"\xff" if _BROKEN_ESCAPE.search(raw) else unquote_to_bytes(raw)
    try:
        return decoded.decode("utf-8")
    except UnicodeDecodeError:
        message = Message("编码错误", "is not percent-encoded UTF-8")
        shown = raw.decode("ascii", errors="replace")
        raise parameter_error(ParameterIssue(name=name, value=shown, issue=message, location=location)) from None


def read_body(operation: Operation, body: bytes) -> dict[str, Any] | None:
    """The JSON object of the body, checked; `None` when the operation takes none and none was sent.

    Raises:
        Refusal: 400 PARAM_ERROR, or INVALID_REQUEST where the bytes are no JSON object.
    """
    if operation.body is None and not body:
        return None
    value = _parse_object(body)
    issue = validate(_NO_FIELDS if operation.body is None else operation.body, value, "", "body")
    if issue is not None:
        raise parameter_error(issue)
    return None if operation.body is None else value


def _parse_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise invalid_request("请求体不是合法的 JSON", "The body must be one JSON object in UTF-8.") from None
    if not isinstance(value, dict):
        raise invalid_request("请求体必须是 JSON 对象", "The body must be one JSON object.")
    return value  # pyright: ignore[reportUnknownVariableType] (json.loads gives Any; keys are text in JSON)


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
