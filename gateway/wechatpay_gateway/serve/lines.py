"""The lines that the gateway prints: in columns for people, in color on a terminal, or as JSON for programs."""

import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from logging import LogRecord
from typing import Any, TextIO
from unicodedata import east_asian_width

from attrs import frozen

from wechatpay_gateway.core.pipeline import REQUEST_FACTS
from wechatpay_gateway.texts.texts import Texts

_LONGEST_LINE = 500
_METHOD_COLUMNS, _STATUS_COLUMNS = 6, 3
_GREEN, _YELLOW, _RED, _DIM = "32", "33", "31", "2"
_REFUSED, _EXAMPLE, _ACCEPTED = "refused_request", "example_only", "accepted"
"""The keys of texts."""
Line = Callable[[LogRecord], str]


def printable(text: str) -> str:
    """Return the text on one line, with control characters escaped, because parts of it come from clients."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text)


def has_colors(output: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether to color lines: only on a terminal, and not if `NO_COLOR` is set (https://no-color.org)."""
    return output.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


@frozen
class ForPeople:
    """Lines in columns, in a language."""

    texts: Texts
    is_colored: bool = False

    def __call__(self, record: LogRecord) -> str:
        """Return the line of a record."""
        at = self._colored(_DIM, f"{_local(record):%H:%M:%S}")
        facts: dict[str, Any] | None = getattr(record, REQUEST_FACTS, None)
        if facts is None:
            text = printable(self.texts.sentence(record.getMessage()))[:_LONGEST_LINE]
            return f"{at}  {self._colored(_RED, text) if record.levelname != 'INFO' else text}"
        color = _RED if not facts["accepted"] else _YELLOW if facts["example"] else _GREEN
        status = "cut" if facts["status"] is None else str(facts["status"])
        columns = [
            f"{facts['method']:{_METHOD_COLUMNS}}",
            self._colored(color, f"{status:{_STATUS_COLUMNS}}  {self._result(facts)}"),
            facts["operation"] or self.texts.sentence("unknown"),
            facts["path"],
            facts["reason"] if self.texts.is_english else facts["reason_zh"],
        ]
        *first, path, reason = columns
        line = "  ".join(filter(None, [*first, printable(path), printable(reason)]))
        return f"{at}  {line[:_LONGEST_LINE]}"

    def _result(self, facts: Mapping[str, Any]) -> str:
        key = _REFUSED if not facts["accepted"] else _EXAMPLE if facts["example"] else _ACCEPTED
        text = self.texts(key)
        widest = max(_columns(self.texts(each)) for each in (_REFUSED, _EXAMPLE, _ACCEPTED))
        return text + " " * (widest - _columns(text))

    def _colored(self, color: str, text: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.is_colored else text


def as_json(record: LogRecord) -> str:
    """Return a record as a JSON object on one line. Its texts are English."""
    facts: dict[str, Any] = getattr(record, REQUEST_FACTS, None) or {
        "level": record.levelname.lower(),
        "message": record.getMessage()[:_LONGEST_LINE],
    }
    shown = {name: value for name, value in facts.items() if name != "reason_zh"}
    return json.dumps({"at": _local(record).isoformat(timespec="milliseconds"), **shown}, ensure_ascii=False)


def _columns(text: str) -> int:
    """Return the width in a terminal, in which a Chinese character is two columns wide."""
    return sum(2 if east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _local(record: LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created).astimezone()
