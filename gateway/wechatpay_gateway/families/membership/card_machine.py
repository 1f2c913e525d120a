"""The state machine of membership cards of users."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.families.membership.cards import Cards, UnknownCardError, UserCard, end_of, new_code
from wechatpay_gateway.families.membership.requests import Requests, new_record_id
from wechatpay_gateway.families.membership.steps import (
    CARD_STEPS,
    CONFIRM,
    DELETE,
    EXCHANGE_POINTS,
    EXPIRE,
    INVALIDATE,
    OPEN_POINTS,
    REJECT,
    CardState,
)
from wechatpay_gateway.families.membership.templates import Template, Templates
from wechatpay_gateway.families.membership.views import card_view
from wechatpay_gateway.family.behavior import to_content
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

_HIDDEN = frozenset({"content", "is_example"})
_PREFIX = "BRAND_MEMBER_CARD_SP"
_POINTS = 1000
_COUPON = {
    "exchange_coupon_template_id": "0Flpo7FqTQ",
    "product_coupon_id": "200000001",
    "product_coupon_stock_type": "PRODUCT_COUPON_STOCK_TYPE_BRAND_FAVOR",
    "stock_id": "100232301",
}


class MemberCardMachine(Machine[UserCard]):
    """The cards, and what users do: they join, delete cards and use points.

    Attributes:
        failures: how many of the next exchanges that a merchant allows fail.
    """

    name = "member_cards"
    title = "Membership cards of users"
    states = CardState
    initial = (CardState.UNACTIVATED, CardState.EFFECTIVE)
    key = (
        Field("openid", "The user."),
        Field("card_id", "The card template. Defaults to that of the user's newest card.", is_required=False),
    )
    steps = CARD_STEPS
    actions = (
        Action(
            "fail_exchanges",
            "The next exchanges of points that merchants allow fail.",
            (Field("times", "The number of exchanges.", int),),
        ),
    )
    adds = (
        Field("card_id", "The card template."),
        Field("openid", "The user."),
        Field("phone_number", "The phone number of the user.", is_required=False),
        Field("common_fields", "What the user entered, such as `{USER_FORM_FLAG_SEX: 男}`.", dict, is_required=False),
        Field("custom_fields", "What the user chose, such as `{喜欢的运动: [篮球]}`.", dict, is_required=False),
    )
    add_means = "A user opens a card, and the merchant of the template is notified."
    is_settable = True
    is_in_state_reply = False
    columns = ("Code", "Template", "User", "Brand", "State")

    def __init__(self, context: Context, cards: Cards, requests: Requests, templates: Templates) -> None:
        super().__init__(context)
        self._cards = cards
        self._requests = requests
        self._templates = templates
        self.failures = 0

    def get(self, openid: str, card_id: str | None = None) -> UserCard:
        """Return the newest card of a user, of one template if `card_id` is given.

        Raises:
            UnknownCardError: the user has no such card.
        """
        return self._cards.get(openid, card_id)

    def fail_exchanges(self, times: int) -> None:
        """Let the next `times` exchanges of points fail that merchants allow.

        Raises:
            ValueError: `times` is negative.
        """
        if times < 0:
            raise ValueError(f"times must not be negative, got {times}")
        self.failures = times

    def takes_failure(self) -> bool:
        """Return whether the exchange that is being made fails, and count it."""
        is_failing = self.failures > 0
        self.failures -= is_failing
        return is_failing

    def add(self, *values: Any, **fields: Any) -> UserCard:
        """Open a card as a user, with the fields of `adds` by position or by name. The merchant of the template is notified.

        Raises:
            UnknownCardError: the template does not exist.
            WrongStateError: the template is invalid, or the user has had a card of it before.
            ValueError: a field is missing or of the wrong type.
        """
        given = self._by_name(values, fields, self.adds)
        with self._context.changes.commit() as announce:
            card = self._cards.add(self._opened(given))
            self._announce_card(announce, "CREATE", card)
        return card

    def _opened(self, given: Mapping[str, Any]) -> UserCard:
        template, openid = self._template(given["card_id"]), given["openid"]
        if self._cards.of_user(template.owner, template.brand_id, openid, template.card_id):
            raise WrongStateError(
                f"the user {openid} has or had a card of the template {template.card_id}, and can join once"
            )
        now = self._context.now()
        numbers = (template.owner, template.brand_id, template.card_id, openid)
        code = new_code() if template.assigns_codes else None
        content = to_content({"phone_number": given.get("phone_number"), "user_information": _information(given)})
        return UserCard(0, *numbers, code, CardState.UNACTIVATED, content, now, now, now)

    def _template(self, card_id: str) -> Template:
        template = self._templates.find(card_id)
        if template is None:
            raise UnknownCardError(f"the gateway has no card template {card_id}")
        if not template.is_effective:
            raise WrongStateError(
                f"card template {card_id} is {template.fields['state']}, so users cannot open its cards"
            )
        return template

    def expire_due(self) -> None:
        """Let the cards expire whose validity is over."""
        for card in self._cards.due(self._context.now()):
            self.advance(card, EXPIRE, {})

    def __iter__(self) -> Iterator[UserCard]:
        return iter(self._cards)

    def lookup(self, key: Mapping[str, Any]) -> UserCard:
        """Return the newest card of a user."""
        return self.get(key["openid"], key.get("card_id"))

    def key_of(self, record: UserCard) -> dict[str, str]:
        """Return the user and the template of a card."""
        return {"openid": record.openid, "card_id": record.card_id}

    def state_of(self, record: UserCard) -> CardState:
        """Return the state."""
        return record.state

    def describe(self, record: UserCard) -> str:
        """Return `the card of` the user."""
        return f"the card of {record.openid}"

    def put(self, record: UserCard, state: StrEnum) -> UserCard:
        """Put a card into a state; an effective one expires at the end of its validity."""
        target, now = CardState(state), self._context.now()
        columns: dict[str, Any] = {"state": target.value, "modified": now, "due": None}
        if target is CardState.EFFECTIVE and not record.is_example:
            template = self._templates.find(record.card_id)
            default: Mapping[str, Any] = template.validity if template else {}
            own: Mapping[str, Any] = record.fields.get("valid_date_information") or default
            columns["due"] = end_of(own, record.picked)
        if target is not CardState.INVALID:
            columns |= {"reason": None, "invalidated": None, "is_deleted": 0}
        return self._cards.update(record, **columns)

    def move(self, record: UserCard, step: Step, fields: Mapping[str, Any], announce: Announce) -> UserCard:
        """Take a step; queue the notification of a deleted card and of what the user does with points."""
        if step is OPEN_POINTS:
            self._announce(announce, "SYNC_USER_POINT", "sync_user_point", record, _numbers(record))
            return record
        if step is EXCHANGE_POINTS:
            self._exchange(record, fields, announce)
            return record
        moved = self.put(record, CardState(step.after(record.state)))
        if step in (INVALIDATE, REJECT):
            now = self._context.now()
            return self._cards.update(moved, reason=fields.get("reason"), invalidated=now)
        if step is DELETE:
            moved = self._cards.update(moved, is_deleted=1)
            self._announce_card(announce, "DELETE", moved)
        return moved if step is not CONFIRM else self.put(moved, CardState.EFFECTIVE)

    def _exchange(self, card: UserCard, fields: Mapping[str, Any], announce: Announce) -> None:
        record_id = fields.get("record_id") or new_record_id()
        if self._requests.exchange(record_id) is not None:
            raise ValueError(f"the exchange {record_id} already exists")
        template = self._templates.find(card.card_id)
        content = {"record_id": record_id, **_numbers(card), **_COUPON, "deduct_points": fields.get("points", _POINTS)}
        content["appid"] = str(template.fields.get("appid", "")) if template else ""
        self._requests.add_exchange(record_id, card.owner, card.serial, content)
        self._announce(announce, "POINT_EXCHANGE_COUPON", "point_coupon", card, content)

    def _announce_card(self, announce: Announce, event: str, card: UserCard) -> None:
        resource = card_view(card, self._templates.find(card.card_id))
        self._announce(announce, f"USER_CARD.{event}", "user_card", card, resource)

    def _announce(
        self, announce: Announce, event: str, original: str, card: UserCard, resource: Mapping[str, Any]
    ) -> None:
        """Queue a notification to the service provider at the URL of the template; no page has notifications for brands."""
        template = self._templates.find(card.card_id)
        url: str = template.fields.get("notify_url", "") if template else ""
        if url and self._context.merchants.get(card.owner) is not None:
            announce(
                mchid=card.owner, event_type=f"{_PREFIX}.{event}", original_type=original, url=url, resource=resource
            )

    def records(self) -> Iterator[UserCard]:
        """Iterate over the cards, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[UserCard, ...]:
        """Return the newest cards, newest first, without the examples and the first `skip`."""
        return self._cards.newest(limit, skip)

    def to_json(self, record: UserCard) -> dict[str, Any]:
        """Return a card without what the merchant encrypted."""
        return asdict(record, filter=lambda attribute, _value: attribute.name not in _HIDDEN)

    def cells(self, record: UserCard) -> tuple[str, ...]:
        """Return the code, the template, the user, the brand and the state of a card."""
        return record.code or "", record.card_id, record.openid, record.brand_id, record.state.value

    def reset(self) -> None:
        """Set `failures` to 0."""
        self.failures = 0


def _numbers(card: UserCard) -> dict[str, Any]:
    return {
        "brand_id": card.brand_id,
        "card_id": card.card_id,
        "openid": card.openid,
        "user_card_code": card.code,
    }


def _information(given: Mapping[str, Any]) -> dict[str, Any] | None:
    common: Mapping[str, str] = given.get("common_fields", {})
    custom: Mapping[str, Sequence[str]] = given.get("custom_fields", {})
    rows = {
        "common_field_list": [{"name": name, "value": value} for name, value in common.items()],
        "custom_field_list": [{"name": name, "user_chosen_values": list(chosen)} for name, chosen in custom.items()],
    }
    return {name: row for name, row in rows.items() if row} or None
