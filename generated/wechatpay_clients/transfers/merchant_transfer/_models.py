# Written by `make generate` from specs/transfers/merchant_transfer/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.containers import ModelOf
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING, Encrypted
from wechatpay_runtime.timestamp import Timestamp


class TransferBillStatus(StrEnum):
    """Documented values of `state` (单据状态). Any other value is a plain `str`."""

    ACCEPTED = "ACCEPTED"
    """Accepted. If it stays in this state, check the balance of your operation account, then retry with the same `out_bill_no` and arguments."""
    PROCESSING = "PROCESSING"
    """The money is being locked. If it stays in this state, check your balance, top it up if it is too low, and retry with the same `out_bill_no` and arguments. Fails after 24 hours without a top-up."""
    WAIT_USER_CONFIRM = "WAIT_USER_CONFIRM"
    """Waiting for the user to confirm. The money is locked. Open the confirmation page with `package_info`. After 24 hours, the transfer becomes `FAIL` and the money is returned; this can take longer. Do not pay again before a query returns `FAIL`, or `CANCELLED` after a cancellation."""
    TRANSFERING = "TRANSFERING"
    """The money is on its way. The user can confirm again on the confirmation page."""
    SUCCESS = "SUCCESS"
    """The user received the money. Final."""
    FAIL = "FAIL"
    """The transfer failed. Final. To pay the user, create a transfer with a new `out_bill_no`."""
    CANCELING = "CANCELING"
    """Your cancellation was accepted. Query the transfer for its result."""
    CANCELLED = "CANCELLED"
    """Canceled. The money was returned to you. Final. To pay the user, create a transfer with a new `out_bill_no`."""


class FailReason(StrEnum):
    """Documented values of `fail_reason` (失败原因). Any other value is a plain `str`."""

    ACCOUNT_FROZEN = "ACCOUNT_FROZEN"
    """The user's account is frozen."""
    ACCOUNT_NOT_EXIST = "ACCOUNT_NOT_EXIST"
    """The user's account does not exist."""
    BANK_CARD_ACCOUNT_ABNORMAL = "BANK_CARD_ACCOUNT_ABNORMAL"
    """The bank card cannot receive money: it is canceled, frozen, void or reported lost."""
    BANK_CARD_BANK_INFO_WRONG = "BANK_CARD_BANK_INFO_WRONG"
    """The registered bank or branch is wrong."""
    BANK_CARD_CARD_INFO_WRONG = "BANK_CARD_CARD_INFO_WRONG"
    """The name or the number of the bank card is wrong."""
    BANK_CARD_COLLECTIONS_ABOVE_QUOTA = "BANK_CARD_COLLECTIONS_ABOVE_QUOTA"
    """The bank card, of class II or III, has reached its limit for receiving money."""
    BANK_CARD_PARAM_ERROR = "BANK_CARD_PARAM_ERROR"
    """The bank card of the user is wrong. Check the information."""
    BANK_CARD_STATUS_ABNORMAL = "BANK_CARD_STATUS_ABNORMAL"
    """The state of the bank card does not allow it to receive money."""
    BLOCK_B2C_USERLIMITAMOUNT_BSRULE_MONTH = "BLOCK_B2C_USERLIMITAMOUNT_BSRULE_MONTH"
    """The user's monthly limit for receiving transfers is reached. Do not pay the user again this month."""
    BLOCK_B2C_USERLIMITAMOUNT_MONTH = "BLOCK_B2C_USERLIMITAMOUNT_MONTH"
    """The user's account is limited because of a risk. Do not pay the user again this month."""
    DAY_RECEIVED_COUNT_EXCEED = "DAY_RECEIVED_COUNT_EXCEED"
    """The user's daily number of payments is exceeded. Check the product settings."""
    DAY_RECEIVED_QUOTA_EXCEED = "DAY_RECEIVED_QUOTA_EXCEED"
    """The user's daily limit is exceeded. Check the product settings."""
    EXCEEDED_ESTIMATED_AMOUNT = "EXCEEDED_ESTIMATED_AMOUNT"
    """The amount is outside the reserved range."""
    ID_CARD_NOT_CORRECT = "ID_CARD_NOT_CORRECT"
    """The ID card does not match the recipient. Check the information."""
    MCH_CANCEL = "MCH_CANCEL"
    """You canceled the payment."""
    MERCHANT_REJECT = "MERCHANT_REJECT"
    """An employee who confirms transfers with a password rejected it."""
    MERCHANT_NOT_CONFIRM = "MERCHANT_NOT_CONFIRM"
    """The employee who confirms transfers with a password did not do so in time."""
    NAME_NOT_CORRECT = "NAME_NOT_CORRECT"
    """The name does not match the recipient. Check the information."""
    OPENID_INVALID = "OPENID_INVALID"
    """The OpenID is malformed or does not belong to your AppID."""
    OTHER_FAIL_REASON_TYPE = "OTHER_FAIL_REASON_TYPE"
    """Another reason."""
    OVERDUE_CLOSE = "OVERDUE_CLOSE"
    """The time for retries is over, and the system closed the transfer."""
    PAYEE_ACCOUNT_ABNORMAL = "PAYEE_ACCOUNT_ABNORMAL"
    """The user's account cannot receive money. Ask the user to complete the identity information in WeChat Pay."""
    PAYER_ACCOUNT_ABNORMAL = "PAYER_ACCOUNT_ABNORMAL"
    """Your account is restricted and cannot pay. The merchant platform shows how to lift the restriction."""
    PRODUCT_AUTH_CHECK_FAIL = "PRODUCT_AUTH_CHECK_FAIL"
    """The product is not enabled or is frozen. Check its state."""
    REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED = "REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED"
    """The user's account is limited. Ask the user to look up the details in WeChat Pay."""
    REAL_NAME_CHECK_FAIL = "REAL_NAME_CHECK_FAIL"
    """The recipient's identity is not verified. Ask the user to verify it in WeChat."""
    RECEIVE_ACCOUNT_NOT_CONFIGURE = "RECEIVE_ACCOUNT_NOT_CONFIGURE"
    """The recipient is not set up. Add it under 商家转账 > 前往功能 > 转账场景 on the merchant platform."""
    RESERVATION_INFO_NOT_MATCH = "RESERVATION_INFO_NOT_MATCH"
    """The transfer, such as its OpenID, does not match the reservation."""
    RESERVATION_SCENE_NOT_MATCH = "RESERVATION_SCENE_NOT_MATCH"
    """The scene does not match the one of the reservation."""
    RESERVATION_STATE_INVALID = "RESERVATION_STATE_INVALID"
    """The state of the reservation does not allow the transfer."""
    TRANSFER_QUOTA_EXCEED = "TRANSFER_QUOTA_EXCEED"
    """The user's limit for one payment is exceeded. Check the product settings."""
    TRANSFER_REMARK_SET_FAIL = "TRANSFER_REMARK_SET_FAIL"
    """The note could not be set. Change it and try again."""
    TRANSFER_RISK = "TRANSFER_RISK"
    """WeChat Pay blocked the transfer because of a risk."""
    TRANSFER_SCENE_INVALID = "TRANSFER_SCENE_INVALID"
    """You do not have this transfer scene. Check the scene ID."""
    TRANSFER_SCENE_UNAVAILABLE = "TRANSFER_SCENE_UNAVAILABLE"
    """The transfer scene is not available at the moment. Check the scene ID."""
    RELATED_ORDER_TRANSFER_AMOUNT_EXCEED = "RELATED_ORDER_TRANSFER_AMOUNT_EXCEED"
    """The payments for the related order exceed its maximum amount."""
    RELATED_ORDER_TRANSFER_COUNT_EXCEED = "RELATED_ORDER_TRANSFER_COUNT_EXCEED"
    """The payments for the related order exceed their maximum number."""
    BUDGET_NOT_ENOUGH = "BUDGET_NOT_ENOUGH"
    """The budget has too little money left. Apply for a new one."""


class UserConfirmAuthorizationState(StrEnum):
    """Documented values of `state` (授权状态). Any other value is a plain `str`."""

    TAKING_EFFECT = "TAKING_EFFECT"
    """The user agreed. You can transfer to this user until the authorization is closed."""
    CLOSED = "CLOSED"
    """Closed by the user, by you or by WeChat Pay, or not confirmed in time. No transfers are possible. Final."""
    WAIT_USER_CONFIRM = "WAIT_USER_CONFIRM"
    """Waiting for the user to agree. Expires after 24 hours."""


class AuthorizationCloseReason(StrEnum):
    """Documented values of `close_reason` (免确认收款授权的原因). Any other value is a plain `str`."""

    CLOSE_VIA_MCH_API = "CLOSE_VIA_MCH_API"
    """You closed it with `close_authorization`."""
    USER_CLOSE = "USER_CLOSE"
    """The user agreed and closed it later."""
    USER_OVERDUE_UNCONFIRMED = "USER_OVERDUE_UNCONFIRMED"
    """The user did not agree in time."""
    TRANSFER_RISK = "TRANSFER_RISK"
    """Transfers to the user are risky."""
    USER_ACCOUNT_ABNORMAL = "USER_ACCOUNT_ABNORMAL"
    """The user's account cannot receive money."""


class ElecsignState(StrEnum):
    """Documented values of `state` (申请单状态). Any other value is a plain `str`."""

    GENERATING = "GENERATING"
    """The application was accepted, and the receipt is being generated. Query again after 2 minutes or more."""
    FINISHED = "FINISHED"
    """The receipt is ready to download. Final."""
    FAILED = "FAILED"
    """No receipt could be generated. Final. Stop querying; the reply may say why in a field that no page names."""


class ElecsignHashType(StrEnum):
    """Documented values of `hash_type` (回单文件摘要类型). Any other value is a plain `str`."""

    SHA256 = "SHA256"
    """SHA-256."""
    SM3 = "SM3"
    """SM3, the Chinese national standard."""


@model
class TransferSceneReportInfo(Model):
    """Fields of `transfer_scene_report_infos` (转账场景报备信息)."""

    info_type: str = field(STRING)
    """信息类型, at most 15 characters. Name of the information. A fixed Chinese text; each scene requires its own, each of them once: `1000` `活动名称` and `奖励说明`; `1002` `补贴类型`; `1004` `保险产品备案编号`, `保险名称` and `保险操作单号`; `1005` `岗位类型` and `报酬说明`; `1009` `采购商品名称`; `1010` `回收商品名称`; `1011` `赔付原因`; `1013` `公益活动名称` and `公益活动备案编号`."""
    info_content: str = field(STRING)
    """The information itself, in your own words, such as `新会员有礼` for the name of a campaign (信息内容, at most 32 characters)."""


@model
class TransferBillEntity(Model):
    """Reply of `create_authorized_transfer`."""

    mch_id: str = field(STRING)
    """Merchant number that created the transfer (商户号)."""
    out_bill_no: str = field(STRING)
    """商户单号, at most 32 characters. Your transfer number, unique per merchant number. Digits and ASCII letters."""
    transfer_bill_no: str = field(STRING)
    """WeChat Pay transfer number (商家转账订单号)."""
    appid: str = field(STRING)
    """AppID of the transfer, bound to the merchant number: mini program, official account, mobile app, or WeCom corp ID (商户AppID)."""
    state: TransferBillStatus | str = field(OpenEnum(TransferBillStatus))
    """单据状态. State of the transfer. The user has the money only in `SUCCESS`."""
    transfer_amount: int = field(INTEGER)
    """Amount in fen (转账金额)."""
    transfer_remark: str = field(STRING)
    """Note that the user sees (转账备注, at most 32 characters)."""
    fail_reason: FailReason | str | None = field(OpenEnum(FailReason), default=None)
    """失败原因. Why the transfer failed. Returned only after it failed or its money was returned to you."""
    openid: str | None = field(STRING, default=None)
    """OpenID of the recipient under `appid` (收款用户OpenID, at most 64 characters)."""
    user_name: str | None = field(Encrypted(STRING), default=None)
    """收款用户姓名, encrypted in transit. Recipient's real name. Returned only if the request had it. A transfer without it has no receipt."""
    create_time: Timestamp | str = field(DATETIME)
    """When WeChat Pay accepted the transfer (单据创建时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the state last changed (最后一次状态变更时间, RFC 3339)."""


@model
class AuthorizationCloseInfo(Model):
    """Fields of `close_info` (免确认收款授权的关闭信息)."""

    close_time: Timestamp | str = field(DATETIME)
    """关闭时间, RFC 3339. When the authorization was closed. Returned only in state `CLOSED`."""
    close_reason: AuthorizationCloseReason | str = field(OpenEnum(AuthorizationCloseReason))
    """免确认收款授权的原因. Why the authorization was closed. Returned only in state `CLOSED`."""


@model
class UserConfirmAuthorizationEntity(Model):
    """Reply of `close_authorization`."""

    out_authorization_no: str = field(STRING)
    """Your authorization number (商户侧授权单号, at most 32 characters)."""
    appid: str = field(STRING)
    """AppID of the authorization (商户AppID, at most 32 characters)."""
    openid: str = field(STRING)
    """OpenID of the recipient under `appid` (收款用户OpenID, at most 64 characters)."""
    user_display_name: str = field(STRING)
    """Account name that the user sees in the details of the authorization (用户展示昵称, at most 32 characters)."""
    authorization_id: str | None = field(STRING, default=None)
    """微信免确认收款授权单号, at most 32 characters. WeChat Pay authorization number. Returned only after the user agreed. Store it; transfers need it or your own number."""
    state: UserConfirmAuthorizationState | str = field(OpenEnum(UserConfirmAuthorizationState))
    """授权状态. State of the authorization. Transfers are possible only in `TAKING_EFFECT`."""
    authorize_time: Timestamp | str | None = field(DATETIME, default=None)
    """用户确认授权的时间, RFC 3339. When the user agreed. Returned only after the user agreed."""
    close_info: AuthorizationCloseInfo | None = field(ModelOf(AuthorizationCloseInfo), default=None)
    """免确认收款授权的关闭信息. Why and when the authorization was closed. Returned only in state `CLOSED`."""
    transfer_scene_id: str | None = field(STRING, default=None)
    """Transfer scene that the authorization is for, such as `1000` for cash marketing or `1006` for expense claims (转账场景ID, at most 36 characters)."""
    user_recv_perception: str | None = field(STRING, default=None)
    """Reason for the payment that the user sees, as in the request (用户收款感知, at most 256 characters)."""
    create_time: Timestamp | str | None = field(DATETIME, default=None)
    """When you applied for the authorization (单据创建时间, RFC 3339)."""


@model
class AcceptElecsignResponse(Model):
    """Reply of `apply_receipt_by_out_bill_no`."""

    state: ElecsignState | str = field(OpenEnum(ElecsignState))
    """State of the application (申请单状态)."""
    create_time: Timestamp | str = field(DATETIME)
    """When the application was created (申请单创建时间, RFC 3339)."""


@model
class ElecsignEntity(Model):
    """Reply of `query_receipt_by_out_bill_no`."""

    state: ElecsignState | str = field(OpenEnum(ElecsignState))
    """State of the application (申请单状态)."""
    create_time: Timestamp | str = field(DATETIME)
    """When the application was created (申请单创建时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the application last changed (申请单更新时间, RFC 3339)."""
    hash_type: ElecsignHashType | str | None = field(OpenEnum(ElecsignHashType), default=None)
    """回单文件摘要类型. Digest algorithm of `hash_value`. Returned only in state `FINISHED`."""
    hash_value: str | None = field(STRING, default=None)
    """回单文件摘要值, at most 512 characters. Digest of the file, which the downloaded file must match. Returned only in state `FINISHED`."""
    download_url: str | None = field(STRING, default=None)
    """回单文件下载地址, at most 3000 characters. Address of the file, valid for 10 minutes; query again for a new one. Use it as it is: its host, path and parameters can change. Returned only in state `FINISHED`."""
