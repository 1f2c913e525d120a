# Written by `make generate` from specs/ecommerce/profit_sharing/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ListOf, ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class ReceiverType(StrEnum):
    """Documented values of `type` (接收方类型). Any other value is a plain `str`."""

    MERCHANT_ID = "MERCHANT_ID"
    """A merchant, by its merchant number."""
    PERSONAL_OPENID = "PERSONAL_OPENID"
    """A user, by the OpenID under your AppID."""


class OrderStatus(StrEnum):
    """Documented values of `status` (分账单状态). Any other value is a plain `str`."""

    PROCESSING = "PROCESSING"
    """Some results are not final. Query again later, until `FINISHED`."""
    FINISHED = "FINISHED"
    """Done, which does not mean successful. Check `result` of each receiver. Final."""


class DetailStatus(StrEnum):
    """Documented values of `result` (分账结果). Any other value is a plain `str`."""

    PENDING = "PENDING"
    """The money has not been sent yet."""
    SUCCESS = "SUCCESS"
    """The receiver got the money. Final."""
    CLOSED = "CLOSED"
    """The receiver did not get the money, which stays with the merchant. See `fail_reason`. Final; splitting again needs a new `out_order_no`."""


class DetailFailReason(StrEnum):
    """Documented values of `fail_reason` (分账失败原因). Any other value is a plain `str`."""

    ACCOUNT_ABNORMAL = "ACCOUNT_ABNORMAL"
    """The receiver's account is restricted. Split again after the receiver has lifted the restriction: a user follows the WeChat Pay message or calls customer service, a merchant appeals on the merchant platform."""
    NO_RELATION = "NO_RELATION"
    """The receiver was removed. Call `add_receiver`, then split again."""
    RECEIVER_HIGH_RISK = "RECEIVER_HIGH_RISK"
    """WeChat Pay's risk control refuses the receiver. Do not retry; pay the receiver in another way."""
    RECEIVER_REAL_NAME_NOT_VERIFIED = "RECEIVER_REAL_NAME_NOT_VERIFIED"
    """The user has not verified their identity. Split again once they have followed the WeChat Pay message. Verified users ask WeChat Pay's customer service."""
    NO_AUTH = "NO_AUTH"
    """The merchant has lost the permission to split. Apply for it, then split again."""
    RECEIVER_RECEIPT_LIMIT = "RECEIVER_RECEIPT_LIMIT"
    """The user has reached the monthly limit, 200,000 yuan. Split again next month, or add the user's merchant number as a receiver."""
    PAYER_ACCOUNT_ABNORMAL = "PAYER_ACCOUNT_ABNORMAL"
    """The account of the merchant whose money is split is restricted. Split again after a successful appeal."""
    INVALID_REQUEST = "INVALID_REQUEST"
    """The description contains words that are not allowed. Split again with another `description`."""


class AbnormalStatus(StrEnum):
    """Documented values of `abnormal_status` (异常处理状态). Any other value is a plain `str`."""

    ABNORMAL_PENDING = "ABNORMAL_PENDING"
    """Waits to be handled."""
    ABNORMAL_FINISHED = "ABNORMAL_FINISHED"
    """Handled."""
    ABNORMAL_CLOSED = "ABNORMAL_CLOSED"
    """Handling failed, and this share cannot be handled any more. Split again; if that fails as well, handle the new share."""


class FundsAbnormalClosedReason(StrEnum):
    """Documented values of `funds_abnormal_closed_reason` (异常处理关单原因). Any other value is a plain `str`."""

    CLOSED_REASON_TIMEOUT = "CLOSED_REASON_TIMEOUT"
    """Not handled in time."""
    CLOSED_REASON_RESTRICT_TRANSFER = "CLOSED_REASON_RESTRICT_TRANSFER"
    """The merchant whose money is split may not pay out. See 业务受限处理 in the mini program 商家助手 or 服务商助手."""


class ReturnOrderStatus(StrEnum):
    """Documented values of `result` (回退结果). Any other value is a plain `str`."""

    PROCESSING = "PROCESSING"
    """Not final. Repeat the request with the same `out_return_no` after a minute, or query it. `FAILED` if it has not succeeded after 5 days."""
    SUCCESS = "SUCCESS"
    """The money is back in the available balance of the merchant. Final."""
    FAILED = "FAILED"
    """Nothing was returned. Final; use a new `out_return_no` once the cause is removed."""


class ReturnOrderFailReason(StrEnum):
    """Documented values of `fail_reason` (失败原因). Any other value is a plain `str`."""

    ACCOUNT_ABNORMAL = "ACCOUNT_ABNORMAL"
    """The receiver's account is restricted."""
    TIME_OUT_CLOSED = "TIME_OUT_CLOSED"
    """The return was not completed in time. Request it again with a new `out_return_no`."""
    PAYER_ACCOUNT_ABNORMAL = "PAYER_ACCOUNT_ABNORMAL"
    """The account of the merchant that gets the money back is restricted."""
    INVALID_REQUEST = "INVALID_REQUEST"
    """The description contains words that are not allowed."""


@model
class FundsAbnormalReceiver(Model):
    """Fields of `funds_abnormal_receivers` (平台接收异常资金商户号或运营主体列表)."""

    mchid: str | None = field(STRING, default=None)
    """Merchant number that gets the failed share for the platform (平台接收异常资金商户号)."""


@model
class OrderReceiverDetail(Model):
    """Fields of `receivers` (分账接收方列表)."""

    amount: int = field(INTEGER)
    """Amount for the receiver, in fen (分账金额)."""
    description: str = field(STRING)
    """Reason for the split, from the request (分账描述, at most 80 characters)."""
    result: DetailStatus | str = field(OpenEnum(DetailStatus))
    """分账结果. Outcome for this receiver. Receivers of one request can have different outcomes."""
    finish_time: Timestamp | str = field(DATETIME)
    """When the transfer to the receiver was completed (分账完成时间, RFC 3339)."""
    fail_reason: DetailFailReason | str | None = field(OpenEnum(DetailFailReason), default=None)
    """分账失败原因. Why the receiver got nothing. Each value says what to do. Returned only when `result` is `CLOSED`."""
    type: ReceiverType | str = field(OpenEnum(ReceiverType))
    """Kind of receiver, which decides what `receiver_account` contains (接收方类型)."""
    receiver_account: str = field(STRING)
    """Merchant number of the receiver, or OpenID of the user, depending on `type` (接收方账号, at most 64 characters)."""
    detail_id: str = field(STRING)
    """分账明细单号, at most 64 characters. WeChat Pay's ID of the transfer to this receiver. Equals 业务凭证号 (`voucher_no`) in the fund flow bill."""
    abnormal_status: AbnormalStatus | str | None = field(OpenEnum(AbnormalStatus), default=None)
    """异常处理状态. Progress of handling the failed share. Returned only when `result` is `CLOSED` and the platform has the feature to handle failed shares (异常处理)."""
    funds_abnormal_closed_reason: FundsAbnormalClosedReason | str | None = field(
        OpenEnum(FundsAbnormalClosedReason), default=None
    )
    """异常处理关单原因. Why the handling failed. Returned only when `abnormal_status` is `ABNORMAL_CLOSED`."""
    funds_abnormal_redirect_id: str | None = field(STRING, default=None)
    """微信支付在途异常资金付款单号. WeChat Pay's ID of the payment of the failed share, with which the money can be passed on (在途异常资金转付). Returned only when `abnormal_status` is `ABNORMAL_FINISHED`."""
    funds_abnormal_receivers: list[FundsAbnormalReceiver] | None = field(
        ListOf(ModelOf(FundsAbnormalReceiver)), default=None
    )
    """平台接收异常资金商户号或运营主体列表. Merchants or operating entities that get the failed share, as in the request to handle it (分账异常资金提交异常处理). Returned only after that request succeeded."""


@model
class ReturnOrdersEntity(Model):
    """Reply of `create_return_order`."""

    sub_mchid: str = field(STRING)
    """Sub-merchant number that gets the money back, as in the split (电商平台二级商户号, at most 32 characters)."""
    order_id: str = field(STRING)
    """WeChat Pay's ID of the split (微信分账单号, at most 64 characters)."""
    out_order_no: str = field(STRING)
    """Your number of the split (商户分账单号, at most 64 characters)."""
    out_return_no: str = field(STRING)
    """Your number of the return, from the request (商户回退单号, at most 64 characters)."""
    return_mchid: str = field(STRING)
    """Merchant number that gives the money back, as in `receiver_account` of the split (回退商户号, at most 32 characters)."""
    amount: int = field(INTEGER)
    """Amount to give back, in fen (回退金额)."""
    return_no: str = field(STRING)
    """WeChat Pay's ID of the return (微信回退单号, at most 64 characters)."""
    result: ReturnOrderStatus | str = field(OpenEnum(ReturnOrderStatus))
    """回退结果. Outcome of the return. While it is `PROCESSING`, repeat the request only with the same `out_return_no` and the same arguments: a new number can move the money twice."""
    fail_reason: ReturnOrderFailReason | str | None = field(OpenEnum(ReturnOrderFailReason), default=None)
    """失败原因. Why the return failed. Returned only when `result` is `FAILED`."""
    finish_time: Timestamp | str = field(DATETIME)
    """When the return was completed (完成时间, RFC 3339)."""
    transaction_id: str = field(STRING)
    """WeChat Pay order ID of the payment (微信订单号, at most 32 characters)."""
