"""Notifications (callbacks, 回调通知): opened, told apart, handled, answered.

`client.notifications.parse` opens one. A `Router` hands each to its handler; `wechatpay_runtime.adapters` puts it into a
web framework. `require_same` compares a payment with your own record before you deliver.
"""

from wechatpay_runtime.notifications.acknowledgement import Acknowledgement
from wechatpay_runtime.notifications.comparison import require_same
from wechatpay_runtime.notifications.notification import Notification, NotificationType, UnknownNotification
from wechatpay_runtime.notifications.replay_guard import MemoryReplayGuard, ReplayGuard
from wechatpay_runtime.notifications.router import Router

__all__ = [
    "Acknowledgement",
    "MemoryReplayGuard",
    "Notification",
    "NotificationType",
    "ReplayGuard",
    "Router",
    "UnknownNotification",
    "require_same",
]
