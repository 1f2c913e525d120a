"""Emits the event of one notification to the hooks of its clients."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, Protocol

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._session.emission import emit

if TYPE_CHECKING:
    from types import TracebackType

    from wechatpay_runtime._session.session import Session
    from wechatpay_runtime.hooks import Hook
    from wechatpay_runtime.notifications.notification import Notification


class Observer(Protocol):
    """Is shown the result of reading a notification."""

    def accept(self, notification: "Notification[Any]", session: "Session") -> None:
        """Take note that a notification was accepted, by the client with this session."""
        ...


class _Nobody:
    def accept(self, notification: "Notification[Any]", session: "Session") -> None:
        pass


_NOBODY: AbstractContextManager[Observer] = nullcontext(_Nobody())


def observe(
    sessions: "Iterable[Session]", headers: Mapping[str, str], body: bytes
) -> "AbstractContextManager[Observer]":
    """Return a `with` statement around the reading of a notification, which emits its event if a client has hooks.

    Args:
        sessions: Those of the clients that may receive it; they are shown a refusal, each hook once.
        headers: As `read_headers` returns them.
        body: The raw bytes.
    """
    sessions = [session for session in sessions if session.hooks]
    return _Observation(sessions, headers, len(body)) if sessions else _NOBODY


class _Observation:
    def __init__(self, sessions: "list[Session]", headers: Mapping[str, str], size: int) -> None:
        self._sessions = sessions
        self._clock = sessions[0].clock
        self._request_id = headers.get("request-id")
        self._size = size
        self._notification: Notification[Any] | None = None
        self._hooks: list[Hook] = []
        for session in sessions:
            self._hooks += [hook for hook in session.hooks if hook not in self._hooks]

    def __enter__(self) -> "Observer":
        self._started_at = self._clock.monotonic()
        return self

    def accept(self, notification: "Notification[Any]", session: "Session") -> None:
        self._notification = notification
        self._hooks = [*session.hooks]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: "TracebackType | None"
    ) -> None:
        from wechatpay_runtime.hooks import NotificationReceived

        accepted = self._notification
        event = NotificationReceived(
            notification=accepted.kind.name if accepted and accepted.kind else None,
            event_type=one_line(accepted.event_type) if accepted else None,
            request_id=one_line(self._request_id) if self._request_id else None,
            notification_bytes=self._size,
            error=None if error is None else type(error).__name__,
            seconds=self._clock.monotonic() - self._started_at,
        )
        emit(self._hooks, event)
