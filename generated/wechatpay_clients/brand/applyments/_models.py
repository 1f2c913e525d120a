# Written by `make generate` from specs/brand/applyments/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


class ApplymentState(StrEnum):
    """Documented values of `applyment_state` (申请状态). Any other value is a plain `str`."""

    APPLYMENT_STATE_UNKNOWN = "APPLYMENT_STATE_UNKNOWN"
    """Unknown, because the submission failed. Submit the application again with the same `business_code`."""
    APPLYMENT_STATE_UNSUBMITTED = "APPLYMENT_STATE_UNSUBMITTED"
    """Not submitted yet: the data is being checked, or must be corrected. In that case, submit it again with the same `business_code`."""
    APPLYMENT_STATE_WAITING_VALIDATE = "APPLYMENT_STATE_WAITING_VALIDATE"
    """Submitted. Waiting for the confirmation by the subject, which is part of that by the administrator."""
    APPLYMENT_STATE_WAITING_AUDIT = "APPLYMENT_STATE_WAITING_AUDIT"
    """Confirmed by the subject; WeChat Pay is reviewing the data."""
    APPLYMENT_STATE_WAITING_AUTH = "APPLYMENT_STATE_WAITING_AUTH"
    """Approved. Waiting for the administrator to open `authorization_confirmation_qr_code` in WeChat and confirm."""
    APPLYMENT_STATE_OPEN_ACCOUNT = "APPLYMENT_STATE_OPEN_ACCOUNT"
    """WeChat Pay is opening the account of the brand. Cannot be canceled any more."""
    APPLYMENT_STATE_FINISH = "APPLYMENT_STATE_FINISH"
    """Done: the brand exists, and `brand_id` is its ID. Final."""
    APPLYMENT_STATE_AUDIT_REJECTED = "APPLYMENT_STATE_AUDIT_REJECTED"
    """Rejected by the review, for the reason in `reject_reason`. Correct the data and submit it again with the same `business_code`."""
    APPLYMENT_STATE_CANCELED = "APPLYMENT_STATE_CANCELED"
    """Canceled by the service provider or the administrator. Final."""


@model
class ApplymentNumbers(Model):
    """Reply of `cancel_applyment`."""

    applyment_id: str = field(STRING)
    """微信支付申请单号, at most 20 characters. WeChat Pay's ID of the application. Digits."""
    business_code: str = field(STRING)
    """业务申请编号, at most 128 characters. Your number of the application. Digits, letters and underscores."""


@model
class Applyment(Model):
    """Reply of `query_applyment_by_applyment_id`."""

    applyment_id: str = field(STRING)
    """微信支付申请单号, at most 20 characters. WeChat Pay's ID of the application. Digits."""
    business_code: str = field(STRING)
    """业务申请编号, at most 128 characters. Your number of the application. Digits, letters and underscores."""
    applyment_state: ApplymentState | str = field(OpenEnum(ApplymentState))
    """State of the application (申请状态)."""
    applyment_state_desc: str = field(STRING)
    """申请状态说明, at most 30 characters. Explanation of the state, in Chinese. While processes run side by side, it has the state of each."""
    authorization_confirmation_qr_code: str | None = field(STRING, default=None)
    """授权确认二维码链接, at most 256 characters. Link for the administrator of the application, best shown as a QR code to scan with WeChat. It leads through checking the application, signing the agreement, authorizing the service provider and, if the administrator is not the legal representative, the confirmation by the subject. Returned only in `APPLYMENT_STATE_WAITING_VALIDATE`, `APPLYMENT_STATE_WAITING_AUDIT` and `APPLYMENT_STATE_WAITING_AUTH`."""
    reject_reason: str | None = field(STRING, default=None)
    """驳回原因, at most 1024 characters. Why the review rejected the application, in Chinese. Returned only in `APPLYMENT_STATE_AUDIT_REJECTED`."""
    brand_id: str | None = field(STRING, default=None)
    """品牌ID, at most 20 characters. ID of the new brand. Digits. Returned only in `APPLYMENT_STATE_FINISH`."""
