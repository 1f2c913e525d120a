# Written by `make generate` from specs/onboarding/merchant_alteration/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class ApplymentState(StrEnum):
    """Documented values of `state` (申请单状态). Any other value is a plain `str`."""

    APPLYMENT_STATE_EDITTING = "APPLYMENT_STATE_EDITTING"
    """Draft. Returned only for changes of the legal subject."""
    APPLYMENT_STATE_AUDITING = "APPLYMENT_STATE_AUDITING"
    """Under review."""
    APPLYMENT_STATE_REJECTED = "APPLYMENT_STATE_REJECTED"
    """Rejected. Correct the request and submit it again with the same `out_request_no`."""
    APPLYMENT_STATE_MODIFING = "APPLYMENT_STATE_MODIFING"
    """Approved. The data is being changed."""
    APPLYMENT_STATE_FINISHED = "APPLYMENT_STATE_FINISHED"
    """Done. The data has been changed."""
    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """Withdrawn. No further action is needed."""


@model
class AuditRejectDetail(Model):
    """Fields of `audit_reject_detail` (驳回原因详情)."""

    param_name: str | None = field(STRING, default=None)
    """参数名称. Path of the rejected field. For an item of a list, it ends in the position, as in `ubo_info_list.card_number_0`."""
    reject_reason: str | None = field(STRING, default=None)
    """Why the field was rejected, in Chinese (驳回原因)."""


@model
class Alteration(Model):
    """Reply of `get_contact_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """申请单号. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""
    out_request_no: str | None = field(STRING, default=None)
    """Your request number (业务申请编号)."""
    merchant_code: str | None = field(STRING, default=None)
    """Merchant number of a sub-merchant that you onboarded (微信支付商户号)."""
    state: ApplymentState | str | None = field(OpenEnum(ApplymentState), default=None)
    """State of the request (申请单状态)."""
    audit_reject_reason: str | None = field(STRING, default=None)
    """Why the request was rejected as a whole, in Chinese (总体驳回原因)."""
    audit_reject_detail: list[AuditRejectDetail] | None = field(ListOf(ModelOf(AuditRejectDetail)), default=None)
    """Reason for each rejected field (驳回原因详情)."""


@model
class SubjectAlteration(Model):
    """Reply of `get_subject_alteration`."""

    merchant_code: str | None = field(STRING, default=None)
    """Merchant number of a sub-merchant that you onboarded (微信支付商户号, at most 32 characters)."""
    apply_id: str | None = field(STRING, default=None)
    """申请单号, at most 64 characters. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""
    out_request_no: str | None = field(STRING, default=None)
    """Your request number (业务申请编号, at most 64 characters)."""
    state: ApplymentState | str | None = field(OpenEnum(ApplymentState), default=None)
    """State of the request (申请单状态)."""
    audit_reject_reason: str | None = field(STRING, default=None)
    """Why the request was rejected as a whole, in Chinese (总体驳回原因, at most 1024 characters)."""
    audit_reject_detail: list[AuditRejectDetail] | None = field(ListOf(ModelOf(AuditRejectDetail)), default=None)
    """驳回原因详情. Reason for each rejected field. Returned only in state `APPLYMENT_STATE_REJECTED`."""


@model
class NameAlteration(Model):
    """Reply of `get_name_alteration`."""

    apply_id: str | None = field(STRING, default=None)
    """申请单号. ID of the request, assigned by WeChat Pay. Use it to query or withdraw the request."""
    out_request_no: str | None = field(STRING, default=None)
    """Your request number (业务申请编号)."""
    sub_mchid: str | None = field(STRING, default=None)
    """Merchant number of the sub-merchant whose short name is changed (二级商户号)."""
    state: ApplymentState | str | None = field(OpenEnum(ApplymentState), default=None)
    """State of the request (申请单状态)."""
    audit_reject_reason: str | None = field(STRING, default=None)
    """Why the request was rejected as a whole, in Chinese (总体驳回原因)."""
