"""Tables and code of reference pages, which are put in after the build.

The search does not find them, so Zensical need not read them. It finds the address at the top, which Zensical gets as HTML: it would create
a formatter for each block, and highlight the same code for each language.
"""

import re
from functools import cache
from importlib import import_module
from typing import Any

from wechatpay_site.html_tables import TABLE, html_table

_PART = re.compile(rf"(?P<table>{TABLE.pattern})|^```(?P<language>\w+)\n(?P<code>(?s:.*?))^```\n", re.MULTILINE)
_PLACE = "<div></div>\n"
_SECTION = "\n## "
# Pygments has no types.
_PYGMENTS: Any = import_module("pygments")
_LEXERS: Any = import_module("pygments.lexers")
_FORMATTER: Any = import_module("pygments.formatters").HtmlFormatter(cssclass="highlight", wrapcode=True)
"""Writes the same HTML as Zensical."""


def has_late_parts(path: str) -> bool:
    """Return whether tables and code of a page are put in after the build."""
    return path.startswith("reference/")


def without_parts(text: str) -> str:
    """Return a page with an empty place for each table and each block of code in its sections, and with those at its top as HTML."""
    top, section, rest = text.partition(_SECTION)
    return _PART.sub(lambda part: _html(part) + "\n", top) + section + _PART.sub(_PLACE, rest)


def put_in(page: str, text: str) -> str:
    """Return a page that was built without the parts of its Markdown text, with these parts.

    Raises:
        LookupError: The page does not have a place for each part.
    """
    parts = [_html(found) for found in _PART.finditer(text.partition(_SECTION)[2])]
    around = page.split(_PLACE)
    if len(around) != len(parts) + 1:
        raise LookupError(
            f"a built page has {len(around) - 1} places for {len(parts)} tables and blocks of code; it begins with {text[:60]!r}"
        )
    return "".join(text for pair in zip(around, [*parts, ""], strict=True) for text in pair)


def _html(part: re.Match[str]) -> str:
    return html_table(part["table"]) if part["table"] else _highlighted(part["language"], part["code"])


@cache
def _highlighted(language: str, code: str) -> str:
    html: str = _PYGMENTS.highlight(code, _lexer(language), _FORMATTER)
    return html.removesuffix("\n")


@cache
def _lexer(language: str) -> Any:
    return _LEXERS.get_lexer_by_name(language)
