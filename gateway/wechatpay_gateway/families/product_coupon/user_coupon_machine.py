"""The state machine of the product coupons of users."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.sending import (
    BRAND_MANAGE,
    RECEIVE_COMPONENT,
    Gift,
    NotSentError,
    Sender,
    new_request_no,
)
from wechatpay_gateway.families.product_coupon.steps import USE, USER_COUPON_STEPS, UserCouponState
from wechatpay_gateway.families.product_coupon.stocks import Stock
from wechatpay_gateway.families.product_coupon.user_coupons import UserCoupon
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.steps import Action, Field, Step, WrongStateError
from wechatpay_gateway.notifications.changes import Announce

_RECEIVE = (
    Field("stock_id", "The stock. Of a bundle, the user gets the first coupon of all its stocks."),
    Field("openid", "The OpenID of the user."),
    Field("phone_number", "The phone number that the notification has. Omitted by default.", is_required=False),
    Field("channel_custom_info", "The data of the channel that the notification has.", is_required=False),
)
_TOKEN = (Field("token", "The token that the merchant got for the user."),)


class UserCouponMachine(Machine[UserCoupon]):
    """The product coupons of users, and the steps of users, WeChat Pay and merchants."""

    name = "user_product_coupons"
    title = "Product coupons of users"
    states = UserCouponState
    initial = (UserCouponState.CONFIRMING,)
    key = (
        Field("coupon_code", "The code of the coupon."),
        Field("stock_id", "Required if coupons of several stocks have the code.", is_required=False),
    )
    steps = USER_COUPON_STEPS
    actions = (
        Action(
            "receive", "A user gets a coupon of a stock through an offer of WeChat Pay.", _RECEIVE, adds_record=True
        ),
        Action(
            "receive_by_token",
            "A user gets a coupon in the mini program component for receiving coupons.",
            _TOKEN,
            adds_record=True,
        ),
    )
    is_in_state_reply = False
    columns = ("Code", "Stock", "User", "Until", "State")

    def __init__(self, context: Context, records: Records, sender: Sender) -> None:
        super().__init__(context)
        self._records = records
        self._sender = sender

    def get(self, coupon_code: str, stock_id: str | None = None) -> UserCoupon:
        """Return the coupon with this code.

        Raises:
            UnknownProductCouponError: the coupon does not exist, or coupons of several stocks have the code.
        """
        return self._records.user_coupons.get(coupon_code, stock_id)

    def receive(
        self, stock_id: str, openid: str, phone_number: str | None = None, channel_custom_info: str | None = None
    ) -> UserCoupon:
        """Give a user a coupon through an offer of WeChat Pay, which notifies the merchant.

        Raises:
            UnknownProductCouponError: the stock does not exist.
            WrongStateError: the stock is in another state, or one of its limits is reached.
        """
        fields = {"phone_number": phone_number, "channel_custom_info": channel_custom_info}
        given = {name: value for name, value in fields.items() if value is not None}
        gift = Gift(openid, new_request_no(), BRAND_MANAGE, given)
        return self.give(self._records.stocks.get(stock_id), gift)

    def receive_by_token(self, token: str) -> UserCoupon:
        """Give a user the coupon of a token, which the user may have already; WeChat Pay notifies the merchant.

        Raises:
            LookupError: the gateway did not issue the token.
            WrongStateError: the token has expired, the stock is in another state, or one of its limits is reached.
        """
        found = self._records.tokens.find(token)
        if found is None:
            raise LookupError("the gateway did not issue this token")
        if found.expires <= self._context.now():
            raise WrongStateError(f"the token expired at {to_moment(found.expires)}. Get another one")
        number: str = found.content["send_request_no"]
        gift = Gift(found.openid, number, RECEIVE_COMPONENT, found.content)
        return self.give(self._records.stocks.get(found.stock_id), gift)

    def give(self, stock: Stock, gift: Gift) -> UserCoupon:
        """Give a user a coupon of a stock, or the first coupon of its bundle, which the user may have already; WeChat Pay notifies the merchant.

        Raises:
            WrongStateError: the stock is in another state, or one of its limits is reached.
        """
        bundle = stock.stock_bundle_id
        try:
            with self._context.changes.commit() as announce:
                own = self._records.stocks  # read here, because another user may have received a coupon since
                stocks: Sequence[Stock] = own.of_bundle(bundle) if bundle else [own.get(stock.stock_id)]
                existing = self._sender.existing(stocks[0], gift)
                if existing is not None:
                    return existing
                self._sender.check(stocks, gift)
                return self._sender.send(stocks, gift, announce)
        except NotSentError as error:
            raise WrongStateError(str(error)) from None

    def __iter__(self) -> Iterator[UserCoupon]:
        return iter(self._records.user_coupons)

    def lookup(self, key: Mapping[str, Any]) -> UserCoupon:
        """Return the coupon with this code."""
        return self.get(key["coupon_code"], key.get("stock_id"))

    def key_of(self, record: UserCoupon) -> dict[str, str]:
        """Return the code and the stock of a coupon."""
        return {"coupon_code": record.coupon_code, "stock_id": str(record.stock_id)}

    def state_of(self, record: UserCoupon) -> UserCouponState:
        """Return the state."""
        return record.state

    def describe(self, record: UserCoupon) -> str:
        """Return `coupon` and its code."""
        return f"coupon {record.coupon_code}"

    def put(self, record: UserCoupon, state: StrEnum) -> UserCoupon:
        """Put a coupon into a state."""
        return self._records.user_coupons.update(record, state=UserCouponState(state))

    def move(self, record: UserCoupon, step: Step, fields: Mapping[str, Any], announce: Announce) -> UserCoupon:
        """Take a step, with what a call sets as `fields`; the use of a coupon of a bundle gives the user the next one."""
        target = UserCouponState(step.after(record.state))
        moved = self._records.user_coupons.update(record, state=target, fields={**record.fields, **fields})
        if step is USE and moved.user_coupon_bundle_id is not None:
            self._sender.send_next(moved, announce)
        return moved

    def newest(self, limit: int, skip: int = 0) -> tuple[UserCoupon, ...]:
        """Return the coupons that were sent last, newest first, after the first `skip`, without the examples."""
        return self._records.user_coupons.newest(limit, skip)

    def records(self) -> Iterator[UserCoupon]:
        """Iterate over the coupons, without the examples."""
        return (each for each in self if not each.is_example)

    def to_json(self, record: UserCoupon) -> dict[str, Any]:
        """Return a coupon with its times."""
        return {
            "coupon_code": record.coupon_code,
            "stock_id": str(record.stock_id),
            "product_coupon_id": str(record.product_coupon_id),
            "user_coupon_bundle_id": record.user_coupon_bundle_id,
            "mchid": record.owner,
            "brand_id": record.brand_id,
            "openid": record.openid,
            "send_request_no": record.send_request_no,
            "received": record.received,
            "begins": record.begins,
            "ends": record.ends,
            "state": record.state.value,
        }

    def cells(self, record: UserCoupon) -> tuple[str, ...]:
        """Return the code, stock, user, end and state."""
        return (
            *(record.coupon_code, str(record.stock_id), record.openid),
            *(to_moment(record.ends), record.state.value),
        )
