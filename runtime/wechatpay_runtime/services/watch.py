"""Asks until an answer is final: when to ask again, and when to give up. Time is the session's clock."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, TypeVar

from wechatpay_runtime.errors import InvalidArgument, RateLimited, ServerError, StillOpen, TransportError

if TYPE_CHECKING:
    from wechatpay_runtime.clock import Clock

_PASSING = (TransportError, ServerError, RateLimited)
"""What a query may fail with and succeed a little later; asking changes nothing."""

AnswerT = TypeVar("AnswerT")


class Watch:
    """One wait: when to ask again, and when to give up."""

    def __init__(
        self, thing: str, waits: Sequence[float], is_final: Callable[[Any], bool], clock: "Clock", timeout: float
    ) -> None:
        given: Any = timeout  # not everybody checks types
        if isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 <= given < float("inf"):
            raise InvalidArgument(f"timeout takes a number of seconds from 0 up, not {timeout!r}. Nothing was sent.")
        self._thing = thing
        self._is_final = is_final
        self._clock = clock
        self._waits: Iterator[float] = chain(waits, repeat(waits[-1]))
        self._started = clock.monotonic()
        self._timeout = timeout
        self._last: Any = None
        self._failure: Exception | None = None

    def is_over(self, answer: Any) -> bool:
        """Note an answer; whether it is final."""
        self._last, self._failure = answer, None
        return self._is_final(answer)

    def note_failure(self, error: Exception) -> None:
        """Note that a question had no answer."""
        self._failure = error

    def next_wait(self) -> float:
        """How long to wait before asking again; raises `StillOpen` when the time is up."""
        waited = self._clock.monotonic() - self._started
        left = self._timeout - waited
        if left > 0:
            return min(next(self._waits), left)
        last = "the last question had no answer" if self._failure else "the last answer is in `last`"
        raise StillOpen(
            f"{self._thing} is not final after {waited:.0f} s; {last}. Ask again later, or wait for its notification; "
            "do not send anything new in its place.",
            last=self._last,
            waited_seconds=waited,
        ) from self._failure


def wait(watch: Watch, clock: "Clock", ask: Callable[[], AnswerT]) -> AnswerT:
    """Ask until an answer is final; raises `StillOpen` when the time is up, and at once what asking again cannot cure."""
    while True:
        try:
            answer = ask()
        except _PASSING as error:
            watch.note_failure(error)
        else:
            if watch.is_over(answer):
                return answer
        clock.sleep(watch.next_wait())


async def wait_async(watch: Watch, clock: "Clock", ask: Callable[[], Awaitable[AnswerT]]) -> AnswerT:
    """Ask until an answer is final, each question awaited; as `wait`."""
    while True:
        try:
            answer = await ask()
        except _PASSING as error:
            watch.note_failure(error)
        else:
            if watch.is_over(answer):
                return answer
        await clock.sleep_async(watch.next_wait())
