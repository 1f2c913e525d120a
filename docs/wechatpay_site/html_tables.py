"""Tables of generated pages as HTML: to parse them as Markdown would take most of the time of a build.

Those of reference pages are not found by the search, so Zensical need not read them at all: it builds a page with an empty table in the
place of each, and the tables are put in afterwards.
"""

import re
from collections.abc import Iterator

_TABLE = re.compile(r"^\|.*\n\| --- .*\n(?:\|.*\n?)*", re.MULTILINE)
_INLINE = re.compile(r"`([^`]+)`|\[`([^`]+)`\]\(([^)]+)\)")
_PLACE = "<table></table>\n"


def has_tables_put_in(path: str) -> bool:
    """Return whether the tables of a page are put in after the build."""
    return path.startswith("reference/")


def without_tables(text: str) -> str:
    """Return a generated page with an empty table in the place of each table."""
    return _TABLE.sub(_PLACE, text)


def put_in(page: str, text: str) -> str:
    """Return a page that was built without the tables of its Markdown text, with these tables.

    Raises:
        LookupError: The page does not have a place for each table.
    """
    tables = ["\n".join(_table(found)) + "\n" for found in _TABLE.findall(text)]
    parts = page.split(_PLACE)
    if len(parts) != len(tables) + 1:
        raise LookupError(
            f"a built page has {len(parts) - 1} places for {len(tables)} tables; it begins with {text[:60]!r}"
        )
    return "".join(part for pair in zip(parts, [*tables, ""], strict=True) for part in pair)


def with_html_tables(text: str) -> str:
    """Return a generated page with its tables as HTML."""
    return _TABLE.sub(lambda found: "\n".join(_table(found[0])) + "\n", text)


def _table(text: str) -> Iterator[str]:
    head, _, *rows = text.rstrip("\n").split("\n")
    yield "<table>"
    yield f"<thead>{_row(head, 'th')}</thead>"
    yield "<tbody>"
    yield from (_row(row, "td") for row in rows)
    yield "</tbody>"
    yield "</table>"


def _row(line: str, tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inline(cell)}</{tag}>' for cell in line[2:-2].split(' | '))}</tr>"


def _inline(cell: str) -> str:
    """Return a cell as HTML. Outside code, its special characters are character references already."""
    return _INLINE.sub(_span, cell.strip())


def _span(found: re.Match[str]) -> str:
    name = (found[1] or found[2]).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if found[3]:
        return f'<a href="{found[3].replace(".md", ".html")}"><code>{name}</code></a>'
    return f"<code>{name}</code>"
