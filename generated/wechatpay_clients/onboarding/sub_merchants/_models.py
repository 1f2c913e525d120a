# Written by `make generate` from specs/onboarding/sub_merchants/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.model import Model, field, model
from wechatpay_runtime.operation.wire import INTEGER, STRING, OpenEnum


class ApplymentState(StrEnum):
    """Documented values of `applyment_state` (申请单状态). Any other value stays a plain `str`."""

    APPLYMENT_STATE_EDITTING = "APPLYMENT_STATE_EDITTING"
    """Still a draft, because handing it in failed. Hand it in again."""

    APPLYMENT_STATE_AUDITING = "APPLYMENT_STATE_AUDITING"
    """Under review. Meanwhile the administrator can open the link and bind a WeChat account."""

    APPLYMENT_STATE_REJECTED = "APPLYMENT_STATE_REJECTED"
    """Rejected. Correct what `audit_detail` names and hand it in again with the same `business_code`."""

    APPLYMENT_STATE_TO_BE_CONFIRMED = "APPLYMENT_STATE_TO_BE_CONFIRMED"
    """The administrator has to open the link and verify the account."""

    APPLYMENT_STATE_TO_BE_SIGNED = "APPLYMENT_STATE_TO_BE_SIGNED"
    """The administrator has to open the link and sign."""

    APPLYMENT_STATE_SIGNING = "APPLYMENT_STATE_SIGNING"
    """Signed; WeChat Pay is opening the permissions."""

    APPLYMENT_STATE_FINISHED = "APPLYMENT_STATE_FINISHED"
    """Done; the merchant number can be used."""

    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """Cancelled; nothing is left to do."""


@model
class AuditDetail(Model):
    """Fields of `audit_detail` (驳回原因详情)."""

    field_: str = field(STRING, wire="field")
    """Name of the rejected field, as the application has it, such as `id_card_copy` (字段名, at most 1024 characters)."""

    field_name: str = field(STRING)
    """Name of that field in Chinese (字段名称, at most 1024 characters)."""

    reject_reason: str = field(STRING)
    """What is wrong with it, in Chinese (驳回原因, at most 1024 characters)."""


@model
class QueryStateResponse(Model):
    """Reply of `query_applyment_state`."""

    business_code: str = field(STRING)
    """Your application number (业务申请编号, at most 124 characters)."""

    applyment_id: int = field(INTEGER)
    """Number WeChat Pay gave the application (微信支付申请单号)."""

    sub_mchid: str | None = field(STRING, default=None)
    """Merchant number of the new sub-merchant; there when the application waits for its signature, opens permissions or is finished (特约商户号, at most 32 characters)."""

    sign_url: str = field(STRING)
    """超级管理员签约链接, at most 256 characters. Link that the merchant's administrator opens in WeChat, best as a QR code. There the contact data are confirmed, the account is verified and the contract is signed; later steps are announced in WeChat."""

    applyment_state: ApplymentState | str = field(OpenEnum(ApplymentState))
    """申请单状态. State of the application. It shows who has to act next."""

    applyment_state_msg: str = field(STRING)
    """The same in Chinese words, to show to a person (申请状态描述, at most 1024 characters)."""

    audit_detail: list[AuditDetail] | None = field(ListOf(ModelOf(AuditDetail)), default=None)
    """What was rejected and why; there when the application is rejected (驳回原因详情)."""
