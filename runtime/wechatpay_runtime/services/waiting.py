"""Poll a query until its result is final or the timeout expires.

A generator of steps, like every call. Time is measured by the session's clock.
"""

from collections.abc import Mapping
from itertools import chain, repeat
from typing import Any

from wechatpay_runtime._base.messages import phrase, specified
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
        raise InvalidArgument(
            phrase(
                "timeout must be a number of seconds, 0 or more, got {timeout!r}. Nothing was sent.", timeout=timeout
            )
        )
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
    return (
        phrase("The {noun} {number}", noun=specified(polling.noun), number=number)
        if number
        else phrase("The {noun}", noun=specified(polling.noun))
    )


def _still_open(thing: str, waited: float, last: Any, failure: Exception | None) -> StillOpen:
    result = phrase("the last query failed") if failure else phrase("the last result is in `last`")
    return StillOpen(
        phrase(
            "{thing} has not reached a final state after {seconds} s; {result}. Query it again later, or wait for its notification. Do not create another one instead.",
            thing=thing,
            seconds=f"{waited:.0f}",
            result=result,
        ),
        last=last,
        waited_seconds=waited,
    )
