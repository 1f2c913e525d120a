"""Reads the tables of fields of a page, for operations and notifications."""

import re

from attrs import define, field

from wechatpay_codegen.pages.read.cells import description
from wechatpay_codegen.pages.read.facts import Field
from wechatpay_codegen.pages.read.markdown import Row, Table, plain
from wechatpay_codegen.pages.read.problems import Problem
from wechatpay_codegen.source.place import Place

FIELD_HEAD = ("参数名", "类型", "必填", "描述")
"""The head cells of a table of fields."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*")
_FLAGS = {"true": True, "false": False, "是": True, "否": False, "必填": True, "选填": False}


@define(eq=False)
class FieldRows:
    """Reads the tables of a page, and collects problems with their line."""

    path: str
    problems: list[Problem] = field(factory=list[Problem])

    def read(self, table: Table, rows: list[Field], *, is_header: bool = False) -> None:
        """Add the fields of a table to `rows`. Headers are never encrypted, even if their description mentions encryption."""
        for row in table.rows:
            self._read_row(row, len(table.head), rows, is_header=is_header)

    def problem(self, line: int, what: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(Place(self.path, line), what))

    def at(self, line: int) -> str:
        """Return the place of a line, as `path:line`."""
        return str(Place(self.path, line))

    def in_order(self) -> tuple[Problem, ...]:
        """Return the problems, in the order of the page."""
        return tuple(sorted(self.problems, key=lambda problem: problem.place))

    def _read_row(self, row: Row, width: int, rows: list[Field], *, is_header: bool) -> None:
        name, type_text, flag = (plain(cell) for cell in row.cells[:3])
        if row.written != width:
            self.problem(row.line, f"the row has {row.written} cells, but the head has {width}")
        if not _NAME.fullmatch(name) or not type_text or flag not in _FLAGS:
            self.problem(row.line, f"invalid field: name `{name}`, type `{type_text}`, required `{flag}`")
            return
        if any(known.name == name for known in rows):
            self.problem(row.line, f"duplicate field `{name}` in this table")
        parent = name.rpartition(".")[0]
        if parent and not any(known.name == parent for known in rows):
            self.problem(row.line, f"`{name}` has no row for `{parent}` before it")
        facts = description(row.cells[3], type_text)
        rows.append(
            Field(
                name=name,
                type=type_text,
                is_required=_FLAGS[flag],
                term=facts.term,
                values=facts.values,
                mentions_encryption=facts.mentions_encryption,
                is_encrypted=facts.is_encrypted and not is_header,
                is_datetime=facts.is_datetime,
                text=facts.text,
                links=facts.links,
                where=self.at(row.line),
            )
        )
