"""The troubleshooting guide quotes messages exactly: those of this library and of the gateway are produced here and compared."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import frozen

from support.quoted_messages import PRODUCED, World
from wechatpay_gateway.server import RunningGateway

DOCS = Path(__file__).parents[2] / "docs"
HEADING = re.compile(r"^### (.+) \{#([a-z0-9-]+)\}$", re.MULTILINE)
IN_THE_OTHER_LANGUAGE = re.compile(r"^(?:英文|Chinese|中文)[：:] ?`([^`]+)`", re.MULTILINE)
OFFICIAL = re.compile(r"https://pay\.weixin\.qq\.com/doc/v3/merchant/\d{10}")


@frozen
class Entry:
    """An entry of the guide: the quoted message, the same message in the other language if it has one, and the text."""

    quote: str
    in_the_other_language: str | None
    text: str


def entries(language: str) -> dict[str, Entry]:
    """Return the entries of a guide by their names."""
    page = (DOCS / language / "guides" / "troubleshooting.md").read_text(encoding="utf-8")
    found = list(HEADING.finditer(page))
    ends = [*(later.start() for _, later in pairwise(found)), len(page)]
    texts = [page[each.end() : end] for each, end in zip(found, ends, strict=True)]
    others = [IN_THE_OTHER_LANGUAGE.search(text) for text in texts]
    return {
        each[2]: Entry(each[1], other and other[1], text)
        for each, other, text in zip(found, others, texts, strict=True)
    }


ENTRIES = {language: entries(language) for language in ("en", "zh")}


@pytest.fixture
def world(wechatpay_gateway: RunningGateway, language: str, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("WECHATPAY_LANGUAGE", language)
    return World(wechatpay_gateway, language)


def is_quoted_from(quote: str | None, message: str) -> bool:
    """Return whether a message contains a quote; `…` replaces any text."""
    return quote is None or re.search(".*?".join(map(re.escape, quote.split("…"))), message, re.DOTALL) is not None


@pytest.mark.parametrize("language", ENTRIES)
@pytest.mark.parametrize("name", PRODUCED)
def test_a_quoted_message_is_the_real_one(name: str, language: str, world: World) -> None:
    other = ENTRIES["zh" if language == "en" else "en"][name]
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the text is compared below, for errors of all kinds
        PRODUCED[name](world)

    message = str(caught.value)
    quotes = (ENTRIES[language][name].quote, other.in_the_other_language)
    assert [quote for quote in quotes if not is_quoted_from(quote, message)] == [], message


@pytest.mark.parametrize("language", ENTRIES)
def test_the_warning_about_the_gateway_is_the_real_one(
    language: str, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    port = {"en": "18123", "zh": "28123"}[language]  # the warning is logged once for each address
    world.client(WECHATPAY_BASE_URL=f"http://127.0.0.1:{port}").close()

    assert ENTRIES[language]["gateway-in-production"].quote.replace("8123", port) in caplog.text


def test_both_languages_have_the_same_entries_in_the_same_order() -> None:
    assert list(ENTRIES["en"]) == list(ENTRIES["zh"])


@pytest.mark.parametrize("language", ENTRIES)
def test_what_is_not_produced_here_names_its_official_page(language: str) -> None:
    quoted = {name for name in ENTRIES[language] if name not in {*PRODUCED, "gateway-in-production"}}

    assert {name for name in quoted if not OFFICIAL.search(ENTRIES[language][name].text)} == set()
    assert set(PRODUCED) <= set(ENTRIES[language])
