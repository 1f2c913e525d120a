"""The states and steps of transfers, authorizations and receipts.

Diagrams: https://pay.weixin.qq.com/doc/v3/merchant/4012715211 (2.3, 3.3 and 3.4); receipts: https://pay.weixin.qq.com/doc/v3/merchant/4012716436.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class TransferState(StrEnum):
    """The values of `state` of a transfer, as WeChat Pay spells them."""

    ACCEPTED = "ACCEPTED"
    PROCESSING = "PROCESSING"
    WAIT_USER_CONFIRM = "WAIT_USER_CONFIRM"
    TRANSFERING = "TRANSFERING"
    SUCCESS = "SUCCESS"
    FAIL = "FAIL"
    CANCELING = "CANCELING"
    CANCELLED = "CANCELLED"


class AuthorizedTransferState(StrEnum):
    """The states of a transfer after an authorization, which the user need not confirm."""

    ACCEPTED = "ACCEPTED"
    PROCESSING = "PROCESSING"
    TRANSFERING = "TRANSFERING"
    SUCCESS = "SUCCESS"
    FAIL = "FAIL"
    CANCELING = "CANCELING"
    CANCELLED = "CANCELLED"


class AuthorizationState(StrEnum):
    """The values of `state` of an authorization."""

    WAIT_USER_CONFIRM = "WAIT_USER_CONFIRM"
    TAKING_EFFECT = "TAKING_EFFECT"
    CLOSED = "CLOSED"


class ReceiptState(StrEnum):
    """The values of `state` of an application for a receipt."""

    GENERATING = "GENERATING"
    FINISHED = "FINISHED"
    FAILED = "FAILED"


FINAL = frozenset({TransferState.SUCCESS, TransferState.FAIL, TransferState.CANCELLED})
"""The states in which a transfer no longer changes."""
EXPIRING = (TransferState.PROCESSING, TransferState.WAIT_USER_CONFIRM)
"""The states that last for 24 hours at most."""

_FAIL_REASON = Field("fail_reason", "A code, such as `PAYEE_ACCOUNT_ABNORMAL`.")
_WALLET = Field(
    "payment_method_type", "Where the user receives the money: `CFT` (default) or `WPHK`.", is_required=False
)

PROCESS = Step(
    "process",
    source={TransferState.ACCEPTED},
    target=TransferState.PROCESSING,
    means="WeChat Pay processes a transfer that `hold` stopped.",
)
LOCK = Step(
    "lock",
    source={TransferState.PROCESSING},
    target=TransferState.WAIT_USER_CONFIRM,
    means="WeChat Pay locks the money. Refused while the balance is too low.",
)
CONFIRM = Step(
    "confirm",
    source={TransferState.WAIT_USER_CONFIRM},
    target=TransferState.SUCCESS,
    means="The user confirms, and receives the money at once. If the merchant asked for an authorization, the user agrees to it.",
    takes=(_WALLET,),
    actor=Actor.USER,
)
CONFIRM_ONLY = Step(
    "confirm_only",
    source={TransferState.WAIT_USER_CONFIRM},
    target=TransferState.SUCCESS,
    means="The user confirms and receives the money, but does not agree to the authorization.",
    takes=(_WALLET,),
    actor=Actor.USER,
)
START = Step(
    "start",
    source={TransferState.WAIT_USER_CONFIRM, TransferState.CANCELING},
    target=TransferState.TRANSFERING,
    means="The user confirms, and the money is on its way. A cancellation in progress then has no effect.",
    actor=Actor.USER,
)
SUCCEED = Step(
    "succeed",
    source={TransferState.TRANSFERING},
    target=TransferState.SUCCESS,
    means="The user receives the money.",
    takes=(_WALLET,),
    actor=Actor.BANK,
)
DECLINE = Step(
    "decline",
    source={TransferState.WAIT_USER_CONFIRM},
    target=TransferState.WAIT_USER_CONFIRM,
    means="The user closes the confirmation page without confirming. It can be opened again.",
    actor=Actor.USER,
)
FAIL = Step(
    "fail",
    source={TransferState.ACCEPTED, TransferState.PROCESSING, TransferState.WAIT_USER_CONFIRM},
    target=TransferState.FAIL,
    means="WeChat Pay ends the transfer; locked money returns to the merchant.",
    takes=(_FAIL_REASON,),
)
EXPIRE = Step(
    "expire",
    source=EXPIRING,
    target=TransferState.FAIL,
    means="WeChat Pay closes the transfer. It does so by itself after 24 hours.",
)
CANCEL = Step(
    "cancel",
    source={TransferState.ACCEPTED, TransferState.PROCESSING, TransferState.WAIT_USER_CONFIRM},
    target=TransferState.CANCELING,
    means="The merchant cancels a transfer that the user has not confirmed.",
    actor=Actor.MERCHANT,
)
FINISH_CANCELLATION = Step(
    "finish_cancellation",
    source={TransferState.CANCELING},
    target=TransferState.CANCELLED,
    means="The cancellation is complete; locked money returns to the merchant.",
)
TRANSFER_STEPS = (
    *(PROCESS, LOCK, CONFIRM, CONFIRM_ONLY, START, SUCCEED, DECLINE, FAIL, EXPIRE, CANCEL, FINISH_CANCELLATION),
)

PROCESS_AUTHORIZED = Step(
    "process",
    source={AuthorizedTransferState.ACCEPTED},
    target=AuthorizedTransferState.PROCESSING,
    means="WeChat Pay processes a transfer that `hold` stopped.",
)
PAY_OUT = Step(
    "pay_out",
    source={AuthorizedTransferState.PROCESSING},
    target=AuthorizedTransferState.TRANSFERING,
    means="WeChat Pay locks the money, and it is on its way. Refused while the balance is too low.",
)
SUCCEED_AUTHORIZED = Step(
    "succeed",
    source={AuthorizedTransferState.TRANSFERING},
    target=AuthorizedTransferState.SUCCESS,
    means="The user receives the money.",
    actor=Actor.BANK,
)
FAIL_AUTHORIZED = Step(
    "fail",
    source={AuthorizedTransferState.ACCEPTED, AuthorizedTransferState.PROCESSING},
    target=AuthorizedTransferState.FAIL,
    means="WeChat Pay ends the transfer.",
    takes=(_FAIL_REASON,),
)
EXPIRE_AUTHORIZED = Step(
    "expire",
    source={AuthorizedTransferState.PROCESSING},
    target=AuthorizedTransferState.FAIL,
    means="WeChat Pay closes a transfer whose money it could not lock. It does so by itself after 24 hours.",
)
CANCEL_AUTHORIZED = Step(
    "cancel",
    source={AuthorizedTransferState.PROCESSING},
    target=AuthorizedTransferState.CANCELING,
    means="The merchant cancels a transfer whose money is not locked yet.",
    actor=Actor.MERCHANT,
)
FINISH_CANCELLATION_AUTHORIZED = Step(
    "finish_cancellation",
    source={AuthorizedTransferState.CANCELING},
    target=AuthorizedTransferState.CANCELLED,
    means="The cancellation is complete.",
)
AUTHORIZED_TRANSFER_STEPS = (
    PROCESS_AUTHORIZED,
    PAY_OUT,
    SUCCEED_AUTHORIZED,
    FAIL_AUTHORIZED,
    EXPIRE_AUTHORIZED,
    CANCEL_AUTHORIZED,
    FINISH_CANCELLATION_AUTHORIZED,
)

AGREE = Step(
    "agree",
    source={AuthorizationState.WAIT_USER_CONFIRM},
    target=AuthorizationState.TAKING_EFFECT,
    means="The user agrees.",
    actor=Actor.USER,
)
EXPIRE_AUTHORIZATION = Step(
    "expire",
    source={AuthorizationState.WAIT_USER_CONFIRM},
    target=AuthorizationState.CLOSED,
    means="WeChat Pay closes an authorization that the user did not agree to. It does so by itself after 24 hours.",
)
REVOKE = Step(
    "revoke",
    source={AuthorizationState.TAKING_EFFECT},
    target=AuthorizationState.CLOSED,
    means="The user ends the authorization.",
    actor=Actor.USER,
)
BLOCK = Step(
    "block",
    source={AuthorizationState.TAKING_EFFECT},
    target=AuthorizationState.CLOSED,
    means="WeChat Pay ends the authorization.",
    takes=(Field("close_reason", "`TRANSFER_RISK` (default) or `USER_ACCOUNT_ABNORMAL`.", is_required=False),),
)
CLOSE = Step(
    "close",
    source={AuthorizationState.TAKING_EFFECT},
    target=AuthorizationState.CLOSED,
    means="The merchant ends the authorization.",
    actor=Actor.MERCHANT,
)
AUTHORIZATION_STEPS = (AGREE, EXPIRE_AUTHORIZATION, REVOKE, BLOCK, CLOSE)

FINISH_RECEIPT = Step(
    "finish",
    source={ReceiptState.GENERATING},
    target=ReceiptState.FINISHED,
    means="The receipt is ready to download.",
)
FAIL_RECEIPT = Step(
    "fail",
    source={ReceiptState.GENERATING},
    target=ReceiptState.FAILED,
    means="The receipt cannot be generated.",
    takes=(Field("fail_reason", "Why.", is_required=False),),
)
APPLY_AGAIN = Step(
    "apply_again",
    source={ReceiptState.FINISHED, ReceiptState.FAILED},
    target=ReceiptState.GENERATING,
    means="The merchant applies again, after a failure or when the receipt is older than 90 days.",
    actor=Actor.MERCHANT,
)
RECEIPT_STEPS = (FINISH_RECEIPT, FAIL_RECEIPT, APPLY_AGAIN)
