"""Failures of deliveries that a test requests."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.fault_kinds import SECONDS, DescribedKind, FaultOption
from wechatpay_gateway.base.faults import Fault, FaultError, FaultKind

_LATE_SECONDS = 60.0


class NotificationFaultKind(DescribedKind):
    """The kinds of faults of a delivery. Each has a sentence `means` and its `options`."""

    DUPLICATE = "duplicate", "A notification is sent again immediately after it was accepted."
    LATE = (
        "late",
        "A notification is sent `seconds` (60 by default) late, so that later ones arrive before it.",
        FaultOption("seconds", SECONDS, _LATE_SECONDS),
    )
    PROBE = (
        "probe",
        "A first delivery has a signature that starts with `WECHATPAY/SIGNTEST/`; a correct one follows immediately.",
    )
    BAD_SIGNATURE = "bad_signature", "A delivery has a wrong signature; a correct one follows on the schedule."
    UNKNOWN_SERIAL = "unknown_serial", "A delivery names an unknown key; a correct one follows on the schedule."
    STALE_CLOCK = "stale_clock", "A delivery was signed 301 seconds ago; a correct one follows on the schedule."
    CHANGED = (
        "changed",
        "`changes` is merged into the content (RFC 7396: null deletes) of a notification that is queued, before it is encrypted.",
        FaultOption("changes", (Mapping,), is_required=True),
    )
    NEW_FIELDS = (
        "new_fields",
        "Each object in the content of a notification has one more field, `new_field`, as after a later release of WeChat Pay.",
    )
    NEW_VALUES = (
        "new_values",
        "Each enum in the content of a notification, or only the field `field`, has the unknown value `value` (default NEW_VALUE).",
        FaultOption("field", (str,)),
        FaultOption("value", (str,), "NEW_VALUE"),
    )


_SIGNED_WRONGLY: Mapping[NotificationFaultKind, Fault] = {
    NotificationFaultKind.PROBE: Fault(FaultKind.PROBE, 1, None),
    NotificationFaultKind.BAD_SIGNATURE: Fault(FaultKind.BAD_SIGNATURE, 1, None),
    NotificationFaultKind.UNKNOWN_SERIAL: Fault(
        FaultKind.UNKNOWN_SERIAL, 1, None, {"serial": "PUB_KEY_ID_0000000000000000000000000000000000"}
    ),
    NotificationFaultKind.STALE_CLOCK: Fault(FaultKind.STALE_CLOCK, 1, None, {"seconds": 301}),
}


@frozen
class NotificationFault:
    """A pending fault of the next `times` notifications of `event_type`, or of any type."""

    kind: NotificationFaultKind = field(converter=NotificationFaultKind)
    times: int = 1
    event_type: str | None = None
    options: Mapping[str, Any] = field(factory=dict[str, Any])

    @property
    def seconds(self) -> float:
        """The delay of the kind `late`, in seconds."""
        seconds: float = self.options["seconds"]
        return seconds

    @property
    def signs_as(self) -> Fault | None:
        """The fault of the signature; `None` if the signature is correct."""
        return _SIGNED_WRONGLY.get(self.kind)


class NotificationFaults:
    """The pending faults; the first that matches a notification affects its next delivery."""

    def __init__(self) -> None:
        self._pending: list[NotificationFault] = []
        self._lock = Lock()

    @property
    def pending(self) -> tuple[NotificationFault, ...]:
        """The pending faults, in the order in which they take effect."""
        with self._lock:
            return tuple(self._pending)

    def add(
        self, kind: NotificationFaultKind | str, times: int = 1, event_type: str | None = None, **options: Any
    ) -> NotificationFault:
        """Add a fault to the next `times` deliveries, or only to those of `event_type`. Each kind has a description and its `options`.

        Raises:
            FaultError: the kind or an option does not exist, or a value is invalid.
        """
        if kind not in list(NotificationFaultKind):
            listed = ", ".join(NotificationFaultKind)
            raise FaultError(f"{kind!r} is not a kind of notification fault; the kinds are: {listed}")
        if type(times) is not int or times < 1:
            raise FaultError(f"times must be a positive integer, not {times!r}")
        found = NotificationFaultKind(kind)
        fault = NotificationFault(found, times, event_type, found.read_options(options))
        with self._lock:
            self._pending.append(fault)
        return fault

    def take(self, event_type: str, *kinds: NotificationFaultKind) -> NotificationFault | None:
        """Return the pending fault of one of these kinds for this notification, and decrement its `times`; `None` if there is none."""
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
        """Remove all pending faults."""
        with self._lock:
            self._pending.clear()
