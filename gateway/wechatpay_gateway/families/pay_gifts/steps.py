"""The states and steps of pay gift activities.

States: https://pay.weixin.qq.com/doc/v3/partner/4012492967. The page of the termination has no rule for the state.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Step


class ActivityState(StrEnum):
    """How far an activity is."""

    CREATED = "CREATE_ACT_STATUS"
    ONGOING = "ONGOING_ACT_STATUS"
    STOPPED = "STOP_ACT_STATUS"
    UNKNOWN = "ACT_STATUS_UNKNOWN"
    TERMINATED = "TERMINATE_ACT_STATUS"
    EXPIRED = "OVER_TIME_ACT_STATUS"
    FAILED = "CREATE_ACT_FAILED"


OPEN = (ActivityState.CREATED, ActivityState.ONGOING, ActivityState.STOPPED, ActivityState.UNKNOWN)

START = Step(
    "start",
    source={ActivityState.CREATED, ActivityState.UNKNOWN},
    target=ActivityState.ONGOING,
    means="The activity starts. It does so by itself at its begin time.",
)
FAIL = Step(
    "fail",
    source={ActivityState.CREATED},
    target=ActivityState.FAILED,
    means="WeChat Pay cannot create the activity.",
)
PAUSE = Step(
    "pause",
    source={ActivityState.ONGOING},
    target=ActivityState.STOPPED,
    means="The merchant pauses the activity on the merchant platform.",
    actor=Actor.CONTACT,
)
RESUME = Step(
    "resume",
    source={ActivityState.STOPPED},
    target=ActivityState.ONGOING,
    means="The merchant resumes the activity on the merchant platform.",
    actor=Actor.CONTACT,
)
LOSE = Step(
    "lose",
    source={ActivityState.CREATED, ActivityState.ONGOING, ActivityState.STOPPED},
    target=ActivityState.UNKNOWN,
    means="WeChat Pay does not know the state for the moment.",
)
EXPIRE = Step(
    "expire",
    source=OPEN,
    target=ActivityState.EXPIRED,
    means="The activity ends. It does so by itself at its end time.",
)
TERMINATE = Step(
    "terminate",
    source=OPEN,
    target=ActivityState.TERMINATED,
    means="The merchant terminates the activity.",
    actor=Actor.MERCHANT,
)
ACTIVITY_STEPS = (START, FAIL, PAUSE, RESUME, LOSE, EXPIRE, TERMINATE)
