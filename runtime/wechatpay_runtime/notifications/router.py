"""Route each notification to its handler, and create the acknowledgement from the handler's result.

The decisions are a generator without I/O. A sync and an async driver perform its steps.
"""

import logging
from collections.abc import Awaitable, Callable, Generator, Mapping
from functools import cached_property, partial
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any, Protocol

from wechatpay_runtime._base.messages import Message, phrase
from wechatpay_runtime._drivers.event_loop import require_asyncio
from wechatpay_runtime._errors.translation import translate
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
from wechatpay_runtime.notifications.acknowledgement import TOO_LARGE, Acknowledgement, acknowledge_with_data
from wechatpay_runtime.notifications.delivery import Headers, read_body, read_headers
from wechatpay_runtime.notifications.guarding import Guarding
from wechatpay_runtime.notifications.handlers import Handlers
from wechatpay_runtime.notifications.notification import Notification
from wechatpay_runtime.notifications.receivers import Receivers, Step
from wechatpay_runtime.notifications.replay_guard import ReplayGuard

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session
    from wechatpay_runtime.notifications.reader import Notifications

logger = logging.getLogger("wechatpay_runtime")
_UNAVAILABLE = 503
ANSWER_SECONDS = 5.0
"""Time that WeChat Pay waits for the acknowledgement of a notification: https://pay.weixin.qq.com/doc/v3/merchant/4012075420."""


class ReceivesNotifications(Protocol):
    """A `Client` or an `AsyncClient`."""

    @cached_property  # pyright does not accept a cached property where the protocol has a property
    def notifications(self) -> "Notifications":
        """Reads notifications with the keys of the client."""
        ...


class Router(Handlers):
    """Calls the handlers of notifications, for one or several merchants.

    WeChat Pay waits five seconds for the acknowledgement and then sends the notification again. A handler should store the
    notification and return, and do the work afterwards. A slower handler causes a warning in the log `wechatpay_runtime`.

    A handler is called with the notification. If it returns, the notification is acknowledged; if it raises, WeChat Pay is asked
    to send it again. A handler can return an `Acknowledgement` to choose the response itself. If the page requires data in the
    acknowledgement, the handler returns a model. A handler may run more than once per payment; make it idempotent.
    """

    def __init__(
        self,
        *clients: ReceivesNotifications,
        replay_guard: ReplayGuard | None = None,
        handlers: Handlers | None = None,
    ) -> None:
        """Create a router.

        Args:
            clients: A client for each merchant whose notifications arrive here. `notification.mchid` is the merchant whose keys
                decrypt the notification; if several have the same keys, it is the one whose number the notification contains.
            replay_guard: Remembers handled notifications. Further deliveries are acknowledged without calling the handler.
            handlers: Handlers that were registered before there was a client. The router uses them as well as its own.

        Raises:
            ConfigurationError: No client was passed, or a client has no APIv3 key.
        """
        if not clients:
            raise ConfigurationError(
                phrase("Pass a client to Router for each merchant whose notifications it receives.")
            )
        super().__init__(handlers)
        self._receivers = Receivers(client.notifications for client in clients)
        self._guarding = Guarding(replay_guard) if replay_guard is not None else None

    @property
    def max_bytes(self) -> int:
        """Maximum size of a notification that any of the clients accepts."""
        return self._receivers.max_bytes

    def handle(self, headers: Headers, body: bytes | str) -> Acknowledgement:
        """Verify and decrypt a notification, call its handler, and return the acknowledgement to send.

        If the notification names an unknown platform certificate, it is fetched, as `client.notifications.parse` does.

        Args:
            headers: As for `client.notifications.parse`.
            body: The raw bytes of the request, or a string, as for `client.notifications.parse`.

        Returns:
            Status 200 if it is handled; 400 if it cannot be parsed, 401 if it cannot be verified, 413 if it is too large, 500 if
            its handler failed or no APIv3 key decrypts it, 503 if certificates are being fetched for another notification, or another
            delivery of it is being handled.

        Raises:
            InvalidArgument: The headers or the body have a wrong type; the message lists what to pass.
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
            steps.close()  # releases locks if the task is cancelled

    async def handle_async(self, headers: Headers, body: bytes | str) -> Acknowledgement:
        """Do the same as `handle`, asynchronously.

        A handler that is not async runs in a thread, so that it does not block the event loop.
        """
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
            steps.close()  # releases locks if the task is cancelled

    def _steps(self, headers: Mapping[str, str], body: bytes) -> Generator[Step, Any, Acknowledgement]:
        try:
            notification, session = yield from self._receivers.open(headers, body)
        except WeChatPayError as error:
            return self._refusal(error)
        handler = self.handler_of(notification.kind)
        if handler is None:
            logger.warning(
                "No handler for notification %s, event %r; WeChat Pay will send it again.",
                notification.id,
                notification.event_type,
            )
            return self._failure(phrase("No handler for this event."))
        try:
            return (yield from self._handled(notification, handler, session))
        except Exception:
            logger.exception("The handler of notification %s failed; WeChat Pay will send it again.", notification.id)
            return self._failure(phrase("The handler failed."))

    def _refusal(self, error: WeChatPayError) -> Acknowledgement:
        """Return the acknowledgement for a notification that could not be verified or decrypted."""
        translate(error, self._receivers.language)
        level = logging.INFO if isinstance(error, SignatureProbe) else logging.WARNING
        logger.log(level, "A notification was refused. %s: %s", type(error).__name__, error)
        if isinstance(error, UnknownSerial) and error.is_temporary:
            return self._failure(phrase("The certificate is being fetched; send the notification again."), _UNAVAILABLE)
        if isinstance(error, VerificationError):
            return self._failure(phrase("The signature does not verify."), 401)
        if isinstance(error, NotificationTooLarge):
            return self._failure(TOO_LARGE, 413)
        if isinstance(error, (DecryptionFailed, ConfigurationError)):
            return self._failure(phrase("The notification cannot be decrypted."))
        return self._failure(phrase("The notification cannot be read."), 400)

    def _failure(self, reason: Message, status: int = 500) -> Acknowledgement:
        return Acknowledgement.failure(reason.translated(self._receivers.language), status=status)

    def _handled(
        self, notification: Notification[Any], handler: Callable[..., Any], session: "Session"
    ) -> Generator[Step, Any, Acknowledgement]:
        kind = notification.kind
        if kind and kind.answer:
            result = yield from _timed(notification, handler, session, kind.answer.within_seconds)
            return result if isinstance(result, Acknowledgement) else acknowledge_with_data(kind, result, session)
        handle = partial(_acknowledged, notification, handler, session)
        if self._guarding is None:
            return (yield from handle())
        acknowledgement = yield from self._guarding.guarded(notification.id, session.nonce(), handle)
        return acknowledgement or self._failure(
            phrase("This notification is being handled; send it again later."), _UNAVAILABLE
        )


def _acknowledged(
    notification: Notification[Any], handler: Callable[..., Any], session: "Session"
) -> Generator[Step, Any, Acknowledgement]:
    result = yield from _timed(notification, handler, session, ANSWER_SECONDS)
    return result if isinstance(result, Acknowledgement) else Acknowledgement.success()


def _timed(
    notification: Notification[Any], handler: Callable[..., Any], session: "Session", within_seconds: float
) -> Generator[Step, Any, Any]:
    """Call the handler, and log a warning if it took longer than WeChat Pay waits."""
    started = session.clock.monotonic()
    try:
        return (yield Step(handler, notification))
    finally:
        seconds = session.clock.monotonic() - started
        if seconds > within_seconds:
            logger.warning(
                "The handler of notification %s, event %r, took %.1f s. WeChat Pay waits %g s for the acknowledgement and then "
                "sends the notification again. Store the notification, return, and do the work afterwards.",
                notification.id,
                notification.event_type,
                seconds,
                within_seconds,
            )


def _call(step: Step) -> Any:
    outcome = step.function(step.argument)
    if isawaitable(outcome):
        _abandon(outcome)
        raise InvalidArgument(
            phrase("{function} is async. Use handle_async, or an async adapter.", function=_name_of(step.function))
        )
    return outcome


async def _call_async(step: Step) -> Any:
    import asyncio

    if iscoroutinefunction(step.function):
        return await step.function(step.argument)
    require_asyncio(phrase("A handler that is not async"))
    outcome = await asyncio.to_thread(step.function, step.argument)
    return await outcome if isawaitable(outcome) else outcome


def _abandon(awaitable: Awaitable[Any]) -> None:
    """Close a coroutine that is never awaited, so that Python does not print a warning."""
    close = getattr(awaitable, "close", None)
    if callable(close):
        close()


def _name_of(function: Callable[..., Any]) -> str:
    return getattr(function, "__qualname__", repr(function))
