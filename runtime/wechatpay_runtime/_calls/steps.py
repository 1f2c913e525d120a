"""Steps that a driver performs for a call. Calls are generators without I/O; sync and async clients differ in their drivers.

A generator yields steps; the driver sends back the result of each, or throws the error that it raised. A `Request` is also a
step: it is sent, and its result is a `Reply`.
"""

from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

ResultT = TypeVar("ResultT")
Steps: TypeAlias = Generator[Any, Any, ResultT]
"""A generator of steps; the type parameter is the type of its return value."""


@frozen(eq=False)
class Wait:
    """A step that waits."""

    seconds: float


@frozen(eq=False)
class Unknown:
    """A reason to fetch platform certificates: a signature names this one, which the client does not have."""

    serial: str


@frozen(eq=False)
class Refused:
    """A reason to fetch platform certificates: WeChat Pay refused a request because it names this one."""

    serial: str


Reason = Unknown | Refused


@frozen(eq=False)
class LearnKey:
    """A step that fetches platform certificates; its result is the error if that failed, else `None`."""

    reason: Reason


@frozen(eq=False)
class Work:
    """A step that calls a function that would block an event loop for too long; its result is the return value."""

    function: Callable[[], Any]
    is_shielded: bool = False
    """Whether the function runs to its end even if the task is cancelled."""
