"""The business numbers that must be equal in request and reply are found by name and type."""

import ast
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.business_numbers import shared_numbers
from wechatpay_codegen.catalog.traits import traits_of
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render

Specs = Callable[[Mapping[str, str]], Path]
FILE = "shop/orders/pay_order.yaml"
HEAD = """\
title: {en: Pay an order}
docs: https://pay.example/doc/1
roles: [merchant]
method: POST
"""


def spec(fields: str, reply: str, *, more: str = "", parameters: str = "") -> str:
    path = "/v3/orders/{order_id}" if "order_id:" in parameters else "/v3/orders"
    head = f"parameters: {{{parameters}}}\n" if parameters else ""
    body = f"body: {{{fields}}}\n" if fields else ""
    return f"{HEAD}path: {path}\n{head}{body}replies:\n  200: {{{reply}}}\n{more}"


def numbers(folder: Path) -> tuple[str, ...]:
    return shared_numbers(load(folder).operations[0])


ENUMS = "enums:\n  Kind:\n    A: One.\n    B: Other.\n"
MODELS = "models:\n  Order:\n    out_trade_no: string\n"


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        (spec("out_trade_no: string(32)", "out_trade_no: string(64)"), ("out_trade_no",)),
        (spec("out_trade_no: string", "transaction_id: string"), ()),
        (spec("applyment_id: integer", "applyment_id: string"), ("applyment_id",)),
        (spec("business_code: string", "business_code: string"), ("business_code",)),
        (spec("sub_mchid: string, mchid: string", "mchid: string, sub_mchid: string"), ("sub_mchid", "mchid")),
        (spec("", "order_id: string", parameters="order_id: string"), ("order_id",)),
        (spec("id: string", "id: string"), ("id",)),
        (spec("attach: string, appid: string, openid: string", "attach: string, appid: string, openid: string"), ()),
        (spec("kind_code: Kind", "kind_code: Kind", more=ENUMS), ()),
        (spec("bank_no: {type: string, encrypted: true}", "bank_no: {type: string, encrypted: true}"), ()),
        (spec("bank_no: string", "bank_no: {type: string, encrypted: true}"), ()),
        (spec("order_no: list<string>", "order_no: list<string>"), ()),
        (spec("order: Order", "order: Order", more=MODELS), ()),
        (spec("out_trade_no: string", "order: Order", more=MODELS), ()),
        (
            spec(
                "out_trade_no: string, sub_mchid: string",
                "out_trade_no: string, sub_mchid: string",
                more="allowed_mismatches: {sub_mchid: The reply has that of the parent.}\n",
            ),
            ("out_trade_no",),
        ),
    ],
)
def test_shared_numbers_are_found(text: str, shared: tuple[str, ...], specs: Specs) -> None:
    assert numbers(specs({FILE: text})) == shared


def test_an_operation_with_pages_has_no_shared_numbers(specs: Specs) -> None:
    text = spec(
        "shop_id: string, offset: integer",
        "shop_id: string, data: list<string>",
        more="pages: {next: offset, counts: items, items: data}\n",
    )

    assert numbers(specs({FILE: text})) == ()


def test_the_numbers_of_every_reply_are_shared(specs: Specs) -> None:
    text = spec("out_trade_no: string, order_id: string", "out_trade_no: string") + "  202: {order_id: string}\n"

    assert numbers(specs({FILE: text})) == ("out_trade_no", "order_id")


def test_the_numbers_are_in_the_constant_the_docstring_and_the_catalog(specs: Specs) -> None:
    text = spec("out_trade_no: string, order_id: string", "out_trade_no: string, order_id: string")
    api = load(specs({FILE: text}))
    module = dict(render(plan_api(api)))["wechatpay_clients/shop/orders/pay_order.py"]

    assert "numbers=('out_trade_no', 'order_id')" in ast.unparse(ast.parse(module))
    assert "NumberMismatch: The `out_trade_no` or `order_id` in the reply differs from the request" in " ".join(
        module.split()
    )
    assert traits_of(api.operations[0])["numbers"] == ("out_trade_no", "order_id")


@pytest.mark.parametrize("received", ["A1", "a1"])
def test_letter_case_of_a_number_may_differ_in_an_example(received: str, specs: Specs) -> None:
    example = (
        f"examples:\n  - given: {{order_id: a1}}\n    sends: POST /v3/orders\n    status: 200\n"
        f"    reply: {{order_id: {received}}}\n"
    )

    assert load(specs({FILE: spec("order_id: string", "order_id: string", more=example)})).operations


def test_an_allowed_mismatch_may_differ_in_an_example(specs: Specs) -> None:
    more = (
        "allowed_mismatches: {order_id: The reply has that of the new order.}\n"
        "examples:\n  - given: {order_id: a1}\n    sends: POST /v3/orders\n    status: 200\n    reply: {order_id: b2}\n"
    )

    assert load(specs({FILE: spec("order_id: string", "order_id: string", more=more)})).operations
