"""The states of accounts and withdrawals, and the steps between them."""

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


class WithdrawalState(StrEnum):
    """The states of a withdrawal: https://pay.weixin.qq.com/doc/v3/partner/4019899593."""

    INIT = "INIT"
    CREATE_SUCCESS = "CREATE_SUCCESS"
    SUCCESS = "SUCCESS"
    FAIL = "FAIL"
    REFUND = "REFUND"
    CLOSE = "CLOSE"


_REASON = (
    Field("reason", "Why, in Chinese."),
    Field("solution", "What the merchant can do, in Chinese.", is_required=False),
)
ACCEPT = Step(
    "accept",
    source={WithdrawalState.INIT},
    target=WithdrawalState.CREATE_SUCCESS,
    means="The merchant repeats its request, and the account has enough money, which is locked.",
    actor=Actor.MERCHANT,
)
WITHDRAWAL_STEPS = (
    ACCEPT,
    Step(
        "succeed",
        source={WithdrawalState.CREATE_SUCCESS},
        target=WithdrawalState.SUCCESS,
        means="The bank confirms the payment.",
        actor=Actor.BANK,
    ),
    Step(
        "fail",
        source={WithdrawalState.CREATE_SUCCESS},
        target=WithdrawalState.FAIL,
        means="The bank refuses the payment, and the money is available again.",
        takes=_REASON,
        actor=Actor.BANK,
    ),
    Step(
        "send_back",
        source={WithdrawalState.SUCCESS},
        target=WithdrawalState.REFUND,
        means="The bank returns the money after it confirmed the payment.",
        takes=_REASON,
        actor=Actor.BANK,
    ),
    Step(
        "close",
        source={WithdrawalState.INIT, WithdrawalState.CREATE_SUCCESS},
        target=WithdrawalState.CLOSE,
        means="WeChat Pay closes the withdrawal because of a penalty or a risk.",
        takes=_REASON,
    ),
)
