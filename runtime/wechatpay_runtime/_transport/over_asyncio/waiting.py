"""How the one task that uses a connection waits for what happens to it.

Everything that happens wakes the task, which then looks at the state of the connection. So no error is raised where nobody waits,
and one timer serves many requests.
"""

import asyncio
from abc import ABC, abstractmethod
from math import inf

from wechatpay_runtime._transport.failures import HUNG_UP, BrokenReply, DeadlinePassed


class Waiting(ABC):
    """The waiting of a task, its deadline, and why the connection was closed."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiter: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = inf
        self._failure: Exception | None = None
        self.is_closed = False

    @abstractmethod
    def close(self) -> None:
        """Close the connection at once."""

    def fail(self, failure: Exception) -> None:
        """Close the connection; the task that waits for it raises this error."""
        if self._failure is None:
            self._failure = failure
        self.close()
        self._wake()

    async def _wait(self, deadline: float) -> None:
        """Wait until something happens, or raise the failure of a closed connection.

        Args:
            deadline: A time of the loop's clock, at which the connection fails.
        """
        if not self.is_closed:
            self._waiter = self._loop.create_future()
            self._set_deadline(deadline)
            try:
                await self._waiter
            finally:
                self._waiter, self._deadline = None, inf
            return
        failure, self._failure = self._failure, None  # its traceback will refer to this object
        try:
            raise failure or BrokenReply(HUNG_UP)
        finally:
            del failure

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _set_deadline(self, deadline: float) -> None:
        """Start a timer, unless one fires in time: that of an earlier request is not stopped, because that costs more."""
        self._deadline = deadline
        if self._timer is not None and self._timer.when() > deadline:
            self._cancel_timer()
        if self._timer is None and deadline < inf:
            self._timer = self._loop.call_at(deadline, self._check_deadline)

    def _check_deadline(self) -> None:
        self._timer = None
        if self._loop.time() >= self._deadline:
            self.fail(DeadlinePassed())
        elif self._deadline < inf:
            self._timer = self._loop.call_at(self._deadline, self._check_deadline)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
