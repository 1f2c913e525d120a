"""Opens notifications: verifies, decrypts, and reads each by the description of its event."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from wechatpay_runtime.errors import (
    ConfigurationError,
    NotificationError,
    NotificationTooLarge,
    UnexpectedNotification,
    VerificationError,
)
from wechatpay_runtime.model import Model
from wechatpay_runtime.notifications.delivery import Headers, read_body, read_headers
from wechatpay_runtime.notifications.envelope import Envelope, read_envelope, read_resource, unseal
from wechatpay_runtime.notifications.notification import Notification, NotificationType, UnknownNotification
from wechatpay_runtime.timestamp import Timestamp
from wechatpay_runtime.verification import verify

if TYPE_CHECKING:
    from wechatpay_runtime.session import Session

ResourceT = TypeVar("ResourceT")


class Notifications:
    """The notifications of one merchant, as `client.notifications`."""

    def __init__(self, session: "Session", events_module: str) -> None:
        self.session = session
        self._events_module = events_module
        """Where generated code lists the module of each event."""

    @overload
    def parse(self, headers: Headers, body: bytes) -> Notification[Model] | UnknownNotification: ...
    @overload
    def parse(
        self, headers: Headers, body: bytes, *, expect: NotificationType[ResourceT, Any]
    ) -> Notification[ResourceT]: ...
    def parse(
        self, headers: Headers, body: bytes, *, expect: NotificationType[Any, Any] | None = None
    ) -> Notification[Any]:
        """Verify, decrypt and read a notification; does no I/O.

        Args:
            headers: All headers of the request: a mapping in any case, pairs of text or bytes, or a WSGI environ.
            body: The raw bytes of the request.
            expect: The one notification that this address receives, such as `transaction_success.NOTIFICATION`; the
                result is typed by it. Without it look at the type of `resource`, or use a `Router`.

        Returns:
            The notification; an `UnknownNotification` where no spec describes it.

        Raises:
            InvalidArgument: The headers or the body have another form; the message says what to pass.
            ConfigurationError: There is no APIv3 key.
            NotificationTooLarge: It is longer than `max_notification_bytes`; nothing was read.
            VerificationError: It cannot be trusted, and was not read: a header is missing, it is old, the key is unknown,
                the signature does not fit, or is a probe. Answer 401.
            MalformedNotification: It is verified, but not what a notification looks like.
            DecryptionFailed: It is verified, but no APIv3 key opens it.
            UnexpectedNotification: It is another one than `expect`.
            UnexpectedReply: With `strict`, what it tells differs from the page.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382
        """
        raw, wanted = read_body(body), read_headers(headers)
        try:
            notification = self._open(wanted, raw)
            if expect is not None and (notification.kind is None or notification.kind.name != expect.name):
                raise UnexpectedNotification(
                    f"{expect.name} was expected, and {_named(notification)} came. Give each its own address, or use a "
                    "Router.",
                    notification=notification,
                )
        except (VerificationError, NotificationError) as error:
            error.request_id = wanted.get("request-id")
            raise
        return notification

    def _open(self, headers: Mapping[str, str], body: bytes) -> Notification[Any]:
        session = self.session
        limit = session.options.max_notification_bytes
        if len(body) > limit:
            raise NotificationTooLarge(
                f"The notification is {len(body)} bytes long; at most {limit} are accepted (max_notification_bytes)."
            )
        verify(headers, body, session.key_ring, now=session.clock.now())
        envelope = read_envelope(body)
        if session.resource_cipher is None:
            raise ConfigurationError(
                "Notifications are encrypted with the APIv3 key, and none is configured: apiv3_key (WECHATPAY_APIV3_KEY). "
                "You set it yourself: 商户平台 → 账户中心 → API安全."
            )
        plaintext = unseal(envelope, session.resource_cipher)
        return self._read(envelope, plaintext, headers.get("request-id"))

    def _read(self, envelope: Envelope, plaintext: bytes, request_id: str | None) -> Notification[Any]:
        resource = read_resource(plaintext)
        kind = self._kind_of(envelope)
        model = kind.model_of(resource) if kind else None
        session, read = self.session, cast("Any", resource)
        if model:
            strict = session.options.strict
            read = model.from_wire(resource, cipher=session.cipher, strict=strict, request_id=request_id)
        made: type[Any] = Notification if model else UnknownNotification
        notification: Notification[Any] = made(
            id=envelope.id,
            event_type=envelope.event_type,
            create_time=Timestamp.read(envelope.create_time) if envelope.create_time else None,
            resource_type=envelope.resource_type,
            summary=envelope.summary,
            original_type=envelope.original_type,
            mchid=session.identity.value,
            request_id=request_id,
            kind=kind if model else None,
            resource=read,
            plaintext=plaintext,
        )
        return notification

    def _kind_of(self, envelope: Envelope) -> NotificationType[Any, Any] | None:
        """The description of an event; one that names no original type takes every one.

        Some notifications come without an original type: then the event type decides, where it leads to one only.
        """
        if not self._events_module:
            return None
        events: Mapping[str, Mapping[str, str]] = _constant(self._events_module, "NOTIFICATIONS")
        modules = events.get(envelope.event_type, {})
        module = modules.get(envelope.original_type or "") or modules.get("")
        if module is None and envelope.original_type is None and len(modules) == 1:
            module = next(iter(modules.values()))
        return _constant(module, "NOTIFICATION") if module else None


def _constant(module: str, name: str) -> Any:
    """The last constant of a generated module; where another thread is importing it just now, wait for that."""
    found = getattr(sys.modules.get(module), name, None)
    return getattr(import_module(module), name) if found is None else found


def _named(notification: Notification[Any]) -> str:
    return notification.kind.name if notification.kind else f"the unknown event {notification.event_type!r}"
