"""The state machine of sub-merchants that service providers invited to e-invoices."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.families.fapiao.merchant_steps import MERCHANT_STEPS, ConnectionState
from wechatpay_gateway.families.fapiao.merchants import (
    BASE,
    DIGITAL,
    FapiaoMerchant,
    FapiaoMerchants,
    Invited,
    UnknownInvitationError,
)
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

_NAME, _TAX_ID = "示例（深圳）有限公司", "9144050071126766XG"
_CODE = Field("invite_code", "The number of the invitation.")
_CALLER = Field("mchid", "The service provider. Defaults to the default merchant.", is_required=False)


class FapiaoMerchantMachine(Machine[FapiaoMerchant]):
    """The sub-merchants that accepted an invitation."""

    name = "fapiao_merchants"
    title = "Sub-merchants of e-invoices"
    states = ConnectionState
    initial = (ConnectionState.ACCESS_CONFIRMED_PENDING, ConnectionState.APPROVAL_PENDING)
    key = (Field("sub_mchid", "The sub-merchant."), _CALLER)
    steps = MERCHANT_STEPS
    actions = (
        Action(
            "accept",
            "A merchant accepts an invitation.",
            (
                _CODE,
                Field("sub_mchid", "The merchant. Defaults to that of the invitation.", is_required=False),
                Field("needs_approval", "Whether the tax authority must approve it first.", bool, is_required=False),
                _CALLER,
            ),
        ),
        Action(
            "fail",
            "An invitation fails, for example because the company is not registered for taxes.",
            (
                _CODE,
                Field("code", "An `invite_failed_code`. Defaults to `UNKNOWN_ERROR`.", is_required=False),
                Field("reason", "The reason, in Chinese.", is_required=False),
                _CALLER,
            ),
        ),
    )
    is_settable = True
    is_in_state_reply = False
    columns = ("Service provider", "Sub-merchant", "Kinds", "State")

    def __init__(self, context: Context, merchants: FapiaoMerchants) -> None:
        super().__init__(context)
        self._merchants = merchants

    def get(self, sub_mchid: str, mchid: str | None = None) -> FapiaoMerchant:
        """Return a sub-merchant that accepted an invitation.

        Raises:
            UnknownInvitationError: it accepted none.
        """
        found = self._merchants.find(self._caller(mchid), sub_mchid)
        if found is None:
            raise UnknownInvitationError(f"the sub-merchant {sub_mchid} has accepted no invitation")
        return found

    def accept(
        self, invite_code: str, sub_mchid: str | None = None, *, needs_approval: bool = False, mchid: str | None = None
    ) -> FapiaoMerchant:
        """Accept an invitation as a merchant.

        Raises:
            UnknownInvitationError: the invitation does not exist.
            WrongStateError: it is for another merchant, or the merchant is connected or waits for a confirmation.
            ValueError: the invitation names no merchant, and `sub_mchid` is missing.
        """
        invitation = self._invitation(invite_code, mchid)
        invited: str | None = invitation.get("sub_mchid")
        if invited is not None and sub_mchid not in (None, invited):
            raise WrongStateError(f"the invitation {invite_code} is for the merchant {invited}")
        number = sub_mchid or invited
        if number is None:
            raise ValueError(f"the invitation {invite_code} names no merchant. Pass sub_mchid")
        caller, now = self._caller(mchid), self._context.now()
        modes: list[str] = invitation["fapiao_mode"]
        abilities: list[str] = invitation.get("fapiao_ability_type_list", [BASE])
        state = ConnectionState.DISABLED
        if DIGITAL in modes:
            waiting = (ConnectionState.APPROVAL_PENDING, ConnectionState.ACCESS_CONFIRMED_PENDING)
            state = waiting[0] if needs_approval else waiting[1]
        with self._context.changes.commit():
            self._merchants.add_result(Invited(caller, invite_code, number, _NAME, _TAX_ID, now))
            return self._merchants.put(FapiaoMerchant(caller, number, state, " ".join(modes), " ".join(abilities)))

    def fail(
        self, invite_code: str, code: str = "UNKNOWN_ERROR", reason: str = "未知错误", *, mchid: str | None = None
    ) -> None:
        """Let an invitation fail.

        Raises:
            UnknownInvitationError: the invitation does not exist.
        """
        self._invitation(invite_code, mchid)
        result = Invited(self._caller(mchid), invite_code, None, _NAME, _TAX_ID, self._context.now(), code, reason)
        with self._context.changes.commit():
            self._merchants.add_result(result)

    def _caller(self, mchid: str | None) -> str:
        return mchid or self._context.merchants.default.mchid

    def _invitation(self, invite_code: str, mchid: str | None) -> Mapping[str, Any]:
        found = self._merchants.invitation(self._caller(mchid), invite_code)
        if found is None:
            raise UnknownInvitationError(f"the gateway has no invitation {invite_code}")
        return found

    def __iter__(self) -> Iterator[FapiaoMerchant]:
        return iter(self._merchants)

    def lookup(self, key: Mapping[str, Any]) -> FapiaoMerchant:
        """Return a sub-merchant."""
        return self.get(key["sub_mchid"], key.get("mchid"))

    def key_of(self, record: FapiaoMerchant) -> dict[str, str]:
        """Return the sub-merchant and its service provider."""
        return {"sub_mchid": record.sub_mchid, "mchid": record.caller}

    def state_of(self, record: FapiaoMerchant) -> ConnectionState:
        """Return the state of fully digital invoices."""
        return record.state

    def describe(self, record: FapiaoMerchant) -> str:
        """Return `sub-merchant` and its number."""
        return f"sub-merchant {record.sub_mchid}"

    def put(self, record: FapiaoMerchant, state: StrEnum) -> FapiaoMerchant:
        """Put a sub-merchant into a state, with the time at which it was connected."""
        target = ConnectionState(state)
        is_connected = target is ConnectionState.ENABLED
        connected = self._context.now() if is_connected and record.connected is None else record.connected
        return self._merchants.put(record, state=target, connected=connected, reason=None)

    def move(self, record: FapiaoMerchant, step: Step, fields: Mapping[str, Any], announce: Announce) -> FapiaoMerchant:
        """Take a step. No page describes a notification of it."""
        del announce
        moved = self.put(record, ConnectionState(step.after(record.state)))
        reason = fields.get("reason", "税务机关审批不通过") if step.name == "reject" else None
        return self._merchants.put(moved, reason=reason)

    def records(self) -> Iterator[FapiaoMerchant]:
        """Iterate over the sub-merchants, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[FapiaoMerchant, ...]:
        """Return the newest sub-merchants, newest first, without the examples and the first `skip`."""
        return self._merchants.newest(limit, skip)

    def to_json(self, record: FapiaoMerchant) -> dict[str, Any]:
        """Return a sub-merchant."""
        return asdict(record, filter=lambda attribute, _value: attribute.name != "is_example")

    def cells(self, record: FapiaoMerchant) -> tuple[str, ...]:
        """Return the service provider, the sub-merchant, the kinds of invoices and the state."""
        return record.caller, record.sub_mchid, record.abilities, record.state.value
