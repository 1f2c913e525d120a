"""Faults that a test requests, and the queue from which the next matching call takes one."""

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from threading import Lock
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.fault_kinds import FaultError, FaultKind

__all__ = ["Fault", "FaultError", "FaultKind", "Faults"]


@frozen
class Fault:
    """A pending fault: it affects the next `times` requests to `operation`, or to any operation if that is `None`."""

    kind: FaultKind
    times: int
    operation: str | None
    options: Mapping[str, Any] = field(factory=dict[str, Any])


class Faults:
    """The queue of pending faults; the first that matches a request is applied to it."""

    def __init__(self, operations: Collection[str]) -> None:
        self._operations = operations
        self._pending: list[Fault] = []
        self._lock = Lock()
        self.check: Callable[[Fault], None] = lambda _fault: None
        """Checks options that need more than the operations; raises `FaultError`."""

    @property
    def pending(self) -> tuple[Fault, ...]:
        """The pending faults in the order in which they will apply, each with its remaining `times`."""
        with self._lock:
            return tuple(self._pending)

    def add(self, kind: FaultKind | str, times: int = 1, operation: str | None = None, **options: Any) -> Fault:
        """Apply the fault `kind` to the next `times` requests; `operation` limits it to one operation of the catalog.

        Each `FaultKind` has a description and its `options`.

        Raises:
            FaultError: the kind, the operation or an option does not exist or has the wrong type; the message lists the valid values.
        """
        fault = Fault(_kind(kind), _times(times), self._operation(operation), _kind(kind).read_options(options))
        self.check(fault)
        with self._lock:
            self._pending.append(fault)
        return fault

    def clear(self) -> None:
        """Discard all pending faults."""
        with self._lock:
            self._pending.clear()

    def take(self, operation: str, can_apply: Callable[[FaultKind], bool] = lambda _kind: True) -> Fault | None:
        """Return the fault for this request and decrement its `times`; return `None` if none matches.

        Args:
            operation: the operation of the request.
            can_apply: returns whether a kind of fault can affect the request.
        """
        if not self._pending:
            return None
        with self._lock:
            for index, fault in enumerate(self._pending):
                if fault.operation in (None, operation) and can_apply(fault.kind):
                    left = fault.times - 1
                    self._pending[index : index + 1] = (
                        [Fault(fault.kind, left, fault.operation, fault.options)] if left else []
                    )
                    return fault
        return None

    def _operation(self, name: str | None) -> str | None:
        if name is None or name in self._operations:
            return name
        near = get_close_matches(name, self._operations, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise FaultError(f"{name!r} is not an operation of the catalog{hint}")


def _kind(kind: FaultKind | str) -> FaultKind:
    try:
        return FaultKind(kind)
    except ValueError:
        raise FaultError(f"{kind!r} is not a kind of fault; must be one of {', '.join(FaultKind)}") from None


def _times(times: int) -> int:
    if type(times) is not int or times < 1:
        raise FaultError(f"times must be an integer of at least 1, got {times!r}")
    return times
