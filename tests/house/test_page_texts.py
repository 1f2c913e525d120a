"""Specs state every number and rule that the texts of their official pages state. `texts.jsonl` has these without the texts."""

from functools import cache
from pathlib import Path

from support.spec_texts import SPECS
from wechatpay_codegen.pages.texts.compare import unsaid
from wechatpay_codegen.pages.texts.facts import Texts, page_of, read_texts
from wechatpay_site.catalog import notifications, operations

_FILE = Path(__file__).parents[1] / "facts" / "texts.jsonl"


@cache
def _texts() -> Texts:
    return read_texts(_FILE)


def test_specs_state_the_numbers_and_rules_of_their_pages() -> None:
    assert [str(difference) for difference in unsaid(SPECS, _texts())] == []


def test_the_texts_of_every_page_that_a_spec_was_compared_with_are_known() -> None:
    entries = (*operations().values(), *notifications().values())
    checked = {page_of(entry["docs"][0]) for entry in entries if any(entry["checked"].values())}

    unknown = sorted(checked - set(_texts().read) - set(_texts().missing))
    assert unknown == [], f"write {_FILE.name} again: python -m wechatpay_codegen texts PAGES"
