"""The transfers in the state file."""

import json
import secrets
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import to_day
from wechatpay_gateway.families.merchant_transfer.steps import EXPIRING, TransferState

DAY_SECONDS = 86400
_COLUMNS = (
    "caller, out_bill_no, transfer_bill_no, is_authorized, state, amount, openid, payer, content, created, updated, package_info, "
    "money, fail_reason, payment_method_type, is_consented, is_example"
)
_EXPIRES = f"state IN ({', '.join(repr(each.value) for each in EXPIRING)}) AND NOT is_example"


class UnknownTransferError(LookupError):
    """The gateway has no transfer with this number."""


class Money(StrEnum):
    """Where the money of a transfer is."""

    MERCHANT = "merchant"
    """In the available account of the merchant that pays."""
    LOCKED = "locked"
    """In the frozen account of the merchant that pays."""
    USER = "user"
    """With the user."""


@frozen(slots=False)
class Transfer:
    """A transfer; `caller` created it, `payer` pays; times are in seconds since 1970, `amount` in fen.

    `content` is the request, as JSON with sorted keys. `is_authorized` marks a transfer after an authorization, which the user need not
    confirm. `is_consented` says whether the user agreed to the authorization that the request asked for. `is_example` marks a transfer of the
    catalog's examples, which moves no money and which the first request with its number replaces.
    """

    caller: str
    out_bill_no: str
    transfer_bill_no: str
    is_authorized: bool = field(converter=bool)
    state: TransferState = field(converter=TransferState)
    amount: int
    openid: str
    payer: str
    content: str = field(repr=False)
    created: float
    updated: float
    package_info: str = ""
    money: Money = field(default=Money.MERCHANT, converter=Money)
    fail_reason: str | None = None
    payment_method_type: str | None = None
    is_consented: bool = field(default=False, converter=bool)
    is_example: bool = field(default=False, converter=bool)

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    @property
    def expires(self) -> float:
        """When the transfer fails if its money is not locked, or if the user has not confirmed it."""
        return self.created + DAY_SECONDS


def new_transfer_bill_no(at: float) -> str:
    """Return a new `transfer_bill_no`; `at` is the time of the transfer, in seconds since 1970."""
    return f"1330000071{secrets.randbelow(10**11):011d}{to_day(at)}{secrets.randbelow(10**11):011d}"


class Transfers:
    """The transfers, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, transfer: Transfer) -> Transfer:
        """Add a transfer, replacing an example with its number; no other transfer may have the number."""
        row = (
            *(transfer.caller, transfer.out_bill_no, transfer.transfer_bill_no, int(transfer.is_authorized)),
            *(transfer.state.value, transfer.amount, transfer.openid, transfer.payer, transfer.content),
            *(transfer.created, transfer.updated, transfer.package_info, transfer.money.value, transfer.fail_reason),
            *(transfer.payment_method_type, int(transfer.is_consented), int(transfer.is_example)),
        )
        with self._store.transaction() as connection:
            connection.execute(
                "DELETE FROM transfers WHERE caller = ? AND out_bill_no = ? AND is_example",
                (transfer.caller, transfer.out_bill_no),
            )
            connection.execute(f"INSERT INTO transfers VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return transfer

    def update(self, transfer: Transfer, **changes: Any) -> Transfer:
        """Change fields of a transfer, which must be names of columns, and return it."""
        changed = evolve(transfer, **changes)
        assigned = ", ".join(f"{name} = ?" for name in changes)
        self._store.execute(
            f"UPDATE transfers SET {assigned} WHERE caller = ? AND out_bill_no = ?",  # noqa: S608 (names of columns)
            (*changes.values(), transfer.caller, transfer.out_bill_no),
        )
        return changed

    def find(self, caller: str, out_bill_no: str) -> Transfer | None:
        """Return a merchant's transfer with this number, or `None`."""
        return next(self._select("caller = ? AND out_bill_no = ?", caller, out_bill_no), None)

    def with_transfer_bill_no(self, caller: str, transfer_bill_no: str) -> Transfer | None:
        """Return a merchant's transfer with this number of WeChat Pay, or `None`."""
        return next(self._select("transfer_bill_no = ? AND caller = ?", transfer_bill_no, caller), None)

    def out_bill_no_of(self, transfer_bill_no: str) -> str:
        """Return the merchant's number of the transfer with this number of WeChat Pay, or an empty string."""
        return next((each.out_bill_no for each in self._select("transfer_bill_no = ?", transfer_bill_no)), "")

    def get(self, out_bill_no: str, caller: str | None = None, *, is_authorized: bool | None = None) -> Transfer:
        """Return the transfer with this number, of any merchant and of both kinds if `caller` and `is_authorized` are `None`.

        Raises:
            UnknownTransferError: the transfer does not exist, or transfers of several merchants have the number.
        """
        found = [each for each in self._select("out_bill_no = ?", out_bill_no) if caller in (None, each.caller)]
        found = [each for each in found if is_authorized in (None, each.is_authorized)]
        found = [each for each in found if not each.is_example] or found
        if len(found) != 1:
            count = (
                f"{len(found)} transfers with the number {out_bill_no}. Pass mchid"
                if found
                else f"no transfer {out_bill_no}"
            )
            raise UnknownTransferError(f"the gateway has {count}")
        return found[0]

    def sums(self, caller: str, openid: str, *, day: float, month: float) -> tuple[int, int, int]:
        """Return what a merchant transferred, in fen: to the user since `day`, to all since `day`, to all since `month`.

        Transfers that failed or were canceled do not count.
        """
        query = (
            "SELECT sum(CASE WHEN created >= ? AND openid = ? THEN amount ELSE 0 END), "
            "sum(CASE WHEN created >= ? THEN amount ELSE 0 END), sum(amount) FROM transfers "
            "WHERE caller = ? AND created >= ? AND state NOT IN ('FAIL', 'CANCELLED') AND NOT is_example"
        )
        user, all_today, all_month = self._store.rows(query, (day, openid, day, caller, month))[0]
        return user or 0, all_today or 0, all_month or 0

    def next_expiry(self) -> float | None:
        """Return when the next transfer expires, in seconds since 1970, or `None`."""
        created: float | None = self._store.rows(f"SELECT min(created) FROM transfers WHERE {_EXPIRES}")[0][0]  # noqa: S608 (constants)
        return None if created is None else created + DAY_SECONDS

    def expired(self, now: float) -> tuple[Transfer, ...]:
        """Return the transfers that have expired but are not closed yet, oldest first."""
        return tuple(self._select(f"created + {DAY_SECONDS} <= ? AND {_EXPIRES} ORDER BY created, rowid", now))

    def newest(self, limit: int, skip: int = 0, *, is_authorized: bool) -> tuple[Transfer, ...]:
        """Return the transfers of a kind that were created last, newest first, without the examples and the first `skip`."""
        where = "is_authorized = ? AND NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?"
        return tuple(self._select(where, int(is_authorized), limit, skip))

    def of_kind(self, *, is_authorized: bool) -> Iterator[Transfer]:
        """Iterate over the transfers of a kind, oldest first."""
        return self._select("is_authorized = ? ORDER BY created, rowid", int(is_authorized))

    def _select(self, where: str, *arguments: str | float) -> Iterator[Transfer]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM transfers WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Transfer(*row) for row in rows)
