"""Read notifications: verify, decrypt, and parse each by the description of its event type."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, overload

from wechatpay_runtime._base.drafts import draft_of
from wechatpay_runtime._base.messages import complaint_of, phrase, sentences
from wechatpay_runtime._base.suggestions import NamesNearest
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._crypto.verification import is_certificate_serial, verify
from wechatpay_runtime._errors.translation import translate
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
    WeChatPayError,
)
from wechatpay_runtime.notifications.delivery import Headers, length_hint, read_body, read_headers
from wechatpay_runtime.notifications.envelope import Opened, decrypt, read_envelope, read_resource
from wechatpay_runtime.notifications.kinds import kind_of
from wechatpay_runtime.notifications.notification import Notification, NotificationType, UnknownNotification
from wechatpay_runtime.notifications.observation import observe
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.timestamp import Timestamp

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session

ResourceT = TypeVar("ResourceT")
_KNOWN = Notification, draft_of(Notification)
_UNKNOWN = UnknownNotification, draft_of(UnknownNotification)
"""The classes of notifications with their drafts, because the constructor of a frozen class is slow."""


Learnt = CertificateError | None
"""The error if platform certificates could not be fetched; `None` if they were, or it is too early to fetch them again."""


class Notifications(NamesNearest):
    """Reads the notifications of one merchant; available as `client.notifications`."""

    def __init__(
        self, session: "Session", events_module: str, learn_key: Callable[[str], Learnt | Awaitable[Learnt]]
    ) -> None:
        self.session = session
        self.learn_key = learn_key
        """Fetches platform certificates for a notification that names an unknown one, unless another thread or task is already
        fetching them. Awaitable if the client is async."""
        self._events_module = events_module
        """The generated module that lists the module of each event type."""

    @overload
    def parse(self, headers: Headers, body: bytes | str) -> Notification[Model] | UnknownNotification: ...
    @overload
    def parse(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[ResourceT, Any]
    ) -> Notification[ResourceT]: ...
    def parse(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[Any, Any] | None = None
    ) -> Notification[Any]:
        """Verify, decrypt and parse a notification.

        If the notification names an unknown platform certificate, the certificates are fetched, at most once a minute, and
        the notification is verified again. Otherwise there is no I/O. `AsyncClient.notifications.parse` never does I/O: use
        `parse_async` there.

        Args:
            headers: All headers of the request: a mapping with names in any letter case, pairs of strings or bytes, or a WSGI
                environ.
            body: The raw bytes of the request. A string is encoded as UTF-8. Verification only succeeds if it is the exact
                decoded text. It fails if a framework used another charset, replaced invalid characters, changed line
                endings, or serialised parsed JSON again.
            expect: The only notification that this URL receives, such as `transaction_success.NOTIFICATION`; it determines the
                type of the result. Without it, check the type of `resource`, or use a `Router`.

        Returns:
            The notification; an `UnknownNotification` if no spec describes it.

        Raises:
            InvalidArgument: The headers or the body have a wrong type; the message lists what to pass.
            ConfigurationError: The client has no APIv3 key.
            NotificationTooLarge: It is larger than `max_notification_bytes`; it was not read.
            VerificationError: It could not be verified: a header is missing, the timestamp is old, the key is unknown, or the
                signature is wrong or a probe. Respond with 401. If it is an `UnknownSerial` with `is_temporary`, respond with
                503: another thread is fetching certificates at the moment, and this call does not wait for them.
            MalformedNotification: It is verified, but does not have the format of a notification.
            DecryptionFailed: It is verified, but no APIv3 key decrypts it.
            UnexpectedNotification: It is not the notification that `expect` names.
            UnexpectedReply: `strict` is set, and the resource differs from the official page.

        Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012071382
        """
        session = self.session
        try:
            raw, signature_headers = read_body(body), read_headers(headers)
            if not session.hooks:
                return self._receive(signature_headers, raw, expect)
            with observe((session,), signature_headers, raw) as observer:
                notification = self._receive(signature_headers, raw, expect)
                observer.accept(notification, session)
        except WeChatPayError as error:
            translate(error, session.translating.language)
            raise
        return notification

    def _receive(
        self, headers: Mapping[str, str], body: bytes, expect: NotificationType[Any, Any] | None
    ) -> Notification[Any]:
        try:
            opened = self.open(headers, body)
        except UnknownSerial as error:
            opened = self.open_again(headers, body, self._learn(error))
        return self.interpret(opened, expect)

    def with_clock(self, clock: Clock) -> Self:
        """Return a reader with another clock, to verify stored notifications at the time of their arrival."""
        return type(self)(evolve(self.session, clock=clock), self._events_module, self.learn_key)

    def can_learn(self, serial: str) -> bool:
        """Return whether a serial number can belong to a new platform certificate, and the client can fetch certificates."""
        return self.session.renewal is not None and is_certificate_serial(serial)

    def open(self, headers: Mapping[str, str], body: bytes) -> Opened:
        """Verify and decrypt a notification with the keys available. Does no I/O.

        Args:
            headers: As `read_headers` returns them.
            body: The raw bytes.

        Raises:
            WeChatPayError: As for `parse`.
        """
        try:
            return self._open(headers, body)
        except (VerificationError, NotificationError) as error:
            error.request_id = headers.get("request-id")
            raise

    def open_again(self, headers: Mapping[str, str], body: bytes, problem: Exception | None) -> Opened:
        """Verify and decrypt a notification after fetching certificates; `problem` is the error of the fetch, or `None`."""
        try:
            return self.open(headers, body)
        except UnknownSerial as error:
            if problem is not None:
                error.args = (sentences(complaint_of(error), complaint_of(problem)),)
                error.is_temporary = isinstance(problem, CertificateError) and problem.is_temporary
            raise error from problem

    def interpret(self, opened: Opened, expect: NotificationType[Any, Any] | None = None) -> Notification[Any]:
        """Parse a decrypted notification by the description of its event type.

        Raises:
            UnexpectedNotification: It is not the notification that `expect` names.
            UnexpectedReply: `strict` is set, and the resource differs from the official page.
        """
        notification = self._read(opened)
        if expect is not None and (notification.kind is None or notification.kind.name != expect.name):
            error = UnexpectedNotification(
                phrase(
                    "Expected the notification {expected}, got {received}. Use a different notify_url for each, or a Router.",
                    expected=expect.name,
                    received=_name_of(notification),
                ),
                notification=notification,
            )
            error.request_id = opened.request_id
            raise error
        return notification

    def _learn(self, error: UnknownSerial) -> Learnt:
        """Fetch the certificate that a notification names; raises the error again if it cannot be fetched."""
        if not self.can_learn(error.serial):
            raise error
        return cast("Learnt", self.learn_key(error.serial))

    def _open(self, headers: Mapping[str, str], body: bytes) -> Opened:
        session = self.session
        limit = session.options.max_notification_bytes
        if len(body) > limit:
            raise NotificationTooLarge(
                phrase(
                    "The notification is {count} bytes long; the limit is {limit} (max_notification_bytes).",
                    count=len(body),
                    limit=limit,
                )
            )
        try:
            verify(headers, body, session.key_ring, now=session.clock.now())
        except BadSignature as error:
            if not isinstance(error, SignatureProbe):
                error.args = (sentences(complaint_of(error), length_hint(headers, body)),)
            raise
        envelope = read_envelope(body)
        if session.resource_cipher is None:
            raise ConfigurationError(
                phrase(
                    "apiv3_key (WECHATPAY_APIV3_KEY) is missing, and notifications are encrypted with it. You choose the APIv3 key yourself: 商户平台 → 账户中心 → API安全."
                )
            )
        plaintext = decrypt(envelope, session.resource_cipher)
        return Opened(envelope, plaintext, read_resource(plaintext), headers.get("request-id"))

    def _read(self, opened: Opened) -> Notification[Any]:
        envelope, resource, request_id = opened.envelope, opened.resource, opened.request_id
        kind, model = kind_of(self._events_module, envelope, resource) or (None, None)
        session, read = self.session, cast("Any", resource)
        if model:
            strict = session.options.strict
            read = model.from_wire(resource, cipher=session.cipher, strict=strict, request_id=request_id)
        notification_class, draft_class = _KNOWN if model else _UNKNOWN
        notification: Any = object.__new__(draft_class)
        notification.id = envelope.id
        notification.event_type = envelope.event_type
        notification.create_time = Timestamp.read(envelope.create_time) if envelope.create_time else None
        notification.resource_type = envelope.resource_type
        notification.summary = envelope.summary
        notification.original_type = envelope.original_type
        notification.mchid = session.identity.value
        notification.request_id = request_id
        notification.kind = kind
        notification.resource = read
        notification.plaintext = opened.plaintext
        notification.__class__ = notification_class
        return cast("Notification[Any]", notification)


class AsyncNotifications(Notifications):
    """Reads the notifications of one merchant; available as `AsyncClient.notifications`.

    `parse` does no I/O; `parse_async` fetches missing platform certificates.
    """

    @overload
    async def parse_async(self, headers: Headers, body: bytes | str) -> Notification[Model] | UnknownNotification: ...
    @overload
    async def parse_async(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[ResourceT, Any]
    ) -> Notification[ResourceT]: ...
    async def parse_async(
        self, headers: Headers, body: bytes | str, *, expect: NotificationType[Any, Any] | None = None
    ) -> Notification[Any]:
        """Verify, decrypt and parse a notification; arguments, result and errors as for `Client.notifications.parse`.

        If the notification names an unknown platform certificate, the certificates are fetched, at most once a minute, and
        the notification is verified again.
        """
        with self.session.translating:
            raw, signature_headers = read_body(body), read_headers(headers)
            with observe((self.session,), signature_headers, raw) as observer:
                try:
                    opened = self.open(signature_headers, raw)
                except UnknownSerial as error:
                    if not self.can_learn(error.serial):
                        raise
                    learning = cast("Awaitable[Learnt]", self.learn_key(error.serial))
                    opened = self.open_again(signature_headers, raw, await learning)
                notification = self.interpret(opened, expect)
                observer.accept(notification, self.session)
            return notification

    def _learn(self, error: UnknownSerial) -> Learnt:
        if self.can_learn(error.serial):
            error.args = (
                sentences(
                    complaint_of(error),
                    phrase("`await client.notifications.parse_async(headers, body)` fetches new certificates."),
                ),
            )
        raise error


def _name_of(notification: Notification[Any]) -> str:
    kind = notification.kind
    return kind.name if kind else phrase("the unknown event {event_type!r}", event_type=notification.event_type)
