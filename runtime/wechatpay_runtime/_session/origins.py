"""Which host to call: the primary, the backup while the primary cannot be reached, and the primary again."""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from attrs import field, frozen

from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime.errors import ConfigurationError

OFFICIAL_ORIGINS = ("https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com")
GLOBAL_ORIGINS = ("https://apihk.mch.weixin.qq.com", "https://api.mch.weixin.qq.com")
OFFICIAL_HOSTS = frozenset(
    {
        "api.mch.weixin.qq.com",
        "api2.mch.weixin.qq.com",
        "apihk.mch.weixin.qq.com",
        "apius.mch.weixin.qq.com",
        "api.wechatpay.cn",
        "api2.wechatpay.cn",
    }
)
RETURN_AFTER_SECONDS = 60.0
_LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")


class Origins:
    """Remembers which host answers.

    After a failure to connect, the next host is called for a minute; then the first is tried again. All calls
    of a client share one memory; it is a hint, so a lost update between threads does no harm.
    """

    def __init__(self, origins: Sequence[str]) -> None:
        self._origins = tuple(origins)
        self._position = 0
        self._return_at = 0.0

    def current(self, now: float) -> str:
        """The host to call now; `now` in monotonic seconds."""
        if self._position and now >= self._return_at:
            self._position = 0
        return self._origins[self._position]

    def failed(self, origin: str, now: float) -> bool:
        """Note that a host could not be reached; returns whether there is another to try at once."""
        if len(self._origins) == 1:
            return False
        if origin == self._origins[self._position]:
            self._position = (self._position + 1) % len(self._origins)
            self._return_at = now + RETURN_AFTER_SECONDS
        return self._position != 0

    def holds(self, origin: str) -> bool:
        """Whether an address is one of these; two names of this machine with the same port are one address."""
        return origin in self._origins or _by_port(origin) in {_by_port(own) for own in self._origins} - {None}

    def __repr__(self) -> str:
        return f"Origins({', '.join(self._origins)})"


@frozen
class Address:
    """What stands in an address of a host."""

    scheme: str
    host: str
    port: int | None
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    is_bare: bool = True
    """Whether nothing follows host and port."""

    @property
    def origin(self) -> str:
        """The form `scheme://host[:port]`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")


def read_address(text: str) -> Address | None:
    """Read an address of http or https that every HTTP library understands in the same way; `None` for any other text."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return None
    is_one_line = text.isascii() and text.isprintable() and " " not in text
    if not is_one_line or parts.scheme not in {"http", "https"} or port == 0 or not _is_host(host):
        return None
    is_bare = parts.path in {"", "/"} and not parts.query and not parts.fragment
    return Address(parts.scheme, host, port, parts.username, parts.password, is_bare)


def _is_host(host: str) -> bool:
    if _HOST_NAME.fullmatch(host):
        return True
    try:
        return ":" in host and "%" not in host and bool(ip_address(host))
    except ValueError:
        return False


def check_origin(address: str, *, allow_plain_http: bool, setting: str = "base_url") -> str:
    """Check a base address and bring it into the form `scheme://host[:port]`.

    Args:
        address: The address.
        allow_plain_http: Whether plain http to another machine is allowed.
        setting: Name of the setting, for messages, which do not repeat the address.

    Raises:
        ConfigurationError: It is not such an address, or plain http to another machine.
    """
    read = read_address(address)
    if read is None or read.user is not None or read.password is not None:
        raise ConfigurationError(f"{setting} is not an address; expected https://host or http://127.0.0.1:port.")
    if not read.is_bare:
        raise ConfigurationError(
            f"{setting} has a path, a query or a fragment; leave out everything after the host and port. The signature covers "
            "the whole path, so a server in between that adds or removes a prefix would break every call: give it a host or a "
            "port of its own."
        )
    if read.scheme == "http" and not (is_loopback(read.host) or allow_plain_http):
        raise ConfigurationError(
            f"{setting} is plain http: plain http is allowed to this machine only, "
            "since anybody on the way could read and change it. Use https, or pass allow_plain_http=True."
        )
    return read.origin


def _by_port(origin: str) -> int | None:
    """The port of an address on this machine over plain http; `None` for any other."""
    parts = urlsplit(origin)
    return parts.port or 80 if parts.scheme == "http" and is_loopback(parts.hostname or "") else None


def is_official(origin: str) -> bool:
    """Whether an address is WeChat Pay's own."""
    return urlsplit(origin).hostname in OFFICIAL_HOSTS
