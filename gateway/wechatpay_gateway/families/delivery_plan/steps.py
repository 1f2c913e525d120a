"""The states and steps of delivery plans.

Diagram: https://pay.weixin.qq.com/doc/v3/partner/4016402231, section 3. Replies show the state of the plan and that of its review; each pair is
a state here, because it decides which calls are possible.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class PlanState(StrEnum):
    """How far a plan and its review are."""

    CREATED = "CREATED"
    """`CREATED`, in review."""
    CREATED_REJECTED = "CREATED_REJECTED"
    DELIVERING = "DELIVERING"
    DELIVERING_IN_REVIEW = "DELIVERING_IN_REVIEW"
    """`DELIVERING`, with a change in review."""
    DELIVERING_REJECTED = "DELIVERING_REJECTED"
    PAUSED = "PAUSED"
    PAUSED_IN_REVIEW = "PAUSED_IN_REVIEW"
    PAUSED_REJECTED = "PAUSED_REJECTED"
    TERMINATED = "TERMINATED"
    EXPIRED = "EXPIRED"


PROCESSING, PASSED, REJECTED = "PROCESSING", "PASSED", "REJECTED"
"""The states of a review, as notifications spell them."""
PAIRS = {
    PlanState.CREATED: ("CREATED", PROCESSING),
    PlanState.CREATED_REJECTED: ("CREATED", REJECTED),
    PlanState.DELIVERING: ("DELIVERING", PASSED),
    PlanState.DELIVERING_IN_REVIEW: ("DELIVERING", PROCESSING),
    PlanState.DELIVERING_REJECTED: ("DELIVERING", REJECTED),
    PlanState.PAUSED: ("PAUSED", PASSED),
    PlanState.PAUSED_IN_REVIEW: ("PAUSED", PROCESSING),
    PlanState.PAUSED_REJECTED: ("PAUSED", REJECTED),
}
"""The state of the plan and that of its review, for each state that is not final."""
DELIVERING = frozenset({PlanState.DELIVERING, PlanState.DELIVERING_IN_REVIEW, PlanState.DELIVERING_REJECTED})
"""The states in which users get coupons."""
PAUSED = frozenset({PlanState.PAUSED, PlanState.PAUSED_REJECTED})
"""The states in which a plan waits for its brand or its stock."""
OPEN = frozenset(PAIRS)
"""The states that are not final."""
_REASON = Field("reason", "Why the review rejected it, as the notification says.", is_required=False)


def states_of(plan_state: str) -> list[PlanState]:
    """Return the states that replies show with this state of the plan."""
    open_states = [state for state, (shown, _) in PAIRS.items() if shown == plan_state]
    return open_states or [PlanState(plan_state)]


APPROVE = Step(
    "approve",
    source={PlanState.CREATED, PlanState.DELIVERING_IN_REVIEW, PlanState.PAUSED_IN_REVIEW},
    target=PlanState.DELIVERING,
    means="The review approves the plan, or a change of it, which takes effect.",
)
REJECT = Step(
    "reject",
    source={PlanState.CREATED},
    target=PlanState.CREATED_REJECTED,
    means="The review rejects a new plan.",
    takes=(_REASON,),
)
REJECT_CHANGE = Step(
    "reject_change",
    source={PlanState.DELIVERING_IN_REVIEW},
    target=PlanState.DELIVERING_REJECTED,
    means="The review rejects a change. The plan continues as before.",
    takes=(_REASON,),
)
REJECT_RESTART = Step(
    "reject_restart",
    source={PlanState.PAUSED_IN_REVIEW},
    target=PlanState.PAUSED_REJECTED,
    means="The review rejects the restart of a paused plan.",
    takes=(_REASON,),
)
PAUSE = Step(
    "pause",
    source={PlanState.DELIVERING, PlanState.DELIVERING_REJECTED},
    target=PlanState.PAUSED,
    means="The brand pauses the plan on its platform.",
    actor=Actor.CONTACT,
)
RUN_OUT = Step(
    "run_out",
    source=DELIVERING,
    target=PlanState.PAUSED,
    means="The stock has no coupon left or is not valid any more, so the plan pauses. It does so by itself.",
)
RESUME = Step(
    "resume",
    source=PAUSED,
    target=PlanState.PAUSED_IN_REVIEW,
    means="The brand resumes the plan on its platform. A plan that ran out does so by itself once its stock has coupons again.",
    actor=Actor.CONTACT,
)
END = Step(
    "end",
    source=OPEN,
    target=PlanState.TERMINATED,
    means="The brand ends the plan on its platform.",
    actor=Actor.CONTACT,
)
EXPIRE = Step(
    "expire",
    source=OPEN,
    target=PlanState.EXPIRED,
    means="The time of the plan is over, without a notification. It does so by itself at `delivery_end_time`.",
)
UPDATE_NEW = Step(
    "update_new_plan",
    source={PlanState.CREATED_REJECTED},
    target=PlanState.CREATED,
    means="The merchant corrects a new plan that the review rejected.",
    actor=Actor.MERCHANT,
)
UPDATE = Step(
    "update_plan",
    source={PlanState.DELIVERING, PlanState.DELIVERING_REJECTED},
    target=PlanState.DELIVERING_IN_REVIEW,
    means="The merchant changes the plan.",
    actor=Actor.MERCHANT,
)
UPDATE_PAUSED = Step(
    "update_paused_plan",
    source=PAUSED,
    target=PlanState.PAUSED_IN_REVIEW,
    means="The merchant changes a paused plan.",
    actor=Actor.MERCHANT,
)
TERMINATE = Step(
    "terminate_plan",
    source=OPEN,
    target=PlanState.TERMINATED,
    means="The merchant ends the plan.",
    actor=Actor.MERCHANT,
)
UPDATES = (UPDATE_NEW, UPDATE, UPDATE_PAUSED)
"""The effects of a change that the merchant sends, depending on the state."""
PLAN_STEPS = (
    *(APPROVE, REJECT, REJECT_CHANGE, REJECT_RESTART, PAUSE, RUN_OUT, RESUME, END, EXPIRE),
    *(*UPDATES, TERMINATE),
)
