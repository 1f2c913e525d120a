"""The texts of the pages in English and Chinese: one catalog, `texts.toml`."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import frozen

from wechatpay_gateway.console.resources import read_text

_PLACE = re.compile(r"\\\{\d\\\}")


class Language(StrEnum):
    """A language of the pages; the value is its language tag."""

    ENGLISH = "en"
    CHINESE = "zh-CN"


@cache
def catalog() -> Mapping[str, Mapping[str, Any]]:
    """Return the catalog of texts by section."""
    return tomllib.loads(read_text("texts.toml"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences with places for a word, as regular expressions, each with its translation."""
    return tuple(
        (re.compile(_PLACE.sub("(.+)", re.escape(english))), chinese)
        for english, chinese in catalog()["patterns"].items()
    )


@frozen
class Texts:
    """The texts in one language.

    A text of the pages has a key. The texts of the state machines, such as a sentence that describes a step, are looked up by their English form.
    """

    language: Language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key, with values in its places.

        Raises:
            KeyError: the catalog does not have the key.
        """
        text: str = catalog()["pages"][key]["en" if self.language is Language.ENGLISH else "zh"]
        return text.format(**values)

    @property
    def is_english(self) -> bool:
        """Whether the language is English."""
        return self.language is Language.ENGLISH

    def step(self, name: str) -> str:
        """Return the label of a step or an action."""
        return self._named("steps", name, name.replace("_", " ").capitalize())

    def title(self, english: str) -> str:
        """Return the heading of a state machine, or the name of a group."""
        return self._named("titles", english, english)

    def column(self, english: str) -> str:
        """Return the heading of a column; the name of a field is the same in both languages."""
        return self._named("columns", english, english)

    def actor(self, english: str) -> str:
        """Return who takes a step."""
        return self._named("actors", english, english)

    def sentence(self, english: str) -> str:
        """Return a sentence of a state machine; in English if it has no translation."""
        if self.is_english:
            return english
        known: str | None = catalog()["sentences"].get(english)
        if known is not None:
            return known
        for pattern, chinese in _patterns():
            if found := pattern.fullmatch(english):
                return chinese.format(*map(self.sentence, found.groups()))
        return english

    def _named(self, section: str, key: str, english: str) -> str:
        return english if self.is_english else catalog()[section].get(key, english)
