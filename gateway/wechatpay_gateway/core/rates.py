"""The rate limits of the pages, which the gateway enforces if a test asks for it."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from wechatpay_gateway.base.errors import rate_limit
from wechatpay_gateway.catalog.catalog import Operation

_TOO_MANY = 429
_DEFAULT_CODE = "RATELIMIT_EXCEEDED"
_WINDOW_SECONDS = {"second": 1, "minute": 60}
_LIMIT = re.compile(
    r"(?P<count>\d+(?:,\d{3})*)(?: (?:calls?|requests?|queries|successful))?(?: and (?P<failed>\d+(?:,\d{3})*) failed requests)?"
    r"(?: a (?P<window>second|minute))?"
    r"(?: (?P<scope>for the same order|for a sub-merchant|for each [a-z]+(?: [a-z]+)?|for a platform|for all together|from all callers|"
    r"from each IP address))?"
)
_NUMBERS = {
    "for the same order": ("transaction_id", "out_trade_no", "order_id"),
    "for a sub-merchant": ("sub_mchid",),
}
"""The arguments whose value limits are counted for separately, by scope; other limits are counted for each caller."""
_OWN_NUMBERS = ("out_refund_no", "out_order_no", "out_request_no")
"""The numbers of requests for an order: the same request again does not count."""


@frozen
class Limit:
    """A limit of `count` calls in `seconds`.

    `scope` is the phrase of the page: calls are counted separately for each caller, or for each value of an argument. If `is_of_failures` is
    true, only refused calls count.
    """

    count: int
    seconds: int
    scope: str = ""
    is_of_failures: bool = False


def read_limits(text: str) -> tuple[Limit, ...]:
    """Return the limits that the sentence about an operation's rate states, such as `10 calls a second.` for each caller.

    A figure without a window has the window of the figure before it.
    """
    return tuple(_limits(text.partition(". ")[0]))


def _limits(sentence: str) -> Iterator[Limit]:
    window = ""
    for found in _LIMIT.finditer(sentence):
        window = found["window"] or window
        if not window:
            continue
        scope, seconds = found["scope"] or "", _WINDOW_SECONDS[window]
        yield Limit(_number(found["count"]), seconds, scope)
        if found["failed"]:
            yield Limit(_number(found["failed"]), seconds, scope, is_of_failures=True)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


class Rates:
    """Counts calls and refuses those above the limits of their pages, by the gateway's clock. It does so only while it is enforced.

    Attributes:
        is_enforced: whether calls above a limit are refused.
    """

    def __init__(self) -> None:
        self.is_enforced = False
        self._limits: dict[str, tuple[Limit, ...]] = {}
        self._calls: dict[tuple[str, str, Limit], deque[tuple[float, str]]] = {}

    def enforce(self) -> None:
        """Refuse calls above the limits from now on, until `ignore` or a reset; earlier calls do not count."""
        self._calls.clear()
        self.is_enforced = True

    def ignore(self) -> None:
        """Accept any number of calls again, as at the start."""
        self.is_enforced = False
        self._calls.clear()

    def limits_of(self, operation: Operation) -> tuple[Limit, ...]:
        """Return the limits of an operation's page; empty if it has none."""
        if operation.name not in self._limits:
            self._limits[operation.name] = read_limits(operation.rate)
        return self._limits[operation.name]

    def count(self, operation: Operation, caller: str, values: Mapping[str, Any], now: float) -> None:
        """Count a call.

        Args:
            operation: the operation.
            caller: the merchant or brand that calls.
            values: the arguments of the call.
            now: the time of the gateway's clock.

        Raises:
            Refusal: the call is above a limit; it does not count.
        """
        own = _first(values, _OWN_NUMBERS)
        counted: list[deque[tuple[float, str]]] = []
        for limit in self.limits_of(operation):
            calls = self._recent(operation, limit, caller, values, now)
            if calls is None or (limit.scope in _NUMBERS and own and any(own == number for _, number in calls)):
                continue
            if len(calls) >= limit.count:
                raise rate_limit(_code_of(operation))
            if not limit.is_of_failures:
                counted.append(calls)
        for calls in counted:
            calls.append((now, own))

    def count_failure(self, operation: Operation, caller: str, values: Mapping[str, Any], now: float) -> None:
        """Count a call that was refused."""
        for limit in self.limits_of(operation):
            calls = self._recent(operation, limit, caller, values, now) if limit.is_of_failures else None
            if calls is not None:
                calls.append((now, ""))

    def _recent(
        self, operation: Operation, limit: Limit, caller: str, values: Mapping[str, Any], now: float
    ) -> deque[tuple[float, str]] | None:
        """Return the times of the calls that count towards a limit and are within its window; `None` if this call does not count."""
        names = _NUMBERS.get(limit.scope, ())
        value = _first(values, names)
        if names and not value:
            return None
        calls = self._calls.setdefault((operation.name, f"{caller} {value}", limit), deque())
        while calls and calls[0][0] <= now - limit.seconds:
            calls.popleft()
        return calls


def _first(values: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first of these arguments that a call has, as text, or an empty text."""
    return next((str(values[name]) for name in names if name in values), "")


def _code_of(operation: Operation) -> str:
    """Return the code of the page for too many calls."""
    return next((code for status, code in operation.errors if status == _TOO_MANY), _DEFAULT_CODE)
