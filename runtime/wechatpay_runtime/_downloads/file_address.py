"""Parses the address of a file, which WeChat Pay returns as `download_url`. No I/O."""

import re
from urllib.parse import urlsplit

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._calls.address import canonical_target
from wechatpay_runtime.errors import InvalidArgument

_HOST = re.compile(r"(?=.{1,253}$)[0-9A-Za-z_-]{1,63}(?:\.[0-9A-Za-z_-]{1,63})*")
"""Labels of the DNS (RFC 1035 section 2.3.4); HTTP libraries raise their own errors for other names."""
_IPV6_HOST = re.compile(r"(?=.*:)[0-9A-Fa-f:.]+")
_HTTPS_PORTS = (None, 443)


@frozen
class FileAddress:
    """An http or https address without user information."""

    scheme: str
    host: str
    """In lower case; an IPv6 address without brackets."""
    port: int | None
    target: str
    """Path and query, as signed and sent."""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    def is_https_of(self, hosts: "tuple[str, ...] | frozenset[str]") -> bool:
        """Return whether the address uses https, one of these hosts and the default port."""
        return self.scheme == "https" and self.host in hosts and self.port in _HTTPS_PORTS


def read_address(text: str) -> FileAddress:
    """Parse an address. Surrounding whitespace, which occurs on the official pages, is ignored.

    Raises:
        ValueError: The address is invalid. The message is a predicate that does not repeat the address.
    """
    try:
        parts = urlsplit(text.strip())
        port, host = parts.port, parts.hostname or ""
        target = canonical_target(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    except (ValueError, InvalidArgument):
        raise ValueError(phrase("is not a URL")) from None
    if "@" in parts.netloc:
        raise ValueError(phrase("must not contain a user name"))
    if parts.scheme not in {"http", "https"} or not (_HOST.fullmatch(host) or _IPV6_HOST.fullmatch(host)):
        raise ValueError(phrase("is not an https URL"))
    return FileAddress(parts.scheme, host, port, target)
