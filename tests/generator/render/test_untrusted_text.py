"""Texts of specs are text in generated code, and never become code."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from wechatpay_codegen.api.names import Source
from wechatpay_codegen.catalog.entries import catalog
from wechatpay_codegen.catalog.json_text import json_text
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.plan.blocks import Block
from wechatpay_codegen.render.docstring import quoted
from wechatpay_codegen.render.engine import environment, render
from wechatpay_codegen.settings import Settings

Specs = Callable[[Mapping[str, str]], Path]
FILE = "wechatpay_clients/shop/orders/query_order.py"

HOSTILE = [
    'ends """ here',
    '"""',
    'a quote at the end"',
    'four """" quotes',
    "a backslash \\",
    "\\N{BULLET} \\x41 \\u0041 \\101",
    "{{ 7 * 7 }} {% if x %} {# y #}",
    "it's 'quoted' and \"quoted\"",
    "<b>&amp;</b>",
    "${HOME} %s {0} {name}",
    "two\nlines",
    "line\\\ncontinued",
    "中文，全角。 é 😀",
    "Args:\n    nothing: here",
]


def hostile(base: str, text: str) -> str:
    """Return the base operation with a text in place of all its prose and of an enum value."""
    quoted_text = json.dumps(text, ensure_ascii=False)
    line = json.dumps(text.replace("\n", " "), ensure_ascii=False)
    return (
        base.replace("doc: Returns an order by its number.", f"doc: {quoted_text}")
        .replace("doc: Maximum number of rows to return.", f"doc: {quoted_text}")
        .replace("doc: Order number.", f"doc: {quoted_text}")
        .replace("means: The order does not exist.", f"means: {quoted_text}")
        .replace("fix: Check the number.", f"fix: {quoted_text}")
        .replace("PAID: The order is paid.", f"PAID: {quoted_text}\n    {line}: {quoted_text}")
        .replace("title: {en: Query an order, zh: 查询订单}", f"title: {{en: {line}, zh: {line}}}")
        .replace("zh: 订单号", f"zh: {line}")
    )


def rendered(folder: Path) -> ast.Module:
    return ast.parse(dict(render(plan_api(load(folder))))[FILE])


def words(text: str) -> str:
    return " ".join(text.split())


def docstrings(tree: ast.AST) -> list[str]:
    """Return every text that is a statement."""
    return [
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    ]


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_docstrings(text: str, specs: Specs, base: str) -> None:
    tree = rendered(specs({"shop/orders/query_order.yaml": hostile(base, text)}))
    method = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    doc = words(ast.get_docstring(method, clean=False) or "")
    title = f"{words(text)} ({words(text)})."
    assert doc.startswith(f"{title} {words(text)} Args: order_id: {words(text)}, 6 to 32 characters. {words(text)}")


def test_paragraphs_of_a_description_are_kept(specs: Specs, base: str) -> None:
    doc = "doc: >-\n  When to call it.\n\n  What to watch.\n"
    tree = rendered(
        specs({"shop/orders/query_order.yaml": base.replace("doc: Returns an order by its number.\n", doc)})
    )
    method = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))

    assert "\n\nWhen to call it.\n\nWhat to watch.\n\nArgs:" in (ast.get_docstring(method) or "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_values(text: str, specs: Specs, base: str) -> None:
    tree = rendered(specs({"shop/orders/query_order.yaml": hostile(base, text)}))
    (row,) = calls(tree, "ErrorRow")
    assert [ast.literal_eval(argument) for argument in row.args] == [404, "ORDER_NOT_EXIST", text, text]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_statement(text: str, specs: Specs, base: str) -> None:
    def shape(tree: ast.AST) -> list[str]:
        kinds = [type(node).__name__ for node in ast.walk(tree)]
        return [kind for kind in kinds if kind not in {"Constant", "Expr", "Name", "Load", "Store", "Assign"}]

    plain = rendered(specs({"shop/orders/query_order.yaml": hostile(base, "plain")}))
    odd = rendered(specs({"shop/orders/query_order.yaml": hostile(base, text)}))
    assert shape(odd) == shape(plain)
    assert len(docstrings(odd)) == len(docstrings(plain))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_formatter_does_not_change_hostile_text(text: str, specs: Specs, base: str) -> None:
    from wechatpay_codegen.output.tidy import tidy

    texts = dict(render(plan_api(load(specs({"shop/orders/query_order.yaml": hostile(base, text)})))))
    before, after = ast.parse(texts[FILE]), ast.parse(tidy(texts.items(), None)[FILE])
    assert [words(doc) for doc in docstrings(after)] == [words(doc) for doc in docstrings(before)]


def test_linters_accept_a_text_with_a_backslash(specs: Specs, base: str, tmp_path: Path) -> None:
    texts = dict(render(plan_api(load(specs({"shop/orders/query_order.yaml": hostile(base, r"Digits: \d+")})))))
    (tmp_path / "query_order.py").write_text(texts[FILE], encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "D301", "query_order.py"]
    run = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "All checks passed!\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_the_catalog(text: str, specs: Specs, base: str) -> None:
    files = dict(catalog(load(specs({"shop/orders/query_order.yaml": hostile(base, text)}))))
    data = json.loads(files["wechatpay_catalog/operations/shop/orders/query_order.json"])
    assert data["doc"] == text
    assert data["errors"][0]["means"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_models_and_traits(text: str, specs: Specs, rich: str) -> None:
    quoted_text = json.dumps(text, ensure_ascii=False)
    spec = rich.replace("doc: The payer.", f"doc: {quoted_text}").replace("1: Low.", f"1: {quoted_text}")
    spec = spec.replace("deprecated: Use `extra`.", f"deprecated: {quoted_text}")
    spec = spec.replace("sample_class: CreateOrder\n", f"rate: {quoted_text}\ndeprecated: {{use: {quoted_text}}}\n")
    spec = spec.replace("currency: string", f"currency: {{type: string, doc: {quoted_text}}}")
    files = dict(render(plan_api(load(specs({"shop/orders/create_order.yaml": spec})))))
    tree = ast.parse(files["wechatpay_clients/shop/orders/create_order.py"])
    found = [words(doc) for doc in docstrings(tree)]
    assert words(text) in found  # an enum member
    assert f"{words(text)}" in found[found.index("Fields of `amount` (订单金额).") + 2]
    constant = next(node for node in tree.body if isinstance(node, ast.AnnAssign)).value
    assert isinstance(constant, ast.Call)
    traits = {keyword.arg: keyword.value for keyword in constant.keywords}
    assert ast.literal_eval(traits["deprecated"]).startswith(("Use ", text.strip()))
    assert words(text) in words(ast.literal_eval(traits["deprecated"]))


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_the_docstring_of_any_text_evaluates_to_the_text(text: str) -> None:
    source = quoted((Block("Summary."), Block(text, 4, 4)), 8)
    assert words(ast.literal_eval(source)) == words(f"Summary. {text}")


def test_a_docstring_has_at_most_120_columns() -> None:
    source = quoted((Block("Summary."), Block("number 订单号 " * 60, 4, 4)), 8)
    widths = [sum(2 if ord(character) > 0x2E80 else 1 for character in line) for line in source.splitlines()]
    assert max(widths) <= 120


def test_text_without_a_filter_is_refused() -> None:
    with pytest.raises(TypeError, match="without a filter"):
        environment().from_string("{{ text }}").render(text="import os")


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    with pytest.raises(TypeError, match="expected a string"):
        environment().from_string("{{ absent | literal }}").render()
    with pytest.raises(UndefinedError):
        environment().from_string("{{ absent.name }}").render()


def test_source_code_is_inserted_unchanged() -> None:
    assert environment().from_string("{{ text }}").render(text=Source("a < b")) == "a < b"


def test_a_name_that_changes_in_python_keeps_its_wire_name(specs: Specs, base: str) -> None:
    spec = base.replace("  limit:\n", "  from: string\n  limit:\n").replace("    total: integer", "    class: integer")
    tree = rendered(specs({"shop/orders/query_order.yaml": spec.replace("total: 100", "class: 100")}))
    assert {"wire": "from"} in [{k: v for k, v in call.items() if k == "wire"} for call in parameters(tree)]
    assert "class_: int | None = field(INTEGER, default=None, wire='class')" in ast.unparse(tree)
    assert "'from': from_" in ast.unparse(tree)


def parameters(tree: ast.AST) -> list[dict[str | None, Any]]:
    found = calls(tree, "Parameter")
    return [{keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords} for call in found]


def test_an_operation_without_parameters_has_a_method_without_arguments(specs: Specs, base: str) -> None:
    spec = base.partition("path:")[0] + "path: /v3/orders\nreplies: {204: none}\n"
    text = ast.unparse(rendered(specs({"shop/orders/query_order.yaml": spec})))
    assert "def query_order(self) -> None:" in text
    assert "self._call(OPERATION, {})" in text


def test_every_file_is_valid_python(shop: Settings) -> None:
    for path, text in render(plan_api(load(shop.specs))):
        compile(text, path, "exec")


@given(
    data=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_the_catalog_equals_the_output_of_the_standard_encoder(data: object) -> None:
    assert json_text(data) == json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2003", " \u3000 "], ids=ascii)
def test_spaces_around_a_text_are_removed(space: str, specs: Specs, base: str) -> None:
    plain = specs({"shop/orders/query_order.yaml": hostile(base, "Some text.")})
    expected = dict(render(plan_api(load(plain))))[FILE]
    padded = hostile(base, f"{space}Some text.{space}").replace(
        f'PAID: "{space}Some text.{space}"\n    "{space}Some text.{space}"', 'PAID: "Some text."\n    "Some text."'
    )
    assert dict(render(plan_api(load(specs({"shop/orders/query_order.yaml": padded})))))[FILE] == expected


QUERIED = "outcome: {operation: shop.orders.query_order, with: {order_id: out_trade_no}}"
# A value of `repeat`, and the sentences in the docstring.
REPEATS = {
    "{by: out_trade_no}": "Safe to retry with the same `out_trade_no`.",
    "{by: [shop_id, out_trade_no]}": "Safe to retry with the same `shop_id` or `out_trade_no`.",
    "{by: amount.total}": "Safe to retry with the same `amount.total`.",
    f"{{by: out_trade_no, {QUERIED}}}": (
        "Safe to retry with the same `out_trade_no`. `shop.orders.query_order` returns the outcome."
    ),
    "{never: It takes money.}": "Never retried automatically. It takes money.",
    f"{{never: It takes money., {QUERIED}}}": (
        "Never retried automatically. It takes money. `shop.orders.query_order` returns the outcome."
    ),
}


@pytest.mark.parametrize("repeat", REPEATS)
def test_a_docstring_says_whether_a_call_is_retried(repeat: str, specs: Specs, base: str, rich: str) -> None:
    repeating = rich.replace("sample_class: CreateOrder\n", f"sample_class: CreateOrder\nrepeat: {repeat}\n")
    folder = specs(
        {
            "shop/orders/create_order.yaml": repeating,
            "shop/orders/query_order.yaml": base.replace("OrderState", "State"),
        }
    )

    tree = ast.parse(dict(render(plan_api(load(folder))))["wechatpay_clients/shop/orders/create_order.py"])

    assert REPEATS[repeat] in words(" ".join(docstrings(tree)))
