"""The rules for the notification URL of a request."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.family.refusals import wrong_value
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address


def check_notify_url(fields: Mapping[str, Any], name: str = "notify_url", inside: str = "") -> None:
    """Check that a notification URL is absolute with a path, without a query, and that all programs parse it the same way.

    https://pay.weixin.qq.com/doc/v3/merchant/4012075420

    Args:
        fields: the fields of the request, or of the object that contains the URL.
        name: the name of the field.
        inside: the JSON Pointer of the object; empty for the request itself.

    Raises:
        Refusal: the URL breaks a rule.
    """
    address: str | None = fields.get(name)
    if address is None:
        return
    try:
        read = read_address(address)
        is_valid = read.has_path and not read.has_query
    except NotificationAddressError:
        is_valid = False
    if not is_valid:
        en = "must be an absolute http or https URL with a path, without a query, user information, spaces or backslashes"
        raise wrong_value(f"{inside}/{name}", address, "回调地址必须为包含路径的完整URL，且不能携带参数", en)
