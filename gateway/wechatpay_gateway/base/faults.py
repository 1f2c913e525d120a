"""Faults that a test requests, and the queue from which the next matching call takes one."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from enum import StrEnum
from threading import Lock
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.refused_signatures import SignatureCause


class FaultKind(StrEnum):
    """The faults that the gateway can produce.

    A fault affects only requests whose signature and arguments are valid, so it never hides a mistake of the client.
    """

    BAD_SIGNATURE = "bad_signature"
    """The reply's signature is well formed but wrong."""
    MISSING_SIGNATURE = "missing_signature"
    """The reply has no `Wechatpay-*` header."""
    STALE_CLOCK = "stale_clock"
    """The reply's timestamp is `seconds` (default 301) in the past; the signature covers that timestamp."""
    FUTURE_CLOCK = "future_clock"
    """The reply's timestamp is `seconds` (default 301) in the future; the signature covers that timestamp."""
    UNKNOWN_SERIAL = "unknown_serial"
    """The reply names the key `serial`, by default one that no client knows."""
    CERTIFICATE_ROTATION = "certificate_rotation"
    """A new platform certificate replaces the current one and signs the reply.

    Affects only merchants that use platform certificates; the request's `Wechatpay-Serial` must name one or be omitted."""
    PROBE = "probe"
    """The reply's signature starts with `WECHATPAY/SIGNTEST/`."""
    SIGN_ERROR = "sign_error"
    """401 SIGN_ERROR with the text of its `cause`, a `SignatureCause` (default `wrong_signature`).

    For `wrong_signature` the reply has `sign_information`; `signed_message` replaces the message in it."""
    NO_AUTH = "no_auth"
    """403 NO_AUTH; the operation is not performed."""
    RATE_LIMIT = "rate_limit"
    """429 with `code` (default RATELIMIT_EXCEEDED); the operation is not performed."""
    RATE_LIMIT_AFTER = "rate_limit_after"
    """429 with `code` (default RATELIMIT_EXCEEDED) after the operation is performed.

    The pages of some operations say that the result is not known after this error."""
    SYSTEM_ERROR = "system_error"
    """500 SYSTEM_ERROR; the operation is not performed."""
    SYSTEM_ERROR_AFTER = "system_error_after"
    """500 SYSTEM_ERROR after the operation is performed."""
    HTML_502 = "html_502"
    """502 with an HTML page, as from an edge proxy; the operation is not performed."""
    CUT_BEFORE = "cut_before"
    """The connection is aborted; the operation is not performed."""
    CUT_AFTER = "cut_after"
    """The connection is aborted after the operation is performed, before any reply."""
    CUT_MIDWAY = "cut_midway"
    """The operation is performed, and the connection is aborted after half of the reply."""
    SLOW_REPLY = "slow_reply"
    """The operation is performed, and the reply is delayed by `seconds` (default 6)."""
    CORRUPT_FILE = "corrupt_file"
    """One byte in the middle of the file is changed; affects only requests for files."""
    CHANGED_REPLY = "changed_reply"
    """`changes` is merged into the reply's JSON (RFC 7396: null deletes) before it is signed; `status` replaces its status."""


@frozen
class _Option:
    types: tuple[type, ...]
    default: Any = None
    is_required: bool = False
    choices: tuple[str, ...] = ()


_SECONDS = (int, float)
_TYPE_NAMES: Mapping[tuple[type, ...], str] = {
    (str,): "a string",
    (int,): "an integer",
    _SECONDS: "a number",
    (Mapping,): "a mapping",
}
_OPTIONS: Mapping[FaultKind, Mapping[str, _Option]] = {
    FaultKind.STALE_CLOCK: {"seconds": _Option(_SECONDS, 301)},
    FaultKind.FUTURE_CLOCK: {"seconds": _Option(_SECONDS, 301)},
    FaultKind.UNKNOWN_SERIAL: {"serial": _Option((str,), "PUB_KEY_ID_0000000000000000000000000000000000")},
    FaultKind.SIGN_ERROR: {
        "cause": _Option((str,), SignatureCause.WRONG_SIGNATURE.value, choices=tuple(SignatureCause)),
        "signed_message": _Option((str,)),
    },
    FaultKind.RATE_LIMIT: {"code": _Option((str,), "RATELIMIT_EXCEEDED")},
    FaultKind.RATE_LIMIT_AFTER: {"code": _Option((str,), "RATELIMIT_EXCEEDED")},
    FaultKind.SLOW_REPLY: {"seconds": _Option(_SECONDS, 6.0)},
    FaultKind.CHANGED_REPLY: {"changes": _Option((Mapping,), is_required=True), "status": _Option((int,))},
}


class FaultError(ValueError):
    """A requested fault does not exist or has a wrong option; the message lists the valid values."""


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

    @property
    def pending(self) -> tuple[Fault, ...]:
        """The pending faults in the order in which they will apply, each with its remaining `times`."""
        with self._lock:
            return tuple(self._pending)

    def add(self, kind: FaultKind | str, times: int = 1, operation: str | None = None, **options: Any) -> Fault:
        """Apply the fault `kind` to the next `times` requests; `operation` limits it to one operation of the catalog.

        `FaultKind` documents the `options` of each kind.

        Raises:
            FaultError: the kind, the operation or an option does not exist or has the wrong type; the message lists the valid values.
        """
        fault = Fault(_kind(kind), _times(times), self._operation(operation), _options(_kind(kind), options))
        with self._lock:
            self._pending.append(fault)
        return fault

    def clear(self) -> None:
        """Discard all pending faults."""
        with self._lock:
            self._pending.clear()

    def take(self, operation: str, *, gives_file: bool = False) -> Fault | None:
        """Return the fault for this request and decrement its `times`; return `None` if none matches."""
        if not self._pending:
            return None
        with self._lock:
            for index, fault in enumerate(self._pending):
                if fault.operation in (None, operation) and (gives_file or fault.kind is not FaultKind.CORRUPT_FILE):
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


def _options(kind: FaultKind, options: Mapping[str, Any]) -> dict[str, Any]:
    known = _OPTIONS.get(kind, {})
    for name, value in options.items():
        if name not in known:
            listed = ", ".join(known) or "none"
            raise FaultError(f"{kind} has no option {name!r}; available options: {listed}")
        if isinstance(value, bool) or not isinstance(value, known[name].types):
            expected = _TYPE_NAMES[known[name].types]
            raise FaultError(f"option {name} of {kind} must be {expected}, got {type(value).__name__}")
        if known[name].choices and value not in known[name].choices:
            raise FaultError(f"option {name} of {kind} must be one of {', '.join(known[name].choices)}, got {value!r}")
    for name, option in known.items():
        if option.is_required and name not in options:
            raise FaultError(f"{kind} requires the option {name!r}")
    seconds = options.get("seconds", 0)
    if not 0 <= seconds < float("inf"):
        raise FaultError(f"option seconds of {kind} must be a finite number of at least 0, got {seconds!r}")
    return {name: options.get(name, option.default) for name, option in known.items()}
