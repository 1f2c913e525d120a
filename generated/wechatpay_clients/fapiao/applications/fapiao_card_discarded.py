# Written by `make generate` from specs/fapiao/applications/fapiao_card_discarded.yaml: edit that file.
"""Cards of e-invoices voided (发票卡券作废通知).

Sent to the `callback_url` of your development settings after invoices have been voided among the user's cards, because
they were reversed.

The same notification can arrive several times: lock the application, process it once, and acknowledge the repeats.
Query the application if no notification arrives. Check that the notification matches your own records. See
https://pay.weixin.qq.com/doc/v3/partner/4012082570 for the rules of the URL and for the address ranges that a firewall
must admit.

Event types: `FAPIAO.CARD_DISCARDED`.

Acknowledge it within 5 seconds, and process it afterwards.
Otherwise, WeChat Pay sends it again up to 9 times, after 15s, 15s, 30s, 3m, 30m (4 times), 1h.

Sent to: service provider (普通服务商).

Official page, 2025-12-03: https://pay.weixin.qq.com/doc/v3/partner/4015792560
"""

from typing import TypeAlias

from wechatpay_clients.fapiao.applications._models import FapiaoApplication
from wechatpay_runtime.notifications.notification import Notification, NotificationShape, NotificationType

FapiaoCardDiscardedNotification: TypeAlias = Notification[FapiaoApplication]
"""The type that a handler of this notification receives."""

NOTIFICATION: NotificationType[FapiaoApplication, None] = NotificationType(
    name="fapiao.applications.fapiao_card_discarded",
    event_types=("FAPIAO.CARD_DISCARDED",),
    shapes=(NotificationShape(FapiaoApplication),),
    docs=("https://pay.weixin.qq.com/doc/v3/partner/4015792560",),
)
