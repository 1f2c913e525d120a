# Written by `make generate` from specs/_shared/models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class IdentificationType(StrEnum):
    """Documented values of `id_doc_type` (证件类型). Any other value is a plain `str`."""

    IDENTIFICATION_TYPE_IDCARD = "IDENTIFICATION_TYPE_IDCARD"
    """ID card of a mainland China resident."""
    IDENTIFICATION_TYPE_OVERSEA_PASSPORT = "IDENTIFICATION_TYPE_OVERSEA_PASSPORT"
    """Passport of a resident of another country or region."""
    IDENTIFICATION_TYPE_HONGKONG_PASSPORT = "IDENTIFICATION_TYPE_HONGKONG_PASSPORT"
    """Mainland travel permit of a Hong Kong resident."""
    IDENTIFICATION_TYPE_MACAO_PASSPORT = "IDENTIFICATION_TYPE_MACAO_PASSPORT"
    """Mainland travel permit of a Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN_PASSPORT = "IDENTIFICATION_TYPE_TAIWAN_PASSPORT"
    """Mainland travel permit of a Taiwan resident."""
    IDENTIFICATION_TYPE_FOREIGN_RESIDENT = "IDENTIFICATION_TYPE_FOREIGN_RESIDENT"
    """Residence permit of a foreigner."""
    IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT = "IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT"
    """Residence permit of a Hong Kong or Macao resident."""
    IDENTIFICATION_TYPE_TAIWAN_RESIDENT = "IDENTIFICATION_TYPE_TAIWAN_RESIDENT"
    """Residence permit of a Taiwan resident."""


class IdHolderType(StrEnum):
    """Documented values of `id_holder_type` (证件持有人类型). Any other value is a plain `str`."""

    LEGAL = "LEGAL"
    """The operator or legal representative."""
    SUPER = "SUPER"
    """A person whom the merchant authorized to handle its WeChat Pay business."""


class PromotionDetailScope(StrEnum):
    """Documented values of `scope` (优惠范围). Any other value is a plain `str`."""

    GLOBAL = "GLOBAL"
    """Order-wide coupon. Its spending threshold applies to the discountable amount of the whole order."""
    SINGLE = "SINGLE"
    """Item coupon. Its spending threshold applies to the total price of one product in the order."""


class PromotionDetailType(StrEnum):
    """Documented values of `type` (优惠类型). Any other value is a plain `str`."""

    CASH = "CASH"
    """Pre-funded. Its value is settled to the receiving merchant with the order."""
    NOCASH = "NOCASH"
    """Not pre-funded. Nothing is settled to the receiving merchant for it."""


class WithdrawStatus(StrEnum):
    """Documented values of `status` (预约提现单状态). Any other value is a plain `str`."""

    CREATE_SUCCESS = "CREATE_SUCCESS"
    """Accepted. The result of the bank is still open; query again."""
    SUCCESS = "SUCCESS"
    """Sent to the bank account, which does not mean that it arrived: the bank can return it, usually within 7 working days, and the status becomes `REFUND`. Final for banks that WeChat Pay is connected to directly."""
    FAIL = "FAIL"
    """Failed. See `reason`. Final."""
    REFUND = "REFUND"
    """The bank returned the money, and it is back in the account that it came from. Check the bank account on file. Final."""
    CLOSE = "CLOSE"
    """Closed, for example because of a penalty or a risk. Final; to withdraw all the same, use a new `out_request_no`."""
    INIT = "INIT"
    """Created but not accepted, for example because the balance is too low. Retry with the same `out_request_no` and the same arguments."""


class WithdrawAccountType(StrEnum):
    """Documented values of `account_type` (出款账户类型). Any other value is a plain `str`."""

    BASIC = "BASIC"
    """Basic account, which receives the money of orders."""
    FEES = "FEES"
    """Fee account."""
    OPERATION = "OPERATION"
    """Operation account."""


@model
class StoreInfo(Model):
    """Fields of `store_list` (门店列表)."""

    store_id: str = field(STRING)
    """Store ID, assigned by WeChat Pay when the store of the brand was created (门店ID)."""


@model
class Withdraw(Model):
    """Reply of `query_withdrawal_by_out_request_no`."""

    status: WithdrawStatus | str = field(OpenEnum(WithdrawStatus))
    """Status of the withdrawal (预约提现单状态)."""
    withdraw_id: str = field(STRING)
    """WeChat Pay's ID of the withdrawal (微信支付预约提现单号, at most 128 characters)."""
    out_request_no: str = field(STRING)
    """商户预约提现单号, at most 32 characters. Your number of the withdrawal. Digits and ASCII letters."""
    amount: int = field(INTEGER)
    """Amount of the withdrawal, in fen (提现金额)."""
    create_time: Timestamp | str = field(DATETIME)
    """When the withdrawal was requested (提交预约时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the status last changed (提现状态更新时间, RFC 3339)."""
    reason: str = field(STRING)
    """失败原因, at most 255 characters. Why the withdrawal failed, in Chinese. Has a value only in the states `FAIL`, `REFUND` and `CLOSE`."""
    remark: str = field(STRING)
    """提现备注, at most 255 characters. Your note on the withdrawal. Empty if the request had none or an invalid one."""
    bank_memo: str = field(STRING)
    """银行附言, at most 32 characters. Note that the bank of the recipient may show. Digits, letters and Chinese characters. Empty if the request had none or an invalid one."""
    account_type: WithdrawAccountType | str = field(OpenEnum(WithdrawAccountType))
    """Account that the money is withdrawn from (出款账户类型)."""
    solution: str = field(STRING)
    """提现失败解决方案, at most 255 characters. What to do about the failure, in Chinese. Has a value only in the states `FAIL`, `REFUND` and `CLOSE`."""
    account_number: str = field(STRING)
    """Last four digits of the bank account that gets the money (入账银行账号后四位, at most 4 characters)."""
    account_bank: str = field(STRING)
    """Bank that gets the money, in Chinese (入账银行, at most 10 characters)."""
    bank_name: str | None = field(STRING, default=None)
    """Full name of the bank and its branch, in Chinese (入账银行全称（含支行）, at most 128 characters)."""
