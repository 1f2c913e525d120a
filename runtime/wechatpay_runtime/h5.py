"""URL of the H5 payment page for a mobile browser.

Official page: https://pay.weixin.qq.com/doc/v3/merchant/4012791835
"""

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import InvalidArgument

__all__ = ["h5_address"]


def h5_address(h5_url: str, *, redirect_url: str) -> str:
    """Add the URL to which the user is redirected after the payment to an `h5_url`.

    The user is redirected whether they paid or not, so query the order on that page. If you do not need a redirect, use `h5_url`
    unchanged.

    Args:
        h5_url: The `h5_url` returned by `prepay_h5`; valid for five minutes.
        redirect_url: URL of your page, not percent-encoded. Its domain must be configured for H5 payments
            (商户平台 → 产品中心 → 开发配置 → H5支付).

    Returns:
        The URL to open in the browser.

    Raises:
        InvalidArgument: One of them is not an http or https URL, or `h5_url` already contains a `redirect_url`.
    """
    _check("h5_url", h5_url, phrase("Pass the h5_url returned by prepay_h5."))
    _check("redirect_url", redirect_url, phrase("Pass the complete URL of your page, not percent-encoded."))
    address = urlsplit(h5_url)
    if "redirect_url" in parse_qs(address.query, keep_blank_values=True):
        raise InvalidArgument(phrase("h5_url already contains a redirect_url. Pass the h5_url returned by prepay_h5."))
    query = f"{address.query}&" if address.query else ""
    return address._replace(query=f"{query}redirect_url={quote(redirect_url, safe='')}").geturl()


def _check(name: str, url: str, cure: str) -> None:
    value: Any = url  # callers may not use a type checker
    if not isinstance(value, str):
        raise InvalidArgument(
            phrase("{name} must be a string, got {type}. {cure}", name=name, type=type(value).__name__, cure=cure)
        )
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or any(not character.isprintable() for character in value)
    ):
        raise InvalidArgument(phrase("{name} is not an http or https URL. {cure}", name=name, cure=cure))
