"""The notifications that wait, when each is due, and the log of their deliveries.

Schedule: https://pay.weixin.qq.com/doc/v3/merchant/4012075420: a notification that is not taken comes again 15 times in 24 hours.
"""

import secrets
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.messages import Headers
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.notifications.envelope import make_body
from wechatpay_gateway.notifications.faults import NotificationFault, NotificationFaultKind, NotificationFaults
from wechatpay_gateway.parties.merchants import Merchants

_MINUTE, _HOUR = 60, 3600
RETRY_SECONDS = (
    *(15, 15, 30, 3 * _MINUTE, 10 * _MINUTE, 20 * _MINUTE, 30 * _MINUTE, 30 * _MINUTE, 30 * _MINUTE, 60 * _MINUTE),
    *(3 * _HOUR, 3 * _HOUR, 3 * _HOUR, 6 * _HOUR, 6 * _HOUR),
)
"""The waits between one delivery and the next: 24 hours and 4 minutes in all."""
TAKEN = (200, 204)
"""The statuses by which a merchant takes a notification."""
_BEFORE_SENDING = (NotificationFaultKind.LATE,)
_WHILE_SENDING = (
    NotificationFaultKind.PROBE,
    NotificationFaultKind.BAD_SIGNATURE,
    NotificationFaultKind.UNKNOWN_SERIAL,
    NotificationFaultKind.STALE_CLOCK,
)
_COLUMNS = "id, mchid, event_type, url, body, created, retries, attempts, due, state"


class NotificationState(StrEnum):
    """Where a notification stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


class UnknownNotificationError(LookupError):
    """The gateway holds no notification with this number."""


class UnknownMerchantError(LookupError):
    """The merchant that a notification is for is not known any more, so nothing can sign it."""


def _read_retries(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split())


def _beside(busy: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """A condition that leaves out the notifications to these receivers, and its arguments."""
    return " AND ".join(["due IS NOT NULL", *("instr(url, ?) <> 1" for _ in busy)]), tuple(busy)


@frozen
class Notification:
    """One notification; times are in seconds since 1970, `due` is `None` once it is delivered or given up."""

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
    """One attempt: the status that the merchant answered, or why there was none; `fault` is the one it met on request."""

    notification: str
    at: float
    fault: str | None
    status: int | None
    outcome: str


@frozen
class Parcel:
    """A notification as it goes out now."""

    notification: Notification
    headers: Headers = field(default=(), repr=False)
    fault: NotificationFault | None = None


class Notifications:
    """All notifications, delivered and not. It sends nothing itself: a courier takes what is due and says what came of it.

    Attributes: `faults` are what goes wrong on request.
    """

    def __init__(self, store: Store, merchants: Merchants) -> None:
        self._store = store
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
    ) -> Notification:
        """Queue a notification, due at once.

        Raises:
            KeyError: the gateway has no such merchant.
        """
        merchant = self._merchants.get(mchid)
        if merchant is None:
            raise KeyError(f"the gateway has no merchant {mchid}")
        number = str(uuid.uuid4())
        body = make_body(
            notification_id=number,
            created=at,
            event_type=event_type,
            original_type=original_type,
            resource=resource,
            apiv3_key=merchant.apiv3_key,
            nonce=secrets.token_hex(6),
        )
        late = self.faults.take(event_type, *_BEFORE_SENDING)
        due = at + (late.seconds if late else 0)
        retries = " ".join(str(seconds) for seconds in retry_seconds)
        row = (number, mchid, event_type, url, body, at, retries, 0, due, NotificationState.WAITING.value)
        with self._store.transaction() as connection:
            connection.execute("INSERT INTO callbacks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return Notification(*row)

    def get(self, number: str) -> Notification:
        """The notification with this number.

        Raises:
            UnknownNotificationError: there is none.
        """
        for notification in self._select("id = ?", number):
            return notification
        raise UnknownNotificationError(f"the gateway has no notification {number}")

    def next_due(self, busy: Collection[str] = ()) -> float | None:
        """When the next notification is due, in seconds since 1970; `None` when none waits. Those to `busy` receivers do not count."""
        where, arguments = _beside(busy)
        query = f"SELECT min(due) FROM callbacks WHERE {where}"  # noqa: S608 (constants)
        due: float | None = self._store.rows(query, arguments)[0][0]
        return due

    def take_due(self, now: float, busy: Collection[str] = ()) -> Notification | None:
        """The notification that has been due longest; `None` when none is due.

        Args:
            now: the time, in seconds since 1970.
            busy: the receivers whose notifications must wait, as the beginnings of their addresses.
        """
        where, arguments = _beside(busy)
        return next(self._select(f"due <= ? AND {where} ORDER BY due, rowid LIMIT 1", now, *arguments), None)

    def pack(self, notification: Notification, *, timestamp: int, nonce: str) -> Parcel:
        """Sign a delivery, wrongly where a fault waits for it; every delivery has a signature of its own.

        Args:
            notification: what is delivered.
            timestamp: the real time in seconds since 1970, since signatures are judged by it.
            nonce: a new one.

        Raises:
            UnknownMerchantError: the merchant is gone, so nothing can sign it.
        """
        merchant = self._merchants.get(notification.mchid)
        if merchant is None:
            raise UnknownMerchantError(f"the gateway has no merchant {notification.mchid} any more")
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
        """Note what came of a delivery; the notification after it, which is done, due again or given up.

        One that was asked for again while it was delivered stays due.
        """
        notification, fault = parcel.notification, parcel.fault
        state, due = self._next(notification, fault, status, at)
        with self._store.transaction() as connection:
            changed = connection.execute(
                "UPDATE callbacks SET attempts = attempts + 1, due = CASE WHEN due IS :was THEN :due ELSE due END, "
                "state = CASE WHEN due IS :was THEN :state ELSE state END WHERE id = :id",
                {"was": notification.due, "due": due, "state": state.value, "id": notification.id},
            )
            if changed.rowcount:  # a reset may have come in between
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
        is_signed_right = fault is None or fault.signs_as is None
        if status in TAKEN and is_signed_right:
            if self.faults.take(notification.event_type, NotificationFaultKind.DUPLICATE):
                return NotificationState.WAITING, at
            return NotificationState.DELIVERED, None
        if notification.attempts >= len(notification.retries):
            return NotificationState.GIVEN_UP, None
        return NotificationState.WAITING, at + notification.retries[notification.attempts]

    def resend(self, number: str, *, at: float) -> Notification:
        """Let a notification be due again at once, whatever became of it.

        Raises:
            UnknownNotificationError: there is none with this number.
        """
        self.get(number)
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE callbacks SET due = ?, state = ? WHERE id = ?", (at, NotificationState.WAITING.value, number)
            )
        return self.get(number)

    def deliveries(self, number: str | None = None) -> tuple[Delivery, ...]:
        """The log: all deliveries of a notification, or of all, the oldest first."""
        where, arguments = ("callback = ?", (number,)) if number else ("1", ())
        query = f"SELECT callback, at, fault, status, outcome FROM callback_attempts WHERE {where} ORDER BY rowid"  # noqa: S608 (constants)
        return tuple(Delivery(*row) for row in self._store.rows(query, arguments))

    def newest(self, limit: int) -> tuple[Notification, ...]:
        """The notifications that were queued last, the newest first."""
        return tuple(self._select("1 ORDER BY rowid DESC LIMIT ?", limit))

    def __iter__(self) -> Iterator[Notification]:
        return self._select("1 ORDER BY created, rowid")

    def __len__(self) -> int:
        return int(self._store.rows("SELECT count(*) FROM callbacks")[0][0])

    def _select(self, where: str, *arguments: str | float) -> Iterator[Notification]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM callbacks WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Notification(*row) for row in rows)
