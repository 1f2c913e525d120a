"""Poll a query until its result is final or the timeout expires.

A generator of steps, like every call. Time is measured by the session's clock.
"""

from collections.abc import Mapping
from itertools import chain, repeat
from typing import Any

from wechatpay_runtime._calls.steps import Steps, Wait
from wechatpay_runtime._drivers.base import BaseDriver
from wechatpay_runtime._drivers.calls import call
from wechatpay_runtime._transport.base import refuse_if_closed
from wechatpay_runtime.errors import InvalidArgument, RateLimited, ServerError, StillOpen, TransportError
from wechatpay_runtime.operation.description import Operation
from wechatpay_runtime.operation.polling import Polling

_TEMPORARY = (TransportError, ServerError, RateLimited)
"""Errors after which the same query can succeed."""


def wait_until_final(
    operation: Operation[Any], arguments: Mapping[str, Any], timeout: float, driver: BaseDriver[Any]
) -> Steps[Any]:
    """Query until the result is final, and return it.

    Args:
        operation: A query, with `wait`.
        arguments: The operation's arguments by wire name.
        timeout: Maximum time to wait, in seconds; the last query is sent when the timeout expires.
        driver: The driver that makes the calls.

    Raises:
        InvalidArgument: An argument is missing or of the wrong type, or the client was closed; nothing more was sent.
        StillOpen: The timeout expired before the result was final.
        WeChatPayError: A query failed with an error that a retry cannot cure.
    """
    value: Any = timeout  # callers may not use a type checker
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
        raise InvalidArgument(f"timeout must be a number of seconds, 0 or more, got {timeout!r}. Nothing was sent.")
    polling = operation.wait
    assert polling is not None  # noqa: S101 - the generator prints the method for such queries only
    intervals = chain(polling.intervals, repeat(polling.intervals[-1]))
    clock = driver.session.clock
    started = clock.monotonic()
    last, failure = None, None
    while True:
        refuse_if_closed(driver.transport)
        try:
            last, failure = (yield from call(operation, arguments, driver.session)).model, None
        except _TEMPORARY as error:
            failure = error
        else:
            if polling.is_final(last):
                return last
        waited = clock.monotonic() - started
        if waited >= timeout:
            raise _still_open(_thing(operation, polling, arguments), waited, last, failure) from failure
        yield Wait(min(next(intervals), timeout - waited))


def _thing(operation: Operation[Any], polling: Polling, arguments: Mapping[str, Any]) -> str:
    """Return the name of the queried object, with its number if the path contains one."""
    names = (name for route in operation.routes for name in route.path_names)
    number = next((arguments[name] for name in names if arguments.get(name) is not None), "")
    return f"The {polling.noun} {number}".rstrip()


def _still_open(thing: str, waited: float, last: Any, failure: Exception | None) -> StillOpen:
    result = "the last query failed" if failure else "the last result is in `last`"
    return StillOpen(
        f"{thing} has not reached a final state after {waited:.0f} s; {result}. Query it again later, or wait for its "
        "notification. Do not create another one instead.",
        last=last,
        waited_seconds=waited,
    )
