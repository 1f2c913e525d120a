"""Compares specs with their official pages, field by field, and reports each difference with both places."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import define, field, frozen

from wechatpay_codegen.pages.draft.operation import OWN_HEADERS
from wechatpay_codegen.pages.drift.differences import Difference, Differences, FieldComparison
from wechatpay_codegen.pages.drift.excuses import Excuse, Excuses
from wechatpay_codegen.pages.drift.notification import notification_differences
from wechatpay_codegen.pages.drift.page_fields import ERRORS, INTRODUCTION, PageFields, errors_of, introduction_of
from wechatpay_codegen.pages.drift.spec_facts import NotificationView, SpecView, views_of
from wechatpay_codegen.pages.drift.statements import Statements
from wechatpay_codegen.pages.read.facts import Field, Page
from wechatpay_codegen.pages.read.problems import Problem
from wechatpay_codegen.pages.read.sources import Pages, pages_of
from wechatpay_codegen.source.place import place_in

_REQUEST = ("header", "path", "query", "body")


@frozen
class Report:
    """The result of a comparison."""

    compared: int
    differences: tuple[Difference, ...]
    excused: tuple[tuple[Difference, str], ...]
    stale: tuple[Excuse, ...]
    without_page: tuple[str, ...]
    problems: tuple[Problem, ...]


def drift(specs: Path, source: Path) -> Report:
    """Compare all operations and notifications of a specs folder with their pages.

    Args:
        specs: The specs folder.
        source: A facts file, a Markdown page, or a folder or git directory of pages.

    Raises:
        SpecError: A spec is not valid YAML.
        SourceError: There are no pages at `source`.
        FactsError: A line of the facts file is invalid.
        PageError: `source` is a single file that is not a page about an operation or a notification.
    """
    views = tuple(views_of(specs))
    pages = pages_of(source, frozenset(address for view in views for address in view.addresses))
    excuses = Excuses.of_files(sorted(specs.rglob("*.yaml")))
    found: list[Difference] = []
    excused: list[tuple[Difference, str]] = []
    every, without = _compare_all(views, pages)
    for one, lines in every.remaining():
        reason = excuses.reason(lines, one.kind, one.name)
        if reason:
            excused.append((one, reason))
        else:
            found.append(one)
    unique = tuple(dict.fromkeys(found))
    # Facts do not contain everything on a page, so they cannot prove that an excuse is stale.
    stale = tuple(_stale(excuses, without)) if pages.is_whole else ()
    return Report(len(views) - len(without), unique, tuple(excused), stale, tuple(without), pages.problems)


def _compare_all(views: tuple[SpecView | NotificationView, ...], pages: Pages) -> tuple[Differences, list[str]]:
    """Return the differences of all specs, and the specs whose page was not found."""
    every, without = Differences(), list[str]()
    for view in views:
        compared = _compare_view(view, pages)
        if compared is None:
            without.append(view.page.source)
        else:
            every.found += compared.found
            every.add_listed(compared.listed)
    return every, without


def _compare_view(view: SpecView | NotificationView, pages: Pages) -> Differences | None:
    """Return the differences of a spec; `None` if the source does not contain any of its pages."""
    if isinstance(view, NotificationView):
        found = tuple(pages.notifications[address] for address in view.addresses if address in pages.notifications)
        return notification_differences(view, found) if found else None
    known = tuple(pages.by_address[address] for address in view.addresses if address in pages.by_address)
    return operation_differences(view, known) if known else None


def _stale(excuses: Excuses, without: list[str]) -> Iterator[Excuse]:
    """Yield the excuses without a difference, except those in specs whose page was not found."""
    for excuse in excuses.stale():
        path = Path(place_in(excuse.where).path)
        # Excuses in shared files are checked only if the pages of all specs that use them were found.
        users = path.parents[1] if path.parent.name == "_shared" else path.parent
        is_shared = path.name.startswith("_") or users != path.parent
        if not any(Path(spec).is_relative_to(users if is_shared else path) for spec in without):
            yield excuse


def compare(view: SpecView, pages: tuple[Page, ...]) -> Iterator[tuple[Difference, tuple[str, ...]]]:
    """Yield the differences of an operation, each with the lines of the spec where a comment can excuse it.

    Args:
        view: The facts of the spec.
        pages: Its pages. The first takes precedence; the others can add fields, roles and error rows.
    """
    yield from operation_differences(view, pages).remaining()


def operation_differences(view: SpecView, pages: tuple[Page, ...]) -> Differences:
    """Return all differences of an operation, including values that other pages list for the same enum."""
    comparison = _Comparison(view, pages)
    comparison.compare()
    return comparison.differences


def fields_of_pages(pages: tuple[Page, ...]) -> PageFields:
    """Return the fields of the pages of an operation, without the headers that the client sends itself."""
    found = PageFields()
    for page in pages:
        for place, row in fields_of_page(page):
            found.add(place, row)
    return found


def fields_of_page(page: Page) -> Iterator[tuple[str, Field]]:
    """Yield the fields of a page with their places, without the headers that the client sends itself."""
    _, form = page.body_and_form
    for place, row in page.fields():
        if place in {"body", "form"}:
            yield ("form" if row in form else "body"), row
        elif place != "header" or row.name.lower() not in OWN_HEADERS:
            yield place, row


@define(eq=False)
class _Comparison:
    view: SpecView
    pages: tuple[Page, ...]
    differences: Differences = field(factory=Differences)

    def compare(self) -> None:
        self._compare_head()
        self._compare_statuses()
        self._compare_fields()
        self._compare_errors()
        for page in self.pages:
            self._compare_numbers(page)
            self._compare_upload(page)

    def _compare_upload(self, page: Page) -> None:
        """Add the file types of an upload that the spec does not accept, and other maximum sizes."""
        at = self.view.page.where("upload")
        for name, size in page.max_sizes.items():
            ours = self.view.max_sizes.get(name)
            what = "does not accept" if ours is None else f"has a maximum of {ours or 'any size'} for"
            if ours != size:
                self.differences.add(at, page.source, "accepts", name, f"the spec {what} `{name}`; the page has {size}")

    def _compare_numbers(self, page: Page) -> None:
        """Add the numbers of the introduction, and of the error rows that the spec has."""
        spec, add = self.view.page, self.differences.add_numbers
        add(spec.where("doc"), self.view.words, INTRODUCTION, introduction_of(page))
        for row in errors_of(page):
            if row.name in self.view.error_names:
                add(spec.where("errors"), self.view.words, ERRORS, row)

    def _compare_head(self) -> None:
        spec, first, add = self.view.page, self.pages[0], self.differences.add
        for key, ours, theirs in (
            ("title", spec.title, first.title),
            ("updated", spec.updated, first.updated),
            ("method", spec.method, first.method),
        ):
            self.differences.add_text(key, (ours, spec.where(key)), (theirs, first.where(key)))
        key = "path" if "path" in spec.places else "routes"
        if first.paths and spec.paths != first.paths:
            ours, theirs = " or ".join(spec.paths), " or ".join(first.paths)
            add(spec.where(key), first.where("paths"), "path", "", f"the spec has `{ours}`, the page `{theirs}`")
        roles = {role: page for page in reversed(self.pages) for role in page.roles}
        for role in roles.keys() - set(spec.roles):
            add(spec.where("roles"), roles[role].where("roles"), "roles", role, f"the spec has no `{role}`")
        for role in spec.roles if first.roles else ():
            if role not in roles:
                add(spec.where("roles"), first.where("roles"), "roles", role, f"the page has no `{role}`")

    def _compare_statuses(self) -> None:
        spec, first, add = self.view.page, self.pages[0], self.differences.add
        ours = {reply.status: reply for reply in spec.replies}
        theirs = {reply.status: reply for reply in first.replies}
        for status in sorted(theirs.keys() - ours.keys()):
            add(spec.where("replies"), theirs[status].where, "status", status, f"the spec has no status {status}")
        for status in sorted(ours.keys() - theirs.keys()) if theirs else ():
            what = f"the page has no status {status}"
            add((ours[status].where, spec.where("replies")), first.where("replies"), "status", status, what)

    def _compare_fields(self) -> None:
        spec, first, theirs = self.view.page, self.pages[0], fields_of_pages(self.pages)
        in_spec = {f"reply {reply.status}" for reply in spec.replies}
        on_pages = {place for place, _ in theirs.fields} | {f"reply {reply.status}" for reply in first.replies}
        known = frozenset(
            {*_REQUEST, *(place for place in on_pages if not place.startswith("reply") or place in in_spec)}
        )
        statements = Statements(self.view.fields, self.view.choices)
        FieldComparison(statements, theirs, known, self._home, first.source, self.differences).compare()

    def _home(self, place: str) -> str:
        """Return the line of the spec for the fields of a place."""
        spec = self.view.page
        if place.startswith("reply"):
            return next(reply.where for reply in spec.replies if f"reply {reply.status}" == place)
        return spec.where({"body": "body", "form": "upload"}.get(place, "parameters"))

    def _compare_errors(self) -> None:
        spec, first, add = self.view.page, self.pages[0], self.differences.add
        ours = [(row.status, row.code) for row in spec.errors]
        theirs = [(row.status, row.code) for row in first.own_errors]
        at, on_page = spec.where("errors"), first.where("errors")
        # Common rows can be in a spec as well, with the meaning that they have for its operation.
        known = Counter((row.status, row.code) for row in first.errors)
        elsewhere = {(row.status, row.code) for page in self.pages[1:] for row in page.errors}
        for status, code in Counter(theirs) - Counter(ours):
            where = next(row.where for row in first.own_errors if (row.status, row.code) == (status, code))
            add(at, where, "error", code, f"the spec has no row {status} {code}")
        for status, code in Counter(ours) - (Counter(theirs) | known):
            if (status, code) not in elsewhere:
                where = next(row.where for row in spec.errors if (row.status, row.code) == (status, code))
                add((where, at), on_page, "error", code, f"the page's own table has no row {status} {code}")
        if Counter(ours) == Counter(theirs) and ours != theirs:
            add(at, on_page, "error", "order", "the rows are in another order than on the page")
