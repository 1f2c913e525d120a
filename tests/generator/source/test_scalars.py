"""Scalars are text, unless their key has another type."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.type_text import TypeProblem, parse_type
from wechatpay_codegen.api.types import (
    Any,
    Boolean,
    Day,
    EnumReference,
    Instant,
    Integer,
    JsonText,
    Known,
    ListOf,
    MapOf,
    ModelReference,
    Number,
    Text,
    Type,
)
from wechatpay_codegen.load.folder import load

Specs = Callable[[Mapping[str, str]], Path]


@pytest.mark.parametrize(
    "scalar",
    ["NO", "2024-12-04", "null~", "100000", "123456789012345", '"100000"', "'100000'", '"1234_5678"', '"1e1000"'],
)
def test_a_scalar_is_text_if_its_type_is_text(scalar: str, specs: Specs, base: str) -> None:
    text = scalar.strip("\"'")
    padded = text.ljust(6, "x")
    spec = base.replace('order_id: "1900013511_10000"', f"order_id: {scalar.replace(text, padded)}")
    spec = spec.replace("orders/1900013511_10000?", f"orders/{padded}?")
    api = load(specs({"shop/orders/query_order.yaml": spec}))
    assert api.operations[0].examples[0].given["order_id"] == padded


def test_numbers_and_booleans_are_read_according_to_their_type(specs: Specs, base: str) -> None:
    example = load(specs({"shop/orders/query_order.yaml": base})).operations[0].examples[0]
    assert example.given == {"order_id": "1900013511_10000", "limit": 20}
    assert example.reply == {
        "order_id": "1900013511_10000",
        "total": 100,
        "rate": 0.5,
        "is_paid": True,
        "state": "PAID",
    }


def test_a_single_checked_date_applies_to_all_parts(specs: Specs, base: str) -> None:
    operation = load(specs({"shop/orders/query_order.yaml": base})).operations[0]
    assert operation.checked == dict.fromkeys(("request", "reply", "errors"), "2026-11-21")


def test_the_sample_class_defaults_to_the_name_of_the_operation(specs: Specs, base: str) -> None:
    operation = load(
        specs({"shop/orders/query_order.yaml": base.replace("sample_class: QueryOrder\n", "")})
    ).operations[0]
    assert operation.sample == "QueryOrder"


def test_a_parameter_in_no_path_is_a_query_parameter(specs: Specs, base: str) -> None:
    operation = load(specs({"shop/orders/query_order.yaml": base})).operations[0]
    assert operation.routes[0].query == ("limit", "state")


def test_a_query_parameter_listed_by_a_route_belongs_to_that_route(specs: Specs, base: str) -> None:
    routes = "routes:\n  - path: /v3/orders/{order_id}\n    query: [limit]\n  - path: /v3/orders\n"
    spec = base.replace("path: /v3/orders/{order_id}\n", routes).replace("    required: true\n    zh", "    zh")
    operation = load(specs({"shop/orders/query_order.yaml": spec})).operations[0]
    assert [route.query for route in operation.routes] == [("limit", "state"), ("state",)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("string", Text()),
        ("string(64)", Text(maximum=64)),
        ("string(6..32)", Text(minimum=6, maximum=32)),
        ("string(80 bytes)", Text(maximum=80, is_in_bytes=True)),
        ("string(6..80 bytes)", Text(minimum=6, maximum=80, is_in_bytes=True)),
        ("integer", Integer()),
        ("integer(1..20)", Integer(1, 20)),
        ("integer(1..)", Integer(1, None)),
        ("integer(..500000)", Integer(None, 500000)),
        ("list<string>(1..)", ListOf(Text(), 1, None)),
        ("integer(-5..0)", Integer(-5, 0)),
        ("number", Number()),
        ("boolean", Boolean()),
        ("datetime", Instant()),
        ("date", Day()),
        ("date(yyyy-MM-dd)", Day()),
        ("date(yyyyMMdd)", Day("yyyyMMdd")),
        ("any", Any()),
        ("OrderState", EnumReference("OrderState")),
        ("Order", ModelReference("Order")),
        ("list<Order>", ListOf(ModelReference("Order"))),
        ("list<string(8)>(..50)", ListOf(Text(maximum=8), maximum=50)),
        ("list<integer>(1..50)", ListOf(Integer(), 1, 50)),
        ("list<list<string>>(..2)", ListOf(ListOf(Text()), maximum=2)),
        ("map<list<OrderState>>", MapOf(ListOf(EnumReference("OrderState")))),
        ("json<map<any>>", JsonText(MapOf(Any()))),
    ],
)
def test_a_type_is_parsed(text: str, type_: Type) -> None:
    assert parse_type(text, Known(frozenset({"OrderState"}), frozenset({"Order"}))) == type_


@pytest.mark.parametrize(
    "text",
    [
        *("", "String", "string(0)", "string()", "string(a)", "string(64", "integer(..)", "boolean()", "Order(1)"),
        *(
            "list",
            "list<>",
            "list<Order>",
            "list<string",
            "list<string>(5)",
            "list<string>(2..1)",
            "list<string>(..0)",
            "list<string>(..)",
        ),
        *("map", "map<string>(1)", "json", "date(ddMMyyyy)", "string<string>", "list<list>", "list<string>>"),
    ],
)
def test_an_invalid_type_is_refused(text: str) -> None:
    with pytest.raises(TypeProblem):
        parse_type(text, Known())
