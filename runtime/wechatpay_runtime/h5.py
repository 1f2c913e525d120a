"""Where a mobile browser is sent to pay.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791835
"""

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from wechatpay_runtime.errors import InvalidArgument

__all__ = ["h5_address"]


def h5_address(h5_url: str, *, redirect_url: str) -> str:
    """Add to an `h5_url` the page on which the user arrives after the payment.

    The user arrives there paid or not, so ask for the order on that page. Without such a page, `h5_url` is used as it is.

    Args:
        h5_url: What `prepay_h5` answers; good for five minutes.
        redirect_url: Address of your page, not encoded; its domain must be one of those that are configured for H5 payments
            (商户平台 → 产品中心 → 开发配置 → H5支付).

    Returns:
        The address to send the browser to.

    Raises:
        InvalidArgument: One of them is no http address, or `h5_url` has a page already.
    """
    _check("h5_url", h5_url, "Give it as prepay_h5 answered it.")
    _check("redirect_url", redirect_url, "Give the whole address of your page, not encoded; it is encoded here.")
    address = urlsplit(h5_url)
    if "redirect_url" in parse_qs(address.query, keep_blank_values=True):
        raise InvalidArgument("h5_url has a redirect_url already. Give it as prepay_h5 answered it.")
    query = f"{address.query}&" if address.query else ""
    return address._replace(query=f"{query}redirect_url={quote(redirect_url, safe='')}").geturl()


def _check(name: str, url: str, cure: str) -> None:
    value: Any = url  # not everybody checks types
    if not isinstance(value, str):
        raise InvalidArgument(f"{name} takes text, not {type(value).__name__}. {cure}")
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or any(not character.isprintable() for character in value)
    ):
        raise InvalidArgument(f"{name} is no http address. {cure}")
