"""Emits the events of one call to the hooks of its client. No I/O of its own."""

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.replies import request_id
from wechatpay_runtime._session.emission import emit
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import ApiError, TransportError
from wechatpay_runtime.hooks import AttemptEnded, AttemptStarted, CallEnded, CallStarted
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from types import TracebackType

_PORTS = {"http": 80, "https": 443}
_numbers = count(1)


class Observation:
    """A `with` statement around a call, which emits its events. An attempt that nobody ended ends with the call."""

    def __init__(self, operation: Operation[Any], call: Call, session: Session) -> None:
        self._hooks = session.hooks
        self._clock = session.clock
        self._of_call: dict[str, Any] = {
            "call": next(_numbers),
            "operation": call.label or operation.name,
            "method": call.method,
            "template": call.template or None,
        }
        self._of_attempt: dict[str, Any] | None = None
        self._attempts = 0
        self._reply: Reply | None = None
        self._began_at = 0.0
        self._ended_at: float | None = None

    def __enter__(self) -> Self:
        self._started_at = self._clock.monotonic()
        emit(self._hooks, CallStarted(**self._of_call))
        return self

    def begin(self, request: Request, number: int) -> None:
        """An attempt begins."""
        host, port = _address(request.origin)
        self._of_attempt = {
            **self._of_call,
            "attempt": number,
            "host": host,
            "port": port,
            "request_bytes": len(request.body),
        }
        self._attempts, self._reply, self._ended_at = number, None, None
        emit(self._hooks, AttemptStarted(**self._of_attempt))
        self._began_at = self._clock.monotonic()

    def receive(self, outcome: Reply | TransportError) -> None:
        """The exchange of the attempt is over; what it means is not decided yet."""
        self._ended_at = self._clock.monotonic()
        self._reply = outcome if isinstance(outcome, Reply) else None

    def end(self, error: BaseException | None) -> None:
        """The attempt ended, with the error if it failed."""
        of_attempt, self._of_attempt = self._of_attempt, None
        if of_attempt is None:
            return
        reply = self._reply
        code = error.code if isinstance(error, ApiError) else None
        ended_at = self._clock.monotonic() if self._ended_at is None else self._ended_at
        event = AttemptEnded(
            **of_attempt,
            status=reply.status if reply else None,
            code=one_line(code) if code else None,
            request_id=request_id(reply) if reply else None,
            reply_bytes=len(reply.body) + reply.streamed_bytes if reply else None,
            error=_name_of(error),
            seconds=ended_at - self._began_at,
        )
        emit(self._hooks, event)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        self.end(error)
        seconds = self._clock.monotonic() - self._started_at
        event = CallEnded(**self._of_call, attempts=self._attempts, error=_name_of(error), seconds=seconds)
        emit(self._hooks, event)


def _name_of(error: BaseException | None) -> str | None:
    return None if error is None else type(error).__name__


@lru_cache(maxsize=64)
def _address(origin: str) -> tuple[str, int]:
    parts = urlsplit(origin)
    return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
