"""Delivers notifications to code of this process, such as the test client of a web framework, without a server."""

import secrets
import time
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import contextmanager
from threading import Lock, get_ident

from wechatpay_gateway.base.times import VirtualClock
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address
from wechatpay_gateway.notifications.courier import ACKNOWLEDGEMENT_SECONDS, outcome_of
from wechatpay_gateway.notifications.queue import Notification, Notifications, Parcel

_PATIENCE_SECONDS = 30.0
Send = Callable[[str, Mapping[str, str], bytes], int]
"""Hands a notification over: receives path, headers and body, and returns the status of the response."""


class LocalReceivers:
    """The addresses whose notifications are handed over in this process, in the thread that asks for it.

    Args:
        notifications: the queue.
        clock: the clock that decides when notifications are due.
        monotonic: the clock that measures how long a receiver takes.
        patience_seconds: how long `deliver` waits for another thread that delivers.
    """

    def __init__(
        self,
        notifications: Notifications,
        clock: VirtualClock,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        patience_seconds: float = _PATIENCE_SECONDS,
    ) -> None:
        self._notifications = notifications
        self._clock = clock
        self._monotonic = monotonic
        self._receivers: dict[str, Send] = {}
        self._patience_seconds = patience_seconds
        self._delivering = Lock()
        self._deliverer: int | None = None

    @property
    def prefixes(self) -> Collection[str]:
        """The beginnings of the URLs that are handed over."""
        return tuple(self._receivers)

    @contextmanager
    def receiving(self, address: str, send: Send) -> Generator[None]:
        """Hand the notifications for an address over to `send` while the block runs.

        Raises:
            ValueError: the address is not only a scheme, a host and perhaps a port, or already has a receiver.
        """
        prefix = f"{_receiver_of(address).rstrip('/')}/"
        if prefix in self._receivers:
            raise ValueError(f"{address} already has a receiver")
        self._receivers[prefix] = send
        try:
            yield
        finally:
            del self._receivers[prefix]

    def deliver(self) -> None:
        """Hand over all notifications that are due, after another thread that is doing so.

        Raises:
            RuntimeError: a receiver called this: its own notification is due until it returns.
            TimeoutError: another thread is still doing so after 30 seconds.
            Exception: any error of a receiver; its notification is then due again on the schedule.
        """
        if not self._receivers:
            return
        if self._deliverer == get_ident():
            raise RuntimeError(
                "a receiver cannot deliver notifications or advance the clock: its own notification is not acknowledged yet. "
                "Do it after the delivery"
            )
        if not self._delivering.acquire(timeout=self._patience_seconds):
            raise TimeoutError(f"notifications are still being handed over after {self._patience_seconds:g} seconds")
        self._deliverer = get_ident()
        try:
            for prefix, send in tuple(self._receivers.items()):
                while (due := self._notifications.take_due(self._clock.now(), receiver=prefix)) is not None:
                    self._hand_over(due, send, f"/{due.url.removeprefix(prefix)}")
        finally:
            self._deliverer = None
            self._delivering.release()

    def has_due(self) -> bool:
        """Return whether a notification is due that `deliver` would hand over."""
        now = self._clock.now()
        return any(self._notifications.take_due(now, receiver=prefix) for prefix in self.prefixes)

    def _hand_over(self, notification: Notification, send: Send, path: str) -> None:
        parcel = self._notifications.pack(
            notification, timestamp=int(self._clock.real_now()), nonce=secrets.token_hex(16)
        )
        headers = {name.decode("ascii"): value.decode("ascii") for name, value in parcel.headers}
        started = self._monotonic()
        try:
            status = send(path, headers, notification.body)
        except BaseException as error:
            self._settle(parcel, None, f"no acknowledgement: {type(error).__name__}")
            raise
        if self._monotonic() - started > ACKNOWLEDGEMENT_SECONDS:
            self._settle(parcel, None, f"no acknowledgement: not complete after {ACKNOWLEDGEMENT_SECONDS:g} s")
        else:
            self._settle(parcel, status, outcome_of(status))

    def _settle(self, parcel: Parcel, status: int | None, outcome: str) -> None:
        self._notifications.settle(parcel, at=self._clock.now(), status=status, outcome=outcome)


def _receiver_of(address: str) -> str:
    try:
        parsed = read_address(address)
    except NotificationAddressError as error:
        raise ValueError(f"{address!r} is not an address: {error}") from None
    if parsed.has_path or parsed.has_query:
        raise ValueError(f"{address!r} must not have a path: pass only the beginning, such as https://shop.example")
    return parsed.receiver
