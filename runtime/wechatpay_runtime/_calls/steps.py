"""Steps: what the logic asks its driver to do. The logic is generators without I/O; sync and async differ in their drivers.

A generator yields steps, and whoever drives it sends the result of each back, or throws in the error that it ended in.
Besides the steps here, a `Request` is a step: it is sent, and its result is a `Reply`.
"""

from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

ResultT = TypeVar("ResultT")
Steps: TypeAlias = Generator[Any, Any, ResultT]
"""A generator of steps; the parameter is what it returns."""


@frozen(eq=False)
class Wait:
    """A step in which nothing is sent."""

    seconds: float


@frozen(eq=False)
class Unknown:
    """A reason to fetch platform certificates: something is signed with this one, and we do not hold it."""

    serial: str


@frozen(eq=False)
class Refused:
    """A reason to fetch platform certificates: WeChat Pay refused a request because it names this one."""

    serial: str


Reason = Unknown | Refused


@frozen(eq=False)
class LearnKey:
    """A step in which platform certificates are fetched; answered with why that failed, or `None`."""

    reason: Reason


@frozen(eq=False)
class Work:
    """A step that calls a function which can take longer than an event loop may wait; its result is what that returns."""

    function: Callable[[], Any]
    is_shielded: bool = False
    """Whether it is carried to its end even if the task is cancelled."""
