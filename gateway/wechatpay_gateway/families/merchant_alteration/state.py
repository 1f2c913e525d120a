"""The requests to change a merchant's data that the gateway holds: its administrator, its subject, its short name.

States as the query operations of the family list them; revoking: https://pay.weixin.qq.com/doc/v3/partner/4016166090.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

from attrs import asdict, field, frozen

from wechatpay_gateway.families.merchant_alteration.steps import STEPS, AlterationState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step, UnknownApplicationError
from wechatpay_gateway.notifications.changes import Announce

_COLUMNS = "kind, apply_id, mchid, merchant_code, out_request_no, state, content, reject_reason, reject_details"
_CHINA = timezone(timedelta(hours=8))
_FIRST_SERIAL = 13906025001


class AlterationKind(StrEnum):
    """What a request changes."""

    CONTACT = "contact"
    SUBJECT = "subject"
    NAME = "name"


_CLOSED = (AlterationState.FINISHED.value, AlterationState.CANCELED.value)


def _read_details(text: str | None) -> Mapping[str, str]:
    return {} if text is None else json.loads(text)


@frozen
class Alteration:
    """A request to change the data of the merchant `merchant_code`, made by `mchid`.

    `content` is what was handed in, as JSON with sorted keys and encrypted values in plain; `None` for one that a test added.
    `reject_details` maps a field to what is wrong with it.
    """

    kind: AlterationKind = field(converter=AlterationKind)
    apply_id: str
    mchid: str
    merchant_code: str
    out_request_no: str
    state: AlterationState = field(converter=AlterationState)
    content: str | None = field(default=None, repr=False)
    reject_reason: str | None = None
    reject_details: Mapping[str, str] = field(default=None, converter=_read_details)


class Alterations(Machine[Alteration]):
    """The requests, and what WeChat Pay's staff do with them.

    A request is named by its `apply_id`; `kind` is needed only where requests of several kinds share a number, as the official examples do.
    """

    name = "alterations"
    title = "Requests to change a merchant"
    states = AlterationState
    initial = (AlterationState.AUDITING,)
    key = (
        Field("apply_id", "WeChat Pay's number of the request."),
        Field("kind", f"One of {', '.join(AlterationKind)}; needed where several have the number.", is_required=False),
    )
    steps = STEPS
    adds = (
        Field("apply_id", "WeChat Pay's number."),
        Field("kind", f"One of {', '.join(AlterationKind)}; `{AlterationKind.NAME}` without it.", is_required=False),
        Field(
            "merchant_code",
            "The merchant that is changed; the one that owns the request without it.",
            is_required=False,
        ),
        Field("out_request_no", "The merchant's own number; `apply_id` without it.", is_required=False),
        Field("mchid", "The merchant that owns it; the default one without it.", is_required=False),
        Field("state", "Its state; under review without it.", is_required=False),
    )
    is_settable = True
    columns = ("Number", "Kind", "Merchant", "State")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._store = context.store
        self._default_mchid = context.merchants.default.mchid

    def add(
        self,
        apply_id: str,
        *,
        kind: AlterationKind | str = AlterationKind.NAME,
        merchant_code: str | None = None,
        out_request_no: str | None = None,
        mchid: str | None = None,
        state: AlterationState | str = AlterationState.AUDITING,
        content: str | None = None,
    ) -> Alteration:
        """Add a request.

        Without `mchid` the default merchant owns it, without `merchant_code` it is about the owner's own data, and without `out_request_no` it
        has the `apply_id` for that, too.

        Raises:
            ValueError: a number is taken, or the kind or the state does not exist.
        """
        owner = self._default_mchid if mchid is None else mchid
        alteration = Alteration(
            kind,
            apply_id,
            owner,
            owner if merchant_code is None else merchant_code,
            apply_id if out_request_no is None else out_request_no,
            state,
            content,
        )
        row = (
            *(alteration.kind.value, apply_id, owner, alteration.merchant_code, alteration.out_request_no),
            *(alteration.state.value, content),
        )
        try:
            with self._store.transaction() as connection:
                connection.execute("INSERT INTO alterations VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)", row)
        except sqlite3.IntegrityError:
            raise ValueError(f"request {apply_id} or {alteration.out_request_no} exists already") from None
        return alteration

    def new_apply_id(self, now: float) -> str:
        """A free number of the form that WeChat Pay gives: the time in China, then a serial number."""
        count: int = self._store.rows("SELECT coalesce(max(rowid), 0) FROM alterations")[0][0]
        return f"{datetime.fromtimestamp(now, _CHINA):%Y%m%d%H%M%S}{_FIRST_SERIAL + count:015d}"

    def get(self, apply_id: str, kind: AlterationKind | str | None = None) -> Alteration:
        """The request with this number.

        Raises:
            UnknownApplicationError: there is none.
            ValueError: there are several, say which `kind`; or there is no such kind.
        """
        found = self._select("apply_id = ?", apply_id)
        if kind is not None:
            found = [each for each in found if each.kind is AlterationKind(kind)]
        if not found:
            raise UnknownApplicationError(f"the gateway has no request {apply_id}")
        if len(found) > 1:
            kinds = ", ".join(each.kind for each in found)
            raise ValueError(f"several requests have the number {apply_id}; say which kind: {kinds}")
        return found[0]

    def find(self, kind: AlterationKind, mchid: str, merchant_code: str, out_request_no: str) -> Alteration | None:
        """The request that `mchid` made under its own number for a merchant, or `None`."""
        where = "kind = ? AND mchid = ? AND merchant_code = ? AND out_request_no = ?"
        return next(iter(self._select(where, kind.value, mchid, merchant_code, out_request_no)), None)

    def has_open(self, kind: AlterationKind, merchant_code: str) -> bool:
        """Whether a request of this kind for the merchant is neither finished nor revoked."""
        query = "SELECT 1 FROM alterations WHERE merchant_code = ? AND kind = ? AND state NOT IN (?, ?) LIMIT 1"
        return bool(self._store.rows(query, (merchant_code, kind.value, *_CLOSED)))

    def hand_in(self, alteration: Alteration, content: str) -> None:
        """Put what the merchant handed in into a request, which is then under review."""
        self._update(alteration, AlterationState.AUDITING, content=content)

    def lookup(self, key: Mapping[str, Any]) -> Alteration:
        """The request with this number."""
        return self.get(key["apply_id"], key.get("kind"))

    def key_of(self, record: Alteration) -> dict[str, str]:
        """Number and kind."""
        return {"apply_id": record.apply_id, "kind": record.kind.value}

    def state_of(self, record: Alteration) -> AlterationState:
        """The state."""
        return record.state

    def describe(self, record: Alteration) -> str:
        """`request` and its number."""
        return f"request {record.apply_id}"

    def put(self, record: Alteration, state: StrEnum) -> Alteration:
        """Bring a request into a state; reasons of a rejection are gone."""
        self._update(record, AlterationState(state))
        return self.get(record.apply_id, record.kind)

    def move(self, record: Alteration, step: Step, fields: Mapping[str, Any], announce: Announce) -> Alteration:
        """Bring a request into the next state, with the reasons of a rejection."""
        del announce
        self._update(record, AlterationState(step.target), fields.get("reason"), fields.get("details"))
        return self.get(record.apply_id, record.kind)

    def newest(self, limit: int) -> list[Alteration]:
        """The requests that were added last."""
        return list(self)[: -limit - 1 : -1]

    def to_json(self, record: Alteration) -> dict[str, Any]:
        """A request, without what was handed in: a merchant may have encrypted some of it."""
        return asdict(record, filter=lambda attribute, _value: attribute.name != "content")

    def cells(self, record: Alteration) -> tuple[str, ...]:
        """Number, kind, merchant and state."""
        return record.apply_id, record.kind.value, record.merchant_code, record.state.value

    def __iter__(self) -> Iterator[Alteration]:
        return iter(self._select("TRUE"))

    def _select(self, where: str, *values: Any) -> list[Alteration]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM alterations WHERE {where} ORDER BY rowid", values)  # noqa: S608 (constants)
        return [Alteration(*row) for row in rows]

    def _update(
        self,
        alteration: Alteration,
        state: AlterationState,
        reason: str | None = None,
        details: Mapping[str, str] | None = None,
        *,
        content: str | None = None,
    ) -> None:
        written = json.dumps(dict(details), ensure_ascii=False) if details else None
        kept = alteration.content if content is None else content
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE alterations SET state = ?, content = ?, reject_reason = ?, reject_details = ?"
                " WHERE kind = ? AND apply_id = ?",
                (state.value, kept, reason, written, alteration.kind.value, alteration.apply_id),
            )
