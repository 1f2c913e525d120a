"""The states and steps of membership cards of users.

States: https://pay.weixin.qq.com/doc/v3/partner/4015274636, section 3.4, and https://pay.weixin.qq.com/doc/v3/partner/4015336980.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class CardState(StrEnum):
    """How far the card of a user is."""

    UNACTIVATED = "UNACTIVATED"
    EFFECTIVE = "EFFECTIVE"
    EXPIRED = "EXPIRED"
    INVALID = "INVALID"


CONFIRM = Step(
    "confirm",
    source={CardState.UNACTIVATED},
    target=CardState.EFFECTIVE,
    means="The merchant confirms the card that a user opened.",
    actor=Actor.MERCHANT,
)
REJECT = Step(
    "reject",
    source={CardState.UNACTIVATED},
    target=CardState.INVALID,
    means="The merchant says that the card could not be opened.",
    actor=Actor.MERCHANT,
)
INVALIDATE = Step(
    "invalidate",
    source={CardState.UNACTIVATED, CardState.EFFECTIVE},
    target=CardState.INVALID,
    means="The merchant invalidates the card.",
    actor=Actor.MERCHANT,
)
DELETE = Step(
    "delete",
    source={CardState.UNACTIVATED, CardState.EFFECTIVE, CardState.INVALID},
    target=CardState.INVALID,
    means="The user deletes the card.",
    actor=Actor.USER,
)
EXPIRE = Step(
    "expire",
    source={CardState.EFFECTIVE},
    target=CardState.EXPIRED,
    means="The card expires. It does so by itself at the end of its validity.",
)
OPEN_POINTS = Step(
    "open_points",
    source={CardState.EFFECTIVE},
    target=None,
    means="The user opens a page that shows points, so WeChat Pay asks the merchant for them.",
    actor=Actor.USER,
)
EXCHANGE_POINTS = Step(
    "exchange_points",
    source={CardState.EFFECTIVE},
    target=None,
    means="The user wants to exchange points for a coupon, so WeChat Pay asks the merchant.",
    takes=(
        Field("points", "Number of points to deduct. Defaults to 1,000.", int, is_required=False),
        Field("record_id", "The number of the exchange. Defaults to a new one.", is_required=False),
    ),
    actor=Actor.USER,
)
CARD_STEPS = (CONFIRM, REJECT, INVALIDATE, DELETE, EXPIRE, OPEN_POINTS, EXCHANGE_POINTS)
