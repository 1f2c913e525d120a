"""The states and steps of returns of advances and of subsidies.

Pages: https://pay.weixin.qq.com/doc/v3/partner/4012476927 and https://pay.weixin.qq.com/doc/v3/partner/4015593692.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Step


class AdvanceReturnResult(StrEnum):
    """The values of `result` of the return of an advance."""

    PROCESSING = "PROCESSING"
    SUCCESS = "SUCCESS"
    FAILED = "FAILED"


REPEAT_ADVANCE_RETURN = Step(
    "repeat",
    source={AdvanceReturnResult.PROCESSING},
    target=AdvanceReturnResult.SUCCESS,
    means="The platform requests the return, and the sub-merchant has enough money.",
    actor=Actor.MERCHANT,
)
RETRY_ADVANCE_RETURN = Step(
    "retry",
    source={AdvanceReturnResult.PROCESSING},
    target=AdvanceReturnResult.SUCCESS,
    means="WeChat Pay tries again, and the sub-merchant has enough money now. This also happens by itself once a day.",
)
FAIL_ADVANCE_RETURN = Step(
    "fail",
    source={AdvanceReturnResult.PROCESSING},
    target=AdvanceReturnResult.FAILED,
    means=(
        "WeChat Pay gives up. This also happens by itself 90 days after the first request, and when the refund is closed."
    ),
)
ADVANCE_RETURN_STEPS = (REPEAT_ADVANCE_RETURN, RETRY_ADVANCE_RETURN, FAIL_ADVANCE_RETURN)


class SubsidyResult(StrEnum):
    """The values of `result` of a subsidy."""

    SUCCESS = "SUCCESS"
    FAIL = "FAIL"
    REFUND = "REFUND"


REFUND_SUBSIDY = Step(
    "refund",
    source={SubsidyResult.FAIL},
    target=SubsidyResult.REFUND,
    means="WeChat Pay gives the money of a failed subsidy back to the platform. This also happens by itself after a day.",
)
SUBSIDY_STEPS = (REFUND_SUBSIDY,)
