# Written by `make generate` from specs/risk/violation_notifications/_models.yaml: edit that file.
"""Models and enums that several operations share."""

from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import STRING


@model
class NotificationUrl(Model):
    """Reply of `create_notification_url`."""

    notify_url: str | None = field(STRING, default=None)
    """通知地址, at most 256 characters. Address to which WeChat Pay reports penalties and interceptions of sub-merchants: reachable from the internet, without a query. A public domain needs `https://`. Over a dedicated line, `http://` with its NAT IP or a private callback domain is possible."""
