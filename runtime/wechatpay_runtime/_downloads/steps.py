"""The steps that only downloads use."""

from collections.abc import Callable, Sequence
from typing import Any

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._calls.steps import Steps
from wechatpay_runtime._transport.base import AsyncOpenReply, OpenReply


@frozen(eq=False)
class Open:
    """A step that sends a request and waits for the head of the reply; its result is an open reply."""

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
    """The iterator that `chunks` of an open reply returned."""


@frozen(eq=False)
class AtOnce:
    """A step that drives several generators concurrently; its result is the list of their return values."""

    each: Sequence[Steps[Any]]
    limit: int
    """Maximum number of generators at the same time."""
    give_up: Callable[[], object]
    """Called if the step is interrupted."""
    consequence: type[Exception]
    """The error of a generator that stopped only because another one failed; the other's error is raised instead."""


@frozen(eq=False)
class Checkpoint:
    """A step at which a cancelled task stops."""


AnyOpenReply = OpenReply | AsyncOpenReply
