"""The handlers of notifications, which can be registered before there is a client."""

from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeAlias, TypeVar, overload

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.notification import AnswerT, Notification, NotificationType, ResourceT

Handler: TypeAlias = Callable[[Notification[ResourceT]], AnswerT]
FallbackT = TypeVar("FallbackT", bound=Callable[[Notification[Any]], Any])


class Registration(Generic[ResourceT, AnswerT]):
    """A decorator that registers the handler of a notification."""

    def __init__(self, handlers: "Handlers", kind: NotificationType[ResourceT, AnswerT]) -> None:
        self._handlers = handlers
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
        """Register the handler and return it."""
        self._handlers.add(self._kind, handler)
        return handler


class Handlers:
    """Handlers of notifications, to be passed to a `Router` later.

    Register them where they are written, without a client: `@handlers.on(transaction_success.NOTIFICATION)`. Create the router
    when the settings are known: `Router(client, handlers=handlers)`. A `Router` has the same methods.
    """

    def __init__(self, handlers: "Handlers | None" = None) -> None:
        """Create a register of handlers, in addition to those of another one."""
        self._others = handlers
        self._handlers: dict[str, Handler[Any, Any]] = {}
        self._fallback: Callable[[Notification[Any]], Any] | None = None

    def on(self, kind: NotificationType[ResourceT, AnswerT]) -> Registration[ResourceT, AnswerT]:
        """Return a decorator for the handler of a notification: `@router.on(transaction_success.NOTIFICATION)`.

        Args:
            kind: `NOTIFICATION` of its module.
        """
        return Registration(self, kind)

    def add(self, kind: NotificationType[Any, Any], handler: Handler[Any, Any]) -> None:
        """Register a handler, as `on` does.

        Raises:
            InvalidArgument: The notification already has a handler.
        """
        if self._named(kind.name):
            raise InvalidArgument(
                phrase("{kind} already has a handler. Register one handler for each notification.", kind=kind.name)
            )
        self._handlers[kind.name] = handler

    def fallback(self, handler: FallbackT) -> FallbackT:
        """Register a handler for all notifications that have no other, including those that no spec describes.

        Without it, the response to such a notification is a failure, so that WeChat Pay sends it again.
        """
        self._fallback = handler
        return handler

    def handler_of(self, kind: NotificationType[Any, Any] | None) -> Callable[[Notification[Any]], Any] | None:
        """Return the handler of a notification, else the fallback; `None` if there is neither."""
        return (self._named(kind.name) if kind else None) or self._last_resort()

    @property
    def is_empty(self) -> bool:
        """Whether no handler and no fallback is registered."""
        return not self._handlers and self._fallback is None and (self._others is None or self._others.is_empty)

    def _named(self, name: str) -> Callable[[Notification[Any]], Any] | None:
        return self._handlers.get(name) or (self._others._named(name) if self._others else None)  # noqa: SLF001 - the same class

    def _last_resort(self) -> Callable[[Notification[Any]], Any] | None:
        return self._fallback or (self._others._last_resort() if self._others else None)  # noqa: SLF001 - the same class
