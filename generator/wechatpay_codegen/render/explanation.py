"""Formats an explanation for a terminal."""

from collections.abc import Iterable
from textwrap import wrap

from wechatpay_codegen.plan.explanation import Line, Section
from wechatpay_codegen.source.place import Place

_WIDTH = 100
_MARGIN = 8


def explained(name: str, path: str, sections: Iterable[Section]) -> str:
    """Return the sections as text.

    A line number of the operation's file comes before a decision, a place in another file after it.
    """
    parts = [f"{name}", f"Numbers are line numbers of {path}."]
    for section in sections:
        parts += ["", section.title]
        for line in section.lines:
            parts += _lines(line, path)
    return "\n".join(parts) + "\n"


def _lines(line: Line, path: str) -> list[str]:
    text, number = line.text, ""
    if line.place and line.place.path == path:
        number = str(line.place.line)
    elif line.place:
        text = f"{text} ({Place(line.place.path, line.place.line)})"
    indent = " " * (_MARGIN + len(text) - len(text.lstrip()))
    lines = wrap(
        text.strip(),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"{number:>{_MARGIN - 2}}{lines[0][_MARGIN - 2 :]}", *lines[1:]]
