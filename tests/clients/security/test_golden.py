"""We send the same as the official Go samples and the official Go SDK: method, target, headers and body, by value."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from support.both import Both
from support.catalog import CATALOG
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime._base.json_object import is_array, is_object
from wechatpay_runtime.errors import ApiError

FACTS = Path(__file__).parents[2] / "facts"


def captured(name: str) -> list[dict[str, Any]]:
    """Return the captured requests of a file."""
    return [json.loads(line) for line in (FACTS / name).read_text(encoding="utf-8").splitlines()]


SAMPLES = captured("golden.jsonl")
GOLDEN = [*SAMPLES, *captured("golden_sdk.jsonl")]
ON_NO_PAGE = {
    "sdk.cashcoupons.CouponApiService_ListCouponsByFilter": "sender_mchid",
    "sdk.cashcoupons.StockApiService_CreateCouponStock": "limit_pay",
}
"""Fields that only the SDK sends, see docs/contradictions.md."""
BY_ADDRESS = {(entry["method"], route["path"].rstrip("/")): entry for entry in CATALOG for route in entry["routes"]}
PLAINTEXT = "张三"


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


def send(client: Both, golden: dict[str, Any]) -> None:
    """Make the sample's call. It may be refused, because its orders do not exist here."""
    with suppress(ApiError):
        client.call_by_name(operation_of(golden)["operation"], arguments_of(golden))


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden["id"] for golden in GOLDEN])
def test_the_request_matches_the_official_sample(
    client: Both, wechatpay_gateway: RunningGateway, golden: dict[str, Any]
) -> None:
    send(client, golden)

    request = wechatpay_gateway.requests[-1].request
    sent, expected = urlsplit(request.target.decode()), urlsplit(str(golden["raw_target"]))
    assert (request.method, sent.path, sorted(parse_qsl(sent.query))) == (
        golden["method"],
        expected.path,
        sorted(query_of(golden)),
    )


@pytest.mark.parametrize("golden", SAMPLES, ids=[golden["id"] for golden in SAMPLES])
def test_each_header_matches_the_official_sample(
    client: Both, wechatpay_gateway: RunningGateway, golden: dict[str, Any]
) -> None:
    send(client, golden)

    headers = {name.decode(): value.decode() for name, value in wechatpay_gateway.requests[-1].request.headers}
    sent = {
        "Accept": headers["accept"],
        "Content-Type": headers.get("content-type"),
        "Wechatpay-Serial": headers["wechatpay-serial"][:11] + "x" * 13,
        "Authorization-Scheme": headers["authorization"].split(" ")[0],
    }
    assert sent == golden["headers"]


@pytest.mark.parametrize(
    "golden",
    [golden for golden in GOLDEN if golden["body_kind"] == "json"],
    ids=[golden["id"] for golden in GOLDEN if golden["body_kind"] == "json"],
)
def test_the_body_matches_the_official_sample(
    client: Both, wechatpay_gateway: RunningGateway, golden: dict[str, Any]
) -> None:
    schema = operation_of(golden)["body"]
    send(client, golden)

    body = json.loads(wechatpay_gateway.requests[-1].request.body)
    assert without_encrypted(body, schema, schema) == without_encrypted(body_of(golden), schema, schema)
