"""Onboarding: applications for subject confirmation, and requests to change a merchant's short name.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012697627 and https://pay.weixin.qq.com/doc/v3/partner/4016166090; states as the query operations
of the same families list them.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import frozen

from wechatpay_gateway.behaviour import Behaviour, Call, Outcome
from wechatpay_gateway.catalog import Catalog
from wechatpay_gateway.errors import Message, ParameterIssue, invalid_request, no_auth, parameter_error
from wechatpay_gateway.store import Store

CANCEL_APPLYMENT = "onboarding.subject_confirmation.cancel_applyment"
REVOKE_NAME_ALTERATION = "onboarding.merchant_alteration.revoke_name_alteration"

_FIRST_APPLYMENT_ID = 20000011111
_LARGEST_APPLYMENT_ID_DIGITS = 18


class ApplymentState(StrEnum):
    """The states of an application for subject confirmation, spelt as WeChat Pay spells them."""

    EDITTING = "APPLYMENT_STATE_EDITTING"
    WAITTING_FOR_AUDIT = "APPLYMENT_STATE_WAITTING_FOR_AUDIT"
    WAITTING_FOR_CONFIRM_CONTACT = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT"
    WAITTING_FOR_CONFIRM_LEGALPERSON = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON"
    PASSED = "APPLYMENT_STATE_PASSED"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    FREEZED = "APPLYMENT_STATE_FREEZED"
    CANCELED = "APPLYMENT_STATE_CANCELED"


class AlterationState(StrEnum):
    """The states of a request to change a short name, spelt as WeChat Pay spells them."""

    AUDITING = "APPLYMENT_STATE_AUDITING"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    MODIFING = "APPLYMENT_STATE_MODIFING"
    FINISHED = "APPLYMENT_STATE_FINISHED"
    CANCELED = "APPLYMENT_STATE_CANCELED"


_NOT_CANCELLABLE = frozenset({ApplymentState.PASSED, ApplymentState.FREEZED})
_REVOCABLE = frozenset({AlterationState.AUDITING, AlterationState.REJECTED, AlterationState.CANCELED})


@frozen
class Applyment:
    """An application: the caller's number, WeChat Pay's number, its owner and its state."""

    mchid: str
    business_code: str
    applyment_id: int
    state: ApplymentState


@frozen
class Alteration:
    """A request to change a merchant's short name."""

    apply_id: str
    mchid: str
    state: AlterationState


class UnknownApplicationError(LookupError):
    """The gateway holds no application with this number."""


class Applyments:
    """The applications that the gateway holds."""

    def __init__(self, store: Store, default_mchid: str) -> None:
        self._store = store
        self._default_mchid = default_mchid

    def add(
        self,
        business_code: str,
        applyment_id: int | None = None,
        *,
        mchid: str | None = None,
        state: ApplymentState | str = ApplymentState.WAITTING_FOR_AUDIT,
    ) -> Applyment:
        """Add an application; without `applyment_id` it gets the next free number, without `mchid` the default merchant owns it.

        Raises:
            ValueError: a number is taken, or the state does not exist.
        """
        owner = self._default_mchid if mchid is None else mchid
        try:
            with self._store.transaction() as connection:
                if applyment_id is None:
                    largest = connection.execute("SELECT max(applyment_id) FROM applyments").fetchone()[0]
                    applyment_id = _FIRST_APPLYMENT_ID if largest is None else int(largest) + 1
                row = (owner, business_code, applyment_id, ApplymentState(state).value)
                connection.execute("INSERT INTO applyments VALUES (?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise ValueError(f"application {business_code} or number {applyment_id} exists already") from None
        return Applyment(owner, business_code, applyment_id, ApplymentState(state))

    def get(self, number: str | int, mchid: str | None = None) -> Applyment:
        """The application with this business code (`str`) or applyment id (`int`); of equal codes, the one `mchid` owns.

        Raises:
            UnknownApplicationError: there is none.
        """
        where = "applyment_id = ?" if isinstance(number, int) else "business_code = ?"
        rows = self._store.rows(
            f"SELECT mchid, business_code, applyment_id, state FROM applyments WHERE {where}",  # noqa: S608 (constants)
            (number,),
        )
        if not rows:
            raise UnknownApplicationError(f"the gateway has no application {number}")
        owner = self._default_mchid if mchid is None else mchid
        row = next((row for row in rows if row[0] == owner), rows[0])
        return Applyment(row[0], row[1], row[2], ApplymentState(row[3]))

    def set_state(self, applyment_id: int, state: ApplymentState | str) -> None:
        """Bring an application into a state, as WeChat Pay's staff would.

        Raises:
            UnknownApplicationError: there is no such application.
        """
        with self._store.transaction() as connection:
            changed = connection.execute(
                "UPDATE applyments SET state = ? WHERE applyment_id = ?", (ApplymentState(state).value, applyment_id)
            )
        if not changed.rowcount:
            raise UnknownApplicationError(f"the gateway has no application {applyment_id}")

    def __iter__(self) -> Iterator[Applyment]:
        rows = self._store.rows("SELECT mchid, business_code, applyment_id, state FROM applyments ORDER BY rowid")
        return iter([Applyment(row[0], row[1], row[2], ApplymentState(row[3])) for row in rows])


class Alterations:
    """The requests to change a short name that the gateway holds."""

    def __init__(self, store: Store, default_mchid: str) -> None:
        self._store = store
        self._default_mchid = default_mchid

    def add(
        self, apply_id: str, *, mchid: str | None = None, state: AlterationState | str = AlterationState.AUDITING
    ) -> Alteration:
        """Add a request; without `mchid` the default merchant owns it.

        Raises:
            ValueError: the number is taken, or the state does not exist.
        """
        alteration = Alteration(apply_id, self._default_mchid if mchid is None else mchid, AlterationState(state))
        try:
            with self._store.transaction() as connection:
                row = (alteration.apply_id, alteration.mchid, alteration.state.value)
                connection.execute("INSERT INTO alterations VALUES (?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise ValueError(f"request {apply_id} exists already") from None
        return alteration

    def get(self, apply_id: str) -> Alteration:
        """The request with this number.

        Raises:
            UnknownApplicationError: there is none.
        """
        rows = self._store.rows("SELECT apply_id, mchid, state FROM alterations WHERE apply_id = ?", (apply_id,))
        if not rows:
            raise UnknownApplicationError(f"the gateway has no request {apply_id}")
        return Alteration(rows[0][0], rows[0][1], AlterationState(rows[0][2]))

    def set_state(self, apply_id: str, state: AlterationState | str) -> None:
        """Bring a request into a state, as WeChat Pay's staff would.

        Raises:
            UnknownApplicationError: there is no such request.
        """
        with self._store.transaction() as connection:
            changed = connection.execute(
                "UPDATE alterations SET state = ? WHERE apply_id = ?", (AlterationState(state).value, apply_id)
            )
        if not changed.rowcount:
            raise UnknownApplicationError(f"the gateway has no request {apply_id}")

    def __iter__(self) -> Iterator[Alteration]:
        rows = self._store.rows("SELECT apply_id, mchid, state FROM alterations ORDER BY rowid")
        return iter([Alteration(row[0], row[1], AlterationState(row[2])) for row in rows])


class Onboarding:
    """How WeChat Pay behaves for the onboarding operations."""

    def __init__(self, applyments: Applyments, alterations: Alterations) -> None:
        self._applyments = applyments
        self._alterations = alterations
        self.behaviours: Mapping[str, Behaviour] = {
            CANCEL_APPLYMENT: self.cancel_applyment,
            REVOKE_NAME_ALTERATION: self.revoke_name_alteration,
        }

    def add_examples(self, catalog: Catalog) -> None:
        """Add the applications that the catalog's examples name, all of them open, so that the examples succeed."""
        for given in _given(catalog, CANCEL_APPLYMENT):
            applyment_id = given.get("applyment_id")
            self._applyments.add(str(given.get("business_code", applyment_id)), applyment_id)
        for given in _given(catalog, REVOKE_NAME_ALTERATION):
            self._alterations.add(given["apply_id"])

    def cancel_applyment(self, call: Call) -> Outcome:
        """Cancel an application that is open; cancelling it again succeeds again."""
        applyment = self._named_applyment(call)
        if applyment is None:
            raise invalid_request("申请单不存在", "There is no such application.")
        if applyment.mchid != call.mchid:
            raise no_auth()
        wanted = call.arguments.get("applyment_id")
        if wanted is not None and wanted != applyment.applyment_id:
            issue = Message("与路径中的申请单不一致", "is not the application that the path names")
            raise parameter_error(ParameterIssue("applyment_id", wanted, issue, "query"))
        if applyment.state in _NOT_CANCELLABLE:
            raise invalid_request(
                "当前申请单状态不允许撤销", f"An application in {applyment.state} cannot be cancelled."
            )
        self._applyments.set_state(applyment.applyment_id, ApplymentState.CANCELED)
        return Outcome(204)

    def _named_applyment(self, call: Call) -> Applyment | None:
        # Both routes have one shape, so the value may be either number whatever the route calls it.
        value = str(call.arguments.get("business_code", call.arguments.get("applyment_id")))
        numbers: list[str | int] = [value]
        if value.isascii() and value.isdigit() and len(value) <= _LARGEST_APPLYMENT_ID_DIGITS:
            numbers.append(int(value))
        for number in numbers:
            try:
                return self._applyments.get(number, call.mchid)
            except UnknownApplicationError:
                continue
        return None

    def revoke_name_alteration(self, call: Call) -> Outcome:
        """Revoke a request that is under review or rejected; revoking it again succeeds again."""
        try:
            alteration = self._alterations.get(call.arguments["apply_id"])
        except UnknownApplicationError:
            raise invalid_request("申请单不存在", "There is no such request.") from None
        if alteration.mchid != call.mchid:
            raise no_auth()
        if alteration.state not in _REVOCABLE:
            raise invalid_request(
                "仅审核中或已驳回的申请单支持撤销", f"A request in {alteration.state} cannot be revoked."
            )
        self._alterations.set_state(alteration.apply_id, AlterationState.CANCELED)
        return Outcome(200, {"apply_id": alteration.apply_id, "state": AlterationState.CANCELED.value})


def _given(catalog: Catalog, operation: str) -> list[Mapping[str, Any]]:
    found = catalog.operations.get(operation)
    return [] if found is None else [example.given for example in found.examples]
