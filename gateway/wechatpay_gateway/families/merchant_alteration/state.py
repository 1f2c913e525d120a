"""The requests to change a merchant's data that the gateway holds: its administrator, its subject, its short name.

States as the query operations of the family list them; revoking: https://pay.weixin.qq.com/doc/v3/partner/4016166090.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from wechatpay_gateway.base.store import Store
from wechatpay_gateway.family.states import UnknownApplicationError, check_step

_COLUMNS = "kind, apply_id, mchid, merchant_code, out_request_no, state, content, reject_reason, reject_details"
_CHINA = timezone(timedelta(hours=8))
_FIRST_SERIAL = 13906025001


class AlterationKind(StrEnum):
    """What a request changes."""

    CONTACT = "contact"
    SUBJECT = "subject"
    NAME = "name"


class AlterationState(StrEnum):
    """The states of a request to change a merchant's data, spelt as WeChat Pay spells them."""

    EDITTING = "APPLYMENT_STATE_EDITTING"
    AUDITING = "APPLYMENT_STATE_AUDITING"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    MODIFING = "APPLYMENT_STATE_MODIFING"
    FINISHED = "APPLYMENT_STATE_FINISHED"
    CANCELED = "APPLYMENT_STATE_CANCELED"


_CLOSED = (AlterationState.FINISHED.value, AlterationState.CANCELED.value)
_UNDER_AUDIT = frozenset({AlterationState.AUDITING})


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


class Alterations:
    """The requests, and what WeChat Pay's staff do with them.

    A request is named by its `apply_id`; `kind` is needed only where requests of several kinds share a number, as the official examples do.
    """

    def __init__(self, store: Store, default_mchid: str) -> None:
        self._store = store
        self._default_mchid = default_mchid

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

    def set_state(self, apply_id: str, state: AlterationState | str, kind: AlterationKind | str | None = None) -> None:
        """Bring a request into a state, whatever it was in.

        Raises:
            UnknownApplicationError: there is no such request.
            ValueError: there is no such state, or there are several requests.
        """
        wanted = AlterationState(state)
        self._update(self.get(apply_id, kind), wanted)

    def approve(self, apply_id: str, kind: AlterationKind | str | None = None) -> None:
        """Let WeChat Pay's review pass: the change is being made.

        Raises:
            UnknownApplicationError: there is no such request.
            WrongStateError: it is not under review.
        """
        self._step("approve", apply_id, kind, _UNDER_AUDIT, AlterationState.MODIFING)

    def finish(self, apply_id: str, kind: AlterationKind | str | None = None) -> None:
        """Let an approved change be made.

        Raises:
            UnknownApplicationError: there is no such request.
            WrongStateError: it was not approved.
        """
        self._step("finish", apply_id, kind, {AlterationState.MODIFING}, AlterationState.FINISHED)

    def reject(
        self,
        apply_id: str,
        reason: str,
        details: Mapping[str, str] | None = None,
        kind: AlterationKind | str | None = None,
    ) -> None:
        """Let WeChat Pay's review reject it for a `reason`; `details` map a field to what is wrong with it.

        Raises:
            UnknownApplicationError: there is no such request.
            WrongStateError: it is not under review.
        """
        self._step("reject", apply_id, kind, _UNDER_AUDIT, AlterationState.REJECTED, reason, details)

    def __iter__(self) -> Iterator[Alteration]:
        return iter(self._select("TRUE"))

    def _select(self, where: str, *values: Any) -> list[Alteration]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM alterations WHERE {where} ORDER BY rowid", values)  # noqa: S608 (constants)
        return [Alteration(*row) for row in rows]

    def _step(
        self,
        step: str,
        apply_id: str,
        kind: AlterationKind | str | None,
        allowed: Collection[AlterationState],
        state: AlterationState,
        reason: str | None = None,
        details: Mapping[str, str] | None = None,
    ) -> None:
        alteration = self.get(apply_id, kind)
        check_step(step, f"request {apply_id}", alteration.state, allowed)
        self._update(alteration, state, reason, details)

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
