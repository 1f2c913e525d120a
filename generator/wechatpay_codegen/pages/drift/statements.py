"""Decides whether a spec says what its pages say in prose: as a key, or as a set phrase or number in its text."""

import re
from collections.abc import Iterable, Mapping

from attrs import define

from wechatpay_codegen.pages.drift.page_fields import NUMBER, Said
from wechatpay_codegen.pages.drift.spec_fields import SpecField
from wechatpay_codegen.pages.read.numbers import is_stated, stated_numbers
from wechatpay_codegen.pages.read.prose import IN_NUMBERS

_PHRASES = {
    "required_when": re.compile(
        r"\b[Rr]equired (?:when|if|for|from|with|unless|of|to|in|by|together|after|once)\b|\b[Oo]mit it unless\b|\bmandatory\b"
        r"|\bmust be (?:given|sent)\b|\b[Rr]equires\b"
    ),
    "choice": re.compile(
        r"\b[Ee]xactly one of\b|\b[Aa]t least one of\b|\b[Aa]t most one of\b|\b[Ee]ither\b|\b[Oo]ne of\b|\b[Nn]ot both\b"
        r"|\b(?:cannot|[Cc]an't|must not|not) be (?:combined|used|sent|given) (?:together )?with\b|\b[Tt]ogether with\b"
        r"|\b[Rr]equired (?:if|unless|when)\b|\binstead of\b|\b[Nn]ot (?:together )?with\b"
    ),
    "characters": re.compile(
        r"\b(?:letters?|digits?|hexadecimal|underscores?|hyphens?|extension|line breaks?|spaces?|symbols?"
        r"|lowercase|uppercase|numeric|alphanumeric|punctuation|special characters?|characters? (?:other|from|like))\b|\b(?:ends?|starts?|begins?) (?:in|with)\b",
        re.IGNORECASE,
    ),
    "default": re.compile(
        r"\bdefaults?\b|\bif (?:omitted|not (?:given|sent))\b|\b(?:when|if) (?:it is )?omitted\b|\b[Oo]mit it (?:for|to|if|when)\b"
        r"|\b[Ww]ithout it\b|\b[Oo]therwise\b|\bas if\b",
        re.IGNORECASE,
    ),
}
_KEYS = {"required_when": "required_when", "default": "default", "characters": "pattern"}


@define(eq=False)
class Statements:
    """What a spec says about its fields.

    `choices` are the dotted names in its `constraints`.
    """

    fields: Mapping[tuple[str, str], SpecField]
    choices: frozenset[str] = frozenset()

    def unsaid(self, place: str, name: str, said: Iterable[Said]) -> list[Said]:
        """Return the statements of pages about a field that the spec does not repeat in its own way."""
        mine = self.fields.get((place, name))
        if mine is None:
            return []
        missing = [one for one in said if not self._says(place, mine, one)]
        in_rules = {number for one in missing if one.kind != NUMBER for number in one.numbers}
        return [one for one in missing if one.name not in in_rules]

    def _says(self, place: str, mine: SpecField, one: Said) -> bool:
        name = mine.facts.name
        if one.kind == NUMBER or one.kind in IN_NUMBERS:
            figures = " ".join((self._texts(place, mine), mine.facts.type, mine.figures, *mine.facts.listed))
            stated = stated_numbers(figures, mine.pattern)
            return all(is_stated(number, stated) for number in one.numbers)
        if _KEYS.get(one.kind) in mine.places or _PHRASES[one.kind].search(
            self._texts(place, mine) if one.kind == "choice" else mine.text
        ):
            return True
        if one.kind == "required_when":
            return mine.facts.is_required
        if one.kind == "choice":
            return place == "path" or "required_when" in mine.places or self._is_chosen(name)
        return one.kind == "characters" and bool(mine.enum or mine.kind.base != "text")

    def _is_chosen(self, name: str) -> bool:
        return any(
            other == name or other.startswith(f"{name}.") or name.startswith(f"{other}.") for other in self.choices
        )

    def _texts(self, place: str, mine: SpecField) -> str:
        """Return the texts of a field and of the object that contains it."""
        parent = self.fields.get((place, mine.facts.name.rpartition(".")[0]))
        return f"{mine.text} {parent.text}" if parent is not None else mine.text


def unsaid_anywhere(words: str, said: Iterable[Said]) -> list[Said]:
    """Return the numbers that are nowhere in a spec. `words` are the texts of its file."""
    stated = stated_numbers(words)
    return [one for one in said if not is_stated(one.name, stated)]
