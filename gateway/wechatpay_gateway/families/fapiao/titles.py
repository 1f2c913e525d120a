"""The titles of e-invoices that users fill in, in the state file."""

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store

LINK_SECONDS = 30 * 60
"""How long the link to the form can be used: https://pay.weixin.qq.com/doc/v3/partner/4015770776."""
TITLE_FIELDS = ("type", "name", "taxpayer_id", "address", "telephone", "bank_name", "bank_account")
"""The fields of a title that an invoice repeats."""


class UnknownTitleError(LookupError):
    """No link to the form was requested with this number."""


@frozen(slots=False)
class Title:
    """The form that a user fills in for an application, which is a WeChat Pay order if `is_of_order`.

    `total` is the amount that the form shows, in fen, `needs` the fields that the user must fill in, separated by spaces, and `linked` when the
    link was requested, in seconds since 1970. `title` is what the user filled in, as JSON, or `None`.
    """

    caller: str
    apply_id: str
    sub_mchid: str
    is_of_order: bool = field(converter=bool)
    openid: str
    total: int
    needs: str
    linked: float
    title: str | None = field(default=None, repr=False)
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def filled(self) -> Mapping[str, Any]:
        """The fields that the user filled in; empty if none yet."""
        found: Mapping[str, Any] = json.loads(self.title) if self.title else {}
        return found

    def fits(self, buyer: Mapping[str, Any]) -> bool:
        """Return whether the buyer of an invoice is the one that the user filled in."""
        return all((buyer.get(name) or None) == (self.filled.get(name) or None) for name in TITLE_FIELDS)


_COLUMNS = ", ".join(each.name for each in fields(Title))


class Titles:
    """The forms by service provider and application."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, title: Title) -> Title:
        """Store a form, replacing the previous one of its application."""
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(title))
        self._store.execute(f"INSERT OR REPLACE INTO fapiao_titles VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return title

    def fill_in(self, title: Title, values: Mapping[str, Any]) -> Title:
        """Store what the user filled in."""
        return self.put(evolve(title, title=json.dumps(values, ensure_ascii=False)))

    def find(self, caller: str, apply_id: str) -> Title | None:
        """Return the form of an application, or `None`."""
        query = f"SELECT {_COLUMNS} FROM fapiao_titles WHERE caller = ? AND apply_id = ?"  # noqa: S608 (constants)
        return next((Title(*row) for row in self._store.rows(query, (caller, apply_id))), None)
