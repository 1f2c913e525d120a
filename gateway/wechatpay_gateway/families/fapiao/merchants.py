"""The invitations of sub-merchants to e-invoices, their results, and how far the sub-merchants are, in the state file."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import astuple, evolve, field, fields, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.families.fapiao.merchant_steps import AUTHORIZING, AbilityStatus, ConnectionState

OWN_SYSTEM, DIGITAL = "THIRD_OR_SELF_FAPIAO", "TENCENT_DIGITAL_TAX"
"""The ways of issuing invoices: with a system of the merchant, and fully digital."""
BASE, REAL_ESTATE, REFINED_OIL = "BASE_ABILITY", "REAL_ESTATE_ABILITY", "REFINED_OIL_ABILITY"
"""The kinds of fully digital invoices."""
ALL_ABILITIES = f"{BASE} {REAL_ESTATE} {REFINED_OIL}"


class UnknownInvitationError(LookupError):
    """The gateway has no invitation with this number, or no sub-merchant that accepted one."""


@frozen
class Invited:
    """The result of an invitation: the sub-merchant accepted it, or it failed with a code. `at` is in seconds since 1970."""

    caller: str
    invite_code: str
    sub_mchid: str | None
    name: str
    tax_id: str
    at: float
    failed_code: str | None = None
    failed_reason: str | None = None


@frozen
class FapiaoMerchant:
    """A sub-merchant that accepted an invitation. `modes` and `abilities` are separated by spaces.

    `changed` has the abilities whose status does not follow from the state, as JSON: the status and the reason of each. `is_unbound` marks one
    that accepted an invitation of another service provider since.
    """

    caller: str
    sub_mchid: str
    state: ConnectionState = field(converter=ConnectionState)
    modes: str
    abilities: str
    connected: float | None = None
    reason: str | None = None
    is_example: bool = field(default=False, converter=bool)
    changed: str = "{}"
    is_unbound: bool = field(default=False, converter=bool)

    def ability(self, ability: str) -> tuple[AbilityStatus, str | None]:
        """Return the status of a kind of invoices, and why it failed."""
        if self.state is ConnectionState.DISABLED and self.connected is not None:
            return AbilityStatus.DEAUTHORIZED, None
        changed: Mapping[str, tuple[str, str | None]] = json.loads(self.changed)
        if ability in changed:
            status, reason = changed[ability]
            return AbilityStatus(status), reason
        is_pending = self.state in AUTHORIZING or self.state is ConnectionState.DISABLED
        return AbilityStatus.AUTHORIZE_PENDING if is_pending else AbilityStatus.AUTHORIZED, None

    def with_ability(self, ability: str, status: AbilityStatus, reason: str | None = None) -> "FapiaoMerchant":
        """Return the sub-merchant with another status of a kind of invoices, which is added if it lacks it."""
        changed = {**json.loads(self.changed), ability: (status.value, reason)}
        abilities = dict.fromkeys([*self.abilities.split(), ability])
        return evolve(self, abilities=" ".join(abilities), changed=json.dumps(changed, ensure_ascii=False))


_COLUMNS = ", ".join(each.name for each in fields(FapiaoMerchant))
_RESULT_COLUMNS = ", ".join(each.name for each in fields(Invited))


class FapiaoMerchants:
    """The invitations and the sub-merchants of all service providers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def invite(self, caller: str, invite_code: str, content: str) -> None:
        """Keep an invitation."""
        self._store.execute(
            "INSERT OR REPLACE INTO fapiao_invitations VALUES (?, ?, ?)", (caller, invite_code, content)
        )

    def invitation(self, caller: str, invite_code: str) -> Mapping[str, Any] | None:
        """Return the fields of an invitation, or `None`."""
        query = "SELECT content FROM fapiao_invitations WHERE caller = ? AND invite_code = ?"
        rows = self._store.rows(query, (caller, invite_code))
        return json.loads(rows[0][0]) if rows else None

    def add_result(self, result: Invited) -> None:
        """Keep the result of an invitation."""
        row = astuple(result)
        self._store.execute(f"INSERT INTO fapiao_invitation_results VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)

    def results(
        self, caller: str, start: float, end: float, invite_code: str | None, *, is_failed: bool
    ) -> tuple[Invited, ...]:
        """Return the results in a range of time, oldest first, of one invitation if `invite_code` is given."""
        where = f"caller = ? AND at BETWEEN ? AND ? AND failed_code IS {'NOT ' if is_failed else ''}NULL"
        values: list[Any] = [caller, start, end]
        if invite_code is not None:
            where, values = f"{where} AND invite_code = ?", [*values, invite_code]
        query = f"SELECT {_RESULT_COLUMNS} FROM fapiao_invitation_results WHERE {where} ORDER BY at, rowid"  # noqa: S608 (constants)
        return tuple(Invited(*row) for row in self._store.rows(query, values))

    def find(self, caller: str, sub_mchid: str) -> FapiaoMerchant | None:
        """Return a sub-merchant that accepted an invitation, or `None`."""
        return next(self._select("caller = ? AND sub_mchid = ?", caller, sub_mchid), None)

    def is_with_another(self, caller: str, sub_mchid: str) -> bool:
        """Return whether a sub-merchant accepted an invitation of another service provider; it can be with one only."""
        where = "sub_mchid = ? AND caller <> ? AND NOT is_unbound AND NOT is_example"
        return next(self._select(where, sub_mchid, caller), None) is not None

    def put(self, merchant: FapiaoMerchant, **changes: Any) -> FapiaoMerchant:
        """Store a sub-merchant with changes."""
        changed = evolve(merchant, **changes)
        row = tuple(int(each) if isinstance(each, bool) else each for each in astuple(changed))
        self._store.execute(f"INSERT OR REPLACE INTO fapiao_merchants VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (a constant)
        return changed

    def unbind_others(self, caller: str, sub_mchid: str) -> None:
        """End the connections of a sub-merchant with all service providers but one."""
        for each in list(self._select("sub_mchid = ? AND caller <> ? AND NOT is_unbound", sub_mchid, caller)):
            self.put(each, state=ConnectionState.DISABLED, is_unbound=True)

    def newest(self, limit: int, skip: int = 0) -> tuple[FapiaoMerchant, ...]:
        """Return the newest sub-merchants, newest first, without the examples and the first `skip`."""
        return tuple(self._select("NOT is_example ORDER BY rowid DESC LIMIT ? OFFSET ?", limit, skip))

    def __iter__(self) -> Iterator[FapiaoMerchant]:
        return self._select("1 ORDER BY rowid")

    def _select(self, where: str, *values: str | float) -> Iterator[FapiaoMerchant]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM fapiao_merchants WHERE {where}", values)  # noqa: S608 (constants)
        return (FapiaoMerchant(*row) for row in rows)
