"""docs/contradictions.md is written from the files beside the specs, and each row cites a page."""

import re
import runpy
from pathlib import Path

import pytest

from wechatpay_codegen.api.service import Contradiction

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "docs/contradictions.py"), run_name="contradictions")
CONTRADICTIONS = [
    pytest.param(row, id=f"{title}: {row.what}")
    for title, decided in SCRIPT["decided_by_title"]().items()
    for row in decided.contradictions
]


def test_the_page_is_up_to_date_with_the_specs() -> None:
    page = (ROOT / "docs/contradictions.md").read_text("utf-8")
    assert page.partition(SCRIPT["BEGIN"])[2] == SCRIPT["render"](), "run `python docs/contradictions.py`"


@pytest.mark.parametrize("row", CONTRADICTIONS)
def test_a_contradiction_cites_a_page(row: Contradiction) -> None:
    assert re.search(r"(merchant|partner)/[0-9]{10}", " ".join([*row.statements, row.choice, row.why]))
