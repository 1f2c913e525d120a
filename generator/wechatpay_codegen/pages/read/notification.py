"""Reads the page of one notification: its Markdown becomes facts, and what cannot be read becomes a problem with its line."""

import json
import re

from attrs import define, field, frozen

from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.markdown import Block, Code, Heading, Paragraph, Row, Table, blocks_of, plain
from wechatpay_codegen.pages.read.notification_facts import NotificationPage, in_one_form
from wechatpay_codegen.pages.read.operation import UPDATED, Origin, date_of
from wechatpay_codegen.pages.read.problems import PageError, Problem
from wechatpay_codegen.pages.read.rows import FIELD_HEAD, FieldRows

_ENVELOPE = re.compile(rb"^\|\s*event\\?_type\s*\|", re.MULTILINE)
_EVENT_TYPE = re.compile(r"[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)+")
_ORIGINAL_TYPE = re.compile(r"[a-z][a-z0-9_]{2,}")
_IN_SAMPLE = re.compile(r'"(event_type|original_type)"\s*:\s*"([^"]+)"')
_DECRYPTED = re.compile(r"解密后(?:的)?(?:字段|参数)")
_RETRIES = re.compile(r"[(（]([0-9][0-9smh]*(?:/[0-9][0-9smh]*)+)[^()（）]*[)）]?的?频次")
_NOWHERE = Origin()
_KEYS = {"event_type": "event_types", "original_type": "original_type"}


@frozen
class NotificationReading:
    """The facts of a page, and what of it could not be read."""

    page: NotificationPage
    problems: tuple[Problem, ...]


def is_notification(content: bytes) -> bool:
    """Whether a page describes what a notification carries: some table has a row for its event type."""
    return bool(_ENVELOPE.search(content))


def read_notification(path: str, content: bytes, origin: Origin = _NOWHERE) -> NotificationReading:
    """Read one page of a notification.

    Args:
        path: How messages name the page.
        content: Its Markdown, UTF-8.
        origin: Address, title and date, where they are not on the page.

    Raises:
        PageError: It is no page of a notification.
    """
    reader = _Reader(FieldRows(path))
    for block in blocks_of(path, content):
        reader.take(block)
    return reader.reading(origin)


@define(eq=False)
class _Reader:
    """Takes the blocks of one page in order."""

    tables: FieldRows
    title: str = ""
    updated: str = ""
    in_table: dict[str, dict[str, None]] = field(factory=dict[str, dict[str, None]])
    in_sample: dict[str, dict[str, None]] = field(factory=dict[str, dict[str, None]])
    plaintext: list[Field] = field(factory=list[Field])
    answer: list[Field] = field(factory=list[Field])
    retries: str = ""
    examples: list[str] = field(factory=list[str])
    places: dict[str, str] = field(factory=dict[str, str])
    _heading: str = ""
    _text: str = ""

    def take(self, block: Block) -> None:
        match block:
            case Heading():
                self._take_heading(block)
            case Paragraph():
                self._take_paragraph(block)
            case Code():
                self._take_code(block)
            case Table() if block.head == FIELD_HEAD:
                self._take_table(block)
            case Table():
                pass

    def reading(self, origin: Origin) -> NotificationReading:
        if "event_type" not in self.in_table:
            what = "no page of a notification: no table has a row `event_type`"
            raise PageError(f"{self.tables.path}: {what}. Pass the Markdown of a notification's page.")
        for name, key in _KEYS.items():
            self._check_types(name, key)
        if not self.plaintext:
            self.tables.problem(1, "no table of what was encrypted")
        page = NotificationPage(
            source=self.tables.path,
            address=origin.address,
            title=self.title or origin.title,
            updated=self.updated or origin.updated,
            event_types=self._types("event_type"),
            original_types=self._types("original_type"),
            plaintext=tuple(self.plaintext),
            answer=tuple(self.answer),
            retries=self.retries,
            examples=tuple(self.examples),
            places=self.places,
        )
        return NotificationReading(page, self.tables.in_order())

    def _types(self, name: str) -> tuple[str, ...]:
        return tuple({**self.in_table.get(name, {}), **self.in_sample.get(name, {})})

    def _check_types(self, name: str, key: str) -> None:
        """Note where the sample carries a type that its row does not name; both are kept."""
        told = self.in_table.get(name, {})
        for text in self.in_sample.get(name, {}) if told else ():
            if text not in told:
                line = int(self.places[key].rpartition(":")[2])
                self.tables.problem(line, f"the sample has `{text}` as `{name}`, which its row does not name")

    def _take_heading(self, heading: Heading) -> None:
        self._heading = self._text = heading.text
        if heading.level == 1 and not self.title:
            self.title = heading.text
            self.places["title"] = self.tables.at(heading.line)

    def _take_paragraph(self, paragraph: Paragraph) -> None:
        self._text = paragraph.text
        if (match := UPDATED.search(paragraph.text)) and not self.updated:
            self.updated = date_of(match)
            if self.updated:
                self.places["updated"] = self.tables.at(paragraph.line)
            else:
                self.tables.problem(paragraph.line, f"no date of the calendar: `{match[0]}`")
        if (match := _RETRIES.search(paragraph.text)) and not self.retries:
            self.retries = in_one_form(match[1])
            self.places["retries"] = self.tables.at(paragraph.line)

    def _take_code(self, code: Code) -> None:
        for name, text in _IN_SAMPLE.findall(code.text):
            self.in_sample.setdefault(name, {})[text] = None
        if self.plaintext and not self.examples:
            try:
                json.loads(code.text)
            except ValueError as error:
                self.tables.problem(code.line, f"the sample is no JSON: {error}")
            self.examples.append(code.text.strip())

    def _take_table(self, table: Table) -> None:
        names = {plain(row.cells[0]) for row in table.rows}
        if "event_type" in names:
            for row in table.rows:
                self._take_envelope(row)
        elif _DECRYPTED.search(self._text) or _DECRYPTED.search(self._heading):
            self.places.setdefault("plaintext", self.tables.at(table.line))
            self.tables.read(table, self.plaintext)
        elif "应答" in self._heading:
            self.places.setdefault("answer", self.tables.at(table.line))
            self.tables.read(table, self.answer)
        else:
            what = "names neither what was encrypted nor an answer"
            self.tables.problem(table.line, f"a table of fields under `{self._heading}`, which {what}")

    def _take_envelope(self, row: Row) -> None:
        """Keep the types that the description of a row names."""
        name = plain(row.cells[0]).rpartition(".")[2]
        if name in _KEYS:
            pattern = _EVENT_TYPE if name == "event_type" else _ORIGINAL_TYPE
            self.places.setdefault(_KEYS[name], self.tables.at(row.line))
            told = self.in_table.setdefault(name, {})
            told.update(dict.fromkeys(pattern.findall(plain(row.cells[3]))))
