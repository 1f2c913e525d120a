"""The steps of an application for subject confirmation.

States: https://pay.weixin.qq.com/doc/v3/partner/4012697715; the way through them: https://pay.weixin.qq.com/doc/v3/partner/4012064832.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class ApplymentState(StrEnum):
    """The states of an application for subject confirmation, spelt as WeChat Pay spells them."""

    EDITTING = "APPLYMENT_STATE_EDITTING"
    WAITTING_FOR_AUDIT = "APPLYMENT_STATE_WAITTING_FOR_AUDIT"
    WAITTING_FOR_CONFIRM_CONTACT = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT"
    WAITTING_FOR_CONFIRM_LEGALPERSON = "APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON"
    PASSED = "APPLYMENT_STATE_PASSED"
    REJECTED = "APPLYMENT_STATE_REJECTED"
    FREEZED = "APPLYMENT_STATE_FREEZED"
    CANCELED = "APPLYMENT_STATE_CANCELED"


_UNDER_REVIEW = {ApplymentState.WAITTING_FOR_AUDIT}
_REASON = (Field("reason", "Why."), Field("param", "The field that is wrong.", is_required=False))

SUBMIT_AGAIN = Step(
    "submit_again",
    source={ApplymentState.EDITTING},
    target=ApplymentState.WAITTING_FOR_AUDIT,
    means="The merchant submits an application that is being edited.",
    actor=Actor.MERCHANT,
)
APPROVE = Step(
    "approve",
    source=_UNDER_REVIEW,
    target=ApplymentState.WAITTING_FOR_CONFIRM_CONTACT,
    means="WeChat Pay's review passes: the contact must confirm next.",
)
REJECT = Step(
    "reject",
    source=_UNDER_REVIEW,
    target=ApplymentState.REJECTED,
    means="WeChat Pay's review rejects the application.",
    takes=_REASON,
)
FREEZE = Step(
    "freeze",
    source=_UNDER_REVIEW,
    target=ApplymentState.FREEZED,
    means="WeChat Pay freezes the application, as when the subject was confirmed before.",
    takes=_REASON,
)
CONFIRM_CONTACT = Step(
    "confirm_contact",
    source={ApplymentState.WAITTING_FOR_CONFIRM_CONTACT},
    target=ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON,
    means="The contact scans the code and confirms: the account of the legal person must be verified next.",
    actor=Actor.CONTACT,
)
VERIFY_ACCOUNT = Step(
    "verify_account",
    source={ApplymentState.WAITTING_FOR_CONFIRM_LEGALPERSON},
    target=ApplymentState.PASSED,
    means="The legal person verifies the account: the application has passed.",
    actor=Actor.CONTACT,
)
CANCEL = Step(
    "cancel",
    source=set(ApplymentState) - {ApplymentState.PASSED, ApplymentState.FREEZED},
    target=ApplymentState.CANCELED,
    means="The merchant cancels the application.",
    actor=Actor.MERCHANT,
)
STEPS = (SUBMIT_AGAIN, APPROVE, REJECT, FREEZE, CONFIRM_CONTACT, VERIFY_ACCOUNT, CANCEL)
