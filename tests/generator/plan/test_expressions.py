"""The plan composes expressions as data. Templates write them as Python code."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.plan.expressions import Expression, New, Rows, Table
from wechatpay_codegen.render.engine import environment
from wechatpay_codegen.render.source import literal, written

ROUTE = Identifier("Route")
# An expression, and its source code.
SOURCES: dict[str, tuple[New | Rows | Table, str]] = {
    "a call": (New(ROUTE, "/v3", 1, query=("a",)), "Route('/v3', 1, query=('a',))"),
    "a call without arguments": (New(ROUTE, is_spread=True), "Route()"),
    "a call with a line for each argument": (New(ROUTE, "/v3", is_spread=True), "Route('/v3',)"),
    "an omitted argument": (New(ROUTE, "/v3", query=None, is_x=False), "Route('/v3', is_x=False)"),
    "code": (New(ROUTE, Source("STRING")), "Route(STRING)"),
    "a call inside a call": (New(ROUTE, New(ROUTE, "a")), "Route(Route('a'))"),
    "rows": (Rows(["a", New(ROUTE)]), "('a', Route(), )"),
    "a dictionary": (Table([(200, Source("None"))]), "{200: None}"),
    "a dictionary with a line for each entry": (Table([("a", "b")], is_spread=True), "{'a': 'b',}"),
}


@pytest.mark.parametrize("what", SOURCES)
def test_an_expression_is_written_as_python(what: str) -> None:
    expression, source = SOURCES[what]

    assert written(expression) == source


@given(text=st.text())
def test_text_in_an_expression_does_not_change(text: str) -> None:
    tree = ast.parse(written(New(ROUTE, text, doc=Rows([text]))), mode="eval").body

    assert isinstance(tree, ast.Call)
    assert ast.literal_eval(tree.args[0]) == text
    assert ast.literal_eval(tree.keywords[0].value) == (text,)


def test_a_value_that_is_neither_code_nor_a_literal_is_refused() -> None:
    odd: Expression = {"a": 1}  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType] - a value that a plan must not contain

    with pytest.raises(TypeError, match="expected a string"):
        written(New(ROUTE, odd))


def test_a_template_writes_an_expression() -> None:
    assert environment().from_string("{{ x }}").render(x=New(ROUTE, "<a>")) == "Route('<a>')"


@given(text=st.text(min_size=1))
def test_the_literal_of_any_text_evaluates_to_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
