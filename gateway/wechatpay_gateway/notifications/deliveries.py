"""All deliveries of a gateway: the courier's over HTTP, and those to receivers in this process."""

from collections.abc import Generator
from contextlib import contextmanager

from wechatpay_gateway.base.times import VirtualClock
from wechatpay_gateway.notifications.changes import Changes
from wechatpay_gateway.notifications.courier import Courier
from wechatpay_gateway.notifications.local import LocalReceivers
from wechatpay_gateway.notifications.queue import Notifications


class Deliveries:
    """Delivers the notifications of a queue.

    Args:
        notifications: the queue.
        clock: the clock that decides when notifications are due.
        allows_any_host: whether to deliver to other machines as well.
    """

    def __init__(self, notifications: Notifications, clock: VirtualClock, *, allows_any_host: bool = False) -> None:
        self._clock = clock
        self.local = LocalReceivers(notifications, clock)
        self.courier = Courier(
            notifications,
            clock,
            clock.real_now,
            allows_any_host=allows_any_host,
            handed_over=lambda: self.local.prefixes,
        )

    @contextmanager
    def running(self, changes: Changes) -> Generator["Deliveries"]:
        """Deliver while the block runs, and wake the courier when a change queues a notification."""
        self.courier.start()
        changes.when_queued = self.courier.wake
        self._clock.settle = self.settle
        try:
            yield self
        finally:
            changes.when_queued = self._clock.settle = None
            self.courier.stop()

    def settle(self) -> bool:
        """Make everything that is due; return `False` if a delivery is still in progress after 30 seconds."""
        while True:
            self.local.deliver()
            if not self.courier.wait_until_idle():
                return False
            if not self.local.has_due():
                return True
