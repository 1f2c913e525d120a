"""The texts of a draft that a person must write: a marker in the draft for each, and the list of all of them.

A marker is `TODO t1a2b3c4d`. Texts about the same thing, with the same Chinese text, have the same marker in all drafts, so each is
written once.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.pages.draft.page_places import place_on_page, squeezed
from wechatpay_codegen.pages.read.facts import ErrorRow, Field, Page, Value
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.numbers import numbers
from wechatpay_codegen.pages.read.prose import rules

_ID_DIGITS = 8


class Texts:
    """The markers of a draft of a single page, which has no list of texts: `TODO` for each."""

    def of_field(self, row: Field, others: Iterable[Field] = ()) -> str:
        """Return the description of a field. `others` are the same field on other pages."""
        del row, others
        return TO_DO

    def of_value(self, row: Field, value: Value) -> str:
        """Return the meaning of a value of a field."""
        del row, value
        return TO_DO

    def of_error(self, row: ErrorRow, others: Iterable[ErrorRow] = ()) -> str:
        """Return the text for meaning and remedy of an error. `others` are rows of other pages with the same code."""
        del row, others
        return TO_DO

    def of_page(self, page: Page | NotificationPage) -> str:
        """Return the text for title and description of an operation or a notification."""
        del page
        return TO_DO

    def page_of(self, marker: str) -> str:
        """Return the place of the first page that has the text of a marker; empty if it is not known."""
        del marker
        return ""

    def merge(self, kept: str, dropped: str) -> None:
        """Note that one text is used for two things. Both are markers."""


@frozen
class Sentence:
    """A text of a page, and its place."""

    text: str
    where: str


@define(eq=False)
class Text:
    """A text to write. `slots` are the keys that contain its marker, such as `means` and `fix`."""

    id: str
    kind: str
    name: str
    zh: str
    chinese: Mapping[str, str]
    slots: tuple[str, ...]
    pages: dict[str, None] = field(factory=dict[str, None])
    others: dict[Sentence, None] = field(factory=dict[Sentence, None])
    rules: dict[str, None] = field(factory=dict[str, None])
    numbers: dict[str, None] = field(factory=dict[str, None])

    def as_json(self, places: Iterable[str], known: Iterable[str], written: Mapping[str, str]) -> dict[str, Any]:
        """Return the text as an object of the list.

        Args:
            places: The places of its marker in drafts.
            known: Texts that exist about the same thing.
            written: What has been written so far, by slot.
        """
        more = {
            "others": [{"text": other.text, "page": other.where} for other in self.others],
            "rules": list(self.rules),
            "numbers": list(self.numbers),
            "known": list(known),
        }
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "zh": self.zh,
            **self.chinese,
            **{key: value for key, value in more.items() if value},
            "pages": list(self.pages),
            "places": list(places),
            "write": {slot: written.get(slot, "") for slot in self.slots},
        }


@define(eq=False)
class ListedTexts(Texts):
    """The markers of many drafts. Each text is listed once."""

    found: dict[str, Text] = field(factory=dict[str, Text])

    def of_field(self, row: Field, others: Iterable[Field] = ()) -> str:
        """Return the marker of a field: one for each name, term and text of a page."""
        name = row.name.rpartition(".")[2]
        text = self._text(("field", name, row.term), {"chinese": row.text}, ("doc",), row.where)
        text.rules |= dict.fromkeys(rule.kind for rule in rules(row))
        text.numbers |= dict.fromkeys(numbers(row))
        for other in others:
            if squeezed(other.text) != squeezed(row.text) or other.term != row.term:
                shown = f"【{other.term}】 {other.text}" if other.term != row.term else other.text
                text.others[Sentence(shown, place_on_page(other.where))] = None
        return _marker(text)

    def of_value(self, row: Field, value: Value) -> str:
        """Return the marker of a value: one for each field, value and meaning."""
        key = ("value", f"{row.name.rpartition('.')[2]}: {value.text}", row.term)
        return _marker(self._text(key, {"chinese": value.meaning or ""}, ("means",), value.where or row.where))

    def of_error(self, row: ErrorRow, others: Iterable[ErrorRow] = ()) -> str:
        """Return the marker of an error: one for each status, code, meaning and remedy."""
        key, chinese = ("error", f"{row.status} {row.code}", ""), {"meaning": row.meaning, "remedy": row.remedy}
        text = self._text(key, chinese, ("means", "fix"), row.where)
        for other in others:
            if squeezed(other.meaning + other.remedy) != squeezed(row.meaning + row.remedy):
                text.others[Sentence(f"{other.meaning} | {other.remedy}", place_on_page(other.where))] = None
        return _marker(text)

    def of_page(self, page: Page | NotificationPage) -> str:
        """Return the marker of an operation or notification."""
        key = ("title", page.address, page.title)
        return _marker(self._text(key, {"chinese": page.summary}, ("en", "doc"), page.source))

    def of_head(self, name: str, products: Iterable[str]) -> str:
        """Return the marker of a group (`payments`) or of a service (`payments/refunds`).

        Args:
            name: Its name.
            products: The parts of the documentation that its pages belong to.
        """
        text = self._text(("head", name, ""), {}, ("en", "zh", "doc"), "")
        text.others |= {Sentence(product, ""): None for product in products if product.partition(" ")[2]}
        return _marker(text)

    def page_of(self, marker: str) -> str:
        """Return the place of the first page that has the text of a marker; empty if it is not known."""
        text = self.found.get(marker.rpartition(" ")[2])
        return next(iter(text.pages), "") if text else ""

    def merge(self, kept: str, dropped: str) -> None:
        """Note that one text is used for two things. Both are markers."""
        first, second = (self.found.get(marker.rpartition(" ")[2]) for marker in (kept, dropped))
        if first and second and first is not second:
            shown = "\n".join(second.chinese.values())
            first.others[Sentence(shown, next(iter(second.pages), ""))] = None

    def _text(self, key: tuple[str, str, str], chinese: Mapping[str, str], slots: tuple[str, ...], where: str) -> Text:
        source = "\0".join((*key, *(squeezed(text) for text in chinese.values())))
        identity = f"t{hashlib.sha256(source.encode()).hexdigest()[:_ID_DIGITS]}"
        text = self.found.setdefault(identity, Text(identity, *key, chinese, slots))
        if where:
            text.pages[place_on_page(where)] = None
        return text


def ordered(texts: Iterable[Text]) -> Iterator[Text]:
    """Yield texts by kind and name, so that texts about the same thing are next to each other."""
    kinds = ("head", "title", "field", "value", "error")
    yield from sorted(texts, key=lambda text: (kinds.index(text.kind), text.name, text.zh, text.id))


def _marker(text: Text) -> str:
    return f"{TO_DO} {text.id}"
