"""The table of results: one row per measurement."""

from collections.abc import Iterable, Sequence
from statistics import median

from attrs import frozen

_HEADINGS = ("what", "figure", "ratio", "to a socket", "goal", "met")


@frozen(kw_only=True)
class Row:
    """One row of the table."""

    what: str
    figure: str
    ratio: str = ""
    """Median, with the smallest and largest value in brackets."""
    to_a_socket: str = ""
    """The same for the ratio to the lowest floor, which uses no HTTP library."""
    goal: str = ""
    is_met: bool | None = None
    """`None` if there is no goal."""


def spread(values: Sequence[float], *, digits: int = 2) -> str:
    """Median with the smallest and largest value: `1.12 (1.08-1.20)`."""
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def as_markdown(rows: Iterable[Row]) -> str:
    """Format rows as a Markdown table with aligned columns, to print or to paste into the README."""
    return markdown(_HEADINGS, [_cells(row) for row in rows])


def markdown(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Format lines of cells as a Markdown table with aligned columns."""
    table = [headings, *lines]
    widths = [max(len(line[column]) for line in table) for column in range(len(headings))]
    text_lines = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in table]
    text_lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(text_lines)


def _cells(row: Row) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[row.is_met]
    return (row.what, row.figure, row.ratio, row.to_a_socket, row.goal, met)
