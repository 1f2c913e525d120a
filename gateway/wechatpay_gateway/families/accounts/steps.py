"""The state of accounts, and what moves money into and out of them by hand."""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class AccountState(StrEnum):
    """The state of an owner's accounts."""

    OPEN = "OPEN"


_FEN = Field("fen", "The amount in fen, at least 1.", int)
DEPOSIT = Step(
    "deposit",
    source={AccountState.OPEN},
    target=AccountState.OPEN,
    means="Money arrives in the available account.",
    takes=(_FEN,),
    actor=Actor.BANK,
)
WITHDRAW = Step(
    "withdraw",
    source={AccountState.OPEN},
    target=AccountState.OPEN,
    means="Money leaves the available account. Refused if there is not enough.",
    takes=(_FEN,),
    actor=Actor.BANK,
)
ACCOUNT_STEPS = (DEPOSIT, WITHDRAW)
