from typing import Any

import pytest
from attrs import evolve

from gateway.merchant_side import Merchant
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Catalog, Example, Operation, load_catalog, parse_operation
from wechatpay_gateway.core.examples import example_outcome
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.request.router import Router
from wechatpay_gateway.request.validation import validate


def operation(name: str, method: str, *paths: str, **more: Any) -> Operation:
    names = sorted({part[1:-1] for path in paths for part in path.split("/") if part.startswith("{")})
    parameters = [{"name": each, "in": "path", "required": True, "schema": {"type": "string"}} for each in names]
    data: dict[str, Any] = {
        "operation": name,
        "method": method,
        "routes": [{"path": path, "query": []} for path in paths],
        "parameters": parameters,
        "body": None,
        "replies": {"204": None},
        "examples": [],
    }
    return parse_operation(data | more)


def test_the_catalog_holds_both_operations_of_the_seeds() -> None:
    assert {
        "onboarding.subject_confirmation.cancel_applyment",
        "onboarding.merchant_alteration.revoke_name_alteration",
    } <= load_catalog().operations.keys()


ROUTER = Router(
    [
        operation("by_variable", "GET", "/v3/orders/{number}"),
        operation("by_word", "GET", "/v3/orders/latest"),
        operation("close", "POST", "/v3/orders/{number}/close"),
        operation("either", "POST", "/v3/applyment/{code}/cancel", "/v3/applyment/{id}/cancel"),
        operation("slash", "POST", "/v3/applyment/"),
    ]
)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (b"/v3/orders/1", ["by_variable"]),
        (b"/v3/orders/latest", ["by_word", "by_variable"]),
        (b"/v3/orders/l%61test", ["by_word", "by_variable"]),
        (b"/v3/orders/1/close", ["close"]),
        (b"/v3/orders/a%2Fb/close", ["close"]),
        (b"/v3/applyment/7/cancel", ["either", "either"]),
        (b"/v3/applyment/", ["slash"]),
        (b"/v3/applyment", []),
        (b"/v3/orders/", []),
        (b"/v3/orders/1/close/", []),
        (b"v3/orders/1", []),
        (b"", []),
        (b"*", []),
    ],
)
def test_a_path_finds_its_routes_fixed_words_first(path: bytes, found: list[str]) -> None:
    assert [match.operation.name for match in ROUTER.match(path)] == found


def test_routes_that_differ_only_in_a_name_all_match() -> None:
    assert [match.path_values for match in ROUTER.match(b"/v3/applyment/7/cancel")] == [{"code": b"7"}, {"id": b"7"}]


def test_an_operation_without_a_state_machine_answers_from_its_example() -> None:
    example = {"given": {}, "status": 200, "reply": {"code_url": "weixin://wxpay/bizpayurl?pr=x"}}
    native = operation("native", "POST", "/v3/shop/orders/native", examples=[example])
    catalog = Catalog({"native": native})
    gateway = Gateway(catalog=catalog)
    gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
    target = "/v3/shop/orders/native"
    headers = Merchant.from_env(gateway.environment).headers("POST", target)
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    reply = gateway.handle(ReceivedRequest("POST", target.encode(), raw)).reply
    gateway.close()
    assert reply is not None
    assert reply.body == b'{"code_url":"weixin://wxpay/bizpayurl?pr=x"}'


def test_an_operation_without_an_example_answers_with_what_fits_its_schema() -> None:
    schema = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "state": {"type": "string", "enum": ["OPEN", "DONE"]},
            "count": {"type": "integer", "minimum": 1},
            "done": {"type": "boolean"},
            "items": {"type": "array"},
        },
    }
    outcome = example_outcome(operation("query", "GET", "/v3/query", replies={"200": schema}), {})
    assert outcome.body == {"id": "x", "state": "OPEN", "count": 1, "done": False, "items": []}


def test_a_recursive_reply_without_an_example_comes_to_an_end() -> None:
    node = {
        "type": "object",
        "properties": {
            "next": {"$ref": "#/$defs/Node"},
            "time": {"type": "string", "format": "date-time"},
            "day": {"type": "string", "x-date-pattern": "yyyyMMdd"},
            "note": {"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "array"}},
        },
    }
    schema = {"type": "object", "properties": {"node": {"$ref": "#/$defs/Node"}}, "$defs": {"Node": node}}
    outcome = example_outcome(operation("query", "GET", "/v3/query", replies={"200": schema}), {})
    assert outcome.body == {"node": {"time": "2026-01-01T00:00:00+08:00", "day": "20260101", "note": "[]"}}


@pytest.mark.parametrize("name", sorted(load_catalog().operations))
def test_what_the_gateway_makes_up_fits_the_reply(name: str) -> None:
    known = load_catalog().operations[name]
    outcome = example_outcome(evolve(known, examples=()), {})
    schema = known.replies[outcome.status]
    assert schema is None or validate(schema, outcome.body, "", "body") is None


def with_two_examples() -> Operation:
    first = Example({"code": "1"}, 200, {"state": "SUCCESS"})
    second = Example({"code": "2"}, 202, {"state": "USERPAYING"})
    return evolve(operation("pay", "POST", "/v3/pay", replies={"200": {}, "202": {}}), examples=(first, second))


def test_the_example_with_the_arguments_of_the_call_answers_it() -> None:
    assert example_outcome(with_two_examples(), {"code": "2"}) == Outcome(202, {"state": "USERPAYING"})


def test_the_first_example_answers_a_call_that_no_example_shows() -> None:
    assert example_outcome(with_two_examples(), {"code": "3"}) == Outcome(200, {"state": "SUCCESS"})
