# Written by `make generate` from specs/ecommerce/funds/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from enum import StrEnum

from wechatpay_clients._models import WithdrawAccountType, WithdrawStatus
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


class WithdrawEntityStatus(StrEnum):
    """Documented values of `status` (单据状态). Any other value is a plain `str`."""

    CREATED = "CREATED"
    """Created but not accepted. Retry with the same `out_request_no` and the same arguments."""
    PROCESSING = "PROCESSING"
    """The result of the bank is still open; query again."""
    FINISHED = "FINISHED"
    """Paid according to the bank, which does not mean that it arrived: the bank can return it, usually within 7 working days, without a time limit if something goes wrong at the bank. The status then becomes `ABNORMAL`."""
    ABNORMAL = "ABNORMAL"
    """Money could not be paid to the bank, or the bank returned some of it. See the amounts and `reason`. Final."""


@model
class SubMerchantWithdraw(Model):
    """Reply of `query_withdrawal_by_out_request_no`."""

    sp_mchid: str = field(STRING)
    """Merchant number of the platform (收付通平台商户号)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is withdrawn (二级商户号)."""
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
    account_number: str = field(STRING)
    """Last four digits of the bank account that gets the money (入账银行账号后四位, at most 4 characters)."""
    account_bank: str = field(STRING)
    """Bank that gets the money, in Chinese (入账银行, at most 10 characters)."""
    bank_name: str | None = field(STRING, default=None)
    """Full name of the bank and its branch, in Chinese (入账银行全称（含支行）, at most 128 characters)."""


@model
class WithdrawEntity(Model):
    """Reply of `create_day_end_balance_withdrawal`."""

    sp_mchid: str = field(STRING)
    """Merchant number of the platform (收付通平台商户号)."""
    sub_mchid: str = field(STRING)
    """Sub-merchant number whose money is withdrawn (二级商户号)."""
    status: WithdrawEntityStatus | str = field(OpenEnum(WithdrawEntityStatus))
    """Status of the withdrawal (单据状态)."""
    withdraw_id: str = field(STRING)
    """WeChat Pay's ID of the withdrawal (微信支付提现单号, at most 64 characters)."""
    out_request_no: str = field(STRING)
    """商户提现单号, at most 32 characters. Your number of the withdrawal. Digits and ASCII letters."""
    total_amount: int = field(INTEGER)
    """Amount of the withdrawal, in fen (提现金额)."""
    success_amount: int | None = field(INTEGER, default=None)
    """提现成功金额. Amount that reached the bank account, in fen. Becomes lower if the bank returns money later."""
    fail_amount: int | None = field(INTEGER, default=None)
    """Amount that failed, in fen, because of the bank or because the withdrawal was closed, for example for lack of money (提现失败金额)."""
    refund_amount: int | None = field(INTEGER, default=None)
    """提现退票金额. Amount that the bank returned, in fen. If it is more than 0, check the bank account on file. The money is back in the account that it came from."""
    create_time: Timestamp | str = field(DATETIME)
    """When the withdrawal was requested (提交预约时间, RFC 3339)."""
    update_time: Timestamp | str = field(DATETIME)
    """When the status last changed (状态更新时间, RFC 3339)."""
    reason: str | None = field(STRING, default=None)
    """失败原因, at most 255 characters. Why money failed, was returned by the bank, or the withdrawal was closed, in Chinese. Several reasons are separated by `;`. Has a value only in these cases."""
    remark: str | None = field(STRING, default=None)
    """提现备注, at most 255 characters. Your note on the withdrawal. Empty if the request had none or an invalid one."""
    bank_memo: str | None = field(STRING, default=None)
    """银行附言, at most 32 characters. Note that the bank of the recipient may show. Digits, letters and Chinese characters. Empty if the request had none or an invalid one."""
    account_type: WithdrawAccountType | str = field(OpenEnum(WithdrawAccountType))
    """Account that the money is withdrawn from (出款账户类型)."""
    account_number: str = field(STRING)
    """Last four digits of the bank account that gets the money (入账银行账号后四位, at most 4 characters)."""
    account_bank: str = field(STRING)
    """Bank that gets the money, in Chinese (入账银行, at most 10 characters)."""
    bank_name: str | None = field(STRING, default=None)
    """Full name of the bank and its branch, in Chinese (入账银行全称（含支行）, at most 128 characters)."""
