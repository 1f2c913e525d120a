"""The state machine of sub-merchants that service providers invited to e-invoices."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import asdict, evolve

from wechatpay_gateway.families.fapiao.merchant_steps import AUTHORIZING, MERCHANT_STEPS, AbilityStatus, ConnectionState
from wechatpay_gateway.families.fapiao.merchants import (
    ALL_ABILITIES,
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
_ABILITIES = ALL_ABILITIES.split()
_FAILED_CODES = (
    "UNKNOWN_TAX_INFO",
    "INVALID_COMPANY_INFO",
    "NOT_MEET_ACCESS_CONDITION",
    "NOT_IN_PILOT_SCOPE",
    "MISSING_TAX_AUTHORITY_CODE",
    "MERCHANT_INFO_NOT_SET",
    "UNKNOWN_ERROR",
)
_ENDED = (ConnectionState.APPLY_FAILED, ConnectionState.DISABLED)
"""The states in which another invitation begins again."""
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
                Field("code", f"One of {', '.join(_FAILED_CODES)}, the default.", is_required=False),
                Field("reason", "The reason, in Chinese.", is_required=False),
                _CALLER,
            ),
        ),
        Action(
            "set_ability",
            "A sub-merchant authorizes a kind of invoices or withdraws it, or its authorization fails.",
            (
                Field("sub_mchid", "The sub-merchant."),
                Field("ability", f"One of {', '.join(_ABILITIES)}."),
                Field("status", f"One of {', '.join(AbilityStatus)}."),
                Field("reason", "Why it failed, in Chinese.", is_required=False),
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
        """Accept an invitation as a merchant, which ends its connections with other service providers.

        A merchant that is connected, or about to be, keeps its state and adds the kinds of invoices of the invitation:
        https://pay.weixin.qq.com/doc/v3/partner/4016078358, section 2.1.1. If it is connected, they wait for `set_ability`.

        Raises:
            UnknownInvitationError: the invitation does not exist.
            WrongStateError: it is for another merchant.
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
        with self._context.changes.commit():
            self._merchants.add_result(Invited(caller, invite_code, number, _NAME, _TAX_ID, now))
            self._merchants.unbind_others(caller, number)
            start = ConnectionState.APPROVAL_PENDING if needs_approval else ConnectionState.ACCESS_CONFIRMED_PENDING
            return self._merchants.put(
                _invited(self._merchants.find(caller, number), caller, number, invitation, start)
            )

    def set_ability(
        self, sub_mchid: str, ability: str, status: str, reason: str | None = None, *, mchid: str | None = None
    ) -> FapiaoMerchant:
        """Set the status of a kind of invoices; the merchant can issue those that are `AUTHORIZED` while it is connected.

        Raises:
            UnknownInvitationError: the merchant accepted no invitation.
            ValueError: `ability` or `status` does not exist.
        """
        _check("ability", ability, _ABILITIES)
        _check("status", status, list(AbilityStatus))
        with self._context.changes.commit():
            merchant = self.get(sub_mchid, mchid)
            return self._merchants.put(merchant.with_ability(ability, AbilityStatus(status), reason))

    def fail(
        self, invite_code: str, code: str = "UNKNOWN_ERROR", reason: str = "未知错误", *, mchid: str | None = None
    ) -> None:
        """Let an invitation fail.

        Raises:
            UnknownInvitationError: the invitation does not exist.
            ValueError: the code does not exist.
        """
        _check("code", code, _FAILED_CODES)
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


def _check(name: str, value: str, values: Sequence[str]) -> None:
    if value not in values:
        raise ValueError(f"{name} must be one of {', '.join(values)}, got {value!r}")


def _invited(
    existing: FapiaoMerchant | None, caller: str, number: str, invitation: Mapping[str, Any], start: ConnectionState
) -> FapiaoMerchant:
    """Return a merchant after it accepted an invitation; `start` is the state in which a new connection begins."""
    modes: list[str] = invitation["fapiao_mode"]
    abilities: list[str] = invitation.get("fapiao_ability_type_list", [BASE]) if DIGITAL in modes else []
    if existing is None or existing.is_example or existing.is_unbound:
        state = start if DIGITAL in modes else ConnectionState.DISABLED
        return FapiaoMerchant(caller, number, state, " ".join(modes), " ".join(abilities))
    begins = DIGITAL in modes and existing.state in _ENDED
    merchant = evolve(existing, modes=" ".join(dict.fromkeys([*existing.modes.split(), *modes])))
    if begins:
        merchant = evolve(merchant, state=start, connected=None, reason=None, changed="{}")
    for each in abilities:
        if each in merchant.abilities.split():
            continue
        if merchant.state in AUTHORIZING:
            merchant = evolve(merchant, abilities=f"{merchant.abilities} {each}".strip())
        else:
            merchant = merchant.with_ability(each, AbilityStatus.AUTHORIZE_PENDING)
    return merchant
