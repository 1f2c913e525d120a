# Written by `make generate` from specs/ecommerce/funds/withdrawal_changed.yaml: edit that file.
"""Withdrawal changed (商户提现状态变更通知).

Sent to the `notify_url` of a withdrawal when its status changes: it succeeded, failed, was closed, or the bank returned
the money. The content is that of the query: a `WithdrawEntity` for the day-end balance of a sub-merchant, a
`SubMerchantWithdraw` for another withdrawal of a sub-merchant, and a `Withdraw` for a withdrawal of the platform
itself.

Be quick: 3 seconds can already count as too late. The same notification can arrive several times, and more can follow
after success: lock the withdrawal, compare the status, and acknowledge the repeats. Notifications can be late or lost,
so query the withdrawal if none arrives. Check that numbers and amounts match your own records.

Event types: `MCHWITHDRAW.CHANGE`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 67 times, after 15s (10 times), 5m (10 times), 30m (47 times).

Sent to: platform merchant (平台商户).

Official page, 2025-02-24: https://pay.weixin.qq.com/doc/v3/partner/4013049135
"""

from typing import TypeAlias

from wechatpay_clients.ecommerce.funds._models import (
    SubMerchantWithdraw,
    WithdrawAccountType,
    WithdrawEntity,
    WithdrawStatus,
)
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType
from wechatpay_runtime.operation.enums import OpenEnum
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import DATETIME, INTEGER, STRING
from wechatpay_runtime.timestamp import Timestamp


@model
class Withdraw(Model):
    """Content of `withdrawal_changed`."""

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


WithdrawalChangedNotification: TypeAlias = Notification[WithdrawEntity | SubMerchantWithdraw | Withdraw]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[WithdrawEntity | SubMerchantWithdraw | Withdraw, None] = NotificationType(
    name="ecommerce.funds.withdrawal_changed",
    event_types=("MCHWITHDRAW.CHANGE",),
    original_types=("mch_withdraw",),
    shapes=(
        NotificationShape(WithdrawEntity, when="total_amount"),
        NotificationShape(SubMerchantWithdraw, when="sub_mchid"),
        NotificationShape(Withdraw),
    ),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4013049135",),
)
