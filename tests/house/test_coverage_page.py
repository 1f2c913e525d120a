"""docs/coverage.md is written from the catalog, and both READMEs quote its totals."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "docs/coverage.py"), run_name="coverage")


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs/coverage.md").read_text("utf-8") == SCRIPT["render"](), "run `python docs/coverage.py`"


def test_the_readme_quotes_the_totals() -> None:
    assert SCRIPT["summary"]() in (ROOT / "README.md").read_text("utf-8")


def test_the_chinese_readme_has_the_same_numbers() -> None:
    line = next(one for one in (ROOT / "README.zh-CN.md").read_text("utf-8").splitlines() if one.startswith("共 "))
    assert re.findall(r"[0-9]+", line) == re.findall(r"[0-9]+", SCRIPT["summary"]())


@pytest.mark.parametrize(
    ("entry", "column"),
    [
        ({"checked": dict.fromkeys(SCRIPT["PARTS"], "2026-11-29")}, "all parts compared"),
        ({"checked": {"request": "2026-11-29", "reply": None, "errors": None}}, "some parts"),
        ({"checked": dict.fromkeys(SCRIPT["PARTS"])}, "no part"),
        ({"checked": dict.fromkeys(SCRIPT["PARTS"]), "twin_of": "shop.orders.query_order"}, "twins"),
    ],
)
def test_an_operation_counts_in_the_column(entry: dict[str, object], column: str) -> None:
    assert SCRIPT["state"](entry) == column
