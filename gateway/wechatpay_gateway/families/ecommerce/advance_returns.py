"""The returns of advances in the state file.

A platform that advanced the money of a refund gets it back from the sub-merchant: https://pay.weixin.qq.com/doc/v3/partner/4012476927.
"""

import secrets
from collections.abc import Iterator

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.ecommerce.steps import AdvanceReturnResult

LONGEST_SECONDS = 90 * 86400
"""How long WeChat Pay retries a return before it fails."""
RETRY_SECONDS = 86400
"""The time between two attempts of WeChat Pay; the pages say only that it tries regularly."""
_COLUMNS = "caller, out_refund_no, refund_id, advance_return_id, sub_mchid, amount, result, created, attempted, finished, is_example"
_OPEN = "result = 'PROCESSING' AND NOT is_example"


class UnknownAdvanceReturnError(LookupError):
    """The gateway has no return of an advance for this refund."""


@frozen
class AdvanceReturn:
    """The return of an advance: `sub_mchid` pays `amount`, in fen, to the platform `caller`. Times are in seconds since 1970.

    `attempted` is the time of the last attempt. `is_example` marks a return of the catalog's examples, which moves no money.
    """

    caller: str
    out_refund_no: str
    refund_id: str
    advance_return_id: str
    sub_mchid: str
    amount: int
    result: AdvanceReturnResult = field(converter=AdvanceReturnResult)
    created: float
    attempted: float
    finished: float | None = None
    is_example: bool = field(default=False, converter=bool)


def new_advance_return_id(at: float) -> str:
    """Return a new `advance_return_id`; `at` is the time of the request, in seconds since 1970."""
    return f"504{secrets.randbelow(10**7):07d}{to_day(at)}{secrets.randbelow(10**11):011d}"


class AdvanceReturns:
    """The returns of advances, at most one for each refund."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, made: AdvanceReturn) -> AdvanceReturn:
        """Add a return; the refund must not have one."""
        row = (
            *(made.caller, made.out_refund_no, made.refund_id, made.advance_return_id, made.sub_mchid, made.amount),
            *(made.result.value, made.created, made.attempted, made.finished, int(made.is_example)),
        )
        self._store.execute(f"INSERT INTO advance_returns VALUES ({', '.join('?' * 11)})", row)  # noqa: S608 (a constant)
        return made

    def find(self, caller: str, refund_id: str) -> AdvanceReturn | None:
        """Return the return of the advance of a platform's refund, or `None`."""
        return next(self._select("caller = ? AND refund_id = ?", caller, refund_id), None)

    def get(self, out_refund_no: str, caller: str | None = None) -> AdvanceReturn:
        """Return the return of the advance of a refund. If `caller` is `None`, it can be any platform's refund.

        Raises:
            UnknownAdvanceReturnError: No refund has the number, or those of several platforms have it.
        """
        found = [each for each in self._select("out_refund_no = ?", out_refund_no) if caller in (None, each.caller)]
        if len(found) != 1:
            count = f"{len(found)} returns of advances" if found else "no return of an advance"
            more = ". Pass mchid" if found else ""
            raise UnknownAdvanceReturnError(f"the gateway has {count} for the refund {out_refund_no}{more}")
        return found[0]

    def put(self, made: AdvanceReturn, result: AdvanceReturnResult, *, at: float) -> AdvanceReturn:
        """Put a return into a state; `at` becomes the time at which it was finished."""
        finished = None if result is AdvanceReturnResult.PROCESSING else at
        self._update(made, "result = ?, finished = ?", result.value, finished)
        return evolve(made, result=result, finished=finished)

    def note_attempt(self, made: AdvanceReturn, *, at: float) -> AdvanceReturn:
        """Record an attempt that failed."""
        self._update(made, "attempted = ?", at)
        return evolve(made, attempted=at)

    def next_attempt(self) -> float | None:
        """Return the time of the next attempt, in seconds since 1970, or `None`."""
        first: float | None = self._store.rows(f"SELECT min(attempted) FROM advance_returns WHERE {_OPEN}")[0][0]  # noqa: S608 (constants)
        return None if first is None else first + RETRY_SECONDS

    def due(self, now: float) -> tuple[AdvanceReturn, ...]:
        """Return the returns that WeChat Pay tries again now."""
        return tuple(self._select(f"{_OPEN} AND attempted <= ? ORDER BY attempted", now - RETRY_SECONDS))

    def newest(self, limit: int, skip: int = 0) -> tuple[AdvanceReturn, ...]:
        """Return the newest returns, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[AdvanceReturn]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | float) -> Iterator[AdvanceReturn]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM advance_returns WHERE {where}", arguments)  # noqa: S608 (constants)
        return (AdvanceReturn(*row) for row in rows)

    def _update(self, made: AdvanceReturn, changes: str, *values: str | float | None) -> None:
        self._store.execute(
            f"UPDATE advance_returns SET {changes} WHERE caller = ? AND refund_id = ?",  # noqa: S608 (constants)
            (*values, made.caller, made.refund_id),
        )
