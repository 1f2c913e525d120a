"""Prints the gateway's URL at the start, then a line for each request, to standard error."""

import json
import logging
import os
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from queue import Full, Queue
from threading import Thread
from typing import TextIO

from wechatpay_gateway.core.site import Site
from wechatpay_gateway.serve.lines import ForPeople, Line, as_json, has_colors, printable
from wechatpay_gateway.texts.texts import Language, Texts

_MAX_WAITING_LINES = 1000
_LAST_LINES_SECONDS = 1.0
_NAME = "wechatpay_gateway"
ENGLISH = Texts(Language.ENGLISH)


def opening_lines(site: Site, texts: Texts = ENGLISH) -> list[str]:
    """Return the lines that are printed when the gateway is ready, with a warning if other machines can reach it."""
    line = f"WeChat Pay for tests at {site.base_url}, console at {site.console_url}"
    if not site.is_open:
        return [texts.sentence(line)]
    warning = (
        "Warning: other machines can reach this gateway, which is only for tests. Anyone who knows the secret in the console's URL "
        "can control it. Do not share that URL."
    )
    return [texts.sentence(warning), texts.sentence(line)]


class _Lines(logging.Handler):
    """Writes lines in a separate thread, so that a blocked terminal or pipe never blocks the gateway."""

    def __init__(self, output: TextIO, line_of: Line) -> None:
        super().__init__()
        self._line_of = line_of
        self._write = _writer(output)
        self._waiting: Queue[str | None] = Queue(_MAX_WAITING_LINES)
        self._thread = Thread(target=self._run, name="wechatpay-terminal", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue a line, and the traceback of an exception; discard it if the queue is full."""
        self.add(self._line_of(record))
        if record.exc_info and record.exc_info[1]:
            for line in "".join(traceback.format_exception(record.exc_info[1])).splitlines():
                self.add(printable(line))

    def add(self, line: str) -> None:
        """Queue a line without changes; discard it if the queue is full."""
        try:
            self._waiting.put_nowait(line)
        except Full:
            return

    def _run(self) -> None:
        while (line := self._waiting.get()) is not None:
            try:
                self._write(f"{line}\n")
            except (OSError, ValueError):
                return

    def stop(self) -> None:
        """Write the queued lines, unless the output is blocked."""
        try:
            self._waiting.put(None, timeout=_LAST_LINES_SECONDS)
        except Full:
            return
        self._thread.join(_LAST_LINES_SECONDS)


def _writer(output: TextIO) -> Callable[[str], object]:
    """Return a function that writes text, bypassing Python's buffer if possible, because its lock could delay the end of the process."""
    try:
        descriptor = output.fileno()
    except OSError:
        return output.write
    encoding = output.encoding

    def write(text: str) -> None:
        left = text.encode(encoding, errors="backslashreplace")
        while left:
            left = left[os.write(descriptor, left) :]

    return write


class Terminal:
    """The lines printed while the block of `log_lines` runs."""

    def __init__(self, lines: _Lines, texts: Texts, *, is_quiet: bool, is_json: bool) -> None:
        self._lines = lines
        self._texts = texts
        self._is_quiet = is_quiet
        self._is_json = is_json

    def open(self, site: Site) -> None:
        """Print the URLs of the gateway when it is ready; if quiet, only if other machines can reach it, with the warning."""
        if self._is_json:
            if not self._is_quiet:
                self._lines.add(json.dumps({"gateway": site.base_url, "console": site.console_url}))
        elif site.is_open or not self._is_quiet:
            for line in opening_lines(site, self._texts):
                self._lines.add(line)


@contextmanager
def log_lines(
    output: TextIO, texts: Texts = ENGLISH, *, is_quiet: bool = False, is_json: bool = False
) -> Generator[Terminal]:
    """Print the gateway's log while the block runs.

    Args:
        output: the file or terminal to write to.
        texts: the texts in the language of the lines. The log records stay English.
        is_quiet: print only warnings; omit the URL and the requests.
        is_json: print each line as a JSON object. Otherwise lines are for people, in color on a terminal.
    """
    logger = logging.getLogger(_NAME)
    lines = _Lines(output, as_json if is_json else ForPeople(texts, is_colored=has_colors(output)))
    level, propagates = logger.level, logger.propagate
    logger.addHandler(lines)
    logger.setLevel(logging.WARNING if is_quiet else logging.INFO)
    logger.propagate = False
    try:
        yield Terminal(lines, texts, is_quiet=is_quiet, is_json=is_json)
    finally:
        logger.removeHandler(lines)
        logger.setLevel(level)
        logger.propagate = propagates
        lines.stop()
