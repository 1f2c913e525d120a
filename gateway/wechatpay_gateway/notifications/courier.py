"""Delivers notifications over HTTP: the only place of the gateway that opens a connection."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread

import h11

from wechatpay_gateway.base.times import VirtualClock
from wechatpay_gateway.notifications.address import NotificationAddress, NotificationAddressError, read_address
from wechatpay_gateway.notifications.post import NotThisMachineError, post
from wechatpay_gateway.notifications.queue import TAKEN, Notification, Notifications, Parcel, UnknownMerchantError

logger = logging.getLogger("wechatpay_gateway")

ANSWER_SECONDS = 5.0
"""How long WeChat Pay waits for the merchant's whole answer."""
MAX_RECEIVERS = 50
"""How many receivers are called at once."""
_OTHER_SUCCESSES = range(200, 300)
_LONGEST_WAIT_SECONDS = 3600.0
_REST_AFTER_FAILURE_SECONDS = 1.0
_NOT_THIS_MACHINE = "not sent: the gateway delivers to this machine only (127.0.0.1, ::1, localhost)"


def _outcome_of(status: int) -> str:
    """What a status means to WeChat Pay, for the log of deliveries."""
    if status in TAKEN:
        return "taken"
    if status in _OTHER_SUCCESSES:
        return f"refused: WeChat Pay counts {status} as a failure and sends the notification again; answer 200 or 204"
    return "refused"


class Courier:
    """Sends what is due, in a thread of its own: to several receivers at once, to each of them one after the other.

    Args:
        notifications: what is to be sent.
        clock: the time by which notifications are due.
        real_clock: the time by which signatures are judged.
        allows_any_host: deliver beyond this machine, too.
        answer_seconds: how long a receiver has for its whole answer.
    """

    def __init__(
        self,
        notifications: Notifications,
        clock: VirtualClock,
        real_clock: Callable[[], float] = time.time,
        *,
        allows_any_host: bool = False,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self._notifications = notifications
        self._clock = clock
        self._real_clock = real_clock
        self._allows_any_host = allows_any_host
        self._answer_seconds = answer_seconds
        self._changed = Condition()
        self._is_stopped = False
        self._wakes = 0
        self._idle_since = -1
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        self._thread = Thread(target=self._run, name="wechatpay-courier", daemon=True)

    def start(self) -> None:
        """Begin to deliver."""
        self._loop = asyncio.new_event_loop()
        self._thread.start()

    def stop(self) -> None:
        """Stop at once; a delivery that is under way is dropped and is due again at the next start."""
        with self._changed:
            self._is_stopped = True
            self._wake_loop()
            self._changed.notify_all()
        self._thread.join()

    def wake(self) -> None:
        """Look again what is due."""
        with self._changed:
            self._wakes += 1
            self._wake_loop()

    def wait_until_idle(self, timeout_seconds: float = 30.0) -> bool:
        """Wait until everything that is due now was sent; whether that came true in time."""
        with self._changed:
            self._wakes += 1
            asked = self._wakes
            self._wake_loop()
            return self._changed.wait_for(lambda: self._idle_since >= asked or self._is_stopped, timeout_seconds)

    def _wake_loop(self) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # it has ended
                self._loop.call_soon_threadsafe(self._woken.set)

    def _run(self) -> None:
        loop = self._loop
        assert loop is not None  # noqa: S101 - `start` made it
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
                logger.exception("the gateway could not look up its notifications")
            else:
                self._note_idleness(wakes)
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # lets the transports that were aborted close

    def _note_idleness(self, wakes: int) -> None:
        if self._under_way:
            return
        with self._changed:
            self._idle_since = wakes
            self._changed.notify_all()

    def _seconds_until_due(self) -> float:
        if len(self._under_way) >= MAX_RECEIVERS:
            return _LONGEST_WAIT_SECONDS
        due = self._notifications.next_due(self._under_way)
        return _LONGEST_WAIT_SECONDS if due is None else min(max(0.0, due - self._clock.now()), _LONGEST_WAIT_SECONDS)

    def _start_due(self) -> None:
        """Begin the deliveries that are due to receivers that are not being called."""
        while len(self._under_way) < MAX_RECEIVERS:
            notification = self._notifications.take_due(self._clock.now(), self._under_way)
            if notification is None:
                return
            try:
                address = read_address(notification.url)
            except NotificationAddressError as error:
                self._settle(Parcel(notification), None, f"not sent: the address cannot be used: {error}")
                continue
            task = asyncio.get_running_loop().create_task(self._deliver(notification, address))
            self._under_way[address.receiver] = task

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
            logger.exception("the gateway failed to deliver a notification")
            await asyncio.sleep(_REST_AFTER_FAILURE_SECONDS)
        finally:
            del self._under_way[address.receiver]
            self._woken.set()

    async def _send(self, parcel: Parcel, address: NotificationAddress) -> tuple[int | None, str]:
        try:
            async with asyncio.timeout(self._answer_seconds):
                status = await post(
                    address, parcel.headers, parcel.notification.body, only_this_machine=not self._allows_any_host
                )
        except NotThisMachineError:
            return None, _NOT_THIS_MACHINE
        except TimeoutError:
            return None, f"no answer: not whole after {self._answer_seconds:g} seconds"
        except h11.RemoteProtocolError:
            return None, "no answer: what came is not a whole HTTP answer"
        except OSError as error:
            return None, f"no answer: {type(error).__name__}"
        return status, _outcome_of(status)

    def _settle(
        self, parcel: Parcel, status: int | None, outcome: str, address: NotificationAddress | None = None
    ) -> None:
        now = self._clock.now()
        settled = self._notifications.settle(parcel, at=now, status=status, outcome=outcome)
        if status in TAKEN or parcel.fault is not None:  # with a fault, a refusal is what was asked for
            logger.info("notification %s %s -> %s (%s)", settled.event_type, settled.id, status, outcome)
            return
        where = address.text if address else "an address that cannot be used"
        why = outcome if status is None else f"answered {status}, not 200 or 204"
        if status in _OTHER_SUCCESSES:
            why = f"{why}, and WeChat Pay counts {status} as a failure; set the status of the answer yourself"
        then = "it is not sent again" if settled.due is None else f"it is sent again in {settled.due - now:.0f} s"
        logger.warning(
            "notification %s %s to %s was not delivered: %s; %s", settled.event_type, settled.id, where, why, then
        )
