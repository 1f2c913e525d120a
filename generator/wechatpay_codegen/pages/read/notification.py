"""Reads the Markdown of a notification's page into facts. Parts that cannot be read become problems with their line."""

import re

from attrs import define, field, frozen

from wechatpay_codegen.pages.read.dates import UPDATED, date_of
from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.markdown import Block, Code, Heading, Paragraph, Row, Table, blocks_of, plain
from wechatpay_codegen.pages.read.notification_facts import NotificationPage, in_one_form
from wechatpay_codegen.pages.read.operation import Origin
from wechatpay_codegen.pages.read.problems import PageError, Problem
from wechatpay_codegen.pages.read.rows import FIELD_HEAD, FieldRows
from wechatpay_codegen.pages.read.samples import repaired

_ENVELOPE = re.compile(rb"^\|\s*event\\?_type\s*\|", re.MULTILINE)
_EVENT_TYPE = re.compile(r"[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)+")
_ORIGINAL_TYPE = re.compile(r"[a-z][a-z0-9_]{2,}")
_IN_SAMPLE = re.compile(r'"(event_type|original_type)"\s*:\s*"([^"]+)"')
_DECRYPTED = re.compile(r"解密后(?:的)?(?:字段|参数)")
_SPAN = r"[0-9][0-9smh]*(?:[（(]尝试[0-9]+次[）)])?"
_RETRIES = re.compile(rf"[(（]({_SPAN}(?:/{_SPAN})+)[^()（）]*[)）]?的?频次|通知频率为({_SPAN}(?:/{_SPAN})+)")
_TABLE_NAMES = frozenset({"通知参数", "通知报文", "回调参数"})
_NOWHERE = Origin()
_KEYS = {"event_type": "event_types", "original_type": "original_type"}


@frozen
class NotificationReading:
    """The facts of a page, and the problems while reading it."""

    page: NotificationPage
    problems: tuple[Problem, ...]


def is_notification(content: bytes) -> bool:
    """Return whether a page describes a notification: a table has a row for the event type."""
    return bool(_ENVELOPE.search(content))


def read_notification(path: str, content: bytes, origin: Origin = _NOWHERE) -> NotificationReading:
    """Read the page of a notification.

    Args:
        path: Its path, for messages.
        content: Its Markdown, UTF-8.
        origin: Address, title and date, if they are not on the page.

    Raises:
        PageError: The page is not about a notification.
    """
    reader = _Reader(FieldRows(path))
    for block in blocks_of(path, content):
        reader.add(block)
    return reader.reading(origin)


@define(eq=False)
class _Reader:
    """Collects facts from the blocks of a page, in order."""

    tables: FieldRows
    title: str = ""
    updated: str = ""
    in_table: dict[str, dict[str, None]] = field(factory=dict[str, dict[str, None]])
    in_sample: dict[str, dict[str, None]] = field(factory=dict[str, dict[str, None]])
    plaintext: list[Field] = field(factory=list[Field])
    answer: list[Field] = field(factory=list[Field])
    retries: str = ""
    examples: list[str] = field(factory=list[str])
    summary: list[str] = field(factory=list[str])
    places: dict[str, str] = field(factory=dict[str, str])
    _heading: str = ""
    _text: str = ""

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._read_heading(block)
            case Paragraph():
                self._read_paragraph(block)
            case Code():
                self._read_code(block)
            case Table() if block.head == FIELD_HEAD:
                self._read_table(block)
            case Table():
                pass

    def reading(self, origin: Origin) -> NotificationReading:
        if "event_type" not in self.in_table:
            what = "not the page of a notification: no table has a row `event_type`"
            raise PageError(f"{self.tables.path}: {what}. Pass the Markdown of a notification's page.")
        for name, key in _KEYS.items():
            self._check_types(name, key)
        if not self.plaintext:
            self.tables.problem(1, "the page has no table of decrypted fields")
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
            summary="\n".join(self.summary),
            places=self.places,
        )
        return NotificationReading(page, self.tables.in_order())

    def _types(self, name: str) -> tuple[str, ...]:
        return tuple({**self.in_table.get(name, {}), **self.in_sample.get(name, {})})

    def _check_types(self, name: str, key: str) -> None:
        """Report types that are in the sample, but not in the table. Both are kept."""
        in_table = self.in_table.get(name, {})
        for text in self.in_sample.get(name, {}) if in_table else ():
            if text not in in_table:
                line = int(self.places[key].rpartition(":")[2])
                self.tables.problem(line, f"`{name}` is `{text}` in the sample, but the table does not list it")

    def _read_heading(self, heading: Heading) -> None:
        self._heading = self._text = heading.text
        if heading.level == 1 and not self.title:
            self.title = heading.text
            self.places["title"] = self.tables.at(heading.line)

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        self._text = paragraph.text
        if (match := UPDATED.search(paragraph.text)) and not self.updated:
            self.updated = date_of(match)
            if self.updated:
                self.places["updated"] = self.tables.at(paragraph.line)
            else:
                self.tables.problem(paragraph.line, f"invalid date: `{match[0]}`")
        if (match := _RETRIES.search(paragraph.text)) and not self.retries:
            self.retries = in_one_form(match[1] or match[2])
            self.places["retries"] = self.tables.at(paragraph.line)

        if not self.in_table and not UPDATED.search(paragraph.text) and paragraph.text not in _TABLE_NAMES:
            self.summary += [line.strip() for line in paragraph.text.split("\n") if line.strip()]

    def _read_code(self, code: Code) -> None:
        for name, text in _IN_SAMPLE.findall(code.text):
            self.in_sample.setdefault(name, {})[text] = None
        if self.plaintext and not self.examples:
            sample, fault = repaired(code.text.strip())
            if fault:
                self.tables.problem(code.line, fault)
            self.examples.append(sample)

    def _read_table(self, table: Table) -> None:
        names = {plain(row.cells[0]) for row in table.rows}
        if "event_type" in names:
            for row in table.rows:
                self._read_envelope(row)
        elif _DECRYPTED.search(self._text) or _DECRYPTED.search(self._heading):
            self.places.setdefault("plaintext", self.tables.at(table.line))
            self.tables.read(table, self.plaintext)
        elif "应答" in self._heading:
            self.places.setdefault("answer", self.tables.at(table.line))
            self.tables.read(table, self.answer)
        else:
            what = "which is a heading neither for decrypted fields nor for a reply"
            self.tables.problem(table.line, f"a table of fields under `{self._heading}`, {what}")

    def _read_envelope(self, row: Row) -> None:
        """Collect the types that the description of a row lists."""
        name = plain(row.cells[0]).rpartition(".")[2]
        if name in _KEYS:
            pattern = _EVENT_TYPE if name == "event_type" else _ORIGINAL_TYPE
            self.places.setdefault(_KEYS[name], self.tables.at(row.line))
            self.in_table.setdefault(name, {}).update(dict.fromkeys(pattern.findall(plain(row.cells[3]))))
