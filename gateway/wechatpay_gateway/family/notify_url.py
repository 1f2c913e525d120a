"""The rule for addresses of notifications."""

from typing import Any

from wechatpay_gateway.family.refusals import wrong_value
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address


def check_notify_url(fields: dict[str, Any]) -> None:
    """A notification address is absolute, has a path and no query, and reads the same to every program.

    https://pay.weixin.qq.com/doc/v3/merchant/4012075420

    Raises:
        Refusal: it is not such an address.
    """
    address: str | None = fields.get("notify_url")
    if address is None:
        return
    try:
        read = read_address(address)
        is_fit = read.has_path and not read.has_query
    except NotificationAddressError:
        is_fit = False
    if not is_fit:
        en = "must be an absolute http or https address with a path, without a query, user information, blanks and backslashes"
        raise wrong_value("/notify_url", address, "回调地址必须为包含路径的完整URL，且不能携带参数", en)
