"""The deadlines of one attempt of a sync transport."""

import time

from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.failures import DeadlinePassed


class Attempt:
    """One attempt to send a request: its deadline, and whether its reply left unread bytes.

    While connecting, the deadline for connecting applies.
    """

    __slots__ = ("_connect_by", "_deadline", "_ends_at", "has_leftover", "is_connecting")

    def __init__(self, options: Options) -> None:
        now = time.monotonic()
        self._ends_at = now + options.timeout_seconds
        self._connect_by = now + min(options.connect_timeout_seconds, options.timeout_seconds)
        self._deadline = self._ends_at
        self.is_connecting = False
        self.has_leftover = False

    def begin_connecting(self) -> None:
        """Apply the deadline for connecting."""
        self.is_connecting = True
        self._deadline = self._connect_by

    def end_connecting(self) -> None:
        """Apply the deadline of the whole attempt again."""
        self.is_connecting = False
        self._deadline = self._ends_at

    def restart(self, seconds: float) -> None:
        """Set the deadline to `seconds` from now."""
        self._deadline = time.monotonic() + seconds

    def remaining_seconds(self) -> float:
        """Return the time until the deadline.

        Raises:
            DeadlinePassed: No time is left.
        """
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise DeadlinePassed
        return seconds
