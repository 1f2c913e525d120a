"""Tables of generated pages as HTML: to parse them as Markdown would take most of the time of a build."""

import re
from collections.abc import Iterator

TABLE = re.compile(r"^\|.*\n\| --- .*\n(?:\|.*\n?)*", re.MULTILINE)
_INLINE = re.compile(r"`([^`]+)`|\[`([^`]+)`\]\(([^)]+)\)")


def with_html_tables(text: str) -> str:
    """Return a generated page with its tables as HTML."""
    return TABLE.sub(lambda found: html_table(found[0]), text)


def html_table(text: str) -> str:
    """Return a table as HTML."""
    return "\n".join(_table(text)) + "\n"


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
