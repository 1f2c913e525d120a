"""Parses a notification URL once, so that the checks and the connection use the same host."""

import re
from functools import lru_cache
from ipaddress import ip_address

from attrs import frozen

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\\\x00-\x20\x7f\s]")
_AUTHORITY = re.compile(r"[^/?#]*//[^/?#]*/?")
_LOCALHOST = "localhost"
_LATEST_ADDRESSES = 128
"""How many results are kept: most notifications go to the same few URLs, and each URL is read when it arrives and at each delivery."""


class NotificationAddressError(ValueError):
    """A notification cannot be sent to this URL; the message says why."""


@frozen
class NotificationAddress:
    """A parsed notification URL: `target` is its path and query.

    `host` is in lower case and without the brackets of an IPv6 address. `receiver` is the part of the URL before the path.
    """

    scheme: str
    host: str
    port: int
    target: str
    receiver: str
    has_path: bool
    """Whether it has a path other than `/`."""
    has_query: bool
    """Whether it has a query or a fragment, which WeChat Pay does not accept."""

    @property
    def is_this_machine(self) -> bool:
        """Whether `host` is `localhost` or a loopback address; other names are not resolved."""
        return self.host == _LOCALHOST or is_loopback(self.host)

    @property
    def text(self) -> str:
        """The URL without its query, for messages."""
        return f"{self.scheme}://{self.host_header}{self.target.partition('?')[0]}"

    @property
    def host_header(self) -> str:
        """The value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Return whether a host is a loopback address; host names are not."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@lru_cache(_LATEST_ADDRESSES)
def read_address(text: str) -> NotificationAddress:
    """Parse an absolute http or https URL.

    Raises:
        NotificationAddressError: the text is not such a URL, or contains spaces, backslashes or user information, which programs parse in
            different ways.
    """
    # Imported with the first URL: many gateways get none, and the import takes a tenth of the start.
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    if _FORBIDDEN.search(text):
        raise NotificationAddressError("it must not contain spaces, control characters or backslashes")
    authority = _AUTHORITY.match(text)
    receiver = authority.group() if authority else ""
    if "@" in receiver:
        raise NotificationAddressError("it must not contain user information")
    try:
        parsed = parse_url(text)
    except LocationParseError:
        raise NotificationAddressError("its host or port is not valid") from None
    if parsed.scheme not in _PORTS or not parsed.host or not receiver:
        raise NotificationAddressError("it must start with http:// or https:// and a host")
    port = _PORTS[parsed.scheme] if parsed.port is None else parsed.port
    if not port:
        raise NotificationAddressError("its port must not be 0")
    return NotificationAddress(
        scheme=parsed.scheme,
        host=parsed.host.strip("[]"),
        port=port,
        target=parsed.request_uri,
        receiver=receiver,
        has_path=parsed.path not in (None, "", "/"),
        has_query=bool(parsed.query or parsed.fragment),
    )
