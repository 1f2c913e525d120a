"""The authorizations in the state file: with one, a user receives transfers without confirming each."""

import json
import secrets
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_pattern
from wechatpay_gateway.families.merchant_transfer.steps import AuthorizationState

_DAY_SECONDS = 86400
_KEPT_DAYS = 30
_COLUMNS = (
    "caller, out_authorization_no, state, openid, scene, content, package_info, created, authorization_id, authorized, closed, "
    "close_reason, is_example"
)
_EXPIRES = "state = 'WAIT_USER_CONFIRM' AND NOT is_example"
UNCONFIRMED = "USER_OVERDUE_UNCONFIRMED"
"""The reason of an authorization that the user did not agree to in time."""


class UnknownAuthorizationError(LookupError):
    """The gateway has no authorization with this number."""


@frozen(slots=False)
class Authorization:
    """An authorization that `caller` applied for; times are in seconds since 1970.

    `content` has the fields of the request, as JSON with sorted keys. `is_example` marks an authorization of the catalog's examples, which
    the first request with its number replaces.
    """

    caller: str
    out_authorization_no: str
    state: AuthorizationState = field(converter=AuthorizationState)
    openid: str
    scene: str
    content: str = field(repr=False)
    package_info: str
    created: float
    authorization_id: str | None = None
    authorized: float | None = None
    closed: float | None = None
    close_reason: str | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    def is_forgotten(self, now: float) -> bool:
        """Return whether WeChat Pay no longer has this authorization: 30 days after it was closed because the user did not agree."""
        is_unconfirmed = self.close_reason == UNCONFIRMED and self.closed is not None
        return is_unconfirmed and now - (self.closed or 0) >= _KEPT_DAYS * _DAY_SECONDS


def new_authorization_id(at: float) -> str:
    """Return a new `authorization_id`; `at` is the time of the user's consent, in seconds since 1970."""
    return f"2012{to_pattern(at, 'yyyyMMdd')}{secrets.randbelow(10**15):015d}"


class Authorizations:
    """The authorizations, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, authorization: Authorization) -> Authorization:
        """Add an authorization; it replaces an example with its number, or one that WeChat Pay no longer has."""
        row = (
            *(authorization.caller, authorization.out_authorization_no, authorization.state.value),
            *(authorization.openid, authorization.scene, authorization.content, authorization.package_info),
            *(authorization.created, authorization.authorization_id, authorization.authorized, authorization.closed),
            *(authorization.close_reason, int(authorization.is_example)),
        )
        self._store.execute(
            f"INSERT OR REPLACE INTO transfer_authorizations VALUES ({', '.join('?' * len(row))})",  # noqa: S608 (a constant)
            row,
        )
        return authorization

    def update(self, authorization: Authorization, **changes: Any) -> Authorization:
        """Change fields of an authorization, which must be names of columns, and return it."""
        assigned = ", ".join(f"{name} = ?" for name in changes)
        self._store.execute(
            f"UPDATE transfer_authorizations SET {assigned} WHERE caller = ? AND out_authorization_no = ?",  # noqa: S608 (columns)
            (*changes.values(), authorization.caller, authorization.out_authorization_no),
        )
        return evolve(authorization, **changes)

    def find(self, caller: str, out_authorization_no: str) -> Authorization | None:
        """Return a merchant's authorization with this number, or `None`."""
        return next(self._select("caller = ? AND out_authorization_no = ?", caller, out_authorization_no), None)

    def with_id(self, caller: str, authorization_id: str) -> Authorization | None:
        """Return a merchant's authorization with this number of WeChat Pay, or `None`."""
        return next(self._select("authorization_id = ? AND caller = ?", authorization_id, caller), None)

    def get(self, out_authorization_no: str, caller: str | None = None) -> Authorization:
        """Return the authorization with this number. If `caller` is `None`, it can be any merchant's.

        Raises:
            UnknownAuthorizationError: it does not exist, or authorizations of several merchants have the number.
        """
        candidates = self._select("out_authorization_no = ?", out_authorization_no)
        found = [each for each in candidates if caller in (None, each.caller)]
        found = [each for each in found if not each.is_example] or found
        if len(found) != 1:
            count = (
                f"{len(found)} authorizations with the number {out_authorization_no}. Pass mchid"
                if found
                else f"no authorization {out_authorization_no}"
            )
            raise UnknownAuthorizationError(f"the gateway has {count}")
        return found[0]

    def open_count(self, caller: str, openid: str, scene: str) -> int:
        """Return how many authorizations of a user in a scene wait for the user or are effective."""
        query = (
            "SELECT count(*) FROM transfer_authorizations WHERE caller = ? AND openid = ? AND scene = ? AND state <> 'CLOSED' "
            "AND NOT is_example"
        )
        return int(self._store.rows(query, (caller, openid, scene))[0][0])

    def next_expiry(self) -> float | None:
        """Return when the next authorization expires, in seconds since 1970, or `None`."""
        query = f"SELECT min(created) FROM transfer_authorizations WHERE {_EXPIRES}"  # noqa: S608 (constants)
        created: float | None = self._store.rows(query)[0][0]
        return None if created is None else created + _DAY_SECONDS

    def expired(self, now: float) -> tuple[Authorization, ...]:
        """Return the authorizations that have expired but are not closed yet, oldest first."""
        return tuple(self._select(f"created + {_DAY_SECONDS} <= ? AND {_EXPIRES} ORDER BY created, rowid", now))

    def newest(self, limit: int, skip: int = 0) -> tuple[Authorization, ...]:
        """Return the authorizations that were created last, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Authorization]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | float) -> Iterator[Authorization]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM transfer_authorizations WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Authorization(*row) for row in rows)
