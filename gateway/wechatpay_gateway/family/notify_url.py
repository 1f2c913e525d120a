"""The rules for the notification URL of a request."""

from typing import Any

from wechatpay_gateway.family.refusals import wrong_value
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address


def check_notify_url(fields: dict[str, Any]) -> None:
    """Check that `notify_url` is an absolute URL with a path, without a query, and that all programs parse it the same way.

    https://pay.weixin.qq.com/doc/v3/merchant/4012075420

    Raises:
        Refusal: the URL breaks a rule.
    """
    address: str | None = fields.get("notify_url")
    if address is None:
        return
    try:
        read = read_address(address)
        is_valid = read.has_path and not read.has_query
    except NotificationAddressError:
        is_valid = False
    if not is_valid:
        en = "must be an absolute http or https URL with a path, without a query, user information, spaces or backslashes"
        raise wrong_value("/notify_url", address, "回调地址必须为包含路径的完整URL，且不能携带参数", en)
