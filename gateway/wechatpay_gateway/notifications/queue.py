"""The queue of notifications, with the times at which they are due, and the log of deliveries.

A notification that is not accepted is retried 15 times in 24 hours: https://pay.weixin.qq.com/doc/v3/merchant/4012075420.
"""

import secrets
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.messages import Headers
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.catalog.notification import Notification as Documented
from wechatpay_gateway.notifications.altered import altered
from wechatpay_gateway.notifications.envelope import make_body
from wechatpay_gateway.notifications.faults import NotificationFault, NotificationFaultKind, NotificationFaults
from wechatpay_gateway.parties.merchants import Merchants

_MINUTE, _HOUR = 60, 3600
RETRY_SECONDS = (
    *(15, 15, 30, 3 * _MINUTE, 10 * _MINUTE, 20 * _MINUTE, 30 * _MINUTE, 30 * _MINUTE, 30 * _MINUTE, 60 * _MINUTE),
    *(3 * _HOUR, 3 * _HOUR, 3 * _HOUR, 6 * _HOUR, 6 * _HOUR),
)
"""The waits between deliveries; their sum is 24 hours and 4 minutes."""
SUCCESS_STATUSES = (200, 204)
"""The statuses with which a merchant accepts a notification."""
_BEFORE_SENDING = (NotificationFaultKind.LATE,)
_BEFORE_ENCRYPTION = (
    NotificationFaultKind.CHANGED,
    NotificationFaultKind.NEW_FIELDS,
    NotificationFaultKind.NEW_VALUES,
)
_WHILE_SENDING = (
    NotificationFaultKind.PROBE,
    NotificationFaultKind.BAD_SIGNATURE,
    NotificationFaultKind.UNKNOWN_SERIAL,
    NotificationFaultKind.STALE_CLOCK,
)
_COLUMNS = "id, mchid, event_type, url, body, created, retries, attempts, due, state"


class NotificationState(StrEnum):
    """The state of a notification."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


_IN_STATE = {
    NotificationState.WAITING: "state = 'waiting' AND due > 0 ORDER BY +rowid",
    NotificationState.DELIVERED: "state = 'delivered' ORDER BY rowid",
    NotificationState.GIVEN_UP: "state = 'given_up' ORDER BY rowid",
}
"""The condition for each state, written so that SQLite uses an index if the state is rare."""


class UnknownNotificationError(LookupError):
    """The gateway has no notification with this ID."""


class UnknownMerchantError(LookupError):
    """The merchant of a notification has been removed, so the delivery cannot be signed."""


def _read_retries(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split())


def _except(busy: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Return an SQL condition that excludes the notifications to these receivers, and its parameters."""
    return " AND ".join(["due IS NOT NULL", *("instr(url, ?) <> 1" for _ in busy)]), tuple(busy)


@frozen
class Notification:
    """A notification; times are in seconds since 1970, `due` is `None` after it has been delivered or given up."""

    id: str
    mchid: str
    event_type: str
    url: str
    body: bytes = field(repr=False)
    created: float
    retries: tuple[int, ...] = field(converter=_read_retries, repr=False)
    attempts: int
    due: float | None
    state: NotificationState = field(converter=NotificationState)


@frozen
class Delivery:
    """A delivery: the status of its acknowledgement, or the reason why there is none, and the fault that a test requested for it."""

    notification: str
    at: float
    fault: str | None
    status: int | None
    outcome: str


@frozen
class Parcel:
    """A notification that is ready to send."""

    notification: Notification
    headers: Headers = field(default=(), repr=False)
    fault: NotificationFault | None = None


class Notifications:
    """All notifications, delivered or not. The courier takes the ones that are due, sends them and reports the outcome.

    Attributes:
        faults: the pending faults.
    """

    def __init__(self, store: Store, merchants: Merchants, documented: Mapping[str, Documented]) -> None:
        self._store = store
        self._documented = documented
        self._merchants = merchants
        self.faults = NotificationFaults()

    def add(
        self,
        *,
        mchid: str,
        event_type: str,
        original_type: str,
        url: str,
        resource: Mapping[str, Any],
        at: float,
        retry_seconds: Sequence[int] = RETRY_SECONDS,
        summary: str | None = None,
    ) -> Notification:
        """Queue a notification that is due immediately; `summary` defaults to the one of the event type.

        Raises:
            KeyError: the merchant does not exist.
        """
        merchant = self._merchants.get(mchid)
        if merchant is None:
            raise KeyError(f"the gateway has no merchant {mchid}")
        number = str(uuid.uuid4())
        content = self._altered(event_type, original_type, resource)
        body = make_body(
            notification_id=number,
            created=at,
            event_type=event_type,
            original_type=original_type,
            resource=content,
            apiv3_key=merchant.apiv3_key,
            nonce=secrets.token_hex(6),
            summary=summary,
        )
        late = self.faults.take(event_type, *_BEFORE_SENDING)
        due = at + (late.seconds if late else 0)
        retries = " ".join(str(seconds) for seconds in retry_seconds)
        row = (number, mchid, event_type, url, body, at, retries, 0, due, NotificationState.WAITING.value)
        with self._store.transaction() as connection:
            connection.execute("INSERT INTO callbacks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return Notification(*row)

    def _altered(self, event_type: str, original_type: str, resource: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the content of a notification after a pending fault changed it."""
        fault = self.faults.take(event_type, *_BEFORE_ENCRYPTION)
        return resource if fault is None else altered(resource, fault, self._documented, event_type, original_type)

    def get(self, number: str) -> Notification:
        """Return the notification with this ID.

        Raises:
            UnknownNotificationError: no notification has the ID.
        """
        for notification in self._select("id = ?", number):
            return notification
        raise UnknownNotificationError(f"the gateway has no notification {number}")

    def next_due(self, busy: Collection[str] = ()) -> float | None:
        """Return when the next notification is due, in seconds since 1970; `None` if none is waiting. `busy` as in `take_due`."""
        where, arguments = _except(busy)
        query = f"SELECT min(due) FROM callbacks WHERE {where}"  # noqa: S608 (constants)
        due: float | None = self._store.rows(query, arguments)[0][0]
        return due

    def take_due(self, now: float, busy: Collection[str] = (), *, receiver: str = "") -> Notification | None:
        """Return the notification that has been due longest; `None` if none is due.

        Args:
            now: the time, in seconds since 1970.
            busy: receivers to leave out, as prefixes of their URLs.
            receiver: the only receiver to look at, as a prefix; by default all.
        """
        where, arguments = _except(busy)
        if receiver:
            where, arguments = f"{where} AND instr(url, ?) = 1", (*arguments, receiver)
        return next(self._select(f"due <= ? AND {where} ORDER BY due, rowid LIMIT 1", now, *arguments), None)

    def pack(self, notification: Notification, *, timestamp: int, nonce: str) -> Parcel:
        """Sign a delivery, incorrectly if a fault is pending for it.

        Args:
            notification: the notification.
            timestamp: the time of the signature in seconds since 1970, of the real clock, because merchants verify it.
            nonce: a new nonce.

        Raises:
            UnknownMerchantError: the merchant has been removed, so the delivery cannot be signed.
        """
        merchant = self._merchants.get(notification.mchid)
        if merchant is None:
            raise UnknownMerchantError(f"the gateway no longer has the merchant {notification.mchid}")
        fault = self.faults.take(notification.event_type, *_WHILE_SENDING)
        signature = merchant.signer.headers(timestamp, nonce, notification.body, fault.signs_as if fault else None)
        headers = (
            (b"Content-Type", b"application/json"),
            (b"Accept", b"*/*"),
            (b"User-Agent", b"Mozilla/4.0"),
            (b"Request-ID", f"08{secrets.token_hex(17).upper()}-0".encode("ascii")),
            *signature,
        )
        return Parcel(notification, headers, fault)

    def settle(self, parcel: Parcel, *, at: float, status: int | None, outcome: str) -> Notification:
        """Record the outcome of a delivery and return the notification: delivered, due again or given up.

        It stays due if `resend` was called during the delivery.
        """
        notification, fault = parcel.notification, parcel.fault
        state, due = self._next(notification, fault, status, at)
        with self._store.transaction() as connection:
            changed = connection.execute(
                "UPDATE callbacks SET attempts = attempts + 1, due = CASE WHEN due IS :was THEN :due ELSE due END, "
                "state = CASE WHEN due IS :was THEN :state ELSE state END WHERE id = :id",
                {"was": notification.due, "due": due, "state": state.value, "id": notification.id},
            )
            if changed.rowcount:  # `reset` may have deleted it
                connection.execute(
                    "INSERT INTO callback_attempts VALUES (?, ?, ?, ?, ?)",
                    (notification.id, at, fault.kind.value if fault else None, status, outcome),
                )
        return next(self._select("id = ?", notification.id), notification)

    def _next(
        self, notification: Notification, fault: NotificationFault | None, status: int | None, at: float
    ) -> tuple[NotificationState, float | None]:
        if fault is not None and fault.kind is NotificationFaultKind.PROBE:
            return NotificationState.WAITING, at
        is_signature_correct = fault is None or fault.signs_as is None
        if status in SUCCESS_STATUSES and is_signature_correct:
            if self.faults.take(notification.event_type, NotificationFaultKind.DUPLICATE):
                return NotificationState.WAITING, at
            return NotificationState.DELIVERED, None
        if notification.attempts >= len(notification.retries):
            return NotificationState.GIVEN_UP, None
        return NotificationState.WAITING, at + notification.retries[notification.attempts]

    def resend(self, number: str, *, at: float) -> Notification:
        """Make a notification due immediately, even if it was delivered or given up.

        Raises:
            UnknownNotificationError: no notification has the ID.
        """
        self.get(number)
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE callbacks SET due = ?, state = ? WHERE id = ?", (at, NotificationState.WAITING.value, number)
            )
        return self.get(number)

    def deliveries(self, number: str | None = None) -> tuple[Delivery, ...]:
        """Return the log of deliveries, of one notification or of all, oldest first."""
        where, arguments = ("callback = ?", (number,)) if number else ("1", ())
        query = f"SELECT callback, at, fault, status, outcome FROM callback_attempts WHERE {where} ORDER BY rowid"  # noqa: S608 (constants)
        return tuple(Delivery(*row) for row in self._store.rows(query, arguments))

    def newest(self, limit: int, skip: int = 0, *, state: NotificationState | None = None) -> tuple[Notification, ...]:
        """Return the notifications, or those in a state, newest first, without the first `skip`."""
        where = _IN_STATE[state] if state else "1 ORDER BY rowid"
        return tuple(self._select(f"{where} DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Notification]:
        return self._select("1 ORDER BY created, rowid")

    def __len__(self) -> int:
        return int(self._store.rows("SELECT count(*) FROM callbacks")[0][0])

    def _select(self, where: str, *arguments: str | float) -> Iterator[Notification]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM callbacks WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Notification(*row) for row in rows)
