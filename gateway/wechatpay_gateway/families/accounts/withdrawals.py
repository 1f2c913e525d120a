"""The withdrawals of merchants in the state file."""

import json
import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import evolve, field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.times import CHINA, to_moment
from wechatpay_gateway.families.accounts.steps import WithdrawalState

_COLUMNS = "caller, out_request_no, withdraw_id, state, amount, content, created, updated, reason, solution, is_example"
_BANK = {
    "account_number": "1178",
    "account_bank": "招商银行",
    "bank_name": "招商银行股份有限公司深圳软件园支行",
}
"""The bank account of every merchant of the gateway."""


class UnknownWithdrawalError(LookupError):
    """The gateway has no withdrawal with this number."""


@frozen
class Withdrawal:
    """A withdrawal of a merchant to its bank account; times are in seconds since 1970.

    `content` is the request as canonical JSON. `is_example` marks a withdrawal of the catalog's examples, which moves no money.
    """

    caller: str
    out_request_no: str
    withdraw_id: str
    state: WithdrawalState = field(converter=WithdrawalState)
    amount: int
    content: str = field(repr=False)
    created: float
    updated: float
    reason: str = ""
    solution: str = ""
    is_example: bool = field(default=False, converter=bool)

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the request."""
        fields: Mapping[str, Any] = json.loads(self.content)
        return fields

    def view(self) -> dict[str, Any]:
        """Return the withdrawal as its query and its notification show it: https://pay.weixin.qq.com/doc/v3/partner/4012476672."""
        return {
            "status": self.state.value,
            "withdraw_id": self.withdraw_id,
            "out_request_no": self.out_request_no,
            "amount": self.amount,
            "create_time": to_moment(self.created),
            "update_time": to_moment(self.updated),
            "reason": self.reason,
            "remark": self.fields.get("remark", ""),
            "bank_memo": self.fields.get("bank_memo", ""),
            "account_type": self.fields["account_type"],
            "solution": self.solution,
            **_BANK,
        }


def new_withdraw_id(now: float) -> str:
    """Return a new number of WeChat Pay: the time, and 18 random digits."""
    return f"{datetime.fromtimestamp(now, CHINA):%Y%m%d%H%M%S}{secrets.randbelow(10**18):018}"


class Withdrawals:
    """The withdrawals, by merchant and the merchant's number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, withdrawal: Withdrawal) -> Withdrawal:
        """Add a withdrawal, replacing an example with the same number."""
        row = (
            *(withdrawal.caller, withdrawal.out_request_no, withdrawal.withdraw_id, withdrawal.state.value),
            *(withdrawal.amount, withdrawal.content, withdrawal.created, withdrawal.updated),
            *(withdrawal.reason, withdrawal.solution, int(withdrawal.is_example)),
        )
        places = ", ".join("?" * len(row))
        self._store.execute(f"INSERT OR REPLACE INTO account_withdrawals VALUES ({places})", row)  # noqa: S608 (question marks)
        return withdrawal

    def update(self, withdrawal: Withdrawal, **changes: Any) -> Withdrawal:
        """Change fields of a withdrawal, which must be names of columns, and return it."""
        assigned = ", ".join(f"{name} = ?" for name in changes)
        self._store.execute(
            f"UPDATE account_withdrawals SET {assigned} WHERE caller = ? AND out_request_no = ?",  # noqa: S608 (names of columns)
            (*changes.values(), withdrawal.caller, withdrawal.out_request_no),
        )
        return evolve(withdrawal, **changes)

    def find(self, caller: str, out_request_no: str) -> Withdrawal | None:
        """Return the withdrawal with a merchant's number, or `None`."""
        return next(self._select("caller = ? AND out_request_no = ?", caller, out_request_no), None)

    def find_by_id(self, caller: str, withdraw_id: str) -> Withdrawal | None:
        """Return the merchant's withdrawal with a number of WeChat Pay, or `None`."""
        return next(self._select("caller = ? AND withdraw_id = ?", caller, withdraw_id), None)

    def get(self, out_request_no: str, caller: str | None = None) -> Withdrawal:
        """Return the withdrawal with this number. If `caller` is `None`, it can be any merchant's.

        Raises:
            UnknownWithdrawalError: No withdrawal has the number, or those of several merchants have it.
        """
        found = [each for each in self._select("out_request_no = ?", out_request_no) if caller in (None, each.caller)]
        if len(found) != 1:
            count = (
                f"{len(found)} withdrawals {out_request_no}. Pass mchid" if found else f"no withdrawal {out_request_no}"
            )
            raise UnknownWithdrawalError(f"the gateway has {count}")
        return found[0]

    def newest(self, limit: int, skip: int = 0) -> tuple[Withdrawal, ...]:
        """Return the newest withdrawals, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[Withdrawal]:
        return self._select("1 ORDER BY created, rowid")

    def _select(self, where: str, *arguments: str | int) -> Iterator[Withdrawal]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM account_withdrawals WHERE {where}", arguments)  # noqa: S608 (constants)
        return (Withdrawal(*row) for row in rows)
