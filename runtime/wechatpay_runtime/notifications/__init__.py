"""Receive notifications (回调通知).

`client.notifications.parse` verifies and decrypts a notification. A `Router` calls the handler of each one, and
`wechatpay_runtime.adapters` connects it to a web framework. `require_same` compares a payment with your own record before you
deliver the goods.
"""

from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.comparison import require_same
from wechatpay_runtime.notifications.handlers import Handlers
from wechatpay_runtime.notifications.notification import Notification, NotificationType, UnknownNotification
from wechatpay_runtime.notifications.replay_guard import ClaimingReplayGuard, MemoryReplayGuard, ReplayGuard
from wechatpay_runtime.notifications.router import Router

__all__ = [
    "Acknowledgement",
    "ClaimingReplayGuard",
    "Handlers",
    "MemoryReplayGuard",
    "Notification",
    "NotificationType",
    "ReplayGuard",
    "Router",
    "UnknownNotification",
    "require_same",
]
