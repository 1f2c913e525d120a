"""Reads the Markdown of an operation's page into facts. Parts that cannot be read become problems with their line."""

import re

from attrs import define, field, frozen

from wechatpay_codegen.pages.read.dates import UPDATED, date_of
from wechatpay_codegen.pages.read.facts import COMMON_ERRORS, ErrorRow, Example, Field, Page, Reply
from wechatpay_codegen.pages.read.markdown import (
    Block,
    Code,
    Heading,
    Paragraph,
    Row,
    Table,
    blocks_of,
    in_lines,
    plain,
)
from wechatpay_codegen.pages.read.problems import PageError, Problem
from wechatpay_codegen.pages.read.rows import FIELD_HEAD, FieldRows
from wechatpay_codegen.pages.read.samples import repaired

_ERROR_HEAD = ("状态码", "错误码")
_PLACES = {"header": "header", "path": "path", "query": "query", "body": "body", "form": "form"}
_PLACE = re.compile(r"(header|path|query|body|form)\b.*参数", re.IGNORECASE)
_ANSWER = re.compile(r"(应答|返回)(参数|字段)$")
_STATUS = re.compile(r"([1-5][0-9]{2})\s+[A-Z][A-Za-z ]+$")
_METHOD = re.compile(r"请求方式[:：]\s*【?\s*([A-Za-z]+)\s*】?\s*(.*)", re.DOTALL)
_ROLES = re.compile(r"(?:支持商户|适用对象)[:：]\s*(.*)", re.DOTALL)
_PATH = re.compile(r"/[A-Za-z0-9/._~{}-]+")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_TARGET = re.compile(r"https://[a-z0-9.]+\.(?:weixin\.qq|wechatpay)\.(?:com|cn)(/[^\s\"'\\]*)")
_SAMPLE = re.compile(r"^public class ([A-Z][A-Za-z0-9]*) \{", re.MULTILINE)
_ADDRESS = re.compile(r"\s*https://[a-z0-9.]+\.(?:weixin\.qq|wechatpay)\.(?:com|cn)(/[^\s?\"'\\]*)\S*\s*")
_HEAD = re.compile(r"\s*【?(?:请求方式|支持商户|适用对象|请求域名|主域名|备域名|请求URL)】?")
_MULTI_ROLE = re.compile(r"【([^【】]+)】")


@frozen
class Origin:
    """Facts of a page from outside its Markdown. Title and date on the page take precedence."""

    address: str = ""
    title: str = ""
    updated: str = ""


@frozen
class Reading:
    """The facts of a page, and the problems while reading it."""

    page: Page
    problems: tuple[Problem, ...]


def read_page(path: str, content: bytes, origin: Origin = Origin()) -> Reading:
    """Read the page of an operation.

    Args:
        path: Its path, for messages.
        content: Its Markdown, UTF-8.
        origin: Address, title and date, if they are not on the page.

    Raises:
        PageError: The page is not about an operation.
    """
    reader = _Reader(path)
    for block in blocks_of(path, content):
        reader.add(block)
    return reader.reading(origin)


@define(eq=False)
class _Reader:
    """Collects facts from the blocks of a page, in order."""

    path: str
    title: str = ""
    updated: str = ""
    method: str = ""
    paths: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    request: dict[str, list[Field]] = field(factory=dict[str, list[Field]])
    replies: list[tuple[str, int, list[Field]]] = field(factory=list[tuple[str, int, list[Field]]])
    errors: list[ErrorRow] = field(factory=list[ErrorRow])
    examples: list[Example] = field(factory=list[Example])
    example_statuses: list[str] = field(factory=list[str])
    targets: list[str] = field(factory=list[str])
    sample: str = ""
    summary: list[str] = field(factory=list[str])
    address_path: str = ""
    is_file: bool = False
    places: dict[str, str] = field(factory=dict[str, str])
    tables: FieldRows = field(init=False)
    _section: str = ""
    _place: str = ""
    _example_status: str = ""
    _is_common: bool | None = None
    _heading: str = ""

    def __attrs_post_init__(self) -> None:
        self.tables = FieldRows(self.path)

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._read_heading(block)
            case Paragraph():
                self._read_paragraph(block)
            case Code():
                self._read_code(block)
            case Table():
                self._read_table(block)

    def reading(self, origin: Origin) -> Reading:
        if not self.method:
            raise PageError(
                f"{self.path}: not the page of an operation: `请求方式` (method and path) was not found. "
                "Pass the Markdown of an API page."
            )
        if not self.paths:
            self._find_path()
        page = Page(
            source=self.path,
            address=origin.address,
            title=self.title or origin.title,
            updated=self.updated or origin.updated,
            method=self.method,
            paths=self.paths,
            roles=self.roles,
            request={place: tuple(rows) for place, rows in self.request.items()},
            replies=self._answers(),
            errors=tuple(self.errors),
            examples=tuple(self.examples),
            targets=tuple(self.targets),
            sample=self.sample,
            summary="\n".join(self.summary),
            places=self.places,
        )
        return Reading(page, self.tables.in_order())

    def _find_path(self) -> None:
        """Take the path from the example of a request, if the page has fields; otherwise it only explains a download."""
        if not (self.request or self.replies):
            raise PageError(
                f"{self.path}: not the page of an operation: it explains how to download a file from the address in "
                "another operation's reply. Pass the page of that operation."
            )
        line = self._line_of("method")
        if self.address_path:
            self.paths = (self.address_path,)
            self.tables.problem(
                line, f"no path next to the method; `{self.address_path}` is from the example of a request"
            )
        else:
            self.tables.problem(line, "no path was found next to the method")

    def _answers(self) -> tuple[Reply, ...]:
        """Return the replies. A reply without a status gets the status of the first example."""
        replies = self.replies or [("", self._line_of("method"), [])]
        in_example = self.example_statuses[:1]
        if any(not status for status, _, _ in replies) and not in_example:
            self.tables.problem(replies[0][1], "no success status was found, neither at the reply nor in an example")
        return tuple(
            Reply(status or in_example[0], tuple(rows), self.is_file, self.tables.at(line))
            for status, line, rows in replies
            if status or in_example
        )

    def _read_heading(self, heading: Heading) -> None:
        text = heading.text
        self._heading = text
        if heading.level == 1 and not self.title and not self.method:
            self.title = text
            self.places["title"] = self.tables.at(heading.line)
        self._enter(text)

    def _enter(self, text: str) -> None:
        """Start the section that a heading introduces."""
        place = _PLACE.match(text)
        self._section, self._place = "", ""
        if place:
            self._section, self._place = "request", _PLACES[place[1].lower()]
        elif _ANSWER.search(text):
            self._section = "answer"
        elif text in {"公共错误码", "业务错误码"}:
            self._is_common = text == "公共错误码"
        elif text.endswith("错误码"):
            self._is_common = None

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        if (match := UPDATED.search(text)) and not self.updated:
            self._read_date(match, paragraph.line)
        if (match := _METHOD.search(text)) and not self.method:
            self.places["method"] = self.places["paths"] = self.tables.at(paragraph.line)
            self.method = match[1].upper()
            self._read_paths(match[2].split("\n")[0], paragraph.line)
        if (match := _ROLES.search(text)) and not self.roles:
            self.places["roles"] = self.tables.at(paragraph.line)
            self._read_roles(match[1].split("\n")[0])
        if text in {"错误码", "公共错误码", "业务错误码"} or _ANSWER.fullmatch(text):
            self._enter(text)
        elif text in {"请求示例", "应答示例"}:
            self._section = "example"
        elif self._section == "answer" and "二进制" in text:
            self.is_file = True
        elif match := _STATUS.match(text):
            self._read_status(match[1], paragraph.line)
        elif not (self.request or self.replies or self.errors or self._section):
            self._read_summary(text)

    def _read_summary(self, text: str) -> None:
        lines = (line.strip() for line in text.split("\n"))
        self.summary += [line for line in lines if line and not _HEAD.match(line) and not UPDATED.search(line)]

    def _read_date(self, match: re.Match[str], line: int) -> None:
        self.updated = date_of(match)
        if self.updated:
            self.places["updated"] = self.tables.at(line)
        else:
            self.tables.problem(line, f"invalid date: `{match[0]}`")

    def _read_paths(self, text: str, line: int) -> None:
        found: list[str] = []
        for part in re.split(r"\s*或者?\s*|\s*[，,、]\s*", text.strip(" `")):
            path = part.strip(" `")
            if _PATH.fullmatch(path) and path.count("{") == path.count("}"):
                found.append(path)
            elif path:
                self.tables.problem(line, f"invalid path: `{path}`")
        self.paths = tuple(found)

    def _read_roles(self, text: str) -> None:
        names = _MULTI_ROLE.findall(text) or re.split(r"[、，,\s]+", text)
        self.roles = tuple(name.strip() for name in names if name.strip())

    def _read_status(self, status: str, line: int) -> None:
        if self._section == "answer":
            self.replies.append((status, line, []))
        else:
            self._section, self._example_status = "example", status
            self.example_statuses.append(status)

    def _read_code(self, code: Code) -> None:
        if match := _SAMPLE.search(code.text):
            self.sample = self.sample or match[1]
        if self._section == "example" and self._example_status:
            self._read_example(code)
        elif match := _ADDRESS.fullmatch(code.text):
            self.address_path = self.address_path or match[1]
        elif "curl " in code.text:
            self.targets += _TARGET.findall(code.text)

    def _read_example(self, code: Code) -> None:
        text, fault = code.text.strip(), ""
        if text.startswith(("{", "[")):
            text, fault = repaired(text)
        if fault:
            self.tables.problem(code.line, fault)
        self.examples.append(Example(self._example_status, text))
        self._example_status = ""

    def _read_table(self, table: Table) -> None:
        if table.head[: len(_ERROR_HEAD)] == _ERROR_HEAD:
            self.places.setdefault("errors", self.tables.at(table.line))
            for row in table.rows:
                self._read_error(row)
        elif table.head == FIELD_HEAD:
            self._read_fields(table)

    def _read_error(self, row: Row) -> None:
        status, code = (plain(cell).replace("\u00a0", "") for cell in row.cells[:2])
        if not re.fullmatch(r"[1-5][0-9]{2}", status) or not _CODE.fullmatch(code):
            self.tables.problem(row.line, f"invalid error row: status `{status}`, code `{code}`")
            return
        is_common = self._is_common and (status, code) in COMMON_ERRORS
        texts = [in_lines(cell) for cell in (*row.cells[2:4], (), ())]
        self.errors.append(ErrorRow(status, code, is_common, texts[0], texts[1], self.tables.at(row.line)))

    def _read_fields(self, table: Table) -> None:
        if self._section == "request":
            rows = self.request.setdefault(self._place, [])
        elif self._section == "answer":
            if not self.replies:
                self.replies.append(("", table.line, []))  # its status is in the example
            rows = self.replies[-1][2]
        else:
            self.tables.problem(
                table.line,
                f"a table of fields under `{self._heading}`, which is a heading neither for a request nor for a reply",
            )
            return
        self.tables.read(table, rows, is_header=self._place == "header")

    def _line_of(self, key: str) -> int:
        return int(self.places[key].rpartition(":")[2])
