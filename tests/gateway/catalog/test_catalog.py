import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from attrs import evolve

from gateway.merchant_side import Merchant
from support.rows import check_rows
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Catalog, Example, Operation, parse_operation
from wechatpay_gateway.catalog.files import PackedFiles
from wechatpay_gateway.catalog.loading import CatalogError, load_catalog, read_catalog
from wechatpay_gateway.core.examples import example_outcome
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.request.router import Router
from wechatpay_gateway.request.validation import validate


def data(name: str, method: str, *paths: str) -> dict[str, Any]:
    names = sorted({part[1:-1] for path in paths for part in path.split("/") if part.startswith("{")})
    parameters = [{"name": each, "in": "path", "required": True, "schema": {"type": "string"}} for each in names]
    return {
        "operation": name,
        "method": method,
        "routes": [{"path": path, "query": []} for path in paths],
        "parameters": parameters,
        "body": None,
        "replies": {"204": None},
        "examples": [],
    }


def operation(name: str, method: str, *paths: str, **more: Any) -> Operation:
    return parse_operation(data(name, method, *paths) | more)


def test_the_catalog_contains_two_known_operations() -> None:
    assert {
        "onboarding.subject_confirmation.cancel_applyment",
        "onboarding.merchant_alteration.revoke_name_alteration",
    } <= load_catalog().operations.keys()


ROUTES = [
    operation("by_variable", "GET", "/v3/orders/{number}"),
    operation("by_word", "GET", "/v3/orders/latest"),
    operation("close", "POST", "/v3/orders/{number}/close"),
    operation("either", "POST", "/v3/applyment/{code}/cancel", "/v3/applyment/{id}/cancel"),
    operation("slash", "POST", "/v3/applyment/"),
]
ROUTER = Router(Catalog({each.name: each for each in ROUTES}))


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
def test_a_path_matches_its_routes_with_fixed_segments_first(path: bytes, found: list[str]) -> None:
    assert [match.operation.name for match in ROUTER.match(path)] == found


def test_routes_that_differ_only_in_a_name_all_match() -> None:
    assert [match.path_values for match in ROUTER.match(b"/v3/applyment/7/cancel")] == [{"code": b"7"}, {"id": b"7"}]


class Files:
    """A catalog of one operation in memory that records which files are read."""

    def __init__(self, content: bytes) -> None:
        self.read_paths: list[str] = []
        self._files = {
            "addresses.json": b'{"a.b.c": ["GET /v3/c/{id}", "GET /v3/c"]}',
            "retries.json": b'{"A.B": ["15s", "3m", "1h"], "A.C": []}',
            "operations/a/b/c.json": content,
        }

    def read(self, path: str) -> bytes:
        self.read_paths.append(path)
        return self._files[path]

    def paths(self, folder: str) -> Iterator[str]:
        return (path for path in self._files if path.startswith(f"{folder}/"))


def test_a_catalog_reads_an_operation_when_it_is_looked_up() -> None:
    files = Files(json.dumps(data("a.b.c", "GET", "/v3/c/{id}", "/v3/c")).encode())
    catalog = read_catalog(files)
    assert [list(catalog.operations), catalog.names_at(("GET", "/v3/c/{}")), files.read_paths] == [
        ["a.b.c"],
        ["a.b.c"],
        ["addresses.json", "retries.json"],
    ]
    assert catalog.operations["a.b.c"] is catalog.operations["a.b.c"]
    assert files.read_paths == ["addresses.json", "retries.json", "operations/a/b/c.json"]


def test_the_times_between_deliveries_are_read_in_seconds() -> None:
    assert read_catalog(Files(b"{}")).retries == {"A.B": (15, 180, 3600), "A.C": ()}


def test_the_error_names_a_damaged_operation_when_it_is_looked_up() -> None:
    operations = read_catalog(Files(b"{")).operations
    with pytest.raises(CatalogError, match=r"operations/a/b/c\.json of the package wechatpay_catalog is damaged"):
        operations["a.b.c"]


def test_a_reference_to_a_missing_value_is_damage() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("addresses.json", b'addresses.json\t{"a.b.c":["GET /v3/c"]}')
        archive.writestr("retries.json", b"retries.json\t{}")
        archive.writestr("operations/a", b'operations/a/b/c.json\t{"operation":{"$":1}}')
        archive.writestr("shared", b'\t"a.b.c"')
    operations = read_catalog(PackedFiles(buffer.getvalue())).operations
    with pytest.raises(CatalogError, match=r"operations/a/b/c\.json of the package wechatpay_catalog is damaged"):
        operations["a.b.c"]


def test_an_address_has_the_method_and_paths_of_its_operation() -> None:
    catalog = load_catalog()
    assert list(catalog.addresses) == [operation.address for operation in catalog.operations.values()]


def test_an_operation_without_a_state_machine_returns_its_example() -> None:
    example = {"given": {}, "status": 200, "reply": {"code_url": "weixin://wxpay/bizpayurl?pr=x"}}
    native = operation("native", "POST", "/v3/shop/orders/native", examples=[example])
    catalog = Catalog({"native": native})
    gateway = Gateway(catalog=catalog, has_published_keys=True)
    gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
    target = "/v3/shop/orders/native"
    headers = Merchant.from_env(gateway.environment).headers("POST", target)
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    reply = gateway.handle(ReceivedRequest("POST", target.encode(), raw)).reply
    gateway.close()
    assert reply is not None
    assert reply.body == b'{"code_url":"weixin://wxpay/bizpayurl?pr=x"}'


def test_an_operation_without_an_example_returns_values_that_match_its_schema() -> None:
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


def test_a_recursive_reply_without_an_example_ends() -> None:
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


def test_placeholders_match_the_schema_of_the_reply() -> None:
    def is_valid(known: Operation) -> None:
        outcome = example_outcome(evolve(known, examples=()), {})
        schema = known.replies[outcome.status]
        is_file = (schema or {}).get("format") == "binary"
        assert bool(outcome.file) == is_file
        assert schema is None or is_file or validate(schema, outcome.body, "", "body") is None

    check_rows(load_catalog().operations, is_valid)


def with_two_examples() -> Operation:
    first = Example({"code": "1"}, 200, {"state": "SUCCESS"})
    second = Example({"code": "2"}, 202, {"state": "USERPAYING"})
    return evolve(operation("pay", "POST", "/v3/pay", replies={"200": {}, "202": {}}), examples=(first, second))


def test_a_call_returns_the_example_with_its_arguments() -> None:
    assert example_outcome(with_two_examples(), {"code": "2"}) == Outcome(202, {"state": "USERPAYING"})


def test_a_call_with_other_arguments_returns_the_first_example() -> None:
    assert example_outcome(with_two_examples(), {"code": "3"}) == Outcome(200, {"state": "SUCCESS"})
