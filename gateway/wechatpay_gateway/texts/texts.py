"""The texts of pages, state machines and messages in English and Chinese: the catalogs `texts.toml` and `messages.toml`."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from attrs import field, frozen

from wechatpay_gateway.base.resources import read_text

_PLACE = re.compile(r"\\\{\d\\\}")
_PLACES = re.compile(r"\{\d\}")
_ALTERNATIVES = re.compile(r"\S+(?: or \S+)+")
"""Names of states or other values, of which one is expected."""
_CHINESE_TAG = "zh"
_ENGLISH_TAG = "en"
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Language(StrEnum):
    """A language of the texts; the value is its language tag."""

    ENGLISH = "en"
    CHINESE = "zh-CN"


def accepted_language(header: str) -> Language:
    """Return the language that an `Accept-Language` header (RFC 9110, 12.5.4) prefers; English by default."""
    weights = [_weighted(part) for part in header.split(",")]
    for _, tag in sorted(weights, key=lambda each: -each[0]):
        if tag == _CHINESE_TAG:
            return Language.CHINESE
        if tag == _ENGLISH_TAG:
            return Language.ENGLISH
    return Language.ENGLISH


def _weighted(part: str) -> tuple[float, str]:
    """Return the weight and the primary tag of one part of the header; a part that is not understood has the weight 0 and no tag."""
    tag, _, parameter = part.partition(";")
    try:
        weight = float(parameter.partition("=")[2] or 1)
    except ValueError:
        weight = 0.0
    primary = tag.strip().partition("-")[0].lower()
    return (weight, primary) if weight > 0 else (0.0, "")


def names_of(resources: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the titles and nouns of the catalog's resources in Chinese by their English form."""
    named = (each[part] for each in resources for part in ("noun", "title"))
    return {each["en"]: each["zh"] for each in named}


@cache
def catalog() -> Mapping[str, Mapping[str, Any]]:
    """Return the texts of both catalogs by section."""
    return {
        **tomllib.loads(read_text("texts", "texts.toml")),
        **tomllib.loads(read_text("texts", "messages.toml")),
    }


@cache
def _known() -> Mapping[str, str]:
    """Return the Chinese of every sentence and message by its English form."""
    return {**catalog()["sentences"], **catalog()["patterns"], **catalog()["messages"]}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the texts with places for values as regular expressions, each with its Chinese; the most specific first, then records."""
    texts = {english: chinese for english, chinese in _known().items() if "{0}" in english}
    specific = sorted(texts.items(), key=lambda text: -len(_PLACES.sub("", text[0])))
    tables = ((specific, "(.+)"), (catalog()["records"].items(), r"(\\S+)"))
    return tuple(
        (re.compile(_PLACE.sub(value, re.escape(english)), re.DOTALL), chinese)
        for table, value in tables
        for english, chinese in table
    )


def texts_in(language: str) -> "Texts":
    """Return the texts in Chinese for `zh`, otherwise in English."""
    return Texts(Language.CHINESE if language == _CHINESE_TAG else Language.ENGLISH)


@frozen
class Texts:
    """The texts in one language.

    A text of the pages has a key. The texts of state machines and messages, such as a sentence that describes a step, are looked up by
    their English form. `names` are more titles and nouns in Chinese by their English form, such as those of the catalog's resources.
    """

    language: Language
    names: Mapping[str, str] = field(default=_NO_NAMES, repr=False)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key, with values in its places.

        Raises:
            KeyError: the catalog does not have the key.
        """
        text: str = catalog()["pages"][key]["en" if self.is_english else "zh"]
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
        """Return a sentence of a state machine, or a message; in English if it has no translation."""
        if self.is_english:
            return english
        known = _known().get(english)
        if known is not None:
            return known
        for pattern, chinese in _patterns():
            if found := pattern.fullmatch(english):
                return chinese.format(*map(self.sentence, found.groups()))
        if _ALTERNATIVES.fullmatch(english):
            return english.replace(" or ", " 或 ")
        return self._record(english)

    def shown(self, value: Any, texts: Collection[str]) -> Any:
        """Return JSON with the values of the given names in this language: `title`, `actor`, and sentences."""
        if self.is_english or not texts:
            return value
        if isinstance(value, list):
            return [self.shown(each, texts) for each in cast("Sequence[Any]", value)]
        if not isinstance(value, dict):
            return value
        fields = cast("Mapping[str, Any]", value)
        return {name: self._shown(name, each, texts) for name, each in fields.items()}

    def _shown(self, name: str, value: Any, texts: Collection[str]) -> Any:
        if name not in texts or not isinstance(value, str):
            return self.shown(value, texts)
        return {"title": self.title, "actor": self.actor}.get(name, self.sentence)(value)

    def _record(self, english: str) -> str:
        """Return the kind and the number of a record, such as `refund 1001`, or only its kind."""
        noun, space, number = english.rpartition(" ")
        for name, rest in ((english, ""), (noun, space + number)):
            chinese = catalog()["nouns"].get(name) or self.names.get(name)
            if chinese:
                return f"{chinese}{rest}"
        return english

    def _named(self, section: str, key: str, english: str) -> str:
        return english if self.is_english else catalog()[section].get(key) or self.names.get(key, english)
