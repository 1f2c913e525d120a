"""Modules and functions are not longer than CONTRIBUTING allows."""

from pathlib import Path

import pytest

from support.sources import source_of

ROOT = Path(__file__).parents[2]
FOLDERS = ("runtime", "generator", "gateway", "testing", "cli", "apps")
MOST_LINES_OF_A_MODULE = 299
MOST_LINES_OF_A_FUNCTION = 39


def modules(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if path.parent.name != "templates"]


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
        f"{path.relative_to(ROOT)}:{function.line} {function.name}": function.length
        for path in modules(folder)
        for function in source_of(path).functions
        if function.length > MOST_LINES_OF_A_FUNCTION
    }

    assert long == {}


def test_contributing_states_these_limits() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert f"under {MOST_LINES_OF_A_MODULE + 1} lines, functions under {MOST_LINES_OF_A_FUNCTION + 1}" in text
