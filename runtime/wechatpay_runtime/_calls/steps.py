"""Steps that a driver performs for a call. Calls are generators without I/O; sync and async clients differ in their drivers.

A generator yields steps; the driver sends back the result of each, or throws the error that it raised. A `Request` is also a
step: it is sent, and its result is a `Reply`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

ResultT = TypeVar("ResultT")
Steps: TypeAlias = Generator[Any, Any, ResultT]
"""A generator of steps; the type parameter is the type of its return value."""

# The classes are written out: `frozen` would compile a constructor for each in every program's first call.


class Wait:
    """A step that waits."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Unknown:
    """A reason to fetch platform certificates: a signature names a certificate that the client does not have."""

    __slots__ = ("serial",)

    def __init__(self, serial: str) -> None:
        self.serial = serial


class Refused:
    """A reason to fetch platform certificates: WeChat Pay refused the certificate that a request names."""

    __slots__ = ("serial",)

    def __init__(self, serial: str) -> None:
        self.serial = serial


Reason = Unknown | Refused


class LearnKey:
    """A step that fetches platform certificates; its result is the error if they could not be fetched, else `None`."""

    __slots__ = ("reason",)

    def __init__(self, reason: Reason) -> None:
        self.reason = reason


class Work:
    """A step that calls a function that would block an event loop for too long; its result is the return value."""

    __slots__ = ("function", "is_shielded")

    def __init__(self, function: Callable[[], Any], *, is_shielded: bool = False) -> None:
        self.function = function
        self.is_shielded = is_shielded
        """Whether the function runs to its end even if the task is cancelled."""
