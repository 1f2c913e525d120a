"""The subsidies that platforms pay for orders, with their returns and cancellations, in the state file.

States: https://pay.weixin.qq.com/doc/v3/partner/4015593692.
"""

import secrets
from collections.abc import Iterator

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.ecommerce.steps import SubsidyResult

REFUND_SECONDS = 86400
"""When WeChat Pay gives the money of a failed subsidy back, after its creation: https://pay.weixin.qq.com/doc/v3/partner/4012477631."""
RETURN_SECONDS = 7 * 86400
"""How long a return without enough money can be tried again: https://pay.weixin.qq.com/doc/v3/partner/4015593692."""
_COLUMNS = "subsidy_id, caller, sub_mchid, transaction_id, out_subsidy_no, amount, result, content, created, finished, is_example"
_RETURN_COLUMNS = "subsidy_refund_id, caller, out_order_no, subsidy_id, refund_id, amount, is_failed, content, created, is_open, finished"
_FAILED = "result = 'FAIL' AND NOT is_example"


class UnknownSubsidyError(LookupError):
    """The gateway has no subsidy with this number."""


@frozen
class Subsidy:
    """A subsidy: the platform `caller` pays `amount`, in fen, for an order of `sub_mchid`. Times are in seconds since 1970.

    `out_subsidy_no` is empty if the request has none. `content` is the request, as JSON with sorted keys. `is_example` marks a subsidy of
    the catalog's examples.
    """

    subsidy_id: str
    caller: str
    sub_mchid: str
    transaction_id: str
    out_subsidy_no: str
    amount: int
    result: SubsidyResult = field(converter=SubsidyResult)
    content: str = field(repr=False)
    created: float
    finished: float
    is_example: bool = field(default=False, converter=bool)


@frozen
class SubsidyReturn:
    """The return of a subsidy, or of a part of it. `refund_id` is empty if the request has none; `is_failed` marks one that moved no money.

    `is_open` marks one that waits for money, until the same request is sent again, or for 7 days.
    """

    subsidy_refund_id: str
    caller: str
    out_order_no: str
    subsidy_id: str
    refund_id: str
    amount: int
    is_failed: bool = field(converter=bool)
    content: str = field(repr=False)
    created: float
    is_open: bool = field(default=False, converter=bool)
    finished: float | None = None


def new_subsidy_number(at: float) -> str:
    """Return a new number of WeChat Pay for a subsidy or a return of one; `at` is the time of the request, in seconds since 1970."""
    return f"300{secrets.randbelow(10**7):07d}{to_day(at)}{secrets.randbelow(10**10):010d}"


class Subsidies:
    """The subsidies, their returns, and the orders whose subsidy was canceled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, subsidy: Subsidy) -> Subsidy:
        """Add a subsidy."""
        row = (
            *(subsidy.subsidy_id, subsidy.caller, subsidy.sub_mchid, subsidy.transaction_id, subsidy.out_subsidy_no),
            *(subsidy.amount, subsidy.result.value, subsidy.content, subsidy.created, subsidy.finished),
            int(subsidy.is_example),
        )
        self._store.execute(f"INSERT INTO subsidies VALUES ({', '.join('?' * 11)})", row)  # noqa: S608 (a constant)
        return subsidy

    def get(self, subsidy_id: str) -> Subsidy:
        """Return the subsidy with this number of WeChat Pay.

        Raises:
            UnknownSubsidyError: No subsidy has the number.
        """
        found = next(self._select("subsidy_id = ? ORDER BY is_example", subsidy_id), None)
        if found is None:
            raise UnknownSubsidyError(f"the gateway has no subsidy {subsidy_id}")
        return found

    def numbered(self, caller: str, out_subsidy_no: str) -> Subsidy | None:
        """Return the subsidy with a platform's number, or `None`; examples do not count."""
        where = "caller = ? AND out_subsidy_no = ? AND NOT is_example"
        return next(self._select(where, caller, out_subsidy_no), None)

    def of_order(self, caller: str, sub_mchid: str, transaction_id: str) -> tuple[Subsidy, ...]:
        """Return the subsidies of an order, newest first, without the examples if there is another."""
        where = "caller = ? AND sub_mchid = ? AND transaction_id = ? ORDER BY is_example, rowid DESC"
        return tuple(self._select(where, caller, sub_mchid, transaction_id))

    def put(self, subsidy: Subsidy, result: SubsidyResult, *, at: float) -> Subsidy:
        """Put a subsidy into a state, at a time."""
        change = "UPDATE subsidies SET result = ?, finished = ? WHERE subsidy_id = ? AND caller = ?"
        self._store.execute(change, (result.value, at, subsidy.subsidy_id, subsidy.caller))
        return evolve(subsidy, result=result, finished=at)

    def next_refund(self) -> float | None:
        """Return when WeChat Pay gives the money of the next failed subsidy back, in seconds since 1970, or `None`."""
        first: float | None = self._store.rows(f"SELECT min(created) FROM subsidies WHERE {_FAILED}")[0][0]  # noqa: S608 (constants)
        return None if first is None else first + REFUND_SECONDS

    def due(self, now: float) -> tuple[Subsidy, ...]:
        """Return the failed subsidies whose money WeChat Pay gives back now."""
        return tuple(self._select(f"{_FAILED} AND created <= ? ORDER BY created", now - REFUND_SECONDS))

    def add_return(self, made: SubsidyReturn) -> SubsidyReturn:
        """Add a return of a subsidy."""
        row = (
            *(made.subsidy_refund_id, made.caller, made.out_order_no, made.subsidy_id, made.refund_id, made.amount),
            *(int(made.is_failed), made.content, made.created, int(made.is_open), made.finished),
        )
        self._store.execute(f"INSERT INTO subsidy_returns VALUES ({', '.join('?' * 11)})", row)  # noqa: S608 (a constant)
        return made

    def end_return(self, made: SubsidyReturn, *, is_failed: bool, at: float) -> SubsidyReturn:
        """End a return that waits for money."""
        change = "UPDATE subsidy_returns SET is_open = 0, is_failed = ?, finished = ? WHERE subsidy_refund_id = ?"
        self._store.execute(change, (int(is_failed), at, made.subsidy_refund_id))
        return evolve(made, is_open=False, is_failed=is_failed, finished=at)

    def next_failure(self) -> float | None:
        """Return when the next return that waits for money fails, in seconds since 1970, or `None`."""
        first: float | None = self._store.rows("SELECT min(created) FROM subsidy_returns WHERE is_open")[0][0]
        return None if first is None else first + RETURN_SECONDS

    def overdue_returns(self, now: float) -> tuple[SubsidyReturn, ...]:
        """Return the returns that have waited for money for too long."""
        return tuple(self._select_returns("is_open AND created <= ? ORDER BY created", now - RETURN_SECONDS))

    def find_return(self, caller: str, out_order_no: str) -> SubsidyReturn | None:
        """Return the return with a platform's number, or `None`."""
        return next(self._select_returns("caller = ? AND out_order_no = ?", caller, out_order_no), None)

    def returns_of(self, subsidy: Subsidy) -> tuple[SubsidyReturn, ...]:
        """Return the returns of a subsidy, oldest first."""
        return tuple(
            self._select_returns("subsidy_id = ? AND caller = ? ORDER BY rowid", subsidy.subsidy_id, subsidy.caller)
        )

    def cancel(self, caller: str, sub_mchid: str, transaction_id: str, *, at: float) -> None:
        """Record that an order needs no subsidy any more."""
        row = (caller, sub_mchid, transaction_id, at)
        self._store.execute("INSERT OR IGNORE INTO subsidy_cancellations VALUES (?, ?, ?, ?)", row)

    def is_canceled(self, caller: str, sub_mchid: str, transaction_id: str) -> bool:
        """Return whether the subsidy of an order was canceled."""
        where = "caller = ? AND sub_mchid = ? AND transaction_id = ?"
        query = f"SELECT 1 FROM subsidy_cancellations WHERE {where}"  # noqa: S608 (a constant)
        return bool(self._store.rows(query, (caller, sub_mchid, transaction_id)))

    def newest(self, limit: int, skip: int = 0) -> tuple[Subsidy, ...]:
        """Return the newest subsidies, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Subsidy]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Subsidy]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM subsidies WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Subsidy(*row) for row in rows)

    def _select_returns(self, where: str, *arguments: str | float) -> Iterator[SubsidyReturn]:
        rows = self._store.rows(f"SELECT {_RETURN_COLUMNS} FROM subsidy_returns WHERE {where}", arguments)  # noqa: S608 (constants)
        return (SubsidyReturn(*row) for row in rows)
