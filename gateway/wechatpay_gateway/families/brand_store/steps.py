"""The states and steps of brand stores and of their merchant numbers.

Diagram: https://pay.weixin.qq.com/doc/v3/partner/4016628135, section 2. Replies show the state of the store and that of its review; each pair is a
state here, because it decides which calls are possible.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class StoreState(StrEnum):
    """How far a store and its review are."""

    CREATING = "CREATING"
    """`CREATING`, in review."""
    CREATING_REJECTED = "CREATING_REJECTED"
    OPEN = "OPEN"
    OPEN_IN_REVIEW = "OPEN_IN_REVIEW"
    """`OPEN`, with a change in review."""
    OPEN_REJECTED = "OPEN_REJECTED"
    CLOSED = "CLOSED"
    CLOSED_IN_REVIEW = "CLOSED_IN_REVIEW"
    CLOSED_REJECTED = "CLOSED_REJECTED"


class RecipientState(StrEnum):
    """The state of a merchant number of a store."""

    CONFIRMING = "CONFIRMING"
    CONFIRMED = "CONFIRMED"
    ADMIN_REJECTED = "ADMIN_REJECTED"
    TIMEOUT_REJECTED = "TIMEOUT_REJECTED"


_SUCCESS, _PROCESSING, _REJECTED = "SUCCESS", "PROCESSING", "REJECTED"
PAIRS = {
    StoreState.CREATING: ("CREATING", _PROCESSING),
    StoreState.CREATING_REJECTED: ("CREATING", _REJECTED),
    StoreState.OPEN: ("OPEN", _SUCCESS),
    StoreState.OPEN_IN_REVIEW: ("OPEN", _PROCESSING),
    StoreState.OPEN_REJECTED: ("OPEN", _REJECTED),
    StoreState.CLOSED: ("CLOSED", _SUCCESS),
    StoreState.CLOSED_IN_REVIEW: ("CLOSED", _PROCESSING),
    StoreState.CLOSED_REJECTED: ("CLOSED", _REJECTED),
}
"""The state of the store and that of its review, for each state."""
_REASON = Field("reason", "Why the review rejected the data, as queries say.", is_required=False)


def states_of(store_state: str) -> list[StoreState]:
    """Return the states that replies show with this state of the store."""
    return [state for state, (shown, _) in PAIRS.items() if shown == store_state]


APPROVE = Step(
    "approve",
    source={StoreState.CREATING, StoreState.OPEN_IN_REVIEW},
    target=StoreState.OPEN,
    means="The review approves the data, which take effect.",
)
APPROVE_CLOSED = Step(
    "approve_closed",
    source={StoreState.CLOSED_IN_REVIEW},
    target=StoreState.CLOSED,
    means="The review approves a change of a store that was suspended meanwhile.",
)
REJECT = Step(
    "reject",
    source={StoreState.CREATING},
    target=StoreState.CREATING_REJECTED,
    means="The review rejects the data of a new store.",
    takes=(_REASON,),
)
REJECT_CHANGE = Step(
    "reject_change",
    source={StoreState.OPEN_IN_REVIEW},
    target=StoreState.OPEN_REJECTED,
    means="The review rejects a change. The store stays as it was.",
    takes=(_REASON,),
)
REJECT_CLOSED = Step(
    "reject_closed",
    source={StoreState.CLOSED_IN_REVIEW},
    target=StoreState.CLOSED_REJECTED,
    means="The review rejects a change of a store that was suspended meanwhile.",
    takes=(_REASON,),
)
UPDATE_NEW = Step(
    "update_new_store",
    source={StoreState.CREATING_REJECTED},
    target=StoreState.CREATING,
    means="The merchant corrects a new store that the review rejected.",
    actor=Actor.MERCHANT,
)
UPDATE = Step(
    "update_store",
    source={StoreState.OPEN, StoreState.OPEN_REJECTED},
    target=StoreState.OPEN_IN_REVIEW,
    means="The merchant changes data that are reviewed.",
    actor=Actor.MERCHANT,
)
UPDATES = (UPDATE_NEW, UPDATE)
"""The effects of a change that is reviewed, depending on the state."""


def _call(name: str, source: StoreState, target: StoreState, means: str) -> Step:
    return Step(name, source={source}, target=target, means=means, actor=Actor.MERCHANT)


_SUSPENDS, _REOPENS = "The merchant suspends the store.", "The merchant reopens the store."
CLOSES = (
    _call("close_store", StoreState.OPEN, StoreState.CLOSED, _SUSPENDS),
    _call("close_store_in_review", StoreState.OPEN_IN_REVIEW, StoreState.CLOSED_IN_REVIEW, _SUSPENDS),
    _call("close_rejected_store", StoreState.OPEN_REJECTED, StoreState.CLOSED_REJECTED, _SUSPENDS),
)
RESUMES = (
    _call("resume_store", StoreState.CLOSED, StoreState.OPEN, _REOPENS),
    _call("resume_store_in_review", StoreState.CLOSED_IN_REVIEW, StoreState.OPEN_IN_REVIEW, _REOPENS),
    _call("resume_rejected_store", StoreState.CLOSED_REJECTED, StoreState.OPEN_REJECTED, _REOPENS),
)
STORE_STEPS = (
    *(APPROVE, APPROVE_CLOSED, REJECT, REJECT_CHANGE, REJECT_CLOSED),
    *(*UPDATES, *CLOSES, *RESUMES),
)

ASK = Step(
    "ask",
    source={RecipientState.CONFIRMED},
    target=RecipientState.CONFIRMING,
    means="The administrator of the merchant number must confirm the binding, which otherwise takes no time here.",
)
CONFIRM = Step(
    "confirm",
    source={RecipientState.CONFIRMING},
    target=RecipientState.CONFIRMED,
    means="The administrator of the merchant number confirms the binding.",
    actor=Actor.CONTACT,
)
REFUSE = Step(
    "refuse",
    source={RecipientState.CONFIRMING},
    target=RecipientState.ADMIN_REJECTED,
    means="The administrator of the merchant number refuses the binding.",
    actor=Actor.CONTACT,
)
TIME_OUT = Step(
    "time_out",
    source={RecipientState.CONFIRMING},
    target=RecipientState.TIMEOUT_REJECTED,
    means="The administrator of the merchant number did not confirm the binding in time.",
)
RECIPIENT_STEPS = (ASK, CONFIRM, REFUSE, TIME_OUT)
