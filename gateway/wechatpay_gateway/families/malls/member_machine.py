"""The state machine of members of malls."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict, evolve

from wechatpay_gateway.families.malls.members import Member, Members, new_card_code
from wechatpay_gateway.families.malls.steps import AUTHORIZE, MEMBER_STEPS, SIGN_UP, AuthorizeState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address
from wechatpay_gateway.notifications.changes import Announce

APPID = "wx8828b70xxxxxxx8"
"""The AppID in which members authorize the points service."""
_MALL = Field("mchid", "The merchant number of the mall. Defaults to the default merchant.", is_required=False)
_AUTH_TYPES = {SIGN_UP.name: "REGISTERED_MODE", AUTHORIZE.name: "REGISTERED_AND_AUTHORIZATION_MODE"}


class MallMemberMachine(Machine[Member]):
    """The users of malls. Every user exists, and has not authorized the points service at first."""

    name = "mall_members"
    title = "Members of malls"
    states = AuthorizeState
    initial = (AuthorizeState.UNAUTHORIZED,)
    key = (Field("openid", "The user."), _MALL)
    steps = MEMBER_STEPS
    actions = (
        Action(
            "set_urls",
            "Sets the notification URLs of a mall, which it gives when the points service is enabled. Not set by default.",
            (
                Field("payment_url", "The URL for payments and refunds."),
                Field("authorization_url", "The URL for authorizations. Defaults to the same.", is_required=False),
                Field("receiver", "The merchant that gets them. Defaults to the default merchant.", is_required=False),
                _MALL,
            ),
        ),
    )
    is_settable = True
    is_in_state_reply = False
    columns = ("Mall", "User", "Card", "State")

    def __init__(self, context: Context, members: Members) -> None:
        super().__init__(context)
        self._members = members

    def get(self, openid: str, mchid: str | None = None) -> Member:
        """Return a user of a mall."""
        return self._members.get(mchid or self._context.merchants.default.mchid, openid)

    def set_urls(
        self,
        payment_url: str,
        authorization_url: str | None = None,
        *,
        receiver: str | None = None,
        mchid: str | None = None,
    ) -> None:
        """Set the notification URLs of a mall.

        Raises:
            ValueError: a URL is invalid, or the gateway does not have the merchant that gets the notifications.
        """
        default = self._context.merchants.default.mchid
        urls = (payment_url, authorization_url or payment_url)
        for url in urls:
            try:
                read_address(url)
            except NotificationAddressError as error:
                raise ValueError(f"{url!r} is not a notification URL: {error}") from None
        if self._context.merchants.get(receiver or default) is None:
            raise ValueError(f"the gateway has no merchant {receiver}. Add it first")
        with self._context.changes.commit():
            settings = self._members.settings(mchid or default)
            changes = {"receiver": receiver or default, "payment_url": urls[0], "authorization_url": urls[1]}
            self._members.set(evolve(settings, **changes))

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members)

    def lookup(self, key: Mapping[str, Any]) -> Member:
        """Return a user of a mall."""
        return self.get(key["openid"], key.get("mchid"))

    def key_of(self, record: Member) -> dict[str, str]:
        """Return the OpenID and the mall."""
        return {"openid": record.openid, "mchid": record.mall}

    def state_of(self, record: Member) -> AuthorizeState:
        """Return the state."""
        return record.state

    def describe(self, record: Member) -> str:
        """Return `member` and the OpenID."""
        return f"member {record.openid}"

    def put(self, record: Member, state: StrEnum) -> Member:
        """Put a user into a state, with the time."""
        target, now = AuthorizeState(state), self._context.now()
        times: dict[AuthorizeState, dict[str, float | None]] = {
            AuthorizeState.UNAUTHORIZED: {"authorized": None, "canceled": None},
            AuthorizeState.AUTHORIZED: {"authorized": now, "canceled": None},
            AuthorizeState.DEAUTHORIZED: {"canceled": now},
        }
        return self._members.put(record, state=target, **times[target])

    def move(self, record: Member, step: Step, fields: Mapping[str, Any], announce: Announce) -> Member:
        """Take a step; queue the notification of a new card."""
        del fields
        moved = self.put(record, AuthorizeState(step.after(record.state)))
        if (auth_type := _AUTH_TYPES.get(step.name)) is None:
            return moved
        moved = self._members.put(moved, code=moved.code or new_card_code())
        settings = self._members.settings(record.mall)
        if settings.authorization_url:
            announce(
                mchid=settings.receiver,
                event_type="MALL_AUTH.ACTIVATE_CARD",
                original_type="discount_card",
                url=settings.authorization_url,
                resource={"openid": moved.openid, "code": moved.code, "mchid": moved.mall, "auth_type": auth_type},
            )
        return moved

    def records(self) -> Iterator[Member]:
        """Iterate over the users, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[Member, ...]:
        """Return the newest users, newest first, without the examples and the first `skip`."""
        return self._members.newest(limit, skip)

    def to_json(self, record: Member) -> dict[str, Any]:
        """Return a user."""
        return asdict(record, filter=lambda attribute, _value: attribute.name != "is_example")

    def cells(self, record: Member) -> tuple[str, ...]:
        """Return the mall, the user, the card and the state."""
        return record.mall, record.openid, record.code, record.state.value
