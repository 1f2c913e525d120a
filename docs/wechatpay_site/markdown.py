"""Texts of the catalog as Markdown."""

import json
import re
from collections.abc import Sequence
from typing import Any

_CODE = re.compile(r"(`[^`]+`)")
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>&#!|~^]|^[-+=:]|(?<=^[0-9])[.]|(?<=^[0-9][0-9])[.]")


def markdown(text: str) -> str:
    """Return a text from a spec as Markdown. Text between backquotes is code, and all other markup is escaped."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part if _CODE.fullmatch(part) else _escaped(part) for part in parts)


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table of texts."""
    return raw_table(head, [[markdown(cell) for cell in row] for row in rows])


def raw_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table whose cells are Markdown already."""
    return [_line(head), _line(["---"] * len(head)), *(_line(row) for row in rows)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def code(language: str, text: str) -> list[str]:
    """Return a block of code."""
    return [f"```{language}", *text.rstrip("\n").split("\n"), "```", ""]


def json_text(value: Any) -> str:
    """Return a value as JSON that people can read."""
    return json.dumps(value, ensure_ascii=False, indent=2)
