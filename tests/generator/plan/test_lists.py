"""An operation with `pages` gets a second method, which iterates over all pages. `pages` is checked against the operation."""

import ast
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.api.names import iterator_name
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render
from wechatpay_codegen.source.complaint import SpecError

Specs = Callable[[Mapping[str, str]], Path]
LIST = """\
title: {en: List orders, zh: 订单列表}
docs: https://pay.example/doc/1
checked: 2026-11-21
roles: [merchant]
method: GET
path: /v3/orders
pages: {next: offset, items: found.rows, counts: items, size: limit, total: found.total}
parameters:
  shop: {type: string, required: true}
  offset: {type: integer, required: true}
  after: string
  mark: {type: string, required: true}
  limit: integer
replies:
  200:
    found: Found
    rows: list<Found>
    after: string
models:
  Found:
    total: integer
    rows: list<Row>
  Row:
    order_no: string
"""
PAGES = "pages: {next: offset, items: found.rows, counts: items, size: limit, total: found.total}"
BROKEN = {
    "{next: offse, items: found.rows, counts: items}": """\
15: `offse` is not an argument of this operation
    pages: {next: offse, items: found.rows, counts: items}
                  ^
  Did you mean `offset`? Arguments: shop, offset, after, mark, limit.""",
    "{next: offset, items: found.rows}": """\
15: expected either `counts` or `token` for `offset`
    pages: {next: offset, items: found.rows}
                  ^
  Write `counts: items`, `counts: pages` or `token: <reply field>`.""",
    "{next: offset, items: found.row, counts: items}": """\
30: the reply has no field `found.row`
    pages: {next: offset, items: found.row, counts: items}
                                 ^
  Did you mean `rows`? Known: total, rows.""",
    "{next: offset, items: found, counts: pages}": """\
30: `found` is not a list
    pages: {next: offset, items: found, counts: pages}
                                 ^
  Use the list with the items.""",
    "{next: offset, items: rows.rows, counts: pages}": """\
30: `rows.rows` is in each item of the list `rows`
    pages: {next: offset, items: rows.rows, counts: pages}
                                 ^
  Use a field that occurs once.""",
    "{next: after, items: rows, counts: pages}": """\
15: `after` is not an integer
    pages: {next: after, items: rows, counts: pages}
                  ^
  Use a field that is an integer.""",
    "{next: limit, items: rows, token: after}": """\
15: `limit` is not a string
    pages: {next: limit, items: rows, token: after}
                  ^
  Use a field that is a string.""",
    "{next: mark, items: rows, token: after}": """\
15: `mark` is required, but the first page has no token
    pages: {next: mark, items: rows, token: after}
                  ^
  Remove its `required` setting.""",
    "{next: after, items: rows, token: found.total}": """\
42: `found.total` is not a string
    pages: {next: after, items: rows, token: found.total}
                                             ^
  Use a field that is a string.""",
    "{next: offset, items: rows, counts: items, total: after}": """\
58: `after` is not an integer
    pages: {next: offset, items: rows, counts: items, total: after}
                                                             ^
  Use a field that is an integer.""",
    "{next: offset, items: rows, counts: items, size: shop}": """\
57: `shop` is not an integer
    pages: {next: offset, items: rows, counts: items, size: shop}
                                                            ^
  Use a field that is an integer.""",
}


@pytest.mark.parametrize("pages", BROKEN)
def test_invalid_pages_get_this_complaint(pages: str, specs: Specs) -> None:
    with pytest.raises(SpecError) as caught:
        load(specs({"shop/orders/list_orders.yaml": LIST.replace(PAGES, f"pages: {pages}")}))
    assert str(caught.value) == f"specs/shop/orders/list_orders.yaml:7:{BROKEN[pages]}"


def test_second_methods_with_the_same_name_get_this_complaint(specs: Specs) -> None:
    other = LIST.replace("path: /v3/orders", "path: /v3/other")
    with pytest.raises(SpecError) as caught:
        load(specs({"shop/orders/list_orders.yaml": LIST, "shop/orders/query_orders.yaml": other}))
    assert (
        str(caught.value)
        == """\
specs/shop/orders/query_orders.yaml:7:15: the method `iter_orders`, which iterates over all pages, has the same name as another method
    pages: {next: offset, items: found.rows, counts: items, size: limit, total: found.total}
                  ^
  The other method is at specs/shop/orders/list_orders.yaml:7:15. Rename one of the operations."""
    )


def test_a_second_method_with_the_name_of_an_operation_gets_this_complaint(specs: Specs, base: str) -> None:
    with pytest.raises(SpecError) as caught:
        load(specs({"shop/orders/list_orders.yaml": LIST, "shop/orders/iter_orders.yaml": base}))
    assert "The other method is at specs/shop/orders/iter_orders.yaml:1:1." in str(caught.value)


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        ("list_loans", "iter_loans"),
        ("query_loans", "iter_loans"),
        ("get_loans", "iter_loans"),
        ("loans", "iter_loans"),
        ("search_loans", "iter_search_loans"),
    ],
)
def test_the_second_method_is_named_after_the_operation(operation: str, name: str) -> None:
    assert iterator_name(operation) == name


def module(specs: Specs) -> ast.Module:
    api = load(specs({"shop/orders/list_orders.yaml": LIST}))
    return ast.parse(dict(render(plan_api(api)))["wechatpay_clients/shop/orders/list_orders.py"])


@pytest.mark.parametrize(("index", "returns"), [(0, "Iterator[Row]"), (1, "AsyncIterator[Row]")])
def test_the_second_method_has_no_argument_for_the_page_and_returns_items(
    index: int, returns: str, specs: Specs
) -> None:
    mix_in = [node for node in module(specs).body if isinstance(node, ast.ClassDef)][-2:][index]
    method = mix_in.body[-1]
    assert isinstance(method, ast.FunctionDef)
    assert [argument.arg for argument in method.args.kwonlyargs] == ["shop", "after", "mark", "limit"]
    assert ast.unparse(method.returns or ast.Constant(None)) == returns
    assert ast.unparse(method.body[-1]) == (
        "return self._iterate(OPERATION, {'shop': shop, 'after': after, 'mark': mark, 'limit': limit})"
    )


def test_pages_are_in_the_constant(specs: Specs) -> None:
    constant = next(node.value for node in module(specs).body if isinstance(node, ast.AnnAssign))
    assert isinstance(constant, ast.Call)
    pages = next(keyword.value for keyword in constant.keywords if keyword.arg == "pages")
    assert ast.unparse(pages) == (
        "Pages(next='offset', items='found.rows', counts='items', size='limit', total='found.total')"
    )


def test_the_service_has_both_methods(specs: Specs) -> None:
    api = load(specs({"shop/orders/list_orders.yaml": LIST}))
    assert (
        "deferred(__name__, 'list_orders', 'iter_orders')"
        in dict(render(plan_api(api)))["wechatpay_clients/shop/orders/__init__.py"]
    )
