# Written by `make generate` from specs/brand/business_cards/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


class CardConfigState(StrEnum):
    """Documented values of `applyment_state` (申请单状态). Any other value is a plain `str`."""

    STATE_UNKNOWN = "STATE_UNKNOWN"
    """Unknown, a state in between during the publication. Query again later."""
    DRAFTING = "DRAFTING"
    """Submitted with a preview, but not for publication yet. Check the preview, then call `publish_card_config`."""
    AUDITING = "AUDITING"
    """Submitted for publication. WeChat Pay is reviewing it."""
    AUDIT_REJECTED = "AUDIT_REJECTED"
    """Rejected by the review, for the reason in `reject_reason`. Correct the configuration and submit it again with the same `business_code`."""
    PENDING_PUBLISH = "PENDING_PUBLISH"
    """Approved. Waiting for the time of the publication."""
    PUBLISHED = "PUBLISHED"
    """Published. Final."""
    CANCELED = "CANCELED"
    """Canceled. Final. To configure the business card, submit another application, with another `business_code`."""


class PaymentScene(StrEnum):
    """Documented values of `payment_scene` (交易场景类型). Any other value is a plain `str`."""

    MINI_PROGRAM = "MINI_PROGRAM"
    """Payments in mini programs."""
    APP = "APP"
    """Payments in apps."""
    PAYMENT_SCORE = "PAYMENT_SCORE"
    """Payments with PayScore."""
    PAYMENT_CODE = "PAYMENT_CODE"
    """Payment codes, which the cashier scans."""


@model
class CardPreview(Model):
    """Reply of `create_card_config`."""

    business_code: str = field(STRING)
    """业务申请编号, at most 128 characters. Your number of the application. Digits, letters and underscores."""
    applyment_id: str = field(STRING)
    """WeChat Pay's ID of the application (微信支付申请单号, at most 25 characters)."""
    brand_id: str = field(STRING)
    """Brand ID, assigned when the merchant became a brand of WeChat Pay (品牌ID, at most 20 characters)."""
    card_preview_url: str = field(STRING)
    """商家名片预览二维码链接, at most 512 characters. Link for a QR code that shows a preview of the business card. Check that each of its links works as intended."""
    url_expired_time: Timestamp | str = field(DATETIME)
    """预览二维码链接过期时间, RFC 3339. When the link expires. `query_preview_url` returns a new one."""
