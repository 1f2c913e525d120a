"""Moments and days as WeChat Pay writes them, and the clock that a test can move."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
_DATE_LETTERS = re.compile("yyyy|MM|dd|HH|mm|ss")
_DIRECTIVES = {"yyyy": "%Y", "MM": "%m", "dd": "%d", "HH": "%H", "mm": "%M", "ss": "%S"}
_DAY_SECONDS = 86400
_FARTHEST_SECONDS = 36525 * _DAY_SECONDS


def _never() -> None:
    return None


def to_moment(seconds: float) -> str:
    """Seconds since 1970 as RFC 3339 in Chinese time, to the second."""
    return datetime.fromtimestamp(int(seconds), CHINA).isoformat()


def to_day(seconds: float) -> str:
    """The day in Chinese time, as `yyyyMMdd`."""
    return datetime.fromtimestamp(seconds, CHINA).strftime("%Y%m%d")


def to_pattern(seconds: float, pattern: str) -> str:
    """A moment in Chinese time, in place of the date letters of a pattern such as `yyyyMMddHHmmss`."""
    moment = datetime.fromtimestamp(seconds, CHINA)
    return _DATE_LETTERS.sub(lambda letters: moment.strftime(_DIRECTIVES[letters.group()]), pattern)


def from_moment(text: str) -> float:
    """Seconds since 1970 of a moment as RFC 3339 writes it.

    Raises:
        ValueError: it is none, or does not say its offset.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} does not say its offset")
    return moment.timestamp()


class VirtualClock:
    """The time by which orders expire, refunds are made and notifications are sent again: the real one, moved ahead on request.

    Signatures are judged by the real time, so that a client needs no other clock.

    Args:
        clock: the real time in seconds since 1970.
        next_due: when something is due next, so that it happens at its own time; `None` when nothing is.
    """

    def __init__(self, clock: Callable[[], float] = time.time, next_due: Callable[[], float | None] = _never) -> None:
        self._clock = clock
        self._next_due = next_due
        self._ahead_seconds = 0.0
        self.settle: Callable[[], object] | None = None
        """Does what is due now; whoever delivers notifications sets it."""

    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock() + self._ahead_seconds

    def real_now(self) -> float:
        """The real time, by which signatures are judged, in seconds since 1970."""
        return self._clock()

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> float:
        """Move the time ahead; every notification that is due on the way is delivered at its own time, before this returns.

        Returns:
            The new time, in seconds since 1970.

        Raises:
            ValueError: the time would go back, or more than a hundred years ahead of the real one.
        """
        span = days * _DAY_SECONDS + hours * 3600 + minutes * 60 + seconds
        if span < 0:
            raise ValueError("the clock goes ahead only")
        if span > _FARTHEST_SECONDS - self._ahead_seconds:
            raise ValueError("the clock goes ahead a hundred years at most")
        if (settle := self.settle) is not None:
            settle()
        target = self.now() + span
        while (settle := self.settle) is not None and (due := self._next_due()) is not None and due <= target:
            self._move_to(due)
            settle()
        self._move_to(target)
        return self.now()

    def _move_to(self, moment: float) -> None:
        self._ahead_seconds = max(self._ahead_seconds, moment - self._clock())

    def reset(self) -> None:
        """Go back to the real time."""
        self._ahead_seconds = 0.0
