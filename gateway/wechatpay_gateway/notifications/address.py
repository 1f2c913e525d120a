"""The address of a notification, read once: what is checked is what is connected to."""

import re
from ipaddress import ip_address

from attrs import frozen
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

_PORTS = {"http": 80, "https": 443}
_UNFIT = re.compile(r"[\\\x00-\x20\x7f\s]")
_AUTHORITY = re.compile(r"[^/?#]*//[^/?#]*/?")
_LOCALHOST = "localhost"


class NotificationAddressError(ValueError):
    """A text is not an address that a notification can be sent to; the message says why."""


@frozen
class NotificationAddress:
    """Where a notification goes: `host` and `port` are connected to, `target` is the path and query that are asked for.

    `host` is in lower case and without the brackets of an IPv6 address. `receiver` is the beginning of the text that names the server.
    """

    scheme: str
    host: str
    port: int
    target: str
    receiver: str
    has_path: bool
    """Whether it names more than the server: `/` alone does not."""
    has_query: bool
    """Whether it carries a query or a fragment, which WeChat Pay does not take."""

    @property
    def is_this_machine(self) -> bool:
        """Whether `host` is `localhost` or a loopback address; no other name is looked up."""
        return self.host == _LOCALHOST or is_loopback(self.host)

    @property
    def text(self) -> str:
        """The address for people, without its query."""
        return f"{self.scheme}://{self.host_header}{self.target.partition('?')[0]}"

    @property
    def host_header(self) -> str:
        """The value of the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether a host is a loopback address; a name is not."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def read_address(text: str) -> NotificationAddress:
    """Read an absolute http or https address.

    Raises:
        NotificationAddressError: it is not one, or has blanks, backslashes or user information, which programs read in different ways.
    """
    if _UNFIT.search(text):
        raise NotificationAddressError("it must not contain blanks, control characters or backslashes")
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
