"""The applications for subject confirmation that the gateway holds, and the merchants that confirmed.

States: https://pay.weixin.qq.com/doc/v3/partner/4012697715; the way through them: https://pay.weixin.qq.com/doc/v3/partner/4012064832.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict, field, frozen

from wechatpay_gateway.families.subject_confirmation.steps import STEPS, ApplymentState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, UnknownApplicationError
from wechatpay_gateway.notifications.changes import Announce

_FIRST_APPLYMENT_ID = 20000011111
_COLUMNS = "mchid, business_code, applyment_id, state, content, reject_param, reject_reason"


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


class Applyments(Machine[Applyment]):
    """The applications, and what merchants and WeChat Pay's staff do with them."""

    name = "applyments"
    title = "Applications for subject confirmation"
    states = ApplymentState
    initial = (ApplymentState.WAITTING_FOR_AUDIT,)
    key = (Field("applyment_id", "WeChat Pay's number of the application.", int),)
    steps = STEPS
    actions = (
        Action(
            "authorize",
            "A merchant number is authorised, as its owner does by scanning the code of an application that passed.",
            (Field("sub_mchid", "The merchant number."),),
        ),
    )
    adds = (
        Field("business_code", "The merchant's own number."),
        Field("applyment_id", "WeChat Pay's number; the next free one without it.", int, is_required=False),
        Field("mchid", "The merchant that owns it; the default one without it.", is_required=False),
        Field("state", "Its state; under review without it.", is_required=False),
    )
    is_settable = True
    columns = ("Number", "Business code", "Merchant", "State")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.store
        self._default_mchid = context.merchants.default.mchid

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

    def lookup(self, key: Mapping[str, Any]) -> Applyment:
        """The application with this number."""
        return self.get(key["applyment_id"])

    def key_of(self, record: Applyment) -> dict[str, int]:
        """WeChat Pay's number."""
        return {"applyment_id": record.applyment_id}

    def state_of(self, record: Applyment) -> ApplymentState:
        """The state."""
        return record.state

    def describe(self, record: Applyment) -> str:
        """`application` and its number."""
        return f"application {record.applyment_id}"

    def put(self, record: Applyment, state: StrEnum) -> Applyment:
        """Bring an application into a state; reasons of a rejection are gone."""
        self._update(record.applyment_id, "state = ?, reject_param = NULL, reject_reason = NULL", state.value)
        return self.get(record.applyment_id)

    def move(self, record: Applyment, step: Step, fields: Mapping[str, Any], announce: Announce) -> Applyment:
        """Bring an application into the next state, with the reason of a rejection."""
        del announce
        reason, param = fields.get("reason"), fields.get("param")
        self._update(
            record.applyment_id, "state = ?, reject_param = ?, reject_reason = ?", step.target.value, param, reason
        )
        return self.get(record.applyment_id)

    def newest(self, limit: int) -> list[Applyment]:
        """The applications that were added last."""
        return list(self)[: -limit - 1 : -1]

    def to_json(self, record: Applyment) -> dict[str, Any]:
        """An application, without what was handed in: a merchant may have encrypted some of it."""
        return asdict(record, filter=lambda attribute, _value: attribute.name != "content")

    def cells(self, record: Applyment) -> tuple[str, ...]:
        """Both numbers, the merchant and the state."""
        return str(record.applyment_id), record.business_code, record.mchid, record.state.value

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

    def _update(self, applyment_id: int, assignments: str, *values: str | None) -> None:
        statement = f"UPDATE applyments SET {assignments} WHERE applyment_id = ?"  # noqa: S608 (constants)
        with self._store.transaction() as connection:
            changed = connection.execute(statement, (*values, applyment_id))
        if not changed.rowcount:
            raise UnknownApplicationError(f"the gateway has no application {applyment_id}")
