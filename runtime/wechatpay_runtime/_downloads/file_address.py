"""The address of a file, taken apart: what WeChat Pay gives as `download_url`. No I/O."""

import re
from urllib.parse import urlsplit

from attrs import frozen

from wechatpay_runtime._calls.address import canonical_target
from wechatpay_runtime.errors import InvalidArgument

_HOST = re.compile(r"(?=.{1,253}$)[0-9A-Za-z_-]{1,63}(?:\.[0-9A-Za-z_-]{1,63})*")
"""Labels as the DNS has them (RFC 1035 section 2.3.4); HTTP libraries raise errors of their own for others."""
_IPV6_HOST = re.compile(r"(?=.*:)[0-9A-Fa-f:.]+")
_HTTPS_PORTS = (None, 443)


@frozen
class FileAddress:
    """An address over http or https, without user information."""

    scheme: str
    host: str
    """In lower case; an IPv6 address without its brackets."""
    port: int | None
    target: str
    """Path and query, in the form in which they are signed and sent."""

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
        """Whether it is one of these hosts, over https and its own port."""
        return self.scheme == "https" and self.host in hosts and self.port in _HTTPS_PORTS


def read_address(text: str) -> FileAddress:
    """Take an address apart; blanks around it are left out, since the official pages show some.

    Raises:
        ValueError: It cannot be called; says why, to follow the name of the field, without repeating the address.
    """
    try:
        parts = urlsplit(text.strip())
        port, host = parts.port, parts.hostname or ""
        target = canonical_target(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    except (ValueError, InvalidArgument):
        raise ValueError("is not a URL") from None
    if "@" in parts.netloc:
        raise ValueError("contains a user name, and no file is fetched with one")
    if parts.scheme not in {"http", "https"} or not (_HOST.fullmatch(host) or _IPV6_HOST.fullmatch(host)):
        raise ValueError("is not an https URL")
    return FileAddress(parts.scheme, host, port, target)
