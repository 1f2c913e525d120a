"""The e-invoices in the state file, with the payments that they are for and the tokens of their files."""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.fapiao.steps import CardState, InvoiceState

OPEN = (
    InvoiceState.ISSUE_ACCEPTED,
    InvoiceState.ISSUED,
    InvoiceState.REVERSE_ACCEPTED,
    InvoiceState.REVERSE_FAILED,
)
"""The states in which an invoice counts for the amount of its payments."""


class UnknownInvoiceError(LookupError):
    """The gateway has no e-invoice with this number."""


def _to_card_state(value: str | None) -> CardState | None:
    return None if value is None else CardState(value)


@frozen(slots=False)
class Invoice:
    """An invoice of the application `apply_id` of a service provider. Times are in seconds since 1970, `total` in fen.

    `content` is the request, as JSON with sorted keys: the buyer and the invoice. `is_own` marks an invoice that the merchant issued itself.
    `is_example` marks one of the catalog's examples, which the first request with the number of its application replaces.
    """

    caller: str
    fapiao_id: str
    apply_id: str
    sub_mchid: str
    status: InvoiceState = field(converter=InvoiceState)
    card_status: CardState | None = field(converter=_to_card_state)
    content: str = field(repr=False)
    total: int
    is_own: bool = field(converter=bool)
    requested: float
    card_appid: str
    card_id: str
    card_code: str
    openid: str
    number: str | None = None
    code: str | None = None
    issued: float | None = None
    red_number: str | None = None
    reversed: float | None = None
    reversal_requested: float | None = None
    error_code: str | None = None
    error_message: str | None = None
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The buyer and the invoice of the request."""
        found: Mapping[str, Any] = json.loads(self.content)
        return found


_COLUMNS = ", ".join(each.name for each in fields(Invoice))
_HAS_CARD = "card_status IS NOT NULL"


def new_invoice_number(at: float) -> str:
    """Return a new number of the tax office for a fully digital invoice."""
    return f"{to_day(at)[2:4]}{secrets.randbelow(10**18):018d}"


def new_card_code() -> str:
    """Return a new code of a card."""
    return f"{secrets.randbelow(10**12):012d}"


class Invoices:
    """The invoices of all service providers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, invoice: Invoice, payments: Mapping[str, int] | None = None) -> Invoice:
        """Add an invoice with the amounts of its payments, replacing the examples of its application."""
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(invoice))
        with self._store.transaction() as connection:
            if not invoice.is_example:
                connection.execute(
                    "DELETE FROM fapiao_invoices WHERE is_example AND caller = ? AND (apply_id = ? OR fapiao_id = ?)",
                    (invoice.caller, invoice.apply_id, invoice.fapiao_id),
                )
            connection.execute(f"INSERT INTO fapiao_invoices VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
            connection.executemany(
                "INSERT INTO fapiao_payments VALUES (?, ?, ?, ?, ?)",
                [
                    (payment, invoice.sub_mchid, invoice.caller, invoice.fapiao_id, amount)
                    for payment, amount in (payments or {}).items()
                ],
            )
        return invoice

    def update(self, invoice: Invoice, **columns: Any) -> Invoice:
        """Change columns of an invoice."""
        assigned = ", ".join(f"{name} = ?" for name in columns)
        self._store.execute(
            f"UPDATE fapiao_invoices SET {assigned} WHERE caller = ? AND fapiao_id = ?",  # noqa: S608 (names of columns)
            (*columns.values(), invoice.caller, invoice.fapiao_id),
        )
        return evolve(invoice, **columns)

    def find(self, caller: str, fapiao_id: str) -> Invoice | None:
        """Return the invoice with a service provider's number, or `None`."""
        return next(self._select("caller = ? AND fapiao_id = ?", caller, fapiao_id), None)

    def of_application(self, caller: str, apply_id: str) -> tuple[Invoice, ...]:
        """Return the invoices of an application, oldest first."""
        return tuple(self._select("apply_id = ? AND caller = ? ORDER BY rowid", apply_id, caller))

    def has_application(self, apply_id: str) -> bool:
        """Return whether any service provider has an application with this number."""
        return next(self._select("apply_id = ? LIMIT 1", apply_id), None) is not None

    def get(self, fapiao_id: str, caller: str | None = None) -> Invoice:
        """Return the invoice with this number, of any service provider if `caller` is `None`.

        Raises:
            UnknownInvoiceError: no invoice has the number, or invoices of several service providers have it.
        """
        found = [each for each in self._select("fapiao_id = ?", fapiao_id) if caller in (None, each.caller)]
        if len(found) != 1:
            count = (
                f"{len(found)} e-invoices with the number {fapiao_id}. Pass mchid"
                if found
                else f"no e-invoice {fapiao_id}"
            )
            raise UnknownInvoiceError(f"the gateway has {count}")
        return found[0]

    def paid_with(self, sub_mchid: str, payments: Sequence[str]) -> tuple[Invoice, ...]:
        """Return the invoices that count for the amount of any of these payments."""
        marks = ", ".join("?" * len(payments))
        states = ", ".join(f"'{each.value}'" for each in OPEN)
        rows = self._store.rows(
            f"SELECT DISTINCT caller, fapiao_id FROM fapiao_payments WHERE sub_mchid = ? AND payment IN ({marks})",  # noqa: S608 (marks)
            (sub_mchid, *payments),
        )
        where = f"caller = ? AND fapiao_id = ? AND status IN ({states})"
        return tuple(each for row in rows for each in self._select(where, *row))

    def payments_of(self, invoice: Invoice) -> dict[str, int]:
        """Return the amounts of the payments of an invoice, in fen."""
        query = "SELECT payment, amount FROM fapiao_payments WHERE caller = ? AND fapiao_id = ?"
        return dict(self._store.rows(query, (invoice.caller, invoice.fapiao_id)))

    def new_token(self, invoice: Invoice, now: float, expires: float) -> str:
        """Return a new token of the URL of an invoice's file, which is valid until a time, and forget those that have expired."""
        token = secrets.token_urlsafe(48)
        row = (token, invoice.caller, invoice.fapiao_id, expires)
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM fapiao_tokens WHERE expires < ?", (now,))
            connection.execute("INSERT INTO fapiao_tokens VALUES (?, ?, ?, ?)", row)
        return token

    def with_token(self, token: str, now: float) -> Invoice | None:
        """Return the invoice whose file a token opens, or `None`."""
        query = "SELECT caller, fapiao_id FROM fapiao_tokens WHERE token = ? AND expires >= ?"
        rows = self._store.rows(query, (token, now))
        return self.find(*rows[0]) if rows else None

    def newest(self, limit: int, skip: int = 0, *, has_card: bool = False) -> tuple[Invoice, ...]:
        """Return the newest invoices, or those with a card, newest first, without the examples and the first `skip`."""
        where = f"NOT is_example{f' AND {_HAS_CARD}' if has_card else ''} ORDER BY rowid DESC LIMIT ? OFFSET ?"
        return tuple(self._select(where, limit, skip))

    def all(self, *, has_card: bool = False) -> Iterator[Invoice]:
        """Iterate over the invoices, or those with a card, oldest first."""
        return self._select(f"{_HAS_CARD if has_card else '1'} ORDER BY rowid")

    def _select(self, where: str, *values: str | float) -> Iterator[Invoice]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM fapiao_invoices WHERE {where}", values)  # noqa: S608 (constants)
        return (Invoice(*row) for row in rows)
