"""Writes docstrings: wraps their blocks, and escapes their text."""

import unicodedata
from functools import lru_cache

from wechatpay_codegen.api.names import Source
from wechatpay_codegen.plan.blocks import Block, Docstring

LINE_LENGTH = 120
_REMEMBERED = 4096
"""Size of the cache. The operations of a service have many blocks in common."""


def quoted(docstring: Docstring, indent: int) -> Source:
    """Return the docstring as Python source, indented by `indent` columns. It evaluates to the same text.

    One with a backslash is a raw string if it can be, as linters demand.
    """
    if any("\\" in block.text for block in docstring) and (raw := _raw(docstring, indent)):
        return raw
    lines = [_escaped(docstring[0].text)]
    for block in docstring[1:]:
        lines += _lines(block, indent) if block.text else [""]
    if len(lines) > 1:
        lines.append(" " * indent)
    return Source('"""' + "\n".join(lines) + '"""')


def _raw(docstring: Docstring, indent: int) -> Source | None:
    """Return the docstring as a raw string; `None` if a text needs escapes."""
    lines = [docstring[0].text]
    for block in docstring[1:]:
        lines += _wrapped(block, indent) if block.text else [""]
    if len(lines) > 1:
        lines.append(" " * indent)
    text = "\n".join(lines)
    is_plain = '"""' not in text and text[-1] not in '\\"' and all(line.isprintable() for line in lines)
    return Source(f'r"""{text}"""') if is_plain else None


@lru_cache(_REMEMBERED)
def _lines(block: Block, indent: int) -> tuple[str, ...]:
    return tuple(_escaped(line) for line in _wrapped(block, indent))


def _wrapped(block: Block, indent: int) -> list[str]:
    """Wrap a block to the length of a line of code. A longer word gets a line of its own."""
    prefix = " " * (indent + block.indent)
    lines: list[str] = []
    current, width = "", 0
    for word in block.text.split():
        word_width = _width(word)
        if current and len(prefix) + width + 1 + word_width > LINE_LENGTH:
            lines.append(prefix + current)
            prefix = " " * (indent + block.indent + block.hang)
            current, width = word, word_width
        else:
            current, width = (f"{current} {word}", width + 1 + word_width) if current else (word, word_width)
    return [*lines, prefix + current]


def _width(text: str) -> int:
    """Return the number of columns on a terminal. A Chinese character has two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _escaped(text: str) -> str:
    """Escape a text for triple quotes."""
    escaped = text.replace("\\", "\\\\")
    if '"""' in text or text.endswith('"'):
        escaped = escaped.replace('"', '\\"')
    if text.isprintable():
        return escaped
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)
