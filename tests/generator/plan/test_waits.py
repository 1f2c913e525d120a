"""A query with `wait` gets a second method, which polls until the state is final."""

import ast
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render

Specs = Callable[[Mapping[str, str]], Path]
QUERY = """\
title: {en: Query an order, zh: 查询订单}
docs: https://pay.example/doc/1
checked: 2026-11-21
roles: [merchant]
method: GET
path: /v3/orders/{order-no}
parameters:
  order-no: {type: string, required: true}
  shop: string
replies:
  200:
    parts: list<Part>
models:
  Part:
    part-state: State
    states: list<State>
enums:
  State: {1: Open., 2: Paid., 3: Closed.}
"""
WAIT = "wait: {noun: order, field: parts.part-state, final: [2, 3], every: [5s x2, 1m, 1h]}\n"


def rendered(specs: Specs, wait: str) -> dict[str, str]:
    files = dict(render(plan_api(load(specs({"shop/orders/query_order.yaml": QUERY + wait})))))
    return {Path(name).stem: text for name, text in files.items() if "shop/orders/" in name}


def test_the_constant_has_python_names_numbers_and_seconds(specs: Specs) -> None:
    text = rendered(specs, WAIT)["query_order"]
    assert "noun='order'" in text
    assert "field='parts.part_state'" in text
    assert "final=(2, 3)" in text
    assert "intervals=(5, 5, 60, 3600)" in text


@pytest.mark.parametrize(
    ("more", "name"), [("", "wait_until_final"), (", method: wait_until_settled", "wait_until_settled")]
)
def test_the_method_has_the_arguments_of_the_query_and_a_timeout(specs: Specs, more: str, name: str) -> None:
    files = rendered(specs, WAIT.replace("}", f"{more}}}"))
    methods = [
        ast.unparse(node.args)
        for node in ast.walk(ast.parse(files["query_order"]))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
    ]
    signature = "self, *, order_no: str, shop: str | None=None, timeout: float"
    assert methods == ["self, *_: Any, **__: Any", signature, signature]
    assert f"'query_order', '{name}')" in files["__init__"]


def test_the_state_field_can_be_a_list(specs: Specs) -> None:
    assert "field='parts.states'" in rendered(specs, WAIT.replace("part-state", "states"))["query_order"]


def test_the_docstring_has_the_intervals_the_states_and_the_page(specs: Specs) -> None:
    text = rendered(specs, WAIT.replace("}", ", doc: Paid or not., docs: https://pay.example/doc/2}"))["query_order"]
    doc = " ".join(text.partition("def wait_until_final")[2].partition('"""\n\n\n')[0].split())
    assert "Poll until the order reaches a final state (查询订单)." in doc
    assert "at intervals of 5 seconds (2 times), 1 minute and 1 hour. The last interval repeats. Paid or not." in doc
    assert "`QueryOrderResponse` whose `parts.part-state` is `2` or `3`." in doc
    assert doc.endswith("Official page: https://pay.example/doc/2")
