"""The members of malls, the cars of members, and the settings of malls, in the state file."""

import secrets
from collections.abc import Iterator
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.malls.steps import AuthorizeState


@frozen
class Member:
    """A user of the mall with the merchant number `mall`; `code` is the number of the card. Times are in seconds since 1970."""

    mall: str
    openid: str
    state: AuthorizeState = field(default=AuthorizeState.UNAUTHORIZED, converter=AuthorizeState)
    code: str = ""
    authorized: float | None = None
    canceled: float | None = None
    is_example: bool = field(default=False, converter=bool)


@frozen
class Settings:
    """The merchant that gets the notifications of a mall, and their URLs, which it gave when the service was enabled."""

    mall: str
    receiver: str
    payment_url: str = ""
    authorization_url: str = ""


_COLUMNS = ", ".join(each.name for each in fields(Member))


def new_card_code() -> str:
    """Return a new number of a membership card."""
    return f"{secrets.randbelow(10**12):012d}"


class Members:
    """The members of all malls; a user without a record has authorized nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, mall: str, openid: str) -> Member:
        """Return a user of a mall."""
        return next(self._select("mall = ? AND openid = ?", mall, openid), Member(mall, openid))

    def put(self, member: Member, **changes: Any) -> Member:
        """Store a user with changes."""
        changed = evolve(member, **changes)
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(changed))
        self._store.execute("INSERT OR REPLACE INTO mall_members VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return changed

    def settings(self, mall: str) -> Settings:
        """Return the settings of a mall; by default, it gets no notifications."""
        query = "SELECT mall, receiver, payment_url, authorization_url FROM mall_settings WHERE mall = ?"
        return next((Settings(*row) for row in self._store.rows(query, (mall,))), Settings(mall, mall))

    def set(self, settings: Settings) -> None:
        """Store the settings of a mall."""
        self._store.execute("INSERT OR REPLACE INTO mall_settings VALUES (?, ?, ?, ?)", astuple(settings))

    def park(self, mall: str, openid: str, plate_number: str, state: str, at: float) -> None:
        """Record that a car entered or left a mall, unless a later report is known."""
        self._store.execute(
            "INSERT INTO mall_cars VALUES (?, ?, ?, ?, ?) ON CONFLICT (mall, openid, plate_number) "
            "DO UPDATE SET state = excluded.state, at = excluded.at WHERE excluded.at >= at",
            (mall, openid, plate_number, state, at),
        )

    def is_parked(self, mall: str, openid: str, now: float) -> bool:
        """Return whether a car of a user is in a mall: it entered today, and has not left."""
        query = "SELECT at FROM mall_cars WHERE mall = ? AND openid = ? AND state = 'IN'"
        return any(to_day(at) == to_day(now) for (at,) in self._store.rows(query, (mall, openid)))

    def newest(self, limit: int, skip: int = 0) -> tuple[Member, ...]:
        """Return the newest users, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Member]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *values: str | float) -> Iterator[Member]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM mall_members WHERE {where}", values)  # noqa: S608 (constants)
        return (Member(*row) for row in rows)
