"""Opens notifications: verifies, decrypts, and reads each by the description of its event."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload

from attrs import evolve, field, frozen

from wechatpay_runtime._base.suggestions import NamesNearest
from wechatpay_runtime._crypto.verification import is_certificate_serial, verify
from wechatpay_runtime.clock import Clock
from wechatpay_runtime.errors import (
    BadSignature,
    CertificateError,
    ConfigurationError,
    NotificationError,
    NotificationTooLarge,
    SignatureProbe,
    UnexpectedNotification,
    UnknownSerial,
    VerificationError,
)
from wechatpay_runtime.notifications.delivery import Headers, length_hint, read_body, read_headers
from wechatpay_runtime.notifications.envelope import Envelope, read_envelope, read_resource, unseal
from wechatpay_runtime.notifications.notification import Notification, NotificationType, UnknownNotification
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.timestamp import Timestamp

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session

ResourceT = TypeVar("ResourceT")


Learnt = CertificateError | None
"""Why platform certificates could not be fetched; `None` where they could, or where it is too early to ask again."""


@frozen(eq=False)
class Opened:
    """A notification that was verified and decrypted, not yet read."""

    envelope: Envelope
    plaintext: bytes = field(repr=False)
    resource: dict[str, Any] = field(repr=False)
    request_id: str | None


class Notifications(NamesNearest):
    """The notifications of one merchant, as `client.notifications`."""

    def __init__(
        self, session: "Session", events_module: str, learn_key: Callable[[str], Learnt | Awaitable[Learnt]]
    ) -> None:
        self.session = session
        self.learn_key = learn_key
        """Fetches platform certificates because a notification names one that is not held, unless another thread or task does
        that just now; to be awaited where the client is async."""
        self._events_module = events_module
        """Where generated code lists the module of each event."""

    @overload
    def parse(self, headers: Headers, body: bytes | str) -> Notification[Model] | UnknownNotification: ...
    @overload
    def parse(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[ResourceT, Any]
    ) -> Notification[ResourceT]: ...
    def parse(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[Any, Any] | None = None
    ) -> Notification[Any]:
        """Verify, decrypt and read a notification.

        Where it names a platform certificate that is not held, the certificates are fetched, at most once a minute, and it is
        verified again. Else there is no I/O; in an `AsyncClient` never: see `parse_async` there.

        Args:
            headers: All headers of the request: a mapping with names in any letter case, pairs of text or bytes, or a WSGI
                environ.
            body: The raw bytes of the request. Text is encoded as UTF-8. It verifies only where it is what those bytes
                decode to: not where a framework decoded them with another charset or replaced what it could not decode,
                changed line ends, or wrote parsed JSON anew.
            expect: The one notification that this address receives, such as `transaction_success.NOTIFICATION`; the
                result is typed by it. Without it look at the type of `resource`, or use a `Router`.

        Returns:
            The notification; an `UnknownNotification` where no spec describes it.

        Raises:
            InvalidArgument: The headers or the body have another form; the message says what to pass.
            ConfigurationError: There is no APIv3 key.
            NotificationTooLarge: It is longer than `max_notification_bytes`; nothing was read.
            VerificationError: It cannot be trusted, and was not read: a header is missing, it is old, the key is unknown,
                the signature does not fit, or is a probe. Answer 401; or 503 to an `UnknownSerial` that `is_temporary`:
                certificates are being fetched by another thread just now, for which this one does not wait.
            MalformedNotification: It is verified, but not what a notification looks like.
            DecryptionFailed: It is verified, but no APIv3 key opens it.
            UnexpectedNotification: It is another one than `expect`.
            UnexpectedReply: With `strict`, what it tells differs from the page.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382
        """
        raw, signature_headers = read_body(body), read_headers(headers)
        try:
            opened = self.open(signature_headers, raw)
        except UnknownSerial as error:
            opened = self.open_again(signature_headers, raw, self._learn(error))
        return self.interpret(opened, expect)

    def with_clock(self, clock: Clock) -> Self:
        """The same with another clock, for notifications that were kept: they are judged by the time at which they arrived."""
        return type(self)(evolve(self.session, clock=clock), self._events_module, self.learn_key)

    def can_learn(self, serial: str) -> bool:
        """Whether a serial can be that of a platform certificate that is not held yet, and there is a way to fetch it."""
        return self.session.renewal is not None and is_certificate_serial(serial)

    def open(self, headers: Mapping[str, str], body: bytes) -> Opened:
        """Verify and decrypt a notification with what is held; never does I/O.

        Args:
            headers: As `read_headers` gives them.
            body: The raw bytes.

        Raises:
            WeChatPayError: As `parse`.
        """
        try:
            return self._open(headers, body)
        except (VerificationError, NotificationError) as error:
            error.request_id = headers.get("request-id")
            raise

    def open_again(self, headers: Mapping[str, str], body: bytes, problem: Exception | None) -> Opened:
        """The same, once certificates were fetched for it; where they still do not help, `problem` says why."""
        try:
            return self.open(headers, body)
        except UnknownSerial as error:
            if problem is not None:
                error.args = (f"{error} {problem}",)
                error.is_temporary = isinstance(problem, CertificateError) and problem.is_temporary
            raise error from problem

    def interpret(self, opened: Opened, expect: NotificationType[Any, Any] | None = None) -> Notification[Any]:
        """Read what was opened by the description of its event.

        Raises:
            UnexpectedNotification: It is another one than `expect`.
            UnexpectedReply: With `strict`, what it tells differs from the page.
        """
        notification = self._read(opened)
        if expect is not None and (notification.kind is None or notification.kind.name != expect.name):
            error = UnexpectedNotification(
                f"{expect.name} was expected, and {_name_of(notification)} came. Give each its own address, or use a Router.",
                notification=notification,
            )
            error.request_id = opened.request_id
            raise error
        return notification

    def _learn(self, error: UnknownSerial) -> Learnt:
        """Fetch the certificate that a notification names; raises the error again where there is none to fetch."""
        if not self.can_learn(error.serial):
            raise error
        return cast("Learnt", self.learn_key(error.serial))

    def _open(self, headers: Mapping[str, str], body: bytes) -> Opened:
        session = self.session
        limit = session.options.max_notification_bytes
        if len(body) > limit:
            raise NotificationTooLarge(
                f"The notification is {len(body)} bytes long; at most {limit} are accepted (max_notification_bytes)."
            )
        try:
            verify(headers, body, session.key_ring, now=session.clock.now())
        except BadSignature as error:
            if not isinstance(error, SignatureProbe):
                error.args = (f"{error}{length_hint(headers, body)}",)
            raise
        envelope = read_envelope(body)
        if session.resource_cipher is None:
            raise ConfigurationError(
                "Notifications are encrypted with the APIv3 key, and none is configured: apiv3_key (WECHATPAY_APIV3_KEY). "
                "You set it yourself: 商户平台 → 账户中心 → API安全."
            )
        plaintext = unseal(envelope, session.resource_cipher)
        return Opened(envelope, plaintext, read_resource(plaintext), headers.get("request-id"))

    def _read(self, opened: Opened) -> Notification[Any]:
        envelope, resource, request_id = opened.envelope, opened.resource, opened.request_id
        kind = self._kind_of(envelope)
        model = kind.model_of(resource) if kind else None
        session, read = self.session, cast("Any", resource)
        if model:
            strict = session.options.strict
            read = model.from_wire(resource, cipher=session.cipher, strict=strict, request_id=request_id)
        notification_class: type[Any] = Notification if model else UnknownNotification
        notification: Notification[Any] = notification_class(
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
            plaintext=opened.plaintext,
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


class AsyncNotifications(Notifications):
    """The notifications of one merchant, as `AsyncClient.notifications`: `parse` never waits, `parse_async` fetches what is missing."""

    @overload
    async def parse_async(self, headers: Headers, body: bytes | str) -> Notification[Model] | UnknownNotification: ...
    @overload
    async def parse_async(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[ResourceT, Any]
    ) -> Notification[ResourceT]: ...
    async def parse_async(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[Any, Any] | None = None
    ) -> Notification[Any]:
        """Verify, decrypt and read a notification; arguments, result and errors as `Client.notifications.parse`.

        Where it names a platform certificate that is not held, the certificates are fetched, at most once a minute, and it is
        verified again.
        """
        raw, signature_headers = read_body(body), read_headers(headers)
        try:
            opened = self.open(signature_headers, raw)
        except UnknownSerial as error:
            if not self.can_learn(error.serial):
                raise
            learning = cast("Awaitable[Learnt]", self.learn_key(error.serial))
            opened = self.open_again(signature_headers, raw, await learning)
        return self.interpret(opened, expect)

    def _learn(self, error: UnknownSerial) -> Learnt:
        if self.can_learn(error.serial):
            error.args = (f"{error} `await client.notifications.parse_async(headers, body)` fetches what is new.",)
        raise error


def _constant(module: str, name: str) -> Any:
    """The last constant of a generated module; where another thread is importing it just now, wait for that."""
    found = getattr(sys.modules.get(module), name, None)
    return getattr(import_module(module), name) if found is None else found


def _name_of(notification: Notification[Any]) -> str:
    return notification.kind.name if notification.kind else f"the unknown event {notification.event_type!r}"
