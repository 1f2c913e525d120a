"""Compares specs with a file of texts, and a file of texts with the pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from wechatpay_codegen.pages.drift.differences import Difference
from wechatpay_codegen.pages.drift.excuses import Excuses
from wechatpay_codegen.pages.drift.page_fields import ERRORS, INTRODUCTION, Said, errors_of, introduction_of
from wechatpay_codegen.pages.drift.report import fields_of_page
from wechatpay_codegen.pages.drift.spec_facts import NotificationView, SpecView, views_of
from wechatpay_codegen.pages.drift.spec_fields import SpecField
from wechatpay_codegen.pages.drift.statements import Statements, unsaid_anywhere
from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.sources import Pages
from wechatpay_codegen.pages.texts.facts import RESOURCE, Text, Texts, page_of, texts_of_rows


def unsaid(specs: Path, texts: Texts) -> list[Difference]:
    """Return the numbers and rules of pages that the specs do not state, and that no comment excuses.

    Args:
        specs: The specs folder.
        texts: The facts of the texts of pages.

    Raises:
        SpecError: A spec is not valid YAML.
    """
    by_page: dict[str, list[Text]] = {}
    for text in texts.texts:
        for page in text.pages:
            by_page.setdefault(page, []).append(text)
    excuses = Excuses.of_files(sorted(specs.rglob("*.yaml")))
    found: dict[Difference, None] = {}
    for view in views_of(specs):
        for page in map(page_of, view.addresses):
            for difference, lines in _of_page(view, by_page.get(page, ())):
                if not excuses.reason(lines, difference.kind, difference.name):
                    found.setdefault(difference)
    return list(found)


def outdated(texts: Texts, specs: Path, pages: Pages) -> list[str]:
    """Return a line for each difference between a file of texts and the pages.

    Args:
        texts: The facts in the file.
        specs: The specs folder. Only the pages that it names count.
        pages: The pages.

    Raises:
        SpecError: A spec is not valid YAML.
    """
    known = {page_of(address) for address in (*pages.by_address, *pages.notifications)}
    ours = {(page, text.place, text.name): text for text in texts.texts for page in text.pages if page in known}
    now = texts_of_pages(specs, pages)
    theirs = {(page, text.place, text.name): text for text in now.texts for page in text.pages}
    lines = [f"{page}: not in the file" for page in now.read if page not in texts.read]
    for key in sorted(ours.keys() | theirs.keys()):
        mine, other = ours.get(key), theirs.get(key)
        if mine is None or other is None:
            lines.append(f"{' '.join(key)}: {'not in the file' if mine is None else 'the page has no such text'}")
        elif (mine.digest, mine.numbers, mine.rules) != (other.digest, other.numbers, other.rules):
            lines.append(f"{' '.join(key)}: the text on the page is another")
    return lines


def texts_of_pages(specs: Path, pages: Pages) -> Texts:
    """Return the facts of the texts of all pages that the specs name.

    Raises:
        SpecError: A spec is not valid YAML.
    """
    addresses = dict.fromkeys(address for view in views_of(specs) for address in view.addresses)
    known = pages.by_address.keys() | pages.notifications.keys()
    texts = texts_of_rows(row for address in addresses for row in _rows(address, pages))
    read, missing = (
        tuple(page_of(address) for address in addresses if (address in known) is is_known) for is_known in (True, False)
    )
    return Texts(read, missing, texts)


def _rows(address: str, pages: Pages) -> Iterator[tuple[str, str, Field]]:
    page, notification = pages.by_address.get(address), pages.notifications.get(address)
    either = page or notification
    if either is not None:
        yield page_of(address), INTRODUCTION, introduction_of(either)
    if page is not None:
        for place, row in (*fields_of_page(page), *((ERRORS, row) for row in errors_of(page))):
            yield page_of(address), place, row
    if notification is not None:
        for row in notification.plaintext:
            yield page_of(address), RESOURCE, row


def _of_page(view: SpecView | NotificationView, texts: Iterable[Text]) -> Iterator[tuple[Difference, tuple[str, ...]]]:
    statements = Statements(view.fields, view.choices if isinstance(view, SpecView) else frozenset())
    for text in texts:
        if text.place in {INTRODUCTION, ERRORS}:
            yield from _of_file(view, text)
        for place in _places(view, text):
            mine = view.fields.get((place, text.name))
            if mine is not None:
                for one in statements.unsaid(place, text.name, text.said):
                    yield _difference(mine, one)


def _of_file(view: SpecView | NotificationView, text: Text) -> Iterator[tuple[Difference, tuple[str, ...]]]:
    """Yield the numbers of an introduction or an error row that are nowhere in a spec."""
    if text.place == ERRORS and (isinstance(view, NotificationView) or text.name not in view.error_names):
        return
    where = view.page.where("errors" if text.place == ERRORS else "doc")
    for one in unsaid_anywhere(view.words, text.said):
        yield Difference(where, one.where, one.kind, one.name, f"the spec does not state {one.name}"), (where,)


def _places(view: SpecView | NotificationView, text: Text) -> Iterator[str]:
    """Yield the places of a text in a spec: a notification has one for each of its shapes."""
    if isinstance(view, SpecView):
        yield text.place
    else:
        yield from (f"{RESOURCE} {shape.model}" for shape in view.shapes)


def _difference(mine: SpecField, one: Said) -> tuple[Difference, tuple[str, ...]]:
    name = mine.facts.name
    lines = tuple(dict.fromkeys((mine.places.get("doc", mine.places[""]), mine.places[""])))
    what = f"`{name}` does not state {one.name}" if one.name else f"`{name}` does not state the rule"
    return Difference(lines[0], one.where, one.kind, one.name or name, what), lines
