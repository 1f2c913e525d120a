# Written by `make generate` from specs/onboarding/sub_merchants/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER, STRING


class ApplymentState(StrEnum):
    """Documented values of `applyment_state` (申请单状态). Any other value is a plain `str`."""

    APPLYMENT_STATE_EDITTING = "APPLYMENT_STATE_EDITTING"
    """Draft, because submitting failed. Submit the application again."""
    APPLYMENT_STATE_AUDITING = "APPLYMENT_STATE_AUDITING"
    """Under review. Meanwhile, the super administrator can open the signing link and bind a WeChat account, which then receives progress messages. Takes about 1 to 3 working days."""
    APPLYMENT_STATE_REJECTED = "APPLYMENT_STATE_REJECTED"
    """Rejected. Correct what `audit_detail` names and submit the application again with the same `business_code`."""
    APPLYMENT_STATE_TO_BE_CONFIRMED = "APPLYMENT_STATE_TO_BE_CONFIRMED"
    """Waiting for account verification. The super administrator must open the signing link and verify the account. Companies and individual businesses whose super administrator is the legal representative skip it. Rejected if it is not done within 10 days. A bank transfer for it arrives after 1 to 2 days and is paid back."""
    APPLYMENT_STATE_TO_BE_SIGNED = "APPLYMENT_STATE_TO_BE_SIGNED"
    """Waiting for signing. The super administrator must open the signing link and sign."""
    APPLYMENT_STATE_SIGNING = "APPLYMENT_STATE_SIGNING"
    """Signed. WeChat Pay is enabling the permissions. Takes about 30 minutes."""
    APPLYMENT_STATE_FINISHED = "APPLYMENT_STATE_FINISHED"
    """Done. The merchant number can be used. You have the payment permissions of the chosen places of sale and that for refunds (服务商API退款). After the first payment, WeChat Pay sends 0.01 yuan to the bank account; `query_settlement` returns whether it arrived."""
    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """Canceled. No further action is needed."""


class AccountNumberRule(StrEnum):
    """Documented values of `account_number_rule` (银行账号展示规则). Any other value is a plain `str`."""

    ACCOUNT_NUMBER_RULE_MASK_V1 = "ACCOUNT_NUMBER_RULE_MASK_V1"
    """The first 2 and the last 2 digits are shown; each of the others is a `*`."""
    ACCOUNT_NUMBER_RULE_MASK_V2 = "ACCOUNT_NUMBER_RULE_MASK_V2"
    """The first 6 and the last 4 digits are shown; each of the others is a `*`."""


class AccountType(StrEnum):
    """Documented values of `account_type` (账户类型). Any other value is a plain `str`."""

    ACCOUNT_TYPE_BUSINESS = "ACCOUNT_TYPE_BUSINESS"
    """Corporate bank account."""
    ACCOUNT_TYPE_PRIVATE = "ACCOUNT_TYPE_PRIVATE"
    """Personal bank card of the operator."""


@model
class AuditDetail(Model):
    """Fields of `audit_detail` (驳回原因详情)."""

    field_: str = field(STRING, wire="field")
    """Name of the rejected field in the application, such as `id_card_copy` (字段名, at most 1024 characters)."""
    field_name: str = field(STRING)
    """Name of the rejected field, in Chinese (字段名称, at most 1024 characters)."""
    reject_reason: str = field(STRING)
    """Why the field was rejected, in Chinese (驳回原因, at most 1024 characters)."""


@model
class QueryStateResponse(Model):
    """Reply of `query_applyment_state`."""

    business_code: str = field(STRING)
    """Your application number (业务申请编号, at most 124 characters)."""
    applyment_id: int = field(INTEGER)
    """WeChat Pay application ID (微信支付申请单号)."""
    sub_mchid: str | None = field(STRING, default=None)
    """特约商户号, at most 32 characters. Merchant number of the new sub-merchant. Returned only in states `APPLYMENT_STATE_TO_BE_SIGNED`, `APPLYMENT_STATE_SIGNING` and `APPLYMENT_STATE_FINISHED`."""
    sign_url: str = field(STRING)
    """超级管理员签约链接, at most 256 characters. Signing link for the super administrator, best shown as a QR code. Scanned with WeChat, it leads to the official account 微信支付商家助手, which sends a message that guides the administrator through confirming the contact data, verifying the account and signing. Later progress is announced there."""
    applyment_state: ApplymentState | str = field(OpenEnum(ApplymentState))
    """State of the application, which decides who must act next (申请单状态)."""
    applyment_state_msg: str = field(STRING)
    """Description of the state, in Chinese, for display (申请状态描述, at most 1024 characters)."""
    audit_detail: list[AuditDetail] | None = field(ListOf(ModelOf(AuditDetail)), default=None)
    """驳回原因详情. Rejected fields, each with the reason. Returned only in state `APPLYMENT_STATE_REJECTED`."""
