"""The applications for subject confirmation that the gateway holds, and the merchants that confirmed.

States: https://pay.weixin.qq.com/doc/v3/partner/4012697715; the way through them: https://pay.weixin.qq.com/doc/v3/partner/4012064832.
"""

import sqlite3
from collections.abc import Collection, Iterator
from enum import StrEnum

from attrs import field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.states import UnknownApplicationError, check_step

_FIRST_APPLYMENT_ID = 20000011111
_COLUMNS = "mchid, business_code, applyment_id, state, content, reject_param, reject_reason"


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


_UNDER_AUDIT = frozenset({ApplymentState.WAITTING_FOR_AUDIT})


@frozen
class Applyment:
    """An application: the caller's number, WeChat Pay's number, its owner and its state.

    `content` is what was handed in, as JSON with sorted keys and encrypted values in plain; `None` for one that a test added.
    `reject_param` and `reject_reason` say why it was rejected or frozen.
    """

    mchid: str
    business_code: str
    applyment_id: int
    state: ApplymentState = field(converter=ApplymentState)
    content: str | None = field(default=None, repr=False)
    reject_param: str | None = None
    reject_reason: str | None = None


class Applyments:
    """The applications, and what merchants and WeChat Pay's staff do with them."""

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
        content: str | None = None,
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
                row = (owner, business_code, applyment_id, ApplymentState(state).value, content)
                connection.execute("INSERT INTO applyments VALUES (?, ?, ?, ?, ?, NULL, NULL)", row)
        except sqlite3.IntegrityError:
            raise ValueError(f"application {business_code} or number {applyment_id} exists already") from None
        return Applyment(owner, business_code, applyment_id, ApplymentState(state), content)

    def get(self, number: str | int, mchid: str | None = None) -> Applyment:
        """The application with this business code (`str`) or applyment id (`int`); of equal codes, the one `mchid` owns.

        Raises:
            UnknownApplicationError: there is none.
        """
        where = "applyment_id = ?" if isinstance(number, int) else "business_code = ?"
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM applyments WHERE {where}", (number,))  # noqa: S608 (constants)
        if not rows:
            raise UnknownApplicationError(f"the gateway has no application {number}")
        owner = self._default_mchid if mchid is None else mchid
        return Applyment(*next((row for row in rows if row[0] == owner), rows[0]))

    def hand_in(self, applyment_id: int, content: str) -> None:
        """Put what the merchant handed in into an application, which is then under review.

        Raises:
            UnknownApplicationError: there is no such application.
        """
        self._update(applyment_id, "state = ?, content = ?", ApplymentState.WAITTING_FOR_AUDIT.value, content)

    def set_state(self, applyment_id: int, state: ApplymentState | str) -> None:
        """Bring an application into a state, whatever it was in.

        Raises:
            UnknownApplicationError: there is no such application.
            ValueError: there is no such state.
        """
        self._update(applyment_id, "state = ?, reject_param = NULL, reject_reason = NULL", ApplymentState(state).value)

    def approve(self, applyment_id: int) -> None:
        """Let WeChat Pay's review pass: the contact must confirm next.

        Raises:
            UnknownApplicationError: there is no such application.
            WrongStateError: it is not under review.
        """
        self._step("approve", applyment_id, _UNDER_AUDIT, ApplymentState.WAITTING_FOR_CONFIRM_CONTACT)

    def confirm_contact(self, applyment_id: int) -> None:
        """Let the contact scan the code and confirm: the legal person's account must be verified next.

        Raises:
            UnknownApplicationError: there is no such application.
            WrongStateError: it does not wait for the contact.
        """
        allowed = {ApplymentState.WAITTING_FOR_CONFIRM_CONTACT}
        self._step("confirm_contact", applyment_id, allowed, ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON)

    def verify_account(self, applyment_id: int) -> None:
        """Let the legal person verify the account: the application has passed.

        Raises:
            UnknownApplicationError: there is no such application.
            WrongStateError: it does not wait for the legal person.
        """
        allowed = {ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON}
        self._step("verify_account", applyment_id, allowed, ApplymentState.PASSED)

    def reject(self, applyment_id: int, reason: str, param: str | None = None) -> None:
        """Let WeChat Pay's review reject it for a `reason`; `param` names the field that is wrong.

        Raises:
            UnknownApplicationError: there is no such application.
            WrongStateError: it is not under review.
        """
        self._step("reject", applyment_id, _UNDER_AUDIT, ApplymentState.REJECTED, reason, param)

    def freeze(self, applyment_id: int, reason: str, param: str | None = None) -> None:
        """Let WeChat Pay freeze it for a `reason`, as when the subject was confirmed before.

        Raises:
            UnknownApplicationError: there is no such application.
            WrongStateError: it is not under review.
        """
        self._step("freeze", applyment_id, _UNDER_AUDIT, ApplymentState.FREEZED, reason, param)

    def authorize(self, sub_mchid: str) -> None:
        """Let a merchant number be authorised, as its owner does by scanning the code of an application that passed."""
        with self._store.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO authorized_merchants VALUES (?)", (sub_mchid,))

    def is_authorized(self, sub_mchid: str) -> bool:
        """Whether this merchant number is authorised."""
        return bool(self._store.rows("SELECT 1 FROM authorized_merchants WHERE sub_mchid = ?", (sub_mchid,)))

    def __iter__(self) -> Iterator[Applyment]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM applyments ORDER BY rowid")  # noqa: S608 (a constant)
        return iter([Applyment(*row) for row in rows])

    def _step(
        self,
        step: str,
        applyment_id: int,
        allowed: Collection[ApplymentState],
        state: ApplymentState,
        reason: str | None = None,
        param: str | None = None,
    ) -> None:
        check_step(step, f"application {applyment_id}", self.get(applyment_id).state, allowed)
        self._update(applyment_id, "state = ?, reject_param = ?, reject_reason = ?", state.value, param, reason)

    def _update(self, applyment_id: int, assignments: str, *values: str | None) -> None:
        statement = f"UPDATE applyments SET {assignments} WHERE applyment_id = ?"  # noqa: S608 (constants)
        with self._store.transaction() as connection:
            changed = connection.execute(statement, (*values, applyment_id))
        if not changed.rowcount:
            raise UnknownApplicationError(f"the gateway has no application {applyment_id}")
