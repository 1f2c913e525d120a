"""The membership cards of users in the state file."""

import json
import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import CHINA, from_moment
from wechatpay_gateway.families.membership.steps import CardState

_SYSTEM_DIGITS = 24


class UnknownCardError(LookupError):
    """The gateway has no such card of a user."""


@frozen(slots=False)
class UserCard:
    """A card of a user: `owner` is the merchant, or the brand itself, that manages it. Times are in seconds since 1970.

    `code` is `None` until the merchant assigns one. `content` are the fields that the merchant and the user set, as JSON. `is_deleted` says that the
    user deleted the card, and `due` when it expires. `is_example` marks a card of the catalog's examples, which every call can use.
    """

    serial: int
    owner: str
    brand_id: str
    card_id: str
    openid: str
    code: str | None
    state: CardState = field(converter=CardState)
    content: str = field(repr=False)
    picked: float
    created: float
    modified: float
    reason: str | None = None
    invalidated: float | None = None
    points: int | None = None
    is_deleted: bool = field(default=False, converter=bool)
    due: float | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields that the merchant and the user set."""
        content: Mapping[str, Any] = json.loads(self.content)
        return content


_COLUMNS = ", ".join(each.name for each in fields(UserCard))


def new_code() -> str:
    """Return a new code of WeChat Pay: 24 digits."""
    return f"{secrets.randbelow(10**_SYSTEM_DIGITS):0{_SYSTEM_DIGITS}d}"


def end_of(validity: Mapping[str, Any], picked: float) -> float | None:
    """Return when a card expires that the user got at a time; `None` if it does not."""
    if end := validity.get("available_end_time"):
        return from_moment(end)
    days: int | None = validity.get("available_day_after_receive")
    if days is None or validity.get("type") == "PERMANENT":
        return None
    first = datetime.fromtimestamp(picked, CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=days)).timestamp()


class Cards:
    """The cards of all users."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, card: UserCard) -> UserCard:
        """Add a card, replacing the example of the user and the template; its `serial` is replaced by the next free one."""
        serial: int = self._store.rows("SELECT coalesce(max(serial), 0) + 1 FROM member_cards")[0][0]
        stored = evolve(card, serial=serial)
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(stored))
        with self._store.transaction() as connection:
            if not card.is_example:
                connection.execute(
                    "DELETE FROM member_cards WHERE is_example AND openid = ? AND card_id = ?",
                    (card.openid, card.card_id),
                )
            connection.execute(f"INSERT INTO member_cards VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return stored

    def update(self, card: UserCard, **columns: Any) -> UserCard:
        """Change columns of a card."""
        assigned = ", ".join(f"{name} = ?" for name in columns)
        change = f"UPDATE member_cards SET {assigned} WHERE serial = ?"  # noqa: S608 (names of columns)
        self._store.execute(change, (*columns.values(), card.serial))
        return evolve(card, **columns)

    def of_user(self, owner: str, brand_id: str, openid: str, card_id: str) -> list[UserCard]:
        """Return the cards of a user of one template, newest first, with those of the examples."""
        where = "openid = ? AND card_id = ? AND (is_example OR (owner = ? AND brand_id = ?)) ORDER BY serial DESC"
        return list(self._select(where, openid, card_id, owner, brand_id))

    def with_code(self, owner: str, brand_id: str, card_id: str, code: str) -> UserCard | None:
        """Return the card of a template with this code, or `None`."""
        where = "code = ? AND card_id = ? AND (is_example OR (owner = ? AND brand_id = ?)) ORDER BY is_example"
        return next(self._select(where, code, card_id, owner, brand_id), None)

    def page(
        self, owner: str, brand_id: str, openid: str, state: str | None, start: int, size: int
    ) -> tuple[int, list[UserCard]]:
        """Return the number of cards that a user has of a brand, in one state if there is one, and a page of them, newest first."""
        where = "openid = ? AND (is_example OR (owner = ? AND brand_id = ?))"
        values = [openid, owner, brand_id]
        if state is not None:
            where, values = f"{where} AND state = ?", [*values, state]
        total: int = self._store.rows(f"SELECT count(*) FROM member_cards WHERE {where}", values)[0][0]  # noqa: S608 (constants)
        return total, list(self._select(f"{where} ORDER BY serial DESC LIMIT ? OFFSET ?", *values, size, start))

    def get(self, openid: str, card_id: str | None = None) -> UserCard:
        """Return the newest card of a user, of one template if there is one.

        Raises:
            UnknownCardError: the user has no such card.
        """
        of_template = "" if card_id is None else " AND card_id = ?"
        values = (openid,) if card_id is None else (openid, card_id)
        found = next(self._select(f"openid = ?{of_template} ORDER BY serial DESC LIMIT 1", *values), None)
        if found is None:
            raise UnknownCardError(
                f"the user {openid} has no card{'' if card_id is None else f' of the template {card_id}'}"
            )
        return found

    def numbered(self, serial: int) -> UserCard:
        """Return the card with a serial."""
        return next(self._select("serial = ?", serial))

    def next_due(self) -> float | None:
        """Return when the next card expires, in seconds since 1970, or `None`."""
        first: float | None = self._store.rows("SELECT min(due) FROM member_cards WHERE due IS NOT NULL")[0][0]
        return first

    def due(self, now: float) -> tuple[UserCard, ...]:
        """Return the cards that expire now, the earliest first."""
        return tuple(self._select("due IS NOT NULL AND due <= ? ORDER BY due, serial", now))

    def newest(self, limit: int, skip: int = 0) -> tuple[UserCard, ...]:
        """Return the newest cards, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY serial DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[UserCard]:
        return self._select("1 ORDER BY serial")

    def _select(self, where: str, *values: str | float) -> Iterator[UserCard]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM member_cards WHERE {where}", values)  # noqa: S608 (constants)
        return (UserCard(*row) for row in rows)
