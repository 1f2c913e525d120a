"""We send the same as the official Go samples and the official Go SDK: method, target, headers and body, by value."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from support.both import ADAPTERS, Kept
from support.catalog import CATALOG
from support.rows import check_rows
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime.errors import ApiError

FACTS = Path(__file__).parents[2] / "facts"


def captured(name: str) -> dict[str, dict[str, Any]]:
    """Return the captured requests of a file, by their names."""
    requests = [json.loads(line) for line in (FACTS / name).read_text(encoding="utf-8").splitlines()]
    return {request["id"]: request for request in requests}


SAMPLES = captured("golden.jsonl")
GOLDEN = SAMPLES | captured("golden_sdk.jsonl")
ON_NO_PAGE = {
    "sdk.cashcoupons.CouponApiService_ListCouponsByFilter": "sender_mchid",
    "sdk.cashcoupons.StockApiService_CreateCouponStock": "limit_pay",
}
"""Fields that only the SDK sends, see docs/contradictions.md."""
BY_ADDRESS = {(entry["method"], route["path"].rstrip("/")): entry for entry in CATALOG for route in entry["routes"]}
PLAINTEXT = "张三"
KINDS = pytest.mark.parametrize("kind", ADAPTERS)
RequestOf = Callable[[str, dict[str, Any]], ReceivedRequest]


def operation_of(golden: dict[str, Any]) -> dict[str, Any]:
    return BY_ADDRESS[golden["method"], golden["path_template"].rstrip("/")]


def resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return root["$defs"][name] if name else schema


def as_arguments(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """Return a captured body as a caller passes it: encrypted values in plain text, JSON in strings decoded."""
    schema = resolved(schema, root)
    if schema.get("x-encrypted"):
        return PLAINTEXT
    if schema.get("contentMediaType") == "application/json":
        return json.loads(value)
    if is_object(value):
        return {key: as_arguments(item, schema["properties"][key], root) for key, item in value.items()}
    if is_array(value):
        return [as_arguments(item, schema["items"], root) for item in value]
    return value


def without_encrypted(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """Return a body with every encrypted value, which differs each time, replaced."""
    schema = resolved(schema, root)
    if schema.get("x-encrypted"):
        return "sealed"
    if schema.get("contentMediaType") == "application/json":
        return json.loads(value)
    if is_object(value):
        return {key: without_encrypted(item, schema["properties"][key], root) for key, item in value.items()}
    if is_array(value):
        return [without_encrypted(item, schema["items"], root) for item in value]
    return value


def arguments_of(golden: dict[str, Any]) -> dict[str, Any]:
    entry = operation_of(golden)
    arguments: dict[str, Any] = {**golden["path_params"], **dict(query_of(golden))}
    if golden["body_kind"] == "json":
        arguments |= as_arguments(body_of(golden), entry["body"], entry["body"])
    return arguments


def query_of(golden: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the captured query, without a field that no page has."""
    return [(name, value) for name, value in golden["query"] if name != ON_NO_PAGE.get(golden["id"])]


def body_of(golden: dict[str, Any]) -> Any:
    """Return the captured body, without a field that no page has."""
    body: dict[str, Any] = json.loads(golden["body"])
    for part in (body, body.get("coupon_use_rule", {})):
        part.pop(ON_NO_PAGE.get(golden["id"], ""), None)
    return body


@pytest.fixture(scope="module")
def made() -> dict[tuple[str, str], ReceivedRequest]:
    """Requests that were sent. Each is compared in parts, so its call is made once."""
    return {}


@pytest.fixture
def request_of(
    made: dict[tuple[str, str], ReceivedRequest],
    kept_clients: dict[str, Kept],
    wechatpay_gateway: RunningGateway,
    ready_for: Callable[[dict[str, Any]], None],
) -> RequestOf:
    """Returns the request of a sample. The call may be refused, because the orders of samples do not exist here."""

    def request_of(kind: str, golden: dict[str, Any]) -> ReceivedRequest:
        key = kind, golden["id"]
        if key not in made:
            entry = operation_of(golden)
            ready_for(entry)
            with suppress(ApiError):
                kept_clients[kind](wechatpay_gateway.environment, strict=True).call_by_name(
                    entry["operation"], arguments_of(golden)
                )
            made[key] = wechatpay_gateway.requests[-1].request
        return made[key]

    return request_of


@KINDS
def test_every_request_matches_the_official_sample(request_of: RequestOf, kind: str) -> None:
    def matches(golden: dict[str, Any]) -> None:
        request = request_of(kind, golden)

        sent, expected = urlsplit(request.target.decode()), urlsplit(str(golden["raw_target"]))
        assert (request.method, sent.path, sorted(parse_qsl(sent.query))) == (
            golden["method"],
            expected.path,
            sorted(query_of(golden)),
        )

    check_rows(GOLDEN, matches)


@KINDS
def test_every_header_matches_the_official_sample(request_of: RequestOf, kind: str) -> None:
    def match(golden: dict[str, Any]) -> None:
        headers = {name.decode(): value.decode() for name, value in request_of(kind, golden).headers}

        sent = {
            "Accept": headers["accept"],
            "Content-Type": headers.get("content-type"),
            "Wechatpay-Serial": headers["wechatpay-serial"][:11] + "x" * 13,
            "Authorization-Scheme": headers["authorization"].split(" ")[0],
        }
        assert sent == golden["headers"]

    check_rows(SAMPLES, match)


@KINDS
def test_every_body_matches_the_official_sample(request_of: RequestOf, kind: str) -> None:
    def matches(golden: dict[str, Any]) -> None:
        schema = operation_of(golden)["body"]

        body = json.loads(request_of(kind, golden).body)
        assert without_encrypted(body, schema, schema) == without_encrypted(body_of(golden), schema, schema)

    check_rows({name: golden for name, golden in GOLDEN.items() if golden["body_kind"] == "json"}, matches)
