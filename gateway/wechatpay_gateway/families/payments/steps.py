"""The states and steps of orders and refunds.

States of orders: https://pay.weixin.qq.com/doc/v3/merchant/4012791880; of refunds: https://pay.weixin.qq.com/doc/v3/merchant/4012791863.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class OrderState(StrEnum):
    """The values of `trade_state`, the state of an order."""

    NOTPAY = "NOTPAY"
    USERPAYING = "USERPAYING"
    PAYERROR = "PAYERROR"
    SUCCESS = "SUCCESS"
    REFUND = "REFUND"
    CLOSED = "CLOSED"
    REVOKED = "REVOKED"


class RefundStatus(StrEnum):
    """The values of `status` of a refund."""

    PROCESSING = "PROCESSING"
    SUCCESS = "SUCCESS"
    ABNORMAL = "ABNORMAL"
    CLOSED = "CLOSED"


PAYABLE = frozenset({OrderState.NOTPAY, OrderState.USERPAYING})
PAID = frozenset({OrderState.SUCCESS, OrderState.REFUND})
OVER = frozenset({OrderState.CLOSED, OrderState.REVOKED, OrderState.PAYERROR})

PAY = Step(
    "pay",
    source=PAYABLE,
    target=OrderState.SUCCESS,
    means="The payer pays the order or the combined order.",
    takes=(
        Field("openid", "The OpenID of the payer. Defaults to the one in the order.", is_required=False),
        Field(
            "coupon_id",
            "The only cash coupon that pays a part, or `none`. Defaults to the coupons that WeChat Pay would take.",
            is_required=False,
        ),
    ),
    actor=Actor.PAYER,
)
FAIL_PAYMENT = Step(
    "fail",
    source={OrderState.USERPAYING},
    target=OrderState.PAYERROR,
    means="The payer does not enter the password that a payment by code requires.",
    actor=Actor.PAYER,
)
CHARGE = Step(
    "charge",
    source={OrderState.NOTPAY},
    target=OrderState.SUCCESS,
    means="A payment by code is charged immediately.",
    actor=Actor.MERCHANT,
)
ASK_PASSWORD = Step(
    "wait",
    source={OrderState.NOTPAY},
    target=OrderState.USERPAYING,
    means="A payment by code waits for the payer's password.",
    actor=Actor.MERCHANT,
)
CLOSE_ORDER = Step(
    "close",
    source=PAYABLE,
    target=OrderState.CLOSED,
    means="The merchant closes an order that is not paid.",
    actor=Actor.MERCHANT,
)
EXPIRE = Step(
    "expire",
    source={OrderState.NOTPAY},
    target=OrderState.CLOSED,
    means="WeChat Pay closes an order that is not paid. It does so by itself after 7 days, or at its `time_expire` if that is later.",
)
REVERSE = Step(
    "reverse",
    source=set(OrderState) - {OrderState.REVOKED},
    target=OrderState.REVOKED,
    means="The merchant reverses an order with a payment code; if it was paid, the payer gets the money back.",
    actor=Actor.MERCHANT,
)
REFUND = Step(
    "refund",
    source=PAID,
    target=OrderState.REFUND,
    means="The merchant requests the first refund of the order.",
    actor=Actor.MERCHANT,
)
ORDER_STEPS = (PAY, FAIL_PAYMENT, CHARGE, ASK_PASSWORD, CLOSE_ORDER, EXPIRE, REVERSE, REFUND)

SUCCEED = Step(
    "succeed",
    source={RefundStatus.PROCESSING},
    target=RefundStatus.SUCCESS,
    means="The money arrives at the payer.",
    actor=Actor.BANK,
)
FAIL_REFUND = Step(
    "fail",
    source={RefundStatus.PROCESSING},
    target=RefundStatus.ABNORMAL,
    means="The bank returns the money because the payer's card was closed, so the refund becomes abnormal.",
    actor=Actor.BANK,
)
CLOSE_REFUND = Step(
    "close",
    source={RefundStatus.PROCESSING, RefundStatus.ABNORMAL},
    target=RefundStatus.CLOSED,
    means="WeChat Pay closes the refund: the money stays with the merchant.",
)
REDIRECT = Step(
    "redirect",
    source={RefundStatus.ABNORMAL},
    target=RefundStatus.PROCESSING,
    means="The merchant redirects an abnormal refund to another account.",
    actor=Actor.MERCHANT,
)
REFUND_STEPS = (SUCCEED, FAIL_REFUND, CLOSE_REFUND, REDIRECT)
