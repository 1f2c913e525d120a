"""Separates the error rows of one operation from the rows common to all operations, and decides how a row is written."""

from collections.abc import Sequence

from wechatpay_codegen.api.operation import ErrorRow
from wechatpay_codegen.plan.expressions import New, Rows
from wechatpay_codegen.plan.imports import Imports


def own_rows(rows: Sequence[ErrorRow], common: Sequence[ErrorRow]) -> tuple[ErrorRow, ...]:
    """Return the rows that are printed with an operation: all except those that equal a common row.

    A row with `outcome` is always printed. If several rows of the operation have the same status and code, all of them are printed: they are causes of one
    error.
    """
    return tuple(row for row in rows if not _is_common(row, rows, common))


def listed_among_common(rows: Sequence[ErrorRow], common: Sequence[ErrorRow]) -> tuple[ErrorRow, ...]:
    """Return the rows of an operation that equal a common row. They are printed by their codes only."""
    return tuple(row for row in rows if _is_common(row, rows, common))


def _is_common(row: ErrorRow, rows: Sequence[ErrorRow], common: Sequence[ErrorRow]) -> bool:
    causes = [other for other in rows if (other.status, other.code) == (row.status, row.code)]
    return len(causes) == 1 and not row.outcome and any(_facts(row) == _facts(other) for other in common)


def _facts(row: ErrorRow) -> tuple[int, str, str, str]:
    return row.status, row.code, row.means, row.fix


def error_row(row: ErrorRow, imports: Imports, *, is_common: bool = False) -> New:
    """Return the expression for one row of an error table."""
    return New(
        imports.use("ErrorRow"), *_facts(row), is_outcome_open=bool(row.outcome) or None, is_common=is_common or None
    )


def plan_common(rows: Sequence[ErrorRow]) -> Rows:
    """Return the expression for the rows that are common to all operations."""
    imports = Imports()
    return Rows(error_row(row, imports, is_common=True) for row in rows)
