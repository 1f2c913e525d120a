"""Chinese texts of sentences in specs. A text without one stays English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from wechatpay_site.catalog import ROOT

_LOCALE = ROOT / "runtime" / "wechatpay_runtime" / "locale"


def in_language(text: str, language: str) -> str:
    """Return a sentence of a spec in a language: a cause or a remedy of an error, a rate limit, a reason."""
    if not text or language != "zh":
        return text
    return sentences().get(text) or _errors().gettext(text)


@cache
def sentences() -> Mapping[str, str]:
    """Return the texts that only reference pages show, by their English text."""
    tables = tomllib.loads(Path(__file__).with_name("chinese.toml").read_text("utf-8"))
    return {english: chinese for table in tables.values() for english, chinese in table.items()}


@cache
def _errors() -> NullTranslations:
    return translation("specs", _LOCALE, ["zh"])
