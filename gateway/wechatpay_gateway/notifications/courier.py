"""Delivers notifications over HTTP. No other module of the gateway starts a delivery."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from threading import Condition, Thread

import h11

from wechatpay_gateway.base.times import VirtualClock
from wechatpay_gateway.notifications.address import NotificationAddress, NotificationAddressError, read_address
from wechatpay_gateway.notifications.post import NotThisMachineError, post
from wechatpay_gateway.notifications.queue import (
    SUCCESS_STATUSES,
    Notification,
    Notifications,
    Parcel,
    UnknownMerchantError,
)

logger = logging.getLogger("wechatpay_gateway")

ACKNOWLEDGEMENT_SECONDS = 5.0
"""How long WeChat Pay waits for the merchant's complete acknowledgement."""
MAX_RECEIVERS = 50
"""The maximum number of receivers that deliveries are sent to at the same time."""
_OTHER_SUCCESSES = range(200, 300)
_LONGEST_WAIT_SECONDS = 3600.0
_REST_AFTER_FAILURE_SECONDS = 1.0
_NOT_THIS_MACHINE = "not sent: the gateway delivers to this machine only (127.0.0.1, ::1, localhost)"


def outcome_of(status: int) -> str:
    """Describe for the delivery log what a status means to WeChat Pay."""
    if status in SUCCESS_STATUSES:
        return "accepted"
    if status in _OTHER_SUCCESSES:
        return f"refused: WeChat Pay treats {status} as a failure and retries the notification; return 200 or 204"
    return "refused"


class Courier:
    """Sends the notifications that are due, in its own thread: in parallel to different receivers, one after another to the same receiver.

    Args:
        notifications: the queue.
        clock: the clock that decides when notifications are due.
        real_clock: the clock for the timestamps of signatures.
        allows_any_host: whether to deliver to other machines as well.
        acknowledgement_seconds: the time limit for a complete acknowledgement.
        handed_over: returns the beginnings of the URLs whose notifications are delivered without the courier.
    """

    def __init__(
        self,
        notifications: Notifications,
        clock: VirtualClock,
        real_clock: Callable[[], float] = time.time,
        *,
        allows_any_host: bool = False,
        acknowledgement_seconds: float = ACKNOWLEDGEMENT_SECONDS,
        handed_over: Callable[[], Collection[str]] = tuple,
    ) -> None:
        self._notifications = notifications
        self._clock = clock
        self._real_clock = real_clock
        self._allows_any_host = allows_any_host
        self._acknowledgement_seconds = acknowledgement_seconds
        self._handed_over = handed_over
        self._changed = Condition()
        self._is_stopped = False
        self._wakes = 0
        self._idle_since = -1
        self._in_progress: dict[str, asyncio.Task[None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        self._thread = Thread(target=self._run, name="wechatpay-courier", daemon=True)

    def start(self) -> None:
        """Start delivering."""
        self._loop = asyncio.new_event_loop()
        self._thread.start()

    def stop(self) -> None:
        """Stop immediately; a delivery in progress is aborted and is due again at the next start."""
        with self._changed:
            self._is_stopped = True
            self._wake_loop()
            self._changed.notify_all()
        self._thread.join()

    def wake(self) -> None:
        """Check again which notifications are due."""
        with self._changed:
            self._wakes += 1
            self._wake_loop()

    def wait_until_idle(self, timeout_seconds: float = 30.0) -> bool:
        """Wait until everything that is due now has been sent; return `False` if the timeout expires first."""
        with self._changed:
            self._wakes += 1
            requested = self._wakes
            self._wake_loop()
            return self._changed.wait_for(lambda: self._idle_since >= requested or self._is_stopped, timeout_seconds)

    def _wake_loop(self) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._woken.set)

    def _run(self) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - `start` created it
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(self._serve())
        finally:
            loop.close()

    async def _serve(self) -> None:
        while not self._is_stopped:
            self._woken.clear()
            wakes = self._wakes
            seconds = _REST_AFTER_FAILURE_SECONDS
            try:
                self._start_due()
                seconds = self._seconds_until_due()
            except Exception:
                logger.exception("could not read the queue of notifications")
            else:
                self._note_idleness(wakes)
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
        tasks = list(self._in_progress.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # lets aborted transports close

    def _note_idleness(self, wakes: int) -> None:
        if self._in_progress:
            return
        with self._changed:
            self._idle_since = wakes
            self._changed.notify_all()

    def _seconds_until_due(self) -> float:
        if len(self._in_progress) >= MAX_RECEIVERS:
            return _LONGEST_WAIT_SECONDS
        due = self._notifications.next_due(self._busy())
        return _LONGEST_WAIT_SECONDS if due is None else min(max(0.0, due - self._clock.now()), _LONGEST_WAIT_SECONDS)

    def _busy(self) -> Collection[str]:
        return (*self._in_progress, *self._handed_over())

    def _may_send(self, address: NotificationAddress) -> bool:
        """Return whether a notification may be sent to a URL; if not, it is not signed, which takes longer than the rest."""
        return self._allows_any_host or address.is_this_machine

    def _start_due(self) -> None:
        """Start the deliveries that are due, except to receivers with a delivery in progress."""
        while len(self._in_progress) < MAX_RECEIVERS:
            notification = self._notifications.take_due(self._clock.now(), self._busy())
            if notification is None:
                return
            try:
                address = read_address(notification.url)
            except NotificationAddressError as error:
                self._settle(Parcel(notification), None, f"not sent: invalid notification URL: {error}")
                continue
            if not self._may_send(address):
                self._settle(Parcel(notification), None, _NOT_THIS_MACHINE, address)
                continue
            task = asyncio.get_running_loop().create_task(self._deliver(notification, address))
            self._in_progress[address.receiver] = task

    async def _deliver(self, notification: Notification, address: NotificationAddress) -> None:
        try:
            parcel = self._notifications.pack(
                notification, timestamp=int(self._real_clock()), nonce=secrets.token_hex(16)
            )
            status, outcome = await self._send(parcel, address)
            self._settle(parcel, status, outcome, address)
        except UnknownMerchantError as error:
            self._settle(Parcel(notification), None, f"not sent: {error}", address)
        except Exception:
            logger.exception("could not deliver a notification")
            await asyncio.sleep(_REST_AFTER_FAILURE_SECONDS)
        finally:
            del self._in_progress[address.receiver]
            self._woken.set()

    async def _send(self, parcel: Parcel, address: NotificationAddress) -> tuple[int | None, str]:
        try:
            async with asyncio.timeout(self._acknowledgement_seconds):
                status = await post(
                    address, parcel.headers, parcel.notification.body, only_this_machine=not self._allows_any_host
                )
        except NotThisMachineError:
            return None, _NOT_THIS_MACHINE
        except TimeoutError:
            return None, f"no acknowledgement: not complete after {self._acknowledgement_seconds:g} s"
        except h11.RemoteProtocolError:
            return None, "no acknowledgement: not a complete HTTP response"
        except OSError as error:
            return None, f"no acknowledgement: {type(error).__name__}"
        return status, outcome_of(status)

    def _settle(
        self, parcel: Parcel, status: int | None, outcome: str, address: NotificationAddress | None = None
    ) -> None:
        now = self._clock.now()
        settled = self._notifications.settle(parcel, at=now, status=status, outcome=outcome)
        if status in SUCCESS_STATUSES or parcel.fault is not None:  # a fault is expected to cause a refusal
            logger.info("notification %s %s -> %s (%s)", settled.event_type, settled.id, status, outcome)
            return
        where = address.text if address else "an invalid URL"
        why = outcome if status is None else f"the status of the acknowledgement is {status}, not 200 or 204"
        if status in _OTHER_SUCCESSES:
            why = f"{why}; WeChat Pay treats {status} as a failure, so set the status explicitly"
        then = "it will not be retried" if settled.due is None else f"next delivery in {settled.due - now:.0f} s"
        logger.warning(
            "notification %s %s to %s was not delivered: %s; %s", settled.event_type, settled.id, where, why, then
        )
