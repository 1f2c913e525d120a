"""Finds the markers of texts in drafts, and replaces them."""

import re
import textwrap
from collections.abc import Callable, Mapping

from wechatpay_codegen.language.check import TO_DO
from wechatpay_codegen.pages.draft.yaml_text import FlowList, yaml_text

_MARKER = re.compile(rf"{TO_DO} (t[0-9a-f]{{8}})\b")
_LINE = re.compile(rf"( *(?:- )?)((?:[^\s:{{}}]+|\"[^\"]*\")): {TO_DO} (t[0-9a-f]{{8}})")
_IN_FLOW = re.compile(rf"([A-Za-z_]+): {TO_DO} (t[0-9a-f]{{8}})\b")
_WIDTH = 130
_SLOTS = frozenset({"doc", "en", "zh", "means", "fix"})

Lookup = Callable[[str, str], str]
"""Returns the text for a marker and a slot, or an empty text if it is not written yet."""


def places_of(files: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the places of each marker as `path:line`."""
    places: dict[str, list[str]] = {}
    for name, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            for marker in dict.fromkeys(_MARKER.findall(line)):
                places.setdefault(marker, []).append(f"{name}:{number}")
    return places


def with_texts(text: str, lookup: Lookup) -> str:
    """Return a file with its markers replaced by texts, as far as they are written."""
    return "".join(_with_texts(line, lookup) for line in text.splitlines(keepends=True))


def _with_texts(line: str, lookup: Lookup) -> str:
    match = _LINE.fullmatch(line.rstrip("\n"))
    if match is None:
        return _IN_FLOW.sub(lambda found: _in_flow(found, lookup), line)
    indent, key, marker = match.groups()
    written = lookup(marker, _slot(key))
    return block(indent, key, written) if written else line


def _slot(key: str) -> str:
    """Return the slot of a key. A value of an enum has only one text."""
    return key if key in _SLOTS else "means"


def _in_flow(match: re.Match[str], lookup: Lookup) -> str:
    written = lookup(match[2], _slot(match[1]))
    return f"{match[1]}: {yaml_text(FlowList([written])).strip()[1:-1]}" if written else match[0]


def block(indent: str, key: str, text: str) -> str:
    """Return a key with a text: on one line if it fits, else folded.

    Args:
        indent: The spaces before the key, with `- ` for the first key of an item of a list.
        key: The key as it is written.
        text: The text.
    """
    line = f"{indent}{key}: {yaml_text({'x': text}).removeprefix('x: ')}"
    if len(line) <= _WIDTH and "\n" not in text:
        return line
    inner = " " * (len(indent) + 2)
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    wrapped = (
        textwrap.fill(
            paragraph.strip(),
            _WIDTH,
            initial_indent=inner,
            subsequent_indent=inner,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for paragraph in paragraphs
    )
    folded = "\n\n".join(wrapped)
    return f"{indent}{key}: >-\n{folded}\n"
