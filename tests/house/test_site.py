"""`make docs` builds a page for each operation from the catalog, which loads nothing from other hosts."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from house.test_reference_pages import Visible
from support.catalog import CATALOG, ENTRIES
from support.rows import check_rows

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    return folder


def page_of(site: Path, operation: str) -> str:
    return (site / "reference" / f"{operation.replace('.', '/')}.html").read_text(encoding="utf-8")


def test_every_operation_has_a_page_that_lists_its_errors(site: Path) -> None:
    def is_complete(entry: dict[str, Any]) -> None:
        page = page_of(site, entry["operation"])

        assert [row["code"] for row in entry["errors"] if row["code"] not in page] == []

    check_rows(ENTRIES, is_complete)


def test_a_page_shows_the_description_of_its_operation(site: Path) -> None:
    def is_shown(entry: dict[str, Any]) -> None:
        page = Visible()
        page.feed(page_of(site, entry["operation"]).partition('<div class="col-md-9" role="main">')[2])
        lines = [" ".join(line.split()) for line in entry["doc"].split("\n") if line]

        assert [line for line in lines if line not in page.paragraphs] == []

    check_rows(ENTRIES, is_shown)


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (
            "payments.transactions.code_pay",
            "Not retried if the request may have been received. It charges a user who is present",
        ),
        (
            "payments.transactions.code_pay",
            "<code>payments.transactions.query_order_by_out_trade_no</code> returns the outcome",
        ),
        ("payments.refunds.create_refund", "or a timeout, with the same <code>out_refund_no</code>."),
        ("payments.refunds.query_refund", "Retried after status 429"),
        ("payments.refunds.query_refund", "a different <code>out_refund_no</code> from the request raises"),
        (
            "onboarding.subject_confirmation.cancel_applyment",
            "<code>business_code</code> or <code>applyment_id</code>.",
        ),
        ("onboarding.merchant_alteration.revoke_name_alteration", "Not retried if the request may have been received."),
    ],
)
def test_a_page_says_whether_a_call_is_retried(site: Path, operation: str, words: str) -> None:
    assert words in page_of(site, operation)


def test_a_page_has_every_field_of_a_large_body(site: Path) -> None:
    entry = next(entry for entry in CATALOG if entry["operation"] == "onboarding.subject_confirmation.submit_applyment")
    names = {
        *entry["body"]["properties"],
        *(name for model in entry["body"]["$defs"].values() for name in model.get("properties", ())),
    }
    page = page_of(site, entry["operation"])

    assert {name for name in names if f"<code>{name}</code>" not in page} == set()


def test_no_page_loads_anything_from_other_hosts(site: Path) -> None:
    loaded = [
        (path.name, found)
        for path in site.rglob("*.html")
        for found in re.findall(
            r"<(?:script|link|img)[^>]+(?:src|href)=\"(?:https?:)?//([^\"/]+)", path.read_text(encoding="utf-8")
        )
    ]

    assert [entry for entry in loaded if "canonical" not in entry] == []
