"""The states and steps of e-invoices, and of their cards.

States of an invoice: https://pay.weixin.qq.com/doc/v3/partner/4016078358, section 2.3; of a card: https://pay.weixin.qq.com/doc/v3/partner/4015792567.
"""

from enum import StrEnum

from wechatpay_gateway.family.steps import Actor, Field, Step


class InvoiceState(StrEnum):
    """How far an invoice is."""

    ISSUE_ACCEPTED = "ISSUE_ACCEPTED"
    ISSUED = "ISSUED"
    REVERSE_ACCEPTED = "REVERSE_ACCEPTED"
    REVERSED = "REVERSED"
    ISSUE_FAILED = "ISSUE_FAILED"
    REVERSE_FAILED = "REVERSE_FAILED"


FAILED = {
    InvoiceState.ISSUE_FAILED: ("BIZ_ERROR", "开票失败"),
    InvoiceState.REVERSE_FAILED: ("BIZ_ERROR", "冲红失败"),
}
"""The states of a failure, with its `fapiao_error_code` and its reason if a test gives none."""


class CardState(StrEnum):
    """How far the card of an invoice is."""

    INSERT_ACCEPTED = "INSERT_ACCEPTED"
    INSERTED = "INSERTED"
    DISCARD_ACCEPTED = "DISCARD_ACCEPTED"
    DISCARDED = "DISCARDED"


_MESSAGE = Field("message", "The reason, in Chinese.", is_required=False)

ISSUE = Step(
    "issue",
    source={InvoiceState.ISSUE_ACCEPTED},
    target=InvoiceState.ISSUED,
    means="The tax office issues the invoice.",
)
FAIL_ISSUE = Step(
    "fail_issue",
    source={InvoiceState.ISSUE_ACCEPTED},
    target=InvoiceState.ISSUE_FAILED,
    means="The tax office does not issue the invoice.",
    takes=(_MESSAGE,),
)
REFUSE_ISSUE = Step(
    "refuse_issue",
    source={InvoiceState.ISSUE_ACCEPTED},
    target=InvoiceState.ISSUE_FAILED,
    means="The tax office refuses a parameter of the invoice: `PARAM_ERROR` instead of `BIZ_ERROR`.",
    takes=(_MESSAGE,),
)
REVERSE = Step(
    "reverse",
    source={InvoiceState.ISSUED, InvoiceState.REVERSE_FAILED},
    target=InvoiceState.REVERSE_ACCEPTED,
    means="The merchant reverses the invoice.",
    actor=Actor.MERCHANT,
)
FINISH_REVERSAL = Step(
    "finish_reversal",
    source={InvoiceState.REVERSE_ACCEPTED},
    target=InvoiceState.REVERSED,
    means="The tax office issues the red-letter invoice.",
)
FAIL_REVERSAL = Step(
    "fail_reversal",
    source={InvoiceState.REVERSE_ACCEPTED},
    target=InvoiceState.REVERSE_FAILED,
    means="The tax office does not issue the red-letter invoice.",
    takes=(_MESSAGE,),
)
INVOICE_STEPS = (ISSUE, FAIL_ISSUE, REFUSE_ISSUE, REVERSE, FINISH_REVERSAL, FAIL_REVERSAL)

INSERT = Step(
    "insert",
    source={CardState.INSERT_ACCEPTED},
    target=CardState.INSERTED,
    means="The invoice is added to the user's cards.",
)
DISCARD = Step(
    "discard",
    source={CardState.DISCARD_ACCEPTED},
    target=CardState.DISCARDED,
    means="The card of a reversed invoice is voided.",
)
VOID = Step(
    "void",
    source={CardState.INSERT_ACCEPTED, CardState.INSERTED},
    target=CardState.DISCARD_ACCEPTED,
    means="WeChat Pay begins to void the card. It does so by itself when the invoice is reversed.",
)
CARD_STEPS = (INSERT, VOID, DISCARD)
