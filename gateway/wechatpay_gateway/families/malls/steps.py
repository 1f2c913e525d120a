"""The states and steps of members of malls, and of their payments.

Pages: https://pay.weixin.qq.com/doc/v3/merchant/4012534848, 4012534994, 4012534698 and 4012285869.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class AuthorizeState(StrEnum):
    """Whether a user has authorized the points service."""

    UNAUTHORIZED = "UNAUTHORIZED"
    AUTHORIZED = "AUTHORIZED"
    DEAUTHORIZED = "DEAUTHORIZED"


class PointsState(StrEnum):
    """How far the points of a payment are; only `PENDING` is a value of a reply."""

    PENDING = "PENDING"
    REQUESTED = "REQUESTED"
    REPORTED = "REPORTED"


SIGN_UP = Step(
    "sign_up",
    source={AuthorizeState.UNAUTHORIZED},
    target=AuthorizeState.UNAUTHORIZED,
    means="The user gets a membership card without authorizing the points service.",
    actor=Actor.USER,
)
AUTHORIZE = Step(
    "authorize",
    source={AuthorizeState.UNAUTHORIZED, AuthorizeState.DEAUTHORIZED},
    target=AuthorizeState.AUTHORIZED,
    means="The user gets a membership card and authorizes the points service.",
    actor=Actor.USER,
)
CANCEL = Step(
    "cancel",
    source={AuthorizeState.AUTHORIZED},
    target=AuthorizeState.DEAUTHORIZED,
    means="The user cancels the authorization. No page has a notification of it.",
    actor=Actor.USER,
)
MEMBER_STEPS = (SIGN_UP, AUTHORIZE, CANCEL)

REQUEST = Step(
    "request",
    source={PointsState.PENDING},
    target=PointsState.REQUESTED,
    means="The member requests the points by hand in the plugin, on the day of the payment.",
    actor=Actor.USER,
)
REPORT = Step(
    "report",
    source={PointsState.REQUESTED},
    target=PointsState.REPORTED,
    means="The mall reports the points.",
    actor=Actor.MERCHANT,
)
REFUND = Step(
    "refund",
    source=tuple(PointsState),
    target=None,
    means="The payment is refunded. The mall is notified within 30 days, if it reported points.",
    takes=(Field("fen", "The amount, in fen. Defaults to the rest of the payment.", int, is_required=False),),
)
PAYMENT_STEPS = (REQUEST, REPORT, REFUND)
