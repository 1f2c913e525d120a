"""Compares specs with their official pages, field by field, and names each difference with both places."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field, frozen

from wechatpay_codegen.pages.draft import OWN_HEADERS
from wechatpay_codegen.pages.excuses import Excuse, Excuses
from wechatpay_codegen.pages.facts import Field, Page
from wechatpay_codegen.pages.kinds import difference, page_kind
from wechatpay_codegen.pages.problems import Problem
from wechatpay_codegen.pages.sources import pages_of
from wechatpay_codegen.pages.spec_facts import SpecField, SpecView, views_of

_LISTABLE = frozenset({"text", "integer"})


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


@frozen
class Report:
    """What a comparison found."""

    compared: int
    differences: tuple[Difference, ...]
    excused: tuple[tuple[Difference, str], ...]
    stale: tuple[Excuse, ...]
    without_page: tuple[str, ...]
    problems: tuple[Problem, ...]


def drift(specs: Path, source: Path) -> Report:
    """Compare all operations of a specs folder with their pages.

    Args:
        specs: The specs folder.
        source: A facts file, a Markdown page, or a folder or git directory of pages.

    Raises:
        SpecError: A spec is no YAML that the loader takes.
        SourceError: There are no pages at `source`.
        FactsError: A line of the facts file is no facts.
        PageError: The one page is no page of an operation.
    """
    views = tuple(views_of(specs))
    pages = pages_of(source, frozenset(address for view in views for address in view.addresses))
    excuses = Excuses.of_files(sorted(specs.rglob("*.yaml")))
    found: list[Difference] = []
    excused: list[tuple[Difference, str]] = []
    without: list[str] = []
    for view in views:
        known = tuple(pages.by_address[address] for address in view.addresses if address in pages.by_address)
        if not known:
            without.append(view.page.source)
            continue
        for one, lines in compare(view, known):
            reason = excuses.reason(lines, one.kind, one.name)
            if reason:
                excused.append((one, reason))
            else:
                found.append(one)
    # An excuse beside a spec whose page is not at hand is not stale.
    stale = tuple(excuse for excuse in excuses.stale() if excuse.where.rpartition(":")[0] not in without)
    unique = tuple(dict.fromkeys(found))
    return Report(len(views) - len(without), unique, tuple(excused), stale, tuple(without), pages.problems)


def compare(view: SpecView, pages: tuple[Page, ...]) -> Iterator[tuple[Difference, tuple[str, ...]]]:
    """The differences of one operation, each with the lines of the spec that may excuse it.

    Args:
        view: The operation as its spec says it.
        pages: Its pages; the first is the authority, the others may add fields, roles and error rows.
    """
    comparison = _Comparison(view, pages)
    comparison.compare()
    yield from comparison.found


@define(eq=False)
class _Comparison:
    view: SpecView
    pages: tuple[Page, ...]
    found: list[tuple[Difference, tuple[str, ...]]] = field(factory=list[tuple[Difference, tuple[str, ...]]])

    def compare(self) -> None:
        self._compare_head()
        self._compare_statuses()
        self._compare_fields()
        self._compare_errors()

    def _add(self, where: str | tuple[str, ...], page: str, kind: str, name: str, what: str) -> None:
        lines = (where,) if isinstance(where, str) else where
        self.found.append((Difference(lines[0], page, kind, name, what), lines))

    def _compare_head(self) -> None:
        spec, first = self.view.page, self.pages[0]
        for key, ours, theirs in (
            ("title", spec.title, first.title),
            ("updated", spec.updated, first.updated),
            ("method", spec.method, first.method),
        ):
            if theirs and ours != theirs:
                self._add(spec.where(key), first.where(key), key, "", f"the spec has `{ours}`, the page `{theirs}`")
        key = "path" if "path" in spec.places else "routes"
        if first.paths and spec.paths != first.paths:
            ours, theirs = " or ".join(spec.paths), " or ".join(first.paths)
            self._add(spec.where(key), first.where("paths"), "path", "", f"the spec has `{ours}`, the page `{theirs}`")
        roles = {role: page for page in reversed(self.pages) for role in page.roles}
        for role in roles.keys() - set(spec.roles):
            self._add(spec.where("roles"), roles[role].where("roles"), "roles", role, f"the page adds `{role}`")
        for role in spec.roles if first.roles else ():
            if role not in roles:
                self._add(spec.where("roles"), first.where("roles"), "roles", role, f"the page does not name `{role}`")

    def _compare_statuses(self) -> None:
        spec, first = self.view.page, self.pages[0]
        ours = {reply.status: reply for reply in spec.replies}
        theirs = {reply.status: reply for reply in first.replies}
        for status in sorted(theirs.keys() - ours.keys()):
            self._add(spec.where("replies"), theirs[status].where, "status", status, f"the page answers with {status}")
        for status in sorted(ours.keys() - theirs.keys()) if theirs else ():
            what = f"the page does not answer with {status}"
            self._add((ours[status].where, spec.where("replies")), first.where("replies"), "status", status, what)

    def _compare_fields(self) -> None:
        theirs = self._page_fields()
        ours = self.view.fields
        statuses = {f"reply {reply.status}" for reply in self.view.page.replies}
        for (place, name), row in theirs.items():
            if (place, name) in ours:
                self._compare_field(place, ours[place, name], row)
            elif not place.startswith("reply") or place in statuses:
                self._add_missing(place, name, row)
        known = {place for place, _ in theirs} | {"header", "path", "query", "body"}
        known |= {f"reply {reply.status}" for reply in self.pages[0].replies}
        for place, name in ours:
            if (place, name) not in theirs and place in known:
                self._compare_extra(place, name, theirs)

    def _compare_extra(self, place: str, name: str, theirs: Mapping[tuple[str, str], Field]) -> None:
        """Note a field that no page has, unless what holds it is noted already."""
        ours = self.view.fields
        parent = place, name.rpartition(".")[0]
        if parent in ours and parent not in theirs:
            return
        is_elsewhere = any(other != place and known == name for other, known in theirs)
        if is_elsewhere and "." not in name:
            return
        holder = ours.get(parent)
        is_listed = any(where == place and known.startswith(f"{parent[1]}.") for where, known in theirs)
        if holder and holder.kind.base == "text" and not is_listed:
            return  # the page shows JSON inside a text as the text that it is
        lines = (ours[place, name].places[""], *((holder.places[""],) if holder else ()))
        what = f"the page has no `{name}` in {_said(place)}"
        self._add(lines, self.pages[0].source, "field", name, what)

    def _page_fields(self) -> Mapping[tuple[str, str], Field]:
        """The fields of all pages; each as the first page that has it says it."""
        found: dict[tuple[str, str], Field] = {}
        for page in self.pages:
            for place, row in page.fields():
                is_sent_by_itself = place == "header" and row.name.lower() in OWN_HEADERS
                is_form = place in {"form", "body"} and self.view.is_upload
                if not is_sent_by_itself and not is_form:
                    found.setdefault((place, row.name), row)
        return found

    def _add_missing(self, place: str, name: str, row: Field) -> None:
        spec = self.view.page
        request = ("header", "path", "query", "body")
        other = next((where for where in request if where != place and (where, name) in self.view.fields), None)
        if other and place in request:
            at = self.view.fields[other, name].places[""]
            self._add(at, row.where, "place", name, f"the spec has it in {other}, the page in {place}")
            return
        parent = name.rpartition(".")[0]
        if parent and (place, parent) not in self.view.fields:
            return
        if parent:
            at = self.view.fields[place, parent].places[""]
        elif place.startswith("reply"):
            at = next(reply.where for reply in spec.replies if f"reply {reply.status}" == place)
        else:
            at = spec.where("body" if place == "body" else "parameters")
        self._add(at, row.where, "field", name, f"the spec lacks `{name}` ({row.type}) in {_said(place)}")

    def _compare_field(self, place: str, mine: SpecField, row: Field) -> None:
        name, facts = row.name, mine.facts
        kind = page_kind(row.type)
        what = difference(kind, mine.kind) if kind else "type"
        if what:
            self._add_at(mine, "type", row, what, f"the spec has `{facts.type}`, the page `{row.type}`")
        if facts.is_required != row.is_required:
            self._add_at(mine, "required", row, "required", f"`{name}` is {_needed(row)} on the page")
        if _squeezed(facts.term) != _squeezed(row.term) and row.term:
            self._add_at(mine, "zh", row, "term", f"the spec has `{facts.term}`, the page `{row.term}`")
        if row.listed and mine.kind.base in {*_LISTABLE, "list"}:
            missing = [value for value in row.listed if value not in facts.listed]
            extra = [value for value in facts.listed if value not in row.listed]
            for value in missing:
                self._add_at(mine, "type", row, "values", f"`{name}` lacks the page's value `{value}`", value)
            for value in extra:
                self._add_at(mine, "type", row, "values", f"the page does not list `{value}` for `{name}`", value)
        is_sealed = (
            row.is_encrypted if row.is_encrypted is not None else (False if not row.mentions_encryption else None)
        )
        if is_sealed is not None and place != "header" and mine.is_encrypted != is_sealed:
            said = "says that it is encrypted" if is_sealed else "does not say that it is encrypted"
            self._add_at(mine, "encrypted", row, "encrypted", f"`{name}`: the page {said}")

    def _add_at(self, mine: SpecField, key: str, row: Field, kind: str, what: str, name: str = "") -> None:
        own = mine.places[""]
        self._add(tuple(dict.fromkeys((mine.places.get(key, own), own))), row.where, kind, name or row.name, what)

    def _compare_errors(self) -> None:
        spec, first = self.view.page, self.pages[0]
        ours = [(row.status, row.code) for row in spec.errors]
        theirs = [(row.status, row.code) for row in first.own_errors]
        at, on_page = spec.where("errors"), first.where("errors")
        elsewhere = {(row.status, row.code) for page in self.pages[1:] for row in page.own_errors}
        for status, code in Counter(theirs) - Counter(ours):
            where = next(row.where for row in first.own_errors if (row.status, row.code) == (status, code))
            self._add(at, where, "error", code, f"the spec lacks the row {status} {code}")
        for status, code in Counter(ours) - Counter(theirs):
            if (status, code) not in elsewhere:
                where = next(row.where for row in spec.errors if (row.status, row.code) == (status, code))
                self._add((where, at), on_page, "error", code, f"the page has no row {status} {code} of its own")
        if Counter(ours) == Counter(theirs) and ours != theirs:
            self._add(at, on_page, "error", "order", "the rows stand in another order than on the page")


def _said(place: str) -> str:
    return f"the answer {place.removeprefix('reply ')}" if place.startswith("reply") else f"the {place}"


def _needed(row: Field) -> str:
    return "required" if row.is_required else "not required"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
