"""Misbehavior on request: which fault the next matching call meets."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from enum import StrEnum
from threading import Lock
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.refused_signatures import SignatureCause


class FaultKind(StrEnum):
    """The ways in which the gateway can be told to misbehave.

    A fault meets only a request whose signature and arguments are right, so that it never hides a mistake of the client.
    """

    BAD_SIGNATURE = "bad_signature"
    """The reply's signature is well formed and wrong."""
    MISSING_SIGNATURE = "missing_signature"
    """The reply has no `Wechatpay-*` header."""
    STALE_CLOCK = "stale_clock"
    """The reply's timestamp lies `seconds` (301) in the past; the signature fits it."""
    FUTURE_CLOCK = "future_clock"
    """The reply's timestamp lies `seconds` (301) in the future; the signature fits it."""
    UNKNOWN_SERIAL = "unknown_serial"
    """The reply names the key `serial`, which no client knows."""
    CERTIFICATE_ROTATION = "certificate_rotation"
    """A new platform certificate takes over before this reply and signs it; the request must name a certificate, or nothing."""
    PROBE = "probe"
    """The reply's signature starts with `WECHATPAY/SIGNTEST/`."""
    SIGN_ERROR = "sign_error"
    """401 SIGN_ERROR with the text of its `cause` (a `SignatureCause`, `wrong_signature`).

    With `wrong_signature` come `sign_information`; `signed_message` replaces what the server says was signed."""
    NO_AUTH = "no_auth"
    """403 NO_AUTH; nothing is done."""
    RATE_LIMIT = "rate_limit"
    """429 with `code` (RATELIMIT_EXCEEDED); nothing is done."""
    SYSTEM_ERROR = "system_error"
    """500 SYSTEM_ERROR before anything is done."""
    SYSTEM_ERROR_AFTER = "system_error_after"
    """The operation is done, then 500 SYSTEM_ERROR."""
    HTML_502 = "html_502"
    """502 with a page of HTML, as an edge proxy answers; nothing is done."""
    CUT_BEFORE = "cut_before"
    """The connection is aborted; nothing is done."""
    CUT_AFTER = "cut_after"
    """The operation is done, then the connection is aborted."""
    CUT_MIDWAY = "cut_midway"
    """The operation is done; the connection is aborted after half of the reply."""
    SLOW_REPLY = "slow_reply"
    """The operation is done; the reply waits for `seconds` (6)."""
    CORRUPT_FILE = "corrupt_file"
    """One byte in the middle of the file is another; meets only requests for files."""
    CHANGED_REPLY = "changed_reply"
    """`changes` is merged into the reply (RFC 7396: null deletes) before it is signed; `status` replaces its status."""


@frozen
class _Option:
    types: tuple[type, ...]
    default: Any = None
    is_required: bool = False
    choices: tuple[str, ...] = ()


_SECONDS = (int, float)
_OPTIONS: Mapping[FaultKind, Mapping[str, _Option]] = {
    FaultKind.STALE_CLOCK: {"seconds": _Option(_SECONDS, 301)},
    FaultKind.FUTURE_CLOCK: {"seconds": _Option(_SECONDS, 301)},
    FaultKind.UNKNOWN_SERIAL: {"serial": _Option((str,), "PUB_KEY_ID_0000000000000000000000000000000000")},
    FaultKind.SIGN_ERROR: {
        "cause": _Option((str,), SignatureCause.WRONG_SIGNATURE.value, choices=tuple(SignatureCause)),
        "signed_message": _Option((str,)),
    },
    FaultKind.RATE_LIMIT: {"code": _Option((str,), "RATELIMIT_EXCEEDED")},
    FaultKind.SLOW_REPLY: {"seconds": _Option(_SECONDS, 6.0)},
    FaultKind.CHANGED_REPLY: {"changes": _Option((Mapping,), is_required=True), "status": _Option((int,))},
}


class FaultError(ValueError):
    """A fault was asked for that the gateway cannot make; the message lists what it can."""


@frozen
class Fault:
    """One fault that waits for its requests: `times` of `operation`, or of any operation."""

    kind: FaultKind
    times: int
    operation: str | None
    options: Mapping[str, Any] = field(factory=dict[str, Any])


class Faults:
    """The faults that wait; the first that matches a request meets it."""

    def __init__(self, operations: Collection[str]) -> None:
        self._operations = operations
        self._pending: list[Fault] = []
        self._lock = Lock()

    @property
    def pending(self) -> tuple[Fault, ...]:
        """The faults that still wait, in the order in which they will strike, each with the times that are left."""
        with self._lock:
            return tuple(self._pending)

    def add(self, kind: FaultKind | str, times: int = 1, operation: str | None = None, **options: Any) -> Fault:
        """Let the next `times` requests meet the fault `kind`; `operation` narrows them to one operation of the catalog.

        `options` are those that the kind's documentation in `FaultKind` names.

        Raises:
            FaultError: the kind, the operation or an option does not exist or has the wrong type; the message lists the right ones.
        """
        fault = Fault(_kind(kind), _times(times), self._operation(operation), _options(_kind(kind), options))
        with self._lock:
            self._pending.append(fault)
        return fault

    def clear(self) -> None:
        """Forget all faults that wait."""
        with self._lock:
            self._pending.clear()

    def take(self, operation: str, *, gives_file: bool = False) -> Fault | None:
        """The fault that meets this request, counted down; `None` when none waits for it."""
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
        raise FaultError(f"{name!r} is no operation of the catalog{hint}")


def _kind(kind: FaultKind | str) -> FaultKind:
    try:
        return FaultKind(kind)
    except ValueError:
        raise FaultError(f"{kind!r} is no kind of fault; these are: {', '.join(FaultKind)}") from None


def _times(times: int) -> int:
    if type(times) is not int or times < 1:
        raise FaultError(f"times must be a whole number from 1, not {times!r}")
    return times


def _options(kind: FaultKind, options: Mapping[str, Any]) -> dict[str, Any]:
    known = _OPTIONS.get(kind, {})
    for name, value in options.items():
        if name not in known:
            listed = ", ".join(known) or "none"
            raise FaultError(f"{kind} has no option {name!r}; its options: {listed}")
        if isinstance(value, bool) or not isinstance(value, known[name].types):
            expected = " or ".join(option.__name__ for option in known[name].types)
            raise FaultError(f"option {name} of {kind} must be {expected}, not {type(value).__name__}")
        if known[name].choices and value not in known[name].choices:
            raise FaultError(f"option {name} of {kind} must be one of {', '.join(known[name].choices)}, not {value!r}")
    for name, option in known.items():
        if option.is_required and name not in options:
            raise FaultError(f"{kind} needs the option {name!r}")
    seconds = options.get("seconds", 0)
    if not 0 <= seconds < float("inf"):
        raise FaultError(f"option seconds of {kind} must be a number from 0, not {seconds!r}")
    return {name: options.get(name, option.default) for name, option in known.items()}
