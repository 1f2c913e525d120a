# Written by `make generate` from specs/risk/violation_notifications/violation_changed.yaml: edit that file.
"""Violation of a sub-merchant (商户平台处置记录回调通知).

Sent to the address that you set with `create_notification_url` when a sub-merchant is punished, when its transactions
are intercepted (more than 10 times), and when the state of an appeal changes. See the event type for which it is.
Interceptions of a sub-merchant are reported at most once a day.

The same notification can arrive several times: process each `record_id` once, under a lock, and acknowledge the
repeats. The data is about a sub-merchant's business: check that you serve `sub_mchid` before you act.

Event types: `VIOLATION.PUNISH`, `VIOLATION.INTERCEPT` and `VIOLATION.APPEAL`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 101 times, after 1s, 15s, 15s, 30s, 3m, 10m, 20m, 30m (94 times).

Sent to: service provider (普通服务商), channel partner (渠道商), bank (从业机构（银行）), payment institution
(从业机构（支付机构）).

Official page, 2025-02-19: https://pay.weixin.qq.com/doc/v3/partner/4012079216
"""

from enum import StrEnum
from typing import TypeAlias

from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, STRING
from wechatpay_runtime.timestamp import Timestamp


class RiskType(StrEnum):
    """Documented values of `risk_type`. Any other value is a plain `str`."""

    ONE_YUAN_PURCHASES = "ONE_YUAN_PURCHASES"
    """Suspected lottery sales in which users pay 1 yuan for a chance to win."""
    MULTI_LEVEL_DISTRIBUTION_REBATE = "MULTI_LEVEL_DISTRIBUTION_REBATE"
    """Suspected sales with commissions over several levels."""
    PROHIBITED_BUSINESS_CATEGORIES = "PROHIBITED_BUSINESS_CATEGORIES"
    """Suspected business in a category that WeChat Pay does not support."""
    CASH_ADVANCE_VIA_CREDIT_CARD = "CASH_ADVANCE_VIA_CREDIT_CARD"
    """Suspected cash advances through credit cards."""
    INDUCING_USERS_TO_MAKE_PAYMENTS = "INDUCING_USERS_TO_MAKE_PAYMENTS"
    """Suspected of luring users into payments."""
    FRAUD = "FRAUD"
    """Suspected fraud."""
    MALICIOUS_FAN_COUNT_BOOSTING = "MALICIOUS_FAN_COUNT_BOOSTING"
    """Suspected of luring users into following accounts."""
    CROSS_CATEGORY_ACTIVITIES = "CROSS_CATEGORY_ACTIVITIES"
    """Suspected use of another category than the registered one."""
    CROSS_CATEGORY_BUSINESS = "CROSS_CATEGORY_BUSINESS"
    """Suspected business in another category than the registered one."""
    GAMBLING = "GAMBLING"
    """Suspected gambling."""
    LEWD_CONTENT = "LEWD_CONTENT"
    """Suspected pornography."""
    UNLICENSED_PAYMENT_AND_SETTLEMENT_BUSINESS = "UNLICENSED_PAYMENT_AND_SETTLEMENT_BUSINESS"
    """Suspected payment and settlement business without a license."""
    INVESTMENT = "INVESTMENT"
    """Suspected investment and wealth management. WeChat Pay describes `WEALTH_INVESTMENT` with the same words."""
    TRANSACTION_DISPUTE = "TRANSACTION_DISPUTE"
    """Suspected disputes about transactions."""
    CROSS_BORDER_USE_OF_DOMESTIC_PAYMENT_API = "CROSS_BORDER_USE_OF_DOMESTIC_PAYMENT_API"
    """Suspected use of the mainland payment API across the border."""
    OVERSEAS_ACTIVITIES_OUTSIDE_THE_BUSINESS_SCOPE_APPROVED_BY_REGULATORY_AUTHORITIES = (
        "OVERSEAS_ACTIVITIES_OUTSIDE_THE_BUSINESS_SCOPE_APPROVED_BY_REGULATORY_AUTHORITIES"
    )
    """Suspected business abroad that exceeds what the authorities approved."""
    UNUSUAL_TRANSACTION = "UNUSUAL_TRANSACTION"
    """Suspected unusual transactions."""
    UNLICENSED_BUSINESS = "UNLICENSED_BUSINESS"
    """Suspected business without the required qualification."""
    WEALTH_INVESTMENT = "WEALTH_INVESTMENT"
    """Suspected investment and wealth management. WeChat Pay describes `INVESTMENT` with the same words."""
    AFFILIATED_TO_A_VIOLATING_ENTITY = "AFFILIATED_TO_A_VIOLATING_ENTITY"
    """Suspected unusual risks, such as a link to an entity that violated the rules."""
    INVOLVED_IN_A_JUDICIAL_CASE = "INVOLVED_IN_A_JUDICIAL_CASE"
    """Suspected involvement in a judicial case."""
    INCORRECT_INFORMATION_SUBMITTED = "INCORRECT_INFORMATION_SUBMITTED"
    """Suspected errors in the submitted information."""
    APPEAL_SUCCESSFUL = "APPEAL_SUCCESSFUL"
    """The appeal succeeded."""
    REPORTED_BY_OTHERS = "REPORTED_BY_OTHERS"
    """Suspected because of complaints or reports by others."""
    VIOLATING_SMART_CATERING_ACTIVITIES = "VIOLATING_SMART_CATERING_ACTIVITIES"
    """Suspected violation of the rules of the smart catering campaign."""
    MORE_THAN_ONE_MERCHANT_UNDER_A_SINGLE_MERCHANT_ID = "MORE_THAN_ONE_MERCHANT_UNDER_A_SINGLE_MERCHANT_ID"
    """Suspected use of one merchant number by several merchants."""
    CROSS_REGION_USE_OF_INTERNATIONAL_PAYMENT_API = "CROSS_REGION_USE_OF_INTERNATIONAL_PAYMENT_API"
    """Suspected use of the international payment API in another region."""
    UNUSUAL_REAL_TIME_TRANSACTION = "UNUSUAL_REAL_TIME_TRANSACTION"
    """Suspected unusual transactions in real time."""
    UNACCEPTABLE_DOCUMENTS = "UNACCEPTABLE_DOCUMENTS"
    """Suspected documents that do not qualify."""
    LARGE_AMOUNT_TRANSACTION = "LARGE_AMOUNT_TRANSACTION"
    """Suspected transactions of large amounts."""
    ALL_MERCHANTS_HAVE_CONFIRMED_THE_WILLINGNESS_TO_OPEN_AN_ACCOUNT = (
        "ALL_MERCHANTS_HAVE_CONFIRMED_THE_WILLINGNESS_TO_OPEN_AN_ACCOUNT"
    )
    """The merchant has no transactions and has not confirmed that it wants its account, in spite of the name. With `VIOLATION.PUNISH`, verify the merchant with `risk.merchant_governance.create_inactive_merchant_verification`."""
    UNCONFIRMED_WILLINGNESS_TO_OPEN_AN_ACCOUNT = "UNCONFIRMED_WILLINGNESS_TO_OPEN_AN_ACCOUNT"
    """The merchant has not confirmed that it wants its account."""
    INACTIVE_TRANSACTION = "INACTIVE_TRANSACTION"
    """The merchant's transactions have stopped."""
    OTHER_UNUSUAL_ACTIVITIES = "OTHER_UNUSUAL_ACTIVITIES"
    """Suspected for another reason."""


@model
class ViolationChanged(Model):
    """Content of `violation_changed`."""

    sub_mchid: str = field(STRING)
    """Merchant number of the sub-merchant that the record is about (at most 32 characters)."""
    company_name: str = field(STRING)
    """Company name of the sub-merchant (at most 64 characters)."""
    record_id: str = field(STRING)
    """积分兑券ID, at most 128 characters. ID of the record. Use it to recognize repeated notifications."""
    punish_plan: str = field(STRING)
    """at most 2048 characters. Penalty, as text for people, such as `关闭支付权限`. It is not an enum. It shows where to send the merchant for an appeal: to the merchant platform or to the mini program 商家助手."""
    punish_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay took the action (RFC 3339)."""
    punish_description: str = field(STRING)
    """at most 128 characters. Details of the penalty and its effects. Can be empty."""
    risk_type: RiskType | str = field(OpenEnum(RiskType))
    """Kind of risk that WeChat Pay sees in the merchant."""
    risk_description: str = field(STRING)
    """Chinese description of `risk_type` (at most 2048 characters)."""


ViolationChangedNotification: TypeAlias = Notification[ViolationChanged]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[ViolationChanged, None] = NotificationType(
    name="risk.violation_notifications.violation_changed",
    event_types=("VIOLATION.PUNISH", "VIOLATION.INTERCEPT", "VIOLATION.APPEAL"),
    original_types=("violation", "complaint"),
    shapes=(NotificationShape(ViolationChanged),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4012079216",),
)
