"""What can go wrong on the way of a notification, on request."""

from collections.abc import Mapping
from enum import StrEnum
from threading import Lock

from attrs import evolve, field, frozen

from wechatpay_gateway.base.faults import Fault, FaultError, FaultKind


class NotificationFaultKind(StrEnum):
    """The ways in which a notification can be delivered wrongly."""

    DUPLICATE = "duplicate"
    """It is sent again right after it was taken."""
    LATE = "late"
    """It is sent `seconds` (60) later than it should be, so that others overtake it."""
    PROBE = "probe"
    """A first delivery carries a signature that starts with `WECHATPAY/SIGNTEST/`; the real one follows."""
    BAD_SIGNATURE = "bad_signature"
    """A delivery carries a wrong signature; the real one follows on the schedule."""
    UNKNOWN_SERIAL = "unknown_serial"
    """A delivery names a key that no client knows; the real one follows on the schedule."""
    STALE_CLOCK = "stale_clock"
    """A delivery was signed 301 seconds ago; the real one follows on the schedule."""


_SIGNED_WRONGLY: Mapping[NotificationFaultKind, Fault] = {
    NotificationFaultKind.PROBE: Fault(FaultKind.PROBE, 1, None),
    NotificationFaultKind.BAD_SIGNATURE: Fault(FaultKind.BAD_SIGNATURE, 1, None),
    NotificationFaultKind.UNKNOWN_SERIAL: Fault(
        FaultKind.UNKNOWN_SERIAL, 1, None, {"serial": "PUB_KEY_ID_0000000000000000000000000000000000"}
    ),
    NotificationFaultKind.STALE_CLOCK: Fault(FaultKind.STALE_CLOCK, 1, None, {"seconds": 301}),
}
_LATE_SECONDS = 60.0


@frozen
class NotificationFault:
    """A fault that waits for its notifications: `times` of `event_type`, or of any."""

    kind: NotificationFaultKind = field(converter=NotificationFaultKind)
    times: int = 1
    event_type: str | None = None
    seconds: float = _LATE_SECONDS

    @property
    def signs_as(self) -> Fault | None:
        """The fault of the signature; `None` where the signature is right."""
        return _SIGNED_WRONGLY.get(self.kind)


class NotificationFaults:
    """The faults that wait; the first that matches a notification meets its next delivery."""

    def __init__(self) -> None:
        self._pending: list[NotificationFault] = []
        self._lock = Lock()

    @property
    def pending(self) -> tuple[NotificationFault, ...]:
        """The faults that still wait, in the order in which they will strike."""
        with self._lock:
            return tuple(self._pending)

    def add(
        self,
        kind: NotificationFaultKind | str,
        times: int = 1,
        event_type: str | None = None,
        seconds: float = _LATE_SECONDS,
    ) -> NotificationFault:
        """Let the next `times` deliveries meet a fault; `event_type` narrows them, `seconds` is how late a late one is.

        Raises:
            FaultError: the kind does not exist, or a number is wrong.
        """
        if kind not in list(NotificationFaultKind):
            listed = ", ".join(NotificationFaultKind)
            raise FaultError(f"{kind!r} is not a kind of notification fault; these are: {listed}")
        if type(times) is not int or times < 1:
            raise FaultError(f"times must be a whole number from 1, not {times!r}")
        if not 0 <= seconds < float("inf"):
            raise FaultError(f"seconds must be a number from 0, not {seconds!r}")
        fault = NotificationFault(kind, times, event_type, seconds)
        with self._lock:
            self._pending.append(fault)
        return fault

    def take(self, event_type: str, *kinds: NotificationFaultKind) -> NotificationFault | None:
        """The fault of one of these kinds that meets this notification, counted down; `None` when none waits for it."""
        if not self._pending:
            return None
        with self._lock:
            for index, fault in enumerate(self._pending):
                if fault.kind in kinds and fault.event_type in (None, event_type):
                    left = [evolve(fault, times=fault.times - 1)] if fault.times > 1 else []
                    self._pending[index : index + 1] = left
                    return fault
        return None

    def clear(self) -> None:
        """Forget all faults that wait."""
        with self._lock:
            self._pending.clear()
