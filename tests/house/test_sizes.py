"""Modules and functions are not longer than CONTRIBUTING allows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("runtime", "generator", "gateway", "testing", "cli", "apps")
MOST_LINES_OF_A_MODULE = 299
MOST_LINES_OF_A_FUNCTION = 39


def modules(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if path.parent.name != "templates"]


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the number of lines of a function without its docstring."""
    first = function.body[0]
    has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_module_is_longer_than_contributing_allows(folder: str) -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in modules(folder)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_MODULE
    }

    assert long == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_function_is_longer_than_contributing_allows(folder: str) -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": count
        for path in modules(folder)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (count := lines_of(node)) > MOST_LINES_OF_A_FUNCTION
    }

    assert long == {}


def test_contributing_states_these_limits() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert f"under {MOST_LINES_OF_A_MODULE + 1} lines, functions under {MOST_LINES_OF_A_FUNCTION + 1}" in text
