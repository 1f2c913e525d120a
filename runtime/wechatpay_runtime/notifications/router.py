"""Hands each notification to its handler and makes the answer of what the handler gives; several merchants on one address.

The decisions are a generator without I/O; two drivers carry out its steps, one that waits and one that awaits.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine, Generator, Mapping
from functools import cached_property
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar, overload

from wechatpay_runtime._drivers.event_loop import require_asyncio
from wechatpay_runtime.errors import (
    ConfigurationError,
    DecryptionFailed,
    InvalidArgument,
    NotificationTooLarge,
    SignatureProbe,
    UnknownSerial,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime.notifications.acknowledgement import Acknowledgement, answer_with_data
from wechatpay_runtime.notifications.delivery import Headers, read_body, read_headers
from wechatpay_runtime.notifications.notification import AnswerT, Notification, NotificationType, ResourceT
from wechatpay_runtime.notifications.receivers import Receivers, Step
from wechatpay_runtime.notifications.replay_guard import ReplayGuard

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session
    from wechatpay_runtime.notifications.reader import Notifications

logger = logging.getLogger("wechatpay_runtime")
ANSWER_SECONDS = 5.0
"""How long WeChat Pay waits for the answer to a notification: https://pay.weixin.qq.com/doc/v3/merchant/4012075420."""
T = TypeVar("T")
Handler: TypeAlias = Callable[[Notification[ResourceT]], AnswerT]
FallbackT = TypeVar("FallbackT", bound=Callable[[Notification[Any]], Any])


class Registration(Generic[ResourceT, AnswerT]):
    """Takes the handler of one notification, as a decorator."""

    def __init__(self, router: "Router", kind: NotificationType[ResourceT, AnswerT]) -> None:
        self._router = router
        self._kind = kind

    @overload
    def __call__(
        self, handler: Handler[ResourceT, Coroutine[Any, Any, AnswerT | Acknowledgement]]
    ) -> Handler[ResourceT, Coroutine[Any, Any, AnswerT | Acknowledgement]]: ...
    @overload
    def __call__(
        self, handler: Handler[ResourceT, AnswerT | Acknowledgement]
    ) -> Handler[ResourceT, AnswerT | Acknowledgement]: ...
    def __call__(self, handler: Handler[ResourceT, Any]) -> Handler[ResourceT, Any]:
        """Register the handler and give it back."""
        self._router.add(self._kind, handler)
        return handler


class ReceivesNotifications(Protocol):
    """A client: a `Client` or an `AsyncClient`."""

    @cached_property  # pyright does not accept a cached property for a property
    def notifications(self) -> "Notifications":
        """Opens notifications with the keys of the client."""
        ...


class Router:
    """Handlers by notification, for one or several merchants.

    WeChat Pay waits five seconds for the answer, and then sends the notification again. So a handler writes down what came
    and returns; the work is done afterwards. One that takes longer is named in a warning of the log `wechatpay_runtime`.

    A handler is given the notification. When it returns, the notification is done; when it raises, WeChat Pay is told to
    send it again. It can return an `Acknowledgement` to decide itself, and returns a model where the page wants an answer
    with data. It may run more than once for one payment, so it must be able to.
    """

    def __init__(self, *clients: ReceivesNotifications, replay_guard: ReplayGuard | None = None) -> None:
        """Make a router.

        Args:
            clients: One for each merchant whose notifications arrive here; `notification.mchid` tells whose it is: the one
                whose keys open it, and of several with the same keys the one whose number is in it.
            replay_guard: Acknowledges repeats of what was handled already, without calling the handler again.

        Raises:
            ConfigurationError: There is no client, or one without an APIv3 key.
        """
        if not clients:
            raise ConfigurationError("A Router needs a client for each merchant whose notifications it receives.")
        self._receivers = Receivers(client.notifications for client in clients)
        self._replay_guard = replay_guard
        self._handlers: dict[str, Handler[Any, Any]] = {}
        self._fallback: Callable[[Notification[Any]], Any] | None = None

    @property
    def max_bytes(self) -> int:
        """The longest notification that any of the clients accepts."""
        return self._receivers.max_bytes

    def on(self, kind: NotificationType[ResourceT, AnswerT]) -> Registration[ResourceT, AnswerT]:
        """Decorate the handler of a notification: `@router.on(transaction_success.NOTIFICATION)`.

        Args:
            kind: The `NOTIFICATION` of its module.
        """
        return Registration(self, kind)

    def add(self, kind: NotificationType[Any, Any], handler: Handler[Any, Any]) -> None:
        """Take a handler, as `on` does.

        Raises:
            InvalidArgument: The notification has a handler already.
        """
        if kind.name in self._handlers:
            raise InvalidArgument(f"{kind.name} has a handler already; a notification has one.")
        self._handlers[kind.name] = handler

    def fallback(self, handler: FallbackT) -> FallbackT:
        """Decorate the handler of everything that has none, also of what no spec describes.

        Without one, such a notification is answered with a failure, so that WeChat Pay sends it again.
        """
        self._fallback = handler
        return handler

    def handle(self, headers: Headers, body: bytes | str) -> Acknowledgement:
        """Open a notification, call its handler and wait for it; gives what to answer.

        A platform certificate that it names and that is not held is fetched for it, as `client.notifications.parse` does.

        Args:
            headers: As `client.notifications.parse` takes them.
            body: The raw bytes of the request, or text, as there.

        Returns:
            200 when it is done; 401 when it cannot be trusted, 413 when it is too long, 400 when it cannot be read, 500 when
            its handler failed, or the APIv3 key does not open it; 503 when certificates are being fetched for another one.

        Raises:
            InvalidArgument: The headers or the body have another form; the message says what to pass.
        """
        steps = self._steps(read_headers(headers), read_body(body))
        try:
            step = next(steps)
            while True:
                try:
                    outcome = _call(step)
                except Exception as error:  # noqa: BLE001 - the generator decides what it means
                    step = steps.throw(error)
                else:
                    step = steps.send(outcome)
        except StopIteration as stop:
            acknowledgement: Acknowledgement = stop.value
            return acknowledgement
        finally:
            steps.close()  # a task that is cancelled leaves nothing held

    async def handle_async(self, headers: Headers, body: bytes | str) -> Acknowledgement:
        """The same, awaited; a handler that is not async runs in a thread, so that it does not hold up the event loop."""
        steps = self._steps(read_headers(headers), read_body(body))
        try:
            step = next(steps)
            while True:
                try:
                    outcome = await _call_async(step)
                except Exception as error:  # noqa: BLE001 - the generator decides what it means
                    step = steps.throw(error)
                else:
                    step = steps.send(outcome)
        except StopIteration as stop:
            acknowledgement: Acknowledgement = stop.value
            return acknowledgement
        finally:
            steps.close()  # a task that is cancelled leaves nothing held

    def _steps(self, headers: Mapping[str, str], body: bytes) -> Generator[Step, Any, Acknowledgement]:
        try:
            notification, session = yield from self._receivers.open(headers, body)
        except WeChatPayError as error:
            return _refusal(error)
        handler = self._handlers.get(notification.kind.name) if notification.kind else None
        handler = handler or self._fallback
        if handler is None:
            logger.warning(
                "No handler for notification %s, event %r; WeChat Pay will send it again.",
                notification.id,
                notification.event_type,
            )
            return Acknowledgement.failure("No handler for this event.")
        try:
            return (yield from self._handled(notification, handler, session))
        except Exception:
            logger.exception("The handler of notification %s failed; WeChat Pay will send it again.", notification.id)
            return Acknowledgement.failure("The handler failed.")

    def _handled(
        self, notification: Notification[Any], handler: Callable[..., Any], session: "Session"
    ) -> Generator[Step, Any, Acknowledgement]:
        kind, guard = notification.kind, self._replay_guard
        if kind and kind.answer:
            result = yield from _timed(notification, handler, session, kind.answer.within_seconds)
            return result if isinstance(result, Acknowledgement) else answer_with_data(kind, result, session)
        if guard and not (yield Step(guard.is_new, notification.id)):
            return Acknowledgement.success()
        result = yield from _timed(notification, handler, session, ANSWER_SECONDS)
        acknowledgement = result if isinstance(result, Acknowledgement) else Acknowledgement.success()
        if guard and acknowledgement.is_success:
            yield Step(guard.note_handled, notification.id)
        return acknowledgement


def _timed(
    notification: Notification[Any], handler: Callable[..., Any], session: "Session", within_seconds: float
) -> Generator[Step, Any, Any]:
    """Call the handler, and warn where it took longer than WeChat Pay waits."""
    started = session.clock.monotonic()
    try:
        return (yield Step(handler, notification))
    finally:
        seconds = session.clock.monotonic() - started
        if seconds > within_seconds:
            logger.warning(
                "The handler of notification %s, event %r, took %.1f s. WeChat Pay waits %g s for the answer and then sends "
                "the notification again. Write it down, return, and do the work afterwards.",
                notification.id,
                notification.event_type,
                seconds,
                within_seconds,
            )


def _refusal(error: WeChatPayError) -> Acknowledgement:
    """What to answer when a notification could not be opened."""
    level = logging.INFO if isinstance(error, SignatureProbe) else logging.WARNING
    logger.log(level, "A notification was refused. %s: %s", type(error).__name__, error)
    if isinstance(error, UnknownSerial) and error.is_temporary:
        return Acknowledgement.failure("The certificate is being fetched; send it again.", status=503)
    if isinstance(error, VerificationError):
        return Acknowledgement.failure("The signature does not verify.", status=401)
    if isinstance(error, NotificationTooLarge):
        return Acknowledgement.too_long()
    if isinstance(error, (DecryptionFailed, ConfigurationError)):
        return Acknowledgement.failure("The notification cannot be decrypted.")
    return Acknowledgement.failure("The notification cannot be read.", status=400)


def _call(step: Step) -> Any:
    outcome = step.function(step.argument)
    if isawaitable(outcome):
        _abandon(outcome)
        raise InvalidArgument(f"{_name_of(step.function)} is async; use handle_async, or an adapter that awaits.")
    return outcome


async def _call_async(step: Step) -> Any:
    import asyncio

    if iscoroutinefunction(step.function):
        return await step.function(step.argument)
    require_asyncio("A handler that is not async")
    outcome = await asyncio.to_thread(step.function, step.argument)
    return await outcome if isawaitable(outcome) else outcome


def _abandon(awaitable: Awaitable[Any]) -> None:
    """Close a coroutine that nobody will await, so that Python does not warn of it."""
    close = getattr(awaitable, "close", None)
    if callable(close):
        close()


def _name_of(function: Callable[..., Any]) -> str:
    return getattr(function, "__qualname__", repr(function))
