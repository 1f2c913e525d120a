# Written by `make generate` from specs/ecommerce/applyments/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import BOOLEAN, INTEGER, STRING, Encrypted


class ApplymentState(StrEnum):
    """Documented values of `applyment_state` (申请状态). Any other value is a plain `str`."""

    CHECKING = "CHECKING"
    """The data is being checked, for about 3 seconds."""
    ACCOUNT_NEED_VERIFY = "ACCOUNT_NEED_VERIFY"
    """The merchant must verify its bank account, by a transfer as in `account_validation` or, if there is a `legal_validation_url`, by its legal representative with WeChat. Rejected if not done within 30 days."""
    AUDITING = "AUDITING"
    """In review, which takes 1 to 3 working days."""
    REJECTED = "REJECTED"
    """Rejected. Correct what `audit_detail` lists, and apply again with the same `out_request_no`."""
    NEED_SIGN = "NEED_SIGN"
    """The super administrator must sign the contract with `sign_url`."""
    FINISH = "FINISH"
    """Finished. `sub_mchid` is the merchant number."""
    FROZEN = "FROZEN"
    """Frozen during the review because of a risk. Onboard the merchant again."""
    CANCELED = "CANCELED"
    """Void. An application that nobody continues becomes void after 30 days."""


class SignState(StrEnum):
    """Documented values of `sign_state` (签约状态). Any other value is a plain `str`."""

    UNSIGNED = "UNSIGNED"
    """Not signed. Query `sign_url` and show it to the super administrator."""
    SIGNED = "SIGNED"
    """Signed. If a rejected application gets another legal entity, legal representative or super administrator, or another kind of legal entity, it must be signed again."""
    NOT_SIGNABLE = "NOT_SIGNABLE"
    """Signing is not possible now, usually because the application is rejected, frozen or still being checked."""


@model
class AccountValidation(Model):
    """Fields of `account_validation` (汇款账户验证信息)."""

    account_name: str = field(Encrypted(STRING))
    """Account holder that must make the transfer (付款户名, at most 1024 characters, encrypted in transit)."""
    account_no: str | None = field(Encrypted(STRING), default=None)
    """付款卡号, at most 1024 characters, encrypted in transit. Number of the account that must make the transfer. Returned only if the bank account of the application is personal."""
    pay_amount: int = field(INTEGER)
    """Amount to transfer, in fen (汇款金额)."""
    destination_account_number: str = field(STRING)
    """Number of the account that gets the transfer (收款卡号, at most 128 characters)."""
    destination_account_name: str = field(STRING)
    """Holder of the account that gets the transfer (收款户名, at most 128 characters)."""
    destination_account_bank: str = field(STRING)
    """Bank of the account that gets the transfer (开户银行, at most 128 characters)."""
    city: str = field(STRING)
    """Province and city of the account that gets the transfer (省市信息, at most 128 characters)."""
    remark: str = field(STRING)
    """Remark that the transfer must have (备注信息, at most 128 characters)."""
    deadline: str = field(STRING)
    """Deadline of the transfer (汇款截止时间, at most 128 characters)."""


@model
class AuditDetail(Model):
    """Fields of `audit_detail` (驳回原因详情)."""

    param_name: str = field(STRING)
    """Name of the rejected field (参数名称, at most 32 characters)."""
    reject_reason: str = field(STRING)
    """Why the field was rejected, in Chinese (驳回原因, at most 1024 characters)."""


@model
class Applyment(Model):
    """Reply of `query_applyment_by_applyment_id`."""

    applyment_state: ApplymentState | str = field(OpenEnum(ApplymentState))
    """State of the application (申请状态)."""
    applyment_state_desc: str = field(STRING)
    """State of the application in words, in Chinese (申请状态描述, at most 1024 characters)."""
    sign_url: str | None = field(STRING, default=None)
    """签约链接, at most 256 characters. Link with which the super administrator signs. Show it as a QR code to scan with WeChat. Returned only in state `NEED_SIGN`, and if the platform signs for its merchants also in state `REJECTED`; see `wxpay_sign_required`."""
    sub_mchid: str | None = field(STRING, default=None)
    """电商平台二级商户号, at most 32 characters. Merchant number of the new sub-merchant. Returned only in the states `NEED_SIGN` and `FINISH`."""
    account_validation: AccountValidation | None = field(ModelOf(AccountValidation), default=None)
    """汇款账户验证信息. Transfer with which the merchant verifies its bank account. Returned only in state `ACCOUNT_NEED_VERIFY`. The amount is paid back."""
    audit_detail: list[AuditDetail] | None = field(ListOf(ModelOf(AuditDetail)), default=None)
    """驳回原因详情. Rejected fields, each with the reason. Returned only in the states `REJECTED` and `FROZEN`."""
    legal_validation_url: str | None = field(STRING, default=None)
    """法人验证链接, at most 256 characters. Link with which the legal representative verifies the account instead of the transfer. Show it as a QR code to scan with WeChat. Returned only in state `ACCOUNT_NEED_VERIFY`, if the application passed the automatic checks; never for government bodies, public institutions and social organizations."""
    out_request_no: str = field(STRING)
    """Your number of the application (业务申请编号, at most 128 characters)."""
    applyment_id: int = field(INTEGER)
    """WeChat Pay's ID of the application (微信支付申请单号)."""
    sign_state: SignState | str | None = field(OpenEnum(SignState), default=None)
    """Whether the super administrator has signed the contract (签约状态)."""
    wxpay_sign_required: bool | None = field(BOOLEAN, default=None)
    """是否要求走微信支付签约模式. Whether the sub-merchant must sign with WeChat Pay although the platform signs for its merchants, which WeChat Pay decides after the application. If `true`, show `sign_url` to the super administrator. Returned only in state `REJECTED`."""
