"""The state machine of authorizations."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.families.merchant_transfer.authorizations import (
    UNCONFIRMED,
    Authorization,
    new_authorization_id,
)
from wechatpay_gateway.families.merchant_transfer.state import Records
from wechatpay_gateway.families.merchant_transfer.steps import (
    AGREE,
    AUTHORIZATION_STEPS,
    BLOCK,
    CLOSE,
    EXPIRE_AUTHORIZATION,
    REVOKE,
    AuthorizationState,
)
from wechatpay_gateway.families.merchant_transfer.transfers import Transfer
from wechatpay_gateway.families.merchant_transfer.views import authorization_notice
from wechatpay_gateway.family.behavior import to_content
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step
from wechatpay_gateway.notifications.changes import Announce

MOST_OPEN = 5
"""How many authorizations of a user in a scene may wait for the user or be effective: https://pay.weixin.qq.com/doc/v3/merchant/4015901167."""
_HIDDEN = frozenset({"content", "is_example"})
_REASONS = {EXPIRE_AUTHORIZATION: UNCONFIRMED, REVOKE: "USER_CLOSE", BLOCK: "TRANSFER_RISK", CLOSE: "CLOSE_VIA_MCH_API"}
_ANNOUNCED = {AGREE: "CONFIRMED", REVOKE: "CLOSED", CLOSE: "CLOSED"}
"""The steps that the merchant is notified of, with the last part of the event type. The notification has no reason for the others."""


class AuthorizationMachine(Machine[Authorization]):
    """The authorizations, and the steps of users and WeChat Pay."""

    name = "transfer_authorizations"
    title = "Transfer authorizations"
    states = AuthorizationState
    initial = (AuthorizationState.WAIT_USER_CONFIRM, AuthorizationState.TAKING_EFFECT)
    key = (
        Field("out_authorization_no", "The merchant's number for the authorization."),
        Field(
            "mchid",
            "The merchant that applied for it. Required if several merchants use the number.",
            is_required=False,
        ),
    )
    steps = AUTHORIZATION_STEPS
    is_in_state_reply = False
    columns = ("Number", "Merchant", "User", "Scene", "State")

    def __init__(self, context: Context, records: Records) -> None:
        super().__init__(context)
        self._authorizations = records.authorizations

    def get(self, out_authorization_no: str, mchid: str | None = None) -> Authorization:
        """Return the authorization with this number. If `mchid` is `None`, it can be any merchant's.

        Raises:
            UnknownAuthorizationError: it does not exist, or authorizations of several merchants have the number.
        """
        return self._authorizations.get(out_authorization_no, mchid)

    def agree(self, out_authorization_no: str, *, mchid: str | None = None) -> Authorization:
        """Agree to an authorization as its user.

        Raises:
            UnknownAuthorizationError: the authorization does not exist.
            WrongStateError: it does not wait for the user.
        """
        return self.take(AGREE, out_authorization_no=out_authorization_no, mchid=mchid)

    def revoke(self, out_authorization_no: str, *, mchid: str | None = None) -> Authorization:
        """End an authorization as its user.

        Raises:
            UnknownAuthorizationError: the authorization does not exist.
            WrongStateError: it is not effective.
        """
        return self.take(REVOKE, out_authorization_no=out_authorization_no, mchid=mchid)

    def consent(self, transfer: Transfer, announce: Announce) -> None:
        """Add the authorization that a transfer asked for, now that the user received the money and agreed.

        Does nothing if the number is in use or the user has too many authorizations: WeChat Pay then ignores what the request asked for
        (https://pay.weixin.qq.com/doc/v3/merchant/4014399293).
        """
        information: Mapping[str, Any] = transfer.fields["authorization_info"]
        number, now = information["out_authorization_no"], self._context.now()
        scene = transfer.fields["transfer_scene_id"]
        existing = self._authorizations.find(transfer.caller, number)
        is_taken = existing is not None and not existing.is_example and not existing.is_forgotten(now)
        is_full = self._authorizations.open_count(transfer.caller, transfer.openid, scene) >= MOST_OPEN
        if is_taken or is_full:
            return
        kept = ("appid", "user_recv_perception")
        fields = {name: transfer.fields[name] for name in kept if name in transfer.fields} | dict(information)
        added = self._authorizations.add(
            Authorization(
                transfer.caller,
                number,
                AuthorizationState.TAKING_EFFECT,
                transfer.openid,
                scene,
                to_content(fields),
                transfer.package_info,
                transfer.created,
                authorization_id=new_authorization_id(now),
                authorized=now,
            )
        )
        self._announce(added, "CONFIRMED", announce)

    def __iter__(self) -> Iterator[Authorization]:
        return iter(self._authorizations)

    def lookup(self, key: Mapping[str, Any]) -> Authorization:
        """Return the authorization with this number."""
        return self.get(key["out_authorization_no"], key.get("mchid"))

    def key_of(self, record: Authorization) -> dict[str, str]:
        """Return the number and the merchant of an authorization."""
        return {"out_authorization_no": record.out_authorization_no, "mchid": record.caller}

    def state_of(self, record: Authorization) -> AuthorizationState:
        """Return the state."""
        return record.state

    def describe(self, record: Authorization) -> str:
        """Return `authorization` and its number."""
        return f"authorization {record.out_authorization_no}"

    def put(self, record: Authorization, state: StrEnum) -> Authorization:
        """Put an authorization into a state, with the times and the numbers that it has in that state."""
        now, target = self._context.now(), AuthorizationState(state)
        changes: dict[str, Any] = {"state": target.value, "closed": None, "close_reason": None}
        if target is AuthorizationState.WAIT_USER_CONFIRM:
            changes |= {"authorization_id": None, "authorized": None}
        elif target is AuthorizationState.TAKING_EFFECT:
            number = record.authorization_id or new_authorization_id(now)
            changes |= {"authorization_id": number, "authorized": record.authorized or now}
        else:
            changes |= {"closed": now, "close_reason": _REASONS[CLOSE]}
        return self._authorizations.update(record, **changes)

    def move(self, record: Authorization, step: Step, fields: Mapping[str, Any], announce: Announce) -> Authorization:
        """Take a step, and queue its notification."""
        moved = self.put(record, step.after(self.state_of(record)))
        if step in _REASONS:
            moved = self._authorizations.update(moved, close_reason=fields.get("close_reason", _REASONS[step]))
        if step in _ANNOUNCED:
            self._announce(moved, _ANNOUNCED[step], announce)
        return moved

    @staticmethod
    def _announce(authorization: Authorization, event: str, announce: Announce) -> None:
        url = authorization.fields.get("authorization_notify_url")
        if url:
            announce(
                mchid=authorization.caller,
                event_type=f"MCHTRANSFER.AUTHORIZATION.{event}",
                original_type="mch_payment",
                url=url,
                resource=authorization_notice(authorization),
            )

    def newest(self, limit: int, skip: int = 0) -> tuple[Authorization, ...]:
        """Return the authorizations that were created last, newest first, without the examples and the first `skip`."""
        return self._authorizations.newest(limit, skip)

    def records(self) -> Iterator[Authorization]:
        """Iterate over the authorizations, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: Authorization) -> dict[str, Any]:
        """Return an authorization without its request."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: Authorization) -> tuple[str, ...]:
        """Return the number, merchant, user, scene and state of an authorization."""
        state = record.state.value if record.close_reason is None else f"{record.state.value}\n{record.close_reason}"
        return record.out_authorization_no, record.caller, record.openid, record.scene, state
