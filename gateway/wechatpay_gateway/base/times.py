"""Times and days in WeChat Pay's formats, and the clock that a test can advance."""

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


def _forget(_ahead_seconds: float) -> None:
    return None


def to_moment(seconds: float) -> str:
    """Return Unix time as RFC 3339 in Chinese time, without fractions of a second."""
    return datetime.fromtimestamp(int(seconds), CHINA).isoformat()


def to_day(seconds: float) -> str:
    """Return the day of a Unix time in Chinese time, as `yyyyMMdd`."""
    return datetime.fromtimestamp(seconds, CHINA).strftime("%Y%m%d")


def to_pattern(seconds: float, pattern: str) -> str:
    """Return a Unix time in Chinese time, formatted with a pattern such as `yyyyMMddHHmmss`."""
    moment = datetime.fromtimestamp(seconds, CHINA)
    return _DATE_LETTERS.sub(lambda letters: moment.strftime(_DIRECTIVES[letters.group()]), pattern)


def from_moment(text: str) -> float:
    """Return the Unix time of an RFC 3339 time.

    Raises:
        ValueError: the text is not an RFC 3339 time, or has no offset.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no UTC offset, such as +08:00")
    return moment.timestamp()


class VirtualClock:
    """The clock by which orders expire, refunds complete and notifications are retried: real time, plus the time by which a test advanced it.

    Signatures are checked against real time, so clients keep using the system clock.

    Args:
        clock: returns the real Unix time.
        next_due: returns the Unix time at which the next delivery is due, or `None`.

    Attributes:
        settle: makes the deliveries that are due now; the courier sets it.
        next_change: returns the Unix time at which the next record changes by itself, or `None`.
        make_changes: makes the changes of records that are due now.
        keep: stores how far the clock is ahead, before it is.
    """

    def __init__(self, clock: Callable[[], float] = time.time, next_due: Callable[[], float | None] = _never) -> None:
        self._clock = clock
        self._next_due = next_due
        self._ahead_seconds = 0.0
        self.settle: Callable[[], object] | None = None
        self.next_change: Callable[[], float | None] = _never
        self.make_changes: Callable[[], object] = _never
        self.keep: Callable[[float], object] = _forget

    def now(self) -> float:
        """Return the Unix time of this clock."""
        return self._clock() + self._ahead_seconds

    def real_now(self) -> float:
        """Return the real Unix time, against which signatures are checked."""
        return self._clock()

    @property
    def ahead_seconds(self) -> float:
        """How far a test advanced this clock, in seconds."""
        return self._ahead_seconds

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> float:
        """Advance the clock. Each change and delivery that falls due on the way is made at its own time, before this returns.

        Returns:
            The new Unix time.

        Raises:
            ValueError: the duration is negative, or the clock would be more than 100 years ahead of real time.
        """
        span = days * _DAY_SECONDS + hours * 3600 + minutes * 60 + seconds
        if span < 0:
            raise ValueError("the clock cannot go back: pass a duration of at least 0")
        if span > _FARTHEST_SECONDS - self._ahead_seconds:
            raise ValueError("the clock cannot be more than 100 years ahead of real time")
        self._catch_up()
        target = self.now() + span
        while (due := self._next()) is not None and due <= target:
            self._move_to(due)
            self._catch_up()
        self._move_to(target)
        return self.now()

    def _next(self) -> float | None:
        """Return when the next change or delivery is due; without a courier, nothing is delivered."""
        dues = (self.next_change(), self._next_due() if self.settle else None)
        return min((due for due in dues if due is not None), default=None)

    def _catch_up(self) -> None:
        self.make_changes()
        if (settle := self.settle) is not None:
            settle()

    def _move_to(self, moment: float) -> None:
        ahead_seconds = max(self._ahead_seconds, moment - self._clock())
        self.keep(ahead_seconds)
        self._ahead_seconds = ahead_seconds

    def resume(self, ahead_seconds: float) -> None:
        """Be ahead of real time as far as before a restart."""
        self._ahead_seconds = ahead_seconds

    def reset(self) -> None:
        """Return to real time."""
        self.keep(0.0)
        self._ahead_seconds = 0.0
