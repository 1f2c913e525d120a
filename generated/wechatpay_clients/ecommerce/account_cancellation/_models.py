# Written by `make generate` from specs/ecommerce/account_cancellation/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class CancelApplicationState(StrEnum):
    """Documented values of `cancel_state` (注销状态). Any other value is a plain `str`."""

    REVIEWING = "REVIEWING"
    """In review."""
    REJECTED = "REJECTED"
    """Rejected for the reason in `reject_reason`. Final."""
    CANCEL_SUCCESS = "CANCEL_SUCCESS"
    """The account is closed. Final."""


class Withdraw(StrEnum):
    """Documented values of `withdraw` (是否提取资金). Any other value is a plain `str`."""

    NOT_APPLY_WITHDRAW = "NOT_APPLY_WITHDRAW"
    """Only close the account."""
    APPLY_WITHDRAW = "APPLY_WITHDRAW"
    """Close the account and withdraw its money."""


class AccountType(StrEnum):
    """Documented values of `account_type` (账户类型). Any other value is a plain `str`."""

    ACCOUNT_TYPE_CORPORATE = "ACCOUNT_TYPE_CORPORATE"
    """Corporate bank account."""
    ACCOUNT_TYPE_PERSONAL = "ACCOUNT_TYPE_PERSONAL"
    """Personal bank card."""


class CancelState(StrEnum):
    """Documented values of `cancel_state` (注销提现申请单状态). Any other value is a plain `str`."""

    ACCEPTED = "ACCEPTED"
    """Accepted. Wait."""
    REVIEWING = "REVIEWING"
    """In review: within seconds without paper documents, otherwise by staff."""
    REJECTED = "REJECTED"
    """Rejected. Final; apply again with a new number."""
    WAITING_MERCHANT_CONFIRM = "WAITING_MERCHANT_CONFIRM"
    """Waiting for the sub-merchant, for at most 30 days. Show it `confirm_cancel_url` as a QR code."""
    REVOKED = "REVOKED"
    """Revoked because the sub-merchant did not confirm in time. Final."""
    SYSTEM_PROCESSING = "SYSTEM_PROCESSING"
    """WeChat Pay is closing the account."""
    CANCELED = "CANCELED"
    """The account is closed. Not final; if money is withdrawn, see `withdraw_state`."""
    FUND_PROCESSING = "FUND_PROCESSING"
    """The money is being paid out. See `withdraw_state`."""
    FINISH = "FINISH"
    """Finished. Final. If money is withdrawn, `withdraw_state` says whether it arrived."""


class WithdrawState(StrEnum):
    """Documented values of `withdraw_state` (提现状态). Any other value is a plain `str`."""

    WITHDRAW_PROCESSING = "WITHDRAW_PROCESSING"
    """The withdrawal is in progress."""
    WITHDRAW_EXCEPTION = "WITHDRAW_EXCEPTION"
    """The withdrawal failed: the bank returned the money, or a payment failed. Apply again with a new number."""
    WITHDRAW_SUCCEED = "WITHDRAW_SUCCEED"
    """The money was paid out."""


class OutAccountType(StrEnum):
    """Documented values of `out_account_type` (二级商户号的出款子账户类型). Any other value is a plain `str`."""

    BASIC_ACCOUNT = "BASIC_ACCOUNT"
    """Basic account."""
    OPERATE_ACCOUNT = "OPERATE_ACCOUNT"
    """Operation account."""
    MARGIN_ACCOUNT = "MARGIN_ACCOUNT"
    """Deposit account (保证金户)."""
    TRADE_FEE_ACCOUNT = "TRADE_FEE_ACCOUNT"
    """Fee account."""


class PayState(StrEnum):
    """Documented values of `pay_state` (付款状态). Any other value is a plain `str`."""

    PAY_PROCESSING = "PAY_PROCESSING"
    """The payment is in progress."""
    PAY_SUCCEED = "PAY_SUCCEED"
    """Paid."""
    PAY_FAIL = "PAY_FAIL"
    """The payment failed."""
    BANK_REFUNDED = "BANK_REFUNDED"
    """The bank returned the money. Apply again with a new number."""


class WithdrawlApplyState(StrEnum):
    """Documented values of `state` (申请单状态). Any other value is a plain `str`."""

    SUBMITTED = "SUBMITTED"
    """Waiting for review."""
    PASSED = "PASSED"
    """Approved. The payment is in progress."""
    PAY_SUCCEED = "PAY_SUCCEED"
    """Paid."""
    REJECTED = "REJECTED"
    """Rejected by the reviewers."""
    PAY_FAILED = "PAY_FAILED"
    """The payment failed, for the reason in `fail_reason`."""
    BANK_REFUNDED = "BANK_REFUNDED"
    """The bank returned the money, for the reason in `fail_reason`."""


@model
class CancelApplication(Model):
    """Reply of `create_cancel_application`."""

    out_apply_no: str | None = field(STRING, default=None)
    """Your number of the application, as in the request that created it (商户注销申请单号, at most 32 characters)."""
    sub_mchid: str | None = field(STRING, default=None)
    """Sub-merchant number whose account is closed (二级商户号, at most 32 characters)."""
    reject_reason: str | None = field(STRING, default=None)
    """Why the application was refused (驳回原因, at most 512 characters)."""
    cancel_state: CancelApplicationState | str | None = field(OpenEnum(CancelApplicationState), default=None)
    """State of the application (注销状态)."""
    update_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the application last changed (最后更新时间, RFC 3339)."""


@model
class AccountWithdrawResult(Model):
    """Fields of `account_withdraw_result` (账户提现结果)."""

    out_account_type: OutAccountType | str = field(OpenEnum(OutAccountType))
    """二级商户号的出款子账户类型. Account of the sub-merchant. Only accounts that are open are returned."""
    pay_state: PayState | str = field(OpenEnum(PayState))
    """State of the payment (付款状态)."""
    state_description: str = field(STRING)
    """State of the payment in words, in Chinese (付款状态描述, at most 256 characters)."""


@model
class AccountInfo(Model):
    """Fields of `account_info` (账户信息)."""

    out_account_type: OutAccountType | str = field(OpenEnum(OutAccountType))
    """二级商户号的出款子账户类型. Account of the sub-merchant. Only accounts that are open are returned."""
    amount: int = field(INTEGER)
    """Balance of the account, in fen (账户金额)."""


@model
class ConfirmCancel(Model):
    """Fields of `confirm_cancel` (用于引导商户超级管理员确认注销的信息)."""

    confirm_cancel_url: str | None = field(STRING, default=None)
    """确认商户注销的页面url, at most 1024 characters. URL of the page on which the sub-merchant confirms. Show it as a QR code that an employee of the sub-merchant scans with WeChat."""


@model
class CancellationWithdrawal(Model):
    """Reply of `query_cancellation_withdrawal_by_applyment_id`."""

    applyment_id: str = field(STRING)
    """WeChat Pay's ID of the application (微信支付注销提现申请单号, at most 32 characters)."""
    out_request_no: str = field(STRING)
    """Your number of the application, globally unique (商户注销申请单号, at most 32 characters)."""
    cancel_state: CancelState | str = field(OpenEnum(CancelState))
    """State of the application (注销提现申请单状态)."""
    cancel_state_description: str = field(STRING)
    """State of the application in words, in Chinese (注销提现申请单状态描述, at most 256 characters)."""
    withdraw: Withdraw | str | None = field(OpenEnum(Withdraw), default=None)
    """Whether money is withdrawn, as in the request (是否提取资金)."""
    withdraw_state: WithdrawState | str | None = field(OpenEnum(WithdrawState), default=None)
    """提现状态. State of the withdrawal. Returned once `cancel_state` is `FUND_PROCESSING`."""
    withdraw_state_description: str | None = field(STRING, default=None)
    """State of the withdrawal in words, in Chinese (提现状态描述, at most 256 characters)."""
    account_withdraw_result: list[AccountWithdrawResult] | None = field(
        ListOf(ModelOf(AccountWithdrawResult)), default=None
    )
    """账户提现结果. Result of the withdrawal for each account. Returned once the withdrawal of an account started. All money that is left is paid out, with one payment for each account that has money: check them against the bank's statement."""
    modify_time: Timestamp | str | None = field(DATETIME, default=None)
    """最后更新时间, RFC 3339. When the application last changed. Not the booking time of a payment in the fund flow bill."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number whose account is closed (申请注销的二级商户号, at most 32 characters)."""
    account_info: list[AccountInfo] | None = field(ListOf(ModelOf(AccountInfo)), default=None)
    """账户信息. Accounts of the sub-merchant that are open. Returned from acceptance on, only if the application withdraws money."""
    confirm_cancel: ConfirmCancel | None = field(ModelOf(ConfirmCancel), default=None)
    """用于引导商户超级管理员确认注销的信息. How the sub-merchant confirms. Returned when `cancel_state` is `WAITING_MERCHANT_CONFIRM`."""


@model
class WithdrawlApply(Model):
    """Fields of `withdrawl_apply` (提现申请单信息)."""

    applyment_id: str = field(STRING)
    """WeChat Pay's ID of the withdrawal, for queries (微信支付提现申请单号, at most 32 characters)."""
    out_request_no: str = field(STRING)
    """Your number of the withdrawal, globally unique (商户提现申请单号, at most 32 characters)."""
    state: WithdrawlApplyState | str = field(OpenEnum(WithdrawlApplyState))
    """State of the withdrawal (申请单状态)."""
    fail_reason: str | None = field(STRING, default=None)
    """Why the payment was closed, failed or was returned by the bank (失败原因, at most 1024 characters)."""
    modify_time: Timestamp | str | None = field(DATETIME, default=None)
    """When the withdrawal last changed (最后更新时间, RFC 3339)."""


@model
class CancelledMerchantWithdrawal(Model):
    """Reply of `query_cancelled_merchant_withdrawal_by_applyment_id`."""

    withdrawl_apply: WithdrawlApply = field(ModelOf(WithdrawlApply))
    """The withdrawal (提现申请单信息)."""
