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

from wechatpay_clients._models import Withdraw
from wechatpay_clients.ecommerce.funds._models import SubMerchantWithdraw, WithdrawEntity
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType

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
