"""Find the client that a notification is for, if several receive on one URL. No I/O: a generator of steps.

It is the client whose keys decrypt the notification. If several do, the numbers in the notification decide.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime.errors import (
    BadSignature,
    ConfigurationError,
    DecryptionFailed,
    InvalidArgument,
    NotificationTooLarge,
    UnknownSerial,
    WeChatPayError,
)
from wechatpay_runtime.notifications.envelope import Opened
from wechatpay_runtime.notifications.notification import Notification
from wechatpay_runtime.notifications.observation import observe
from wechatpay_runtime.notifications.reader import Notifications

if TYPE_CHECKING:
    from wechatpay_runtime._session.session import Session

_ADDRESSEES = ("sp_mchid", "combine_mchid", "mchid", "mch_id")
"""Fields of a resource that contain the number of the merchant that receives the notification."""
_NUMBERS = (*((field, "mchid") for field in _ADDRESSEES), ("brand_id", "brand_id"), ("sub_mchid", "mchid"))
"""The fields that identify the receiver, the most reliable first, each with the name of the number that it contains."""


@frozen(eq=False)
class Step:
    """A function for the driver to call: one of the user's, or one that does I/O."""

    function: Callable[..., Any]
    argument: Any


class Receivers:
    """The clients that receive on one URL.

    Args:
        receivers: `notifications` of each client, in order of preference.

    Raises:
        ConfigurationError: A client has no APIv3 key.
    """

    def __init__(self, receivers: Iterable[Notifications]) -> None:
        self._all = list(receivers)
        self._by_number: dict[tuple[str, str], list[Notifications]] = {}
        self._lock = LockOfProcess()
        """Locked while certificates are fetched for a notification, because anyone can send notifications to the URL."""
        for receiver in self._all:
            if receiver.session.resource_cipher is None:
                mchid = receiver.session.identity.value
                raise ConfigurationError(
                    phrase(
                        "The client of merchant {mchid} has no apiv3_key (WECHATPAY_APIV3_KEY), which decrypts notifications.",
                        mchid=mchid,
                    )
                )
            for identity in receiver.session.identities:
                self._by_number.setdefault((identity.name, identity.value), []).append(receiver)

    @property
    def language(self) -> str | None:
        """The language of the first client; `None` if it has none of its own."""
        return self._all[0].session.translating.language if self._all else None

    @property
    def max_bytes(self) -> int:
        """Maximum size of a notification that any of the clients accepts."""
        return max(receiver.session.options.max_notification_bytes for receiver in self._all)

    def open(
        self, headers: Mapping[str, str], body: bytes
    ) -> Generator[Step, Any, tuple[Notification[Any], "Session"]]:
        """Verify, decrypt and parse a notification with the client whose keys fit and whose number it contains.

        If no client can, platform certificates are fetched for those that may lack one, and they try again.
        """
        with observe((receiver.session for receiver in self._all), headers, body) as observer:
            notification, session = yield from self._open(headers, body)
            observer.accept(notification, session)
        return notification, session

    def _open(
        self, headers: Mapping[str, str], body: bytes
    ) -> Generator[Step, Any, tuple[Notification[Any], "Session"]]:
        failures: dict[Notifications, WeChatPayError] = {}
        for receiver in self._all:
            try:
                opened = receiver.open(headers, body)
            except (UnknownSerial, DecryptionFailed, NotificationTooLarge) as error:
                failures[receiver] = error
            else:
                return (yield from self._read(receiver, opened, headers, body))
        for receiver, failure in list(failures.items()):
            if not isinstance(failure, UnknownSerial) or not receiver.can_learn(failure.serial):
                continue
            problem = yield from self._learn(receiver, failure.serial)
            try:
                opened = receiver.open_again(headers, body, problem)
            except UnknownSerial as error:
                failures[receiver] = error
                if error.is_temporary:
                    raise
            except DecryptionFailed as error:
                failures[receiver] = error
            else:
                return (yield from self._read(receiver, opened, headers, body))
        found = [error for error in failures.values() if isinstance(error, DecryptionFailed)]
        raise [*found, *failures.values()][0]

    def _learn(self, receiver: Notifications, serial: str) -> Generator[Step, Any, Exception | None]:
        """Fetch certificates for a receiver, unless another notification is doing that; returns the error, or `None`."""
        if not self._lock.acquire(blocking=False):
            from wechatpay_runtime._certificates.single_flight import under_way

            return under_way()
        try:
            problem: Exception | None = yield Step(receiver.learn_key, serial)
        except InvalidArgument as refused:  # an AsyncClient in a sync router
            return refused
        finally:
            self._lock.release()
        return problem

    def _read(
        self, receiver: Notifications, opened: Opened, headers: Mapping[str, str], body: bytes
    ) -> Generator[Step, Any, tuple[Notification[Any], "Session"]]:
        """Parse a decrypted notification, with another receiver if it contains the number of one whose keys decrypt it."""
        for field, identity_name in _NUMBERS:
            owners = self._by_number.get((identity_name, _text(opened.resource.get(field))), ())
            if receiver in owners:
                break
            for owner in owners:
                own = yield from self._open_as(owner, headers, body, is_addressee=field in _ADDRESSEES)
                if own is not None:
                    return owner.interpret(own), owner.session
        return receiver.interpret(opened), receiver.session

    def _open_as(
        self, owner: Notifications, headers: Mapping[str, str], body: bytes, *, is_addressee: bool
    ) -> Generator[Step, Any, Opened | None]:
        """Verify and decrypt a notification with a client whose number it contains; `None` if its keys do not fit.

        Raises:
            UnknownSerial: The certificates of its addressee could not be fetched, so its receiver is not known.
        """
        problem = None
        try:
            return owner.open(headers, body)
        except (BadSignature, DecryptionFailed, NotificationTooLarge):
            return None
        except UnknownSerial as error:
            if not is_addressee or not owner.can_learn(error.serial):
                return None
            problem = yield from self._learn(owner, error.serial)
        try:
            return owner.open_again(headers, body, problem)
        except (BadSignature, DecryptionFailed):
            return None
        except UnknownSerial:
            if problem is not None:
                raise
            return None


def _text(value: object) -> str:
    """Return a number as a string; some samples write it as a JSON number."""
    return str(value) if isinstance(value, (str, int)) else ""
