"""Compares the fields of a spec with those of its pages; operations and notifications have the same fields."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from attrs import define, field, frozen

from wechatpay_codegen.pages.drift.spec_fields import SpecField
from wechatpay_codegen.pages.read.facts import PLACES, Field
from wechatpay_codegen.pages.read.kinds import difference, page_kind

FieldsOfPages: TypeAlias = Mapping[tuple[str, str], Field]
"""Fields by place and dotted name."""

_LISTABLE = frozenset({"text", "integer", "list"})
_REQUEST = frozenset(PLACES)


@frozen
class Difference:
    """One thing that a spec and its page say differently; `kind` and `name` are what an excuse must repeat."""

    spec: str
    page: str
    kind: str
    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.spec}: {self.kind}: {self.what}\n    page: {self.page}"


@define(eq=False)
class Differences:
    """Collects the differences of one spec, each with the lines of the spec that may excuse it."""

    found: list[tuple[Difference, tuple[str, ...]]] = field(factory=list[tuple[Difference, tuple[str, ...]]])

    def add(self, where: str | tuple[str, ...], page: str, kind: str, name: str, what: str) -> None:
        """Note one difference; the first of several lines is where it is told."""
        lines = (where,) if isinstance(where, str) else where
        self.found.append((Difference(lines[0], page, kind, name, what), lines))

    def add_text(self, key: str, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
        """Note that a key holds another text; both sides come with their place. A page that says nothing is right."""
        if theirs[0] and ours[0] != theirs[0]:
            self.add(ours[1], theirs[1], key, "", f"the spec has `{ours[0]}`, the page `{theirs[0]}`")


@define(eq=False)
class FieldComparison:
    """Compares all fields of a spec with those of its pages.

    `known` are the places that the pages tell of; `home` gives the line of the spec where a place stands; `page` is
    where the pages begin.
    """

    ours: Mapping[tuple[str, str], SpecField]
    theirs: FieldsOfPages
    known: frozenset[str]
    home: Callable[[str], str]
    page: str
    differences: Differences

    def compare(self) -> None:
        """Note fields that differ, fields that the spec lacks, and fields that no page has."""
        for (place, name), row in self.theirs.items():
            mine = self.ours.get((place, name))
            if mine is not None:
                self._compare_field(place, mine, row)
            elif place in self.known:
                self._add_missing(place, name, row)
        for place, name in self.ours:
            if (place, name) not in self.theirs and place in self.known:
                self._add_extra(place, name)

    def _add_missing(self, place: str, name: str, row: Field) -> None:
        other = next((where for where in _REQUEST if where != place and (where, name) in self.ours), None)
        if other and place in _REQUEST:
            at = self.ours[other, name].places[""]
            what = f"the spec has it in {other}, the page in {place}"
            self.differences.add(at, row.where, "place", name, what)
            return
        parent = name.rpartition(".")[0]
        if parent and (place, parent) not in self.ours:
            return
        at = self.ours[place, parent].places[""] if parent else self.home(place)
        what = f"the spec lacks `{name}` ({row.type}) in {_said(place)}"
        self.differences.add(at, row.where, "field", name, what)

    def _add_extra(self, place: str, name: str) -> None:
        """Note a field that no page has, unless what holds it is noted already."""
        parent = place, name.rpartition(".")[0]
        if parent in self.ours and parent not in self.theirs:
            return
        is_elsewhere = any(other != place and other in _REQUEST and known == name for other, known in self.theirs)
        if is_elsewhere and place in _REQUEST and "." not in name:
            return
        holder = self.ours.get(parent)
        is_listed = any(where == place and known.startswith(f"{parent[1]}.") for where, known in self.theirs)
        if holder and holder.kind.base == "text" and not is_listed:
            return  # the page shows JSON inside a text as the text that it is
        lines = (self.ours[place, name].places[""], *((holder.places[""],) if holder else ()))
        self.differences.add(lines, self.page, "field", name, f"the page has no `{name}` in {_said(place)}")

    def _compare_field(self, place: str, mine: SpecField, row: Field) -> None:
        name, facts = row.name, mine.facts
        if facts.is_required != row.is_required:
            self._add_at(mine, "required", row, "required", f"`{name}` is {_needed(row)} on the page")
        if mine.kind.base == "part":
            return
        kind = page_kind(row.type)
        what = difference(kind, mine.kind) if kind else "type"
        if what:
            self._add_at(mine, "type", row, what, f"the spec has `{facts.type}`, the page `{row.type}`")
        if _squeezed(facts.term) != _squeezed(row.term) and row.term:
            self._add_at(mine, "zh", row, "term", f"the spec has `{facts.term}`, the page `{row.term}`")
        if row.listed and mine.kind.base in _LISTABLE:
            self._compare_values(mine, row)
        is_sealed = row.is_encrypted
        if is_sealed is None and not row.mentions_encryption:
            is_sealed = False
        if is_sealed is not None and place != "header" and mine.is_encrypted != is_sealed:
            said = "says that it is encrypted" if is_sealed else "does not say that it is encrypted"
            self._add_at(mine, "encrypted", row, "encrypted", f"`{name}`: the page {said}")

    def _compare_values(self, mine: SpecField, row: Field) -> None:
        ours, theirs = mine.facts.listed, row.listed
        for value in _without(theirs, ours):
            self._add_at(mine, "type", row, "values", f"`{row.name}` lacks the page's value `{value}`", value)
        for value in _without(ours, theirs):
            self._add_at(mine, "type", row, "values", f"the page does not list `{value}` for `{row.name}`", value)

    def _add_at(self, mine: SpecField, key: str, row: Field, kind: str, what: str, name: str = "") -> None:
        own = mine.places[""]
        lines = tuple(dict.fromkeys((mine.places.get(key, own), own)))
        self.differences.add(lines, row.where, kind, name or row.name, what)


def _without(values: Sequence[str], others: Sequence[str]) -> list[str]:
    return [value for value in values if value not in others]


def _said(place: str) -> str:
    kind, _, name = place.partition(" ")
    if kind == "reply":
        return f"the answer {name}"
    return f"what was encrypted ({name})" if kind == "resource" else f"the {place}"


def _needed(row: Field) -> str:
    return "required" if row.is_required else "not required"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
