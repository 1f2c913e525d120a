"""The state machine of payments in malls."""

import secrets
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict

from wechatpay_gateway.base.money import yuan
from wechatpay_gateway.base.times import to_day, to_moment
from wechatpay_gateway.families.malls.member_machine import APPID
from wechatpay_gateway.families.malls.members import Members
from wechatpay_gateway.families.malls.payments import MallPayment, MallPayments
from wechatpay_gateway.families.malls.steps import PAYMENT_STEPS, REFUND, REQUEST, AuthorizeState, PointsState
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

_REFUND_SECONDS = 30 * 86400
"""How long refunds are reported: https://pay.weixin.qq.com/doc/v3/partner/4016111726."""
_MALL_NAME, _SHOP, _SHOP_NUMBER = "示例商场", "示例门店", "1"


class MallPaymentMachine(Machine[MallPayment]):
    """The payments of members in stores of malls, from the payment to the report of the points."""

    name = "mall_payments"
    title = "Payments in malls"
    states = PointsState
    initial = (PointsState.PENDING, PointsState.REQUESTED)
    key = (Field("transaction_id", "The `transaction_id` of the payment."),)
    steps = PAYMENT_STEPS
    adds = (
        Field("openid", "The user, who must have authorized the points service."),
        Field("amount", "The amount, in fen.", int),
        Field(
            "by_hand",
            "Whether the points must be requested by hand. Not if the car of the user is in the mall. Defaults to false.",
            bool,
            is_required=False,
        ),
        Field("transaction_id", "The number of the payment. Defaults to a new one.", is_required=False),
        Field("shop_name", f"The name of the store. Defaults to {_SHOP}.", is_required=False),
        Field("shop_number", f"The number of the store. Defaults to {_SHOP_NUMBER}.", is_required=False),
        Field("mchid", "The merchant number of the mall. Defaults to the default merchant.", is_required=False),
    )
    add_means = (
        "A member pays in a store of the mall. The mall is notified, unless the points must be requested by hand."
    )
    is_in_state_reply = False
    columns = ("Number", "Mall", "User", "Yuan", "Points", "State")

    def __init__(self, context: Context, payments: MallPayments, members: Members) -> None:
        super().__init__(context)
        self._payments = payments
        self._members = members

    def get(self, transaction_id: str) -> MallPayment:
        """Return the payment with this number.

        Raises:
            UnknownMallPaymentError: no payment has the number.
        """
        return self._payments.get(transaction_id)

    def add(self, *values: Any, **fields: Any) -> MallPayment:
        """Pay in a store of a mall as a member, with the fields of `adds` by position or by name.

        Raises:
            WrongStateError: the user has not authorized the points service.
            ValueError: a field is missing or of the wrong type, the amount is not positive, or the number is in use.
        """
        given = self._by_name(values, fields, self.adds)
        with self._context.changes.commit() as announce:
            payment = self._payments.add(self._paid(given))
            if payment.state is PointsState.REQUESTED:
                self._announce_payment(payment, announce)
        return payment

    def _paid(self, given: Mapping[str, Any]) -> MallPayment:
        mall = given.get("mchid", self._context.merchants.default.mchid)
        openid, now = given["openid"], self._context.now()
        if self._members.get(mall, openid).state is not AuthorizeState.AUTHORIZED:
            raise WrongStateError(f"the user {openid} has not authorized the points service of the mall {mall}")
        if given["amount"] <= 0:
            raise ValueError(f"amount must be positive, got {given['amount']}")
        number = given.get("transaction_id") or f"42{secrets.randbelow(10**26):026d}"
        existing = self._payments.find(mall, number)
        if existing is not None and not existing.is_example:
            raise ValueError(f"the payment {number} already exists")
        by_hand = given.get("by_hand", False) and not self._members.is_parked(mall, openid, now)
        state = PointsState.PENDING if by_hand else PointsState.REQUESTED
        shop = (given.get("shop_name", _SHOP), given.get("shop_number", _SHOP_NUMBER))
        return MallPayment(number, mall, openid, given["amount"], *shop, state, now)

    def __iter__(self) -> Iterator[MallPayment]:
        return iter(self._payments)

    def lookup(self, key: Mapping[str, Any]) -> MallPayment:
        """Return the payment with this number."""
        return self.get(key["transaction_id"])

    def key_of(self, record: MallPayment) -> dict[str, str]:
        """Return the number of a payment."""
        return {"transaction_id": record.transaction_id}

    def state_of(self, record: MallPayment) -> PointsState:
        """Return the state."""
        return record.state

    def describe(self, record: MallPayment) -> str:
        """Return `payment` and its number."""
        return f"payment {record.transaction_id}"

    def put(self, record: MallPayment, state: StrEnum) -> MallPayment:
        """Put a payment into a state."""
        return self._payments.update(record, state=state.value)

    def move(self, record: MallPayment, step: Step, fields: Mapping[str, Any], announce: Announce) -> MallPayment:
        """Take a step; queue the notification of points that were requested by hand, and of a refund."""
        if step is REFUND:
            return self._refund(record, fields.get("fen", record.amount - record.refunded), announce)
        if step is REQUEST and to_day(record.paid) != to_day(self._context.now()) and not record.is_example:
            raise WrongStateError(
                f"the points of {self.describe(record)} could be requested on {to_day(record.paid)} only"
            )
        moved = self.put(record, step.after(record.state))
        if step is REQUEST:
            self._announce_payment(moved, announce, commit_tag="manual")
            return moved
        return self._payments.update(moved, points=fields["points"])

    def _refund(self, payment: MallPayment, fen: int, announce: Announce) -> MallPayment:
        if not payment.is_example and not 0 < fen <= payment.amount - payment.refunded:
            raise ValueError(f"fen must be 1 to {payment.amount - payment.refunded}, got {fen}")
        refunded = self._payments.update(payment, refunded=payment.refunded + fen)
        now = self._context.now()
        if payment.points and payment.paid + _REFUND_SECONDS >= now:
            resource = {
                **_shared(payment),
                "refund_time": to_moment(now),
                "pay_amount": payment.amount,
                "refund_amount": fen,
                "refund_id": f"50{secrets.randbelow(10**26):026d}",
            }
            self._announce(payment, "MALL_REFUND.SUCCESS", resource, announce)
        return refunded

    def _announce_payment(self, payment: MallPayment, announce: Announce, commit_tag: str | None = None) -> None:
        resource = {**_shared(payment), "time_end": to_moment(payment.paid), "amount": payment.amount}
        tag = {} if commit_tag is None else {"commit_tag": commit_tag}
        self._announce(payment, "MALL_TRANSACTION.SUCCESS", {**resource, **tag}, announce)

    def _announce(self, payment: MallPayment, event_type: str, resource: Mapping[str, Any], announce: Announce) -> None:
        settings = self._members.settings(payment.mall)
        if settings.payment_url:
            announce(
                mchid=settings.receiver,
                event_type=event_type,
                original_type="discount_card",
                url=settings.payment_url,
                resource=resource,
            )

    def records(self) -> Iterator[MallPayment]:
        """Iterate over the payments, without the examples."""
        return (each for each in self if not each.is_example)

    def newest(self, limit: int, skip: int = 0) -> tuple[MallPayment, ...]:
        """Return the newest payments, newest first, without the examples and the first `skip`."""
        return self._payments.newest(limit, skip)

    def to_json(self, record: MallPayment) -> dict[str, Any]:
        """Return a payment."""
        return asdict(record, filter=lambda attribute, _value: attribute.name != "is_example")

    def cells(self, record: MallPayment) -> tuple[str, ...]:
        """Return the number, the mall, the user, the amount, the points and the state of a payment."""
        points = "" if record.points is None else str(record.points)
        return record.transaction_id, record.mall, record.openid, yuan(record.amount), points, record.state.value


def _shared(payment: MallPayment) -> dict[str, str]:
    return {
        "mchid": payment.mall,
        "merchant_name": _MALL_NAME,
        "shop_name": payment.shop_name,
        "shop_number": payment.shop_number,
        "appid": APPID,
        "openid": payment.openid,
        "transaction_id": payment.transaction_id,
    }
