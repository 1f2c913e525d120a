"""The steps of a request to change a merchant's administrator, subject or short name.

States: as the query operations list them; revoking: https://pay.weixin.qq.com/doc/v3/partner/4016166090.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class AlterationState(StrEnum):
    """The states of a request to change a merchant's data, spelt as WeChat Pay spells them."""

    EDITTING = "APPLYMENT_STATE_EDITTING"
    AUDITING = "APPLYMENT_STATE_AUDITING"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    MODIFING = "APPLYMENT_STATE_MODIFING"
    FINISHED = "APPLYMENT_STATE_FINISHED"
    CANCELED = "APPLYMENT_STATE_CANCELED"


_UNDER_REVIEW = {AlterationState.AUDITING}

CREATE_AGAIN = Step(
    "create_again",
    source={AlterationState.EDITTING, AlterationState.REJECTED},
    target=AlterationState.AUDITING,
    means="The merchant sends a draft or a rejected request again.",
    actor=Actor.MERCHANT,
)
APPROVE = Step(
    "approve",
    source=_UNDER_REVIEW,
    target=AlterationState.MODIFING,
    means="WeChat Pay's review passes: the change is being made.",
)
REJECT = Step(
    "reject",
    source=_UNDER_REVIEW,
    target=AlterationState.REJECTED,
    means="WeChat Pay's review rejects the request.",
    takes=(
        Field("reason", "Why."),
        Field("details", "Fields, each with what is wrong with it.", dict, is_required=False),
    ),
)
FINISH = Step(
    "finish",
    source={AlterationState.MODIFING},
    target=AlterationState.FINISHED,
    means="An approved change is made.",
)
REVOKE = Step(
    "revoke",
    source={AlterationState.AUDITING, AlterationState.REJECTED, AlterationState.CANCELED},
    target=AlterationState.CANCELED,
    means="The merchant revokes the request.",
    actor=Actor.MERCHANT,
)
STEPS = (CREATE_AGAIN, APPROVE, REJECT, FINISH, REVOKE)
