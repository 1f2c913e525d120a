"""The gateway's lines for a person: its address at the start, then one for each request, on standard error."""

import logging
import os
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from queue import Full, Queue
from threading import Thread
from typing import TextIO

from wechatpay_gateway.core.site import Site

_MAX_WAITING_LINES = 1000
_MAX_LINE_LENGTH = 500
_LAST_LINES_SECONDS = 1.0
_NAME = "wechatpay_gateway"


def opening_lines(site: Site) -> list[str]:
    """The lines that are printed once the gateway answers, with a warning if other machines can reach it."""
    line = f"WeChat Pay for tests at {site.base_url}, console at {site.console_url}"
    if not site.is_open:
        return [line]
    warning = (
        "Warning: other machines can reach this gateway, and it is for tests alone. Whoever knows the secret in the console's address "
        "can steer it: keep that address to yourself."
    )
    return [warning, line]


class _Lines(logging.Handler):
    """Writes in a thread of its own, so that a terminal or a pipe that nobody reads never holds up the gateway."""

    def __init__(self, output: TextIO) -> None:
        super().__init__()
        self._write = _writer(output)
        self._waiting: Queue[str | None] = Queue(_MAX_WAITING_LINES)
        self._thread = Thread(target=self._run, name="wechatpay-terminal", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue a line, cut where it is long, with the traceback of a failure behind it; it is left out when too many wait already."""
        at = time.strftime("%H:%M:%S", time.localtime(record.created))
        self.add(f"{at} {printable(record.getMessage()[:_MAX_LINE_LENGTH])}")
        if record.exc_info and record.exc_info[1]:
            for line in "".join(traceback.format_exception(record.exc_info[1])).splitlines():
                self.add(printable(line))

    def add(self, line: str) -> None:
        """Queue a line as it is."""
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
        """Write what waits, unless nobody reads it."""
        try:
            self._waiting.put(None, timeout=_LAST_LINES_SECONDS)
        except Full:
            return
        self._thread.join(_LAST_LINES_SECONDS)


def _writer(output: TextIO) -> Callable[[str], object]:
    """Writes text at once; past Python's buffer where there is a file, since its lock would also delay the end of the process."""
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
    """Lines on standard error, while the block of `shown` runs."""

    def __init__(self, lines: _Lines, *, is_quiet: bool) -> None:
        self._lines = lines
        self._is_quiet = is_quiet

    def open(self, site: Site) -> None:
        """Say where the gateway is, now that it answers; a quiet one says so only where other machines reach it, with the warning."""
        if site.is_open or not self._is_quiet:
            for line in opening_lines(site):
                self._lines.add(line)


@contextmanager
def log_lines(output: TextIO, *, is_quiet: bool = False) -> Generator[Terminal]:
    """Show the gateway's log to a person while the block runs; of a quiet one only what is a warning.

    Args:
        output: where the lines go.
        is_quiet: leave out the address and the requests.
    """
    logger = logging.getLogger(_NAME)
    lines = _Lines(output)
    level, propagates = logger.level, logger.propagate
    logger.addHandler(lines)
    logger.setLevel(logging.WARNING if is_quiet else logging.INFO)
    logger.propagate = False
    try:
        yield Terminal(lines, is_quiet=is_quiet)
    finally:
        logger.removeHandler(lines)
        logger.setLevel(level)
        logger.propagate = propagates
        lines.stop()


def printable(text: str) -> str:
    """The text on one line, with control characters escaped: some of it is what a client sent."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text)
