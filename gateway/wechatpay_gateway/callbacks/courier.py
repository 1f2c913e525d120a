"""Delivers callbacks over HTTP: the only place of the gateway that opens a connection."""

import logging
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from threading import Condition, Thread
from urllib.parse import urlsplit

import urllib3

from wechatpay_gateway.callbacks.queue import Callback, Callbacks, Parcel
from wechatpay_gateway.times import VirtualClock

logger = logging.getLogger("wechatpay_gateway")

ANSWER_SECONDS = 5.0
"""How long WeChat Pay waits for the merchant."""
_LONGEST_WAIT_SECONDS = 3600.0


class Courier:
    """Sends what is due, one after the other, in a thread of its own.

    Args:
        callbacks: what is to be sent.
        clock: the time by which callbacks are due.
        real_clock: the time by which signatures are judged.
        allows_any_host: deliver beyond this machine, too.
    """

    def __init__(
        self,
        callbacks: Callbacks,
        clock: VirtualClock,
        real_clock: Callable[[], float] = time.time,
        *,
        allows_any_host: bool = False,
    ) -> None:
        self._callbacks = callbacks
        self._clock = clock
        self._real_clock = real_clock
        self._allows_any_host = allows_any_host
        self._pool = urllib3.PoolManager(timeout=ANSWER_SECONDS, retries=False)
        self._changed = Condition()
        self._is_stopped = False
        self._wakes = 0
        self._idle_since = -1
        self._thread = Thread(target=self._run, name="wechatpay-courier", daemon=True)

    def start(self) -> None:
        """Begin to deliver."""
        self._thread.start()

    def stop(self) -> None:
        """Stop; what is under way is finished first."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()
        self._thread.join()
        self._pool.clear()

    def wake(self) -> None:
        """Look again what is due."""
        with self._changed:
            self._wakes += 1
            self._changed.notify_all()

    def wait_until_idle(self, timeout_seconds: float = 30.0) -> bool:
        """Wait until everything that is due now was sent; whether that came true in time."""
        with self._changed:
            self._wakes += 1
            asked = self._wakes
            self._changed.notify_all()
            return self._changed.wait_for(lambda: self._idle_since >= asked or self._is_stopped, timeout_seconds)

    def _run(self) -> None:
        while not self._is_stopped:
            wakes = self._wakes
            callback = self._callbacks.take_due(self._clock.now())
            if callback is None:
                self._rest(wakes)
            else:
                self._deliver(callback)

    def _rest(self, wakes: int) -> None:
        """Wait for the next callback that is due, or until somebody wakes us; `wakes` is how often that had happened before we looked."""
        due = self._callbacks.next_due()
        seconds = _LONGEST_WAIT_SECONDS if due is None else min(due - self._clock.now(), _LONGEST_WAIT_SECONDS)
        with self._changed:
            self._idle_since = wakes
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._wakes != wakes or self._is_stopped, max(0.0, seconds))

    def _deliver(self, callback: Callback) -> None:
        parcel = self._callbacks.pack(callback, timestamp=int(self._real_clock()), nonce=secrets.token_hex(16))
        status, outcome = self._send(parcel)
        delivery = self._callbacks.settle(parcel, at=self._clock.now(), status=status, outcome=outcome)
        logger.info("callback %s %s -> %s (%s)", callback.event_type, callback.id, status, delivery.outcome)

    def _send(self, parcel: Parcel) -> tuple[int | None, str]:
        url = parcel.callback.url
        if not self._allows_any_host and not is_loopback(url):
            return None, "not sent: the gateway delivers to this machine only (127.0.0.1, ::1, localhost)"
        headers = {name.decode("ascii"): value.decode("ascii") for name, value in parcel.headers}
        try:
            reply = self._pool.request("POST", url, body=parcel.callback.body, headers=headers, redirect=False)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            return None, f"no answer: {type(error).__name__}"
        return reply.status, "taken" if reply.status in (200, 204) else "refused"


def is_loopback(url: str) -> bool:
    """Whether an address names this machine; a name other than `localhost` is not looked up."""
    host = ""
    with suppress(ValueError):
        host = urlsplit(url).hostname or ""
        return ip_address(host).is_loopback
    return host == "localhost"
