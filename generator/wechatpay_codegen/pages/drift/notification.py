"""Compares the spec of a notification with its pages: types, fields of each shape, acknowledgement and retries."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from wechatpay_codegen.pages.drift.differences import Difference, Differences, FieldComparison
from wechatpay_codegen.pages.drift.page_fields import INTRODUCTION, PageFields, introduction_of
from wechatpay_codegen.pages.drift.spec_facts import NotificationView, Shape
from wechatpay_codegen.pages.drift.statements import Statements
from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.notification_facts import NotificationPage

_ACKNOWLEDGEMENT = frozenset({"code", "message"})
"""Fields that every page lists for the acknowledgement: they report that a notification was not processed."""


def compare_notification(
    view: NotificationView, pages: tuple[NotificationPage, ...]
) -> Iterator[tuple[Difference, tuple[str, ...]]]:
    """Yield the differences of a notification, each with the lines of the spec where a comment can excuse it.

    A page describes the first shape whose `when` field is on the page, as when a notification is parsed.

    Args:
        view: The facts of the spec.
        pages: Its pages. The first takes precedence; the others can add types and fields.
    """
    yield from notification_differences(view, pages).remaining()


def notification_differences(view: NotificationView, pages: tuple[NotificationPage, ...]) -> Differences:
    """Return all differences of a notification, including values that other pages list for the same enum."""
    comparison = _Comparison(view, pages)
    comparison.compare()
    return comparison.differences


@define(eq=False)
class _Comparison:
    view: NotificationView
    pages: tuple[NotificationPage, ...]
    differences: Differences = field(factory=Differences)

    def compare(self) -> None:
        spec, first = self.view.page, self.pages[0]
        for key, ours, theirs in (("title", spec.title, first.title), ("updated", spec.updated, first.updated)):
            self.differences.add_text(key, (ours, spec.where(key)), (theirs, first.where(key)))
        events = ((name, page) for page in self.pages for name in page.event_types)
        self._compare_types("event_types", "events", spec.event_types, events)
        originals = ((name, page) for page in self.pages for name in page.original_types)
        self._compare_types("original_type", "original", spec.original_types, originals)
        self._compare_retries()
        self._compare_fields()
        for page in self.pages:
            self.differences.add_numbers(spec.where("doc"), self.view.words, INTRODUCTION, introduction_of(page))

    def _compare_types(
        self, key: str, kind: str, ours: tuple[str, ...], on_pages: Iterable[tuple[str, NotificationPage]]
    ) -> None:
        at = self.view.page.where(key if key in self.view.page.places else "event_types")
        theirs = dict(on_pages)
        for name in sorted(theirs.keys() - set(ours)):
            self.differences.add(at, theirs[name].where(key), kind, name, f"the spec has no `{name}`")
        for name in ours if theirs else ():
            if name not in theirs:
                self.differences.add(at, self.pages[0].where(key), kind, name, f"the page has no `{name}`")

    def _compare_retries(self) -> None:
        spec, first = self.view.page, self.pages[0]
        ours = (spec.retries or "", spec.where("retries" if "retries" in spec.places else "event_types"))
        self.differences.add_text("retries", ours, (first.retries or "", first.where("retries")))

    def _compare_fields(self) -> None:
        spec = self.view.page
        theirs = PageFields()
        for page in self.pages:
            if not page.plaintext:
                continue
            shape = self._shape_of(page)
            if shape is None:
                what = "the fields on the page match none of the shapes"
                self.differences.add(spec.where("shapes"), page.where("plaintext"), "shape", _number(page), what)
                continue
            for row in page.plaintext:
                theirs.add(f"resource {shape.model}", row)
        for row in self._answer():
            theirs.add("answer", row)
        known = frozenset(place for place, _ in theirs.fields)
        # Without all pages and their tables, nothing is known about the other shapes.
        is_whole = len(self.pages) == len(self.view.addresses) and all(page.plaintext for page in self.pages)
        for shape in self.view.shapes if is_whole else ():
            if f"resource {shape.model}" not in known:
                what = f"no page has the fields of the shape `{shape.model}`"
                self.differences.add(shape.where, self.pages[0].source, "shape", shape.model, what)
        where = self.pages[0].source
        FieldComparison(Statements(self.view.fields), theirs, known, self._home, where, self.differences).compare()

    def _answer(self) -> Iterable[Field]:
        """Return the fields of the acknowledgement's data, and add a difference if only one side has such data."""
        spec, first = self.view.page, self.pages[0]
        rows = {row.name: row for page in reversed(self.pages) for row in page.answer or ()}
        has_data = bool(rows.keys() - _ACKNOWLEDGEMENT)
        if has_data and "reply" not in spec.places:
            what = "the page has data in the acknowledgement, but the spec has no `reply`"
            self.differences.add(spec.where("shapes"), first.where("answer"), "answer", "", what)
        elif not has_data and "reply" in spec.places and first.answer is not None:
            what = "the spec has `reply`, but the page has no data in the acknowledgement"
            self.differences.add(spec.where("reply"), first.where("answer"), "answer", "", what)
        elif has_data:
            return rows.values()
        return ()

    def _shape_of(self, page: NotificationPage) -> Shape | None:
        return next((shape for shape in self.view.shapes if not shape.when or shape.when in page.names), None)

    def _home(self, place: str) -> str:
        """Return the line of the spec for the fields of a place."""
        kind, _, model = place.partition(" ")
        if kind == "answer":
            return self.view.page.where("reply")
        return next(shape.where for shape in self.view.shapes if shape.model == model)


def _number(page: NotificationPage) -> str:
    return page.address.rpartition("/")[2]
