"""The states and steps of PayScore orders.

Diagram: https://pay.weixin.qq.com/doc/v3/merchant/4012587166, section 2.3; for service providers https://pay.weixin.qq.com/doc/v3/partner/4012586134.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class ServiceOrderState(StrEnum):
    """How far an order is: `state`, and in the state `DOING` also `state_description`."""

    CREATED = "CREATED"
    USER_CONFIRM = "USER_CONFIRM"
    """`DOING`: the user has confirmed, and uses the service."""
    MCH_COMPLETE = "MCH_COMPLETE"
    """`DOING`: the service is finished, and the amount is to be collected."""
    CHARGING = "CHARGING"
    """`DOING` with `MCH_COMPLETE`: WeChat Pay is charging the user, or the user is paying."""
    DONE = "DONE"
    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"


DOING = {
    ServiceOrderState.USER_CONFIRM: "USER_CONFIRM",
    ServiceOrderState.MCH_COMPLETE: "MCH_COMPLETE",
    ServiceOrderState.CHARGING: "MCH_COMPLETE",
}
"""The `state_description` of the states that replies show as `DOING`."""
_PAYABLE = (ServiceOrderState.MCH_COMPLETE, ServiceOrderState.CHARGING)
_OPENID = Field("openid", "The OpenID of the user.", is_required=False)

OPEN = Step(
    "open",
    source={ServiceOrderState.CREATED},
    target=ServiceOrderState.CREATED,
    means="The user opens the confirmation page, within an hour after `package` was issued.",
    actor=Actor.USER,
)
DECLINE = Step(
    "decline",
    source={ServiceOrderState.CREATED},
    target=ServiceOrderState.CREATED,
    means="The user closes the confirmation page without confirming.",
    actor=Actor.USER,
)
FAIL_ASSESSMENT = Step(
    "fail_assessment",
    source={ServiceOrderState.CREATED},
    target=ServiceOrderState.CREATED,
    means="WeChat Pay does not let the user confirm, for example because of a low score. No reply shows it.",
)
CONFIRM = Step(
    "confirm",
    source={ServiceOrderState.CREATED},
    target=ServiceOrderState.USER_CONFIRM,
    means="The user confirms, at most two hours after opening the confirmation page.",
    takes=(_OPENID,),
    actor=Actor.USER,
)
PAY_DEPOSIT = Step(
    "pay_deposit",
    source={ServiceOrderState.CREATED},
    target=ServiceOrderState.USER_CONFIRM,
    means="A user who failed the assessment of the deposit-free mode pays the risk fund, and so confirms. The amount can then not be changed.",
    takes=(_OPENID,),
    actor=Actor.USER,
)
EXPIRE = Step(
    "expire",
    source={ServiceOrderState.CREATED},
    target=ServiceOrderState.EXPIRED,
    means="WeChat Pay ends an order that nobody confirmed. It does so by itself after 30 days.",
)
COMPLETE = Step(
    "complete",
    source={ServiceOrderState.USER_CONFIRM},
    target=ServiceOrderState.MCH_COMPLETE,
    means="The merchant completes the order with an amount to collect.",
    actor=Actor.MERCHANT,
)
COMPLETE_FREE = Step(
    "complete_free",
    source={ServiceOrderState.USER_CONFIRM},
    target=ServiceOrderState.DONE,
    means="The merchant completes the order with an amount of 0.",
    actor=Actor.MERCHANT,
)
MODIFY = Step(
    "modify",
    source={ServiceOrderState.MCH_COMPLETE},
    target=ServiceOrderState.MCH_COMPLETE,
    means="The merchant lowers the amount.",
    actor=Actor.MERCHANT,
)
MODIFY_FREE = Step(
    "modify_free",
    source={ServiceOrderState.MCH_COMPLETE},
    target=ServiceOrderState.DONE,
    means="The merchant lowers the amount to 0.",
    actor=Actor.MERCHANT,
)
CHARGE = Step(
    "charge",
    source={ServiceOrderState.MCH_COMPLETE},
    target=ServiceOrderState.CHARGING,
    means="WeChat Pay begins to charge the user, or the user opens the cashier. Other calls are refused meanwhile.",
)
FAIL_CHARGE = Step(
    "fail_charge",
    source={ServiceOrderState.CHARGING},
    target=ServiceOrderState.MCH_COMPLETE,
    means="The charge fails, for example because the user has too little money. It does so by itself after 3 minutes.",
)
COLLECT = Step(
    "collect",
    source=_PAYABLE,
    target=ServiceOrderState.DONE,
    means="WeChat Pay collects the amount from the user.",
)
PAY = Step(
    "pay",
    source=_PAYABLE,
    target=ServiceOrderState.DONE,
    means="The user pays on the page of the order.",
    actor=Actor.PAYER,
)
SYNC = Step(
    "sync",
    source={ServiceOrderState.MCH_COMPLETE},
    target=ServiceOrderState.DONE,
    means="The merchant reports that the user paid in another way.",
    actor=Actor.MERCHANT,
)
CANCEL = Step(
    "cancel",
    source={ServiceOrderState.CREATED, ServiceOrderState.USER_CONFIRM, ServiceOrderState.MCH_COMPLETE},
    target=ServiceOrderState.REVOKED,
    means="The merchant cancels the order.",
    actor=Actor.MERCHANT,
)
CONFIRMING = (CONFIRM, PAY_DEPOSIT)
COLLECTING = (COLLECT, PAY)
SERVICE_ORDER_STEPS = (
    *(OPEN, DECLINE, FAIL_ASSESSMENT, *CONFIRMING, EXPIRE, COMPLETE, COMPLETE_FREE, MODIFY, MODIFY_FREE),
    *(CHARGE, FAIL_CHARGE, *COLLECTING, SYNC, CANCEL),
)
