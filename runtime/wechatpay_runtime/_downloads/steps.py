"""Steps of downloads, beside those of all calls."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._calls.steps import Steps
from wechatpay_runtime._transport.base import AsyncOpenReply, OpenReply


@frozen(eq=False)
class Open:
    """A step that sends a request and waits for the head of its reply; its result is an open reply."""

    request: Request


@frozen(eq=False)
class ReadBody:
    """A step that reads the whole body of an open reply; its result is the bytes."""

    reply: Any
    """An `OpenReply` or an `AsyncOpenReply`."""


@frozen(eq=False)
class NextChunk:
    """A step that reads the next piece of a body; its result is the bytes, or `None` at the end."""

    chunks: Any
    """What `chunks` of an open reply returned."""


@frozen(eq=False)
class AtOnce:
    """A step that drives several generators at a time; its result is the list of what they returned."""

    each: Sequence[Steps[Any]]
    limit: int
    """How many at a time."""
    give_up: Callable[[], object]
    """Called where the step is ended from outside."""
    consequence: type[Exception]
    """The error of one that ended only because another one failed; that other one's error is raised."""


@frozen(eq=False)
class Checkpoint:
    """A step at which a cancelled task ends."""


AnyOpenReply = OpenReply | AsyncOpenReply
