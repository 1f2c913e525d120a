"""Clocks for clients, which do not wait."""

import time
from collections.abc import Callable

_DAY_SECONDS = 86400.0


class FakeClock:
    """A clock that moves only when `sleep` is called."""

    def __init__(self, now: float = 1_700_000_000) -> None:
        self.started_at = now
        self.waits: list[float] = []
        self._earlier_seconds = 0.0

    @property
    def waited(self) -> float:
        return sum(self.waits)

    def set(self, now: float) -> None:
        self.started_at = now - self.waited

    def restart(self, now: float) -> None:
        """Start again with another time, a day later for those who measure durations."""
        self._earlier_seconds = self.monotonic() + _DAY_SECONDS
        self.waits.clear()
        self.started_at = now

    def now(self) -> float:
        return self.started_at + self.waited

    def monotonic(self) -> float:
        return self._earlier_seconds + self.waited

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def sleep_async(self, seconds: float) -> None:
        self.waits.append(seconds)


class ImpatientTime:
    """A clock that is always right, and that does not wait: `sleep` calls `while_waiting` instead."""

    def __init__(self, while_waiting: Callable[[float], None] | None = None) -> None:
        self._while_waiting = while_waiting
        self._slept = 0.0

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic() + self._slept

    def sleep(self, seconds: float) -> None:
        self._slept += seconds
        if self._while_waiting is not None:
            self._while_waiting(seconds)

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)
