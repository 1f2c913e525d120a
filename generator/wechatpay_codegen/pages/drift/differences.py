"""Compares the fields of a spec with those of its pages, for operations and notifications."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from attrs import define, evolve, field, frozen

from wechatpay_codegen.pages.drift.page_fields import PageFields, statements_of
from wechatpay_codegen.pages.drift.spec_fields import SpecField
from wechatpay_codegen.pages.drift.statements import Statements, unsaid_anywhere
from wechatpay_codegen.pages.read.facts import PLACES, Field
from wechatpay_codegen.pages.read.kinds import difference, page_kind

_LISTABLE = frozenset({"text", "integer", "list"})
_REQUEST = frozenset(PLACES)


@frozen
class Difference:
    """A difference between a spec and its page. A comment that excuses the difference must repeat its `kind` and `name`.

    `enum` is the place of an enum that has a value more than the page; empty for other differences.
    """

    spec: str
    page: str
    kind: str
    name: str
    what: str
    enum: str = field(default="", eq=False)

    def __str__(self) -> str:
        return f"{self.spec}: {self.kind}: {self.what}\n    page: {self.page}"


@define(eq=False)
class Differences:
    """Collects the differences of a spec, each with the lines of the spec where a comment can excuse it.

    `listed` are the values that the pages list for each enum, by the place of the enum.
    """

    found: list[tuple[Difference, tuple[str, ...]]] = field(factory=list[tuple[Difference, tuple[str, ...]]])
    listed: dict[str, set[str]] = field(factory=dict[str, set[str]])

    def add(self, where: str | tuple[str, ...], page: str, kind: str, name: str, what: str, enum: str = "") -> None:
        """Add a difference. If it has several lines, it is reported at the first line."""
        lines = (where,) if isinstance(where, str) else where
        self.found.append((Difference(lines[0], page, kind, name, what, enum), lines))

    def add_numbers(self, where: str, words: str, place: str, row: Field) -> None:
        """Add the numbers of an introduction or an error row that are nowhere in a spec. `words` are the texts of its file."""
        for one in unsaid_anywhere(words, statements_of(place, row)):
            self.add(where, one.where, one.kind, one.name, f"the spec does not state {one.name}: {one.sentence}")

    def add_listed(self, listed: Mapping[str, AbstractSet[str]]) -> None:
        """Add values that other pages list for an enum."""
        for enum, values in listed.items():
            self.listed.setdefault(enum, set()).update(values)

    def remaining(self) -> Iterator[tuple[Difference, tuple[str, ...]]]:
        """Yield the differences, except a value of an enum that a page lists for another field with this enum."""
        for one, lines in self.found:
            if not one.enum or one.name not in self.listed.get(one.enum, ()):
                yield one, lines

    def add_text(self, key: str, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
        """Add a difference if the page has a text for a key and the spec has another. Each text comes with its place."""
        if theirs[0] and ours[0] != theirs[0]:
            self.add(ours[1], theirs[1], key, "", f"the spec has `{ours[0]}`, the page `{theirs[0]}`")


@define(eq=False)
class FieldComparison:
    """Compares all fields of a spec with those of its pages.

    `known` are the places that the pages describe, such as `body`. `home` returns the line of the spec for a place.
    `page` is the start of the first page.
    """

    statements: Statements
    pages: PageFields
    known: frozenset[str]
    home: Callable[[str], str]
    page: str
    differences: Differences

    @property
    def ours(self) -> Mapping[tuple[str, str], SpecField]:
        """The fields of the spec."""
        return self.statements.fields

    @property
    def theirs(self) -> Mapping[tuple[str, str], Field]:
        """The fields of the pages."""
        return self.pages.fields

    def compare(self) -> None:
        """Add the differences of fields, the fields missing in the spec, and the fields missing on the pages."""
        for (place, name), row in self.theirs.items():
            mine = self.ours.get((place, name))
            if mine is not None:
                self._compare_field(place, mine, row)
                self._compare_statements(place, mine)
            elif place in self.known:
                self._add_missing(place, name, row)
        for place, name in self.ours:
            if (place, name) not in self.theirs and place in self.known:
                self._add_extra(place, name)

    def _add_missing(self, place: str, name: str, row: Field) -> None:
        other = next((where for where in _REQUEST if where != place and (where, name) in self.ours), None)
        if other and place in _REQUEST:
            at = self.ours[other, name].places[""]
            what = f"`{name}` is in the {other} in the spec, but in the {place} on the page"
            self.differences.add(at, row.where, "place", name, what)
            return
        parent = name.rpartition(".")[0]
        if parent and (place, parent) not in self.ours:
            return
        at = self.ours[place, parent].places[""] if parent else self.home(place)
        what = f"the spec has no `{name}` ({row.type}) in {_in_words(place)}"
        self.differences.add(at, row.where, "field", name, what)

    def _add_extra(self, place: str, name: str) -> None:
        """Add a field that is not on any page, unless the field that contains it is already reported."""
        parent = place, name.rpartition(".")[0]
        if parent in self.ours and parent not in self.theirs:
            return
        is_elsewhere = any(other != place and other in _REQUEST and known == name for other, known in self.theirs)
        if is_elsewhere and place in _REQUEST and "." not in name:
            return
        holder = self.ours.get(parent)
        is_listed = any(where == place and known.startswith(f"{parent[1]}.") for where, known in self.theirs)
        if holder and holder.kind.base == "text" and not is_listed:
            return  # the page does not list the fields of JSON in a text
        lines = (self.ours[place, name].places[""], *((holder.places[""],) if holder else ()))
        self.differences.add(lines, self.page, "field", name, f"the page has no `{name}` in {_in_words(place)}")

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
        is_encrypted = row.is_encrypted
        if is_encrypted is None and not row.mentions_encryption:
            is_encrypted = False
        if is_encrypted is not None and place != "header" and mine.is_encrypted != is_encrypted:
            what = f"`{name}` is {'encrypted' if is_encrypted else 'not encrypted'} on the page"
            self._add_at(mine, "encrypted", row, "encrypted", what)

    def _compare_values(self, mine: SpecField, row: Field) -> None:
        ours, theirs = mine.facts.listed, row.listed
        places = {value.text: value.where for value in reversed(row.values) if value.where}
        if mine.enum:
            self.differences.add_listed({mine.enum: set(theirs)})
        for value in _without(theirs, ours):
            on_page = evolve(row, where=places.get(value, row.where))
            self._add_at(mine, "type", on_page, "values", f"`{row.name}` has no `{value}`, but the page does", value)
        for value in _without(ours, theirs):
            what = f"`{row.name}` has `{value}`, but the page does not"
            self._add_at(mine, "type", row, "values", what, value, mine.enum)

    def _compare_statements(self, place: str, mine: SpecField) -> None:
        """Add the statements of the pages that the spec does not repeat: rules in prose, and numbers."""
        name = mine.facts.name
        for one in self.statements.unsaid(place, name, self.pages.said.get((place, name), ())):
            own = mine.places[""]
            lines = tuple(dict.fromkeys((mine.places.get("doc", own), own)))
            what = f"`{name}` does not state {one.name or 'this'}: {one.sentence}"
            self.differences.add(lines, one.where, one.kind, one.name or name, what)

    def _add_at(
        self, mine: SpecField, key: str, row: Field, kind: str, what: str, name: str = "", enum: str = ""
    ) -> None:
        own = mine.places[""]
        lines = tuple(dict.fromkeys((mine.places.get(key, own), own)))
        self.differences.add(lines, row.where, kind, name or row.name, what, enum)


def _without(values: Sequence[str], others: Sequence[str]) -> list[str]:
    return [value for value in values if value not in others]


def _in_words(place: str) -> str:
    kind, _, name = place.partition(" ")
    if kind == "reply":
        return f"the reply {name}"
    return f"the decrypted resource ({name})" if kind == "resource" else f"the {place}"


def _needed(row: Field) -> str:
    return "required" if row.is_required else "not required"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
