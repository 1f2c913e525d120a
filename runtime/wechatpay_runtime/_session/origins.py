"""Chooses the host to call: the primary or, while it cannot be reached, the backup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import field, frozen
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
_USUAL_HOSTS = OFFICIAL_HOSTS | {"localhost", "127.0.0.1"}
"""Need not be compared with the pattern, which takes long to compile."""
_LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST_NAME = rf"{_LABEL}(?:\.{_LABEL})*\.?"


class Origins:
    """Remembers which host is reachable.

    After a failure to connect, the next host is used for a minute; then the first one is tried again. All calls of a client
    share this state; it is only a hint, so a lost update between threads does no harm.
    """

    def __init__(self, origins: Sequence[str]) -> None:
        self._origins = tuple(origins)
        self._position = 0
        self._return_at = 0.0

    def current(self, now: float) -> str:
        """Return the host to call; `now` in monotonic seconds."""
        if self._position and now >= self._return_at:
            self._position = 0
        return self._origins[self._position]

    def failed(self, origin: str, now: float) -> bool:
        """Record that a host could not be reached; return whether another one can be tried immediately."""
        if len(self._origins) == 1:
            return False
        if origin == self._origins[self._position]:
            self._position = (self._position + 1) % len(self._origins)
            self._return_at = now + RETURN_AFTER_SECONDS
        return self._position != 0

    def holds(self, origin: str) -> bool:
        """Return whether an address is one of these; all names of the local machine count as equal if the port is the same."""
        return origin in self._origins or _by_port(origin) in {_by_port(own) for own in self._origins} - {None}

    def __repr__(self) -> str:
        return f"Origins({', '.join(self._origins)})"


@frozen
class Address:
    """The parts of a host's address."""

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
    """Parse an http or https address that every HTTP library parses in the same way; return `None` for other text."""
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
    if host in _USUAL_HOSTS or re.fullmatch(_HOST_NAME, host):
        return True
    try:
        return ":" in host and "%" not in host and bool(ip_address(host))
    except ValueError:
        return False


def check_origin(address: str, *, allow_plain_http: bool, setting: str = "base_url") -> str:
    """Check a base address and normalise it to `scheme://host[:port]`.

    Args:
        address: The address.
        allow_plain_http: Whether plain HTTP to another machine is allowed.
        setting: Name of the setting, for messages, which do not repeat the address.

    Raises:
        ConfigurationError: It is not such an address, or uses plain HTTP to another machine.
    """
    read = read_address(address)
    if read is None or read.user is not None or read.password is not None:
        raise ConfigurationError(
            phrase("{setting} is not a valid address; expected https://host or http://127.0.0.1:port.", setting=setting)
        )
    if not read.is_bare:
        raise ConfigurationError(
            phrase(
                "{setting} must not have a path, a query or a fragment; remove everything after host and port. The "
                "signature covers the whole path, so a reverse proxy that adds or removes a prefix breaks every "
                "call: give the proxy its own host or port.",
                setting=setting,
            )
        )
    if read.scheme == "http" and not (is_loopback(read.host) or allow_plain_http):
        raise ConfigurationError(
            phrase(
                "{setting} uses plain HTTP, which is only allowed to the local machine, since anyone on the network "
                "could read and modify the requests. Use https, or pass allow_plain_http=True.",
                setting=setting,
            )
        )
    return read.origin


def _by_port(origin: str) -> int | None:
    """Return the port of a plain HTTP address on the local machine; `None` for any other address."""
    parts = urlsplit(origin)
    return parts.port or 80 if parts.scheme == "http" and is_loopback(parts.hostname or "") else None


def is_official(origin: str) -> bool:
    """Return whether an address belongs to WeChat Pay."""
    return urlsplit(origin).hostname in OFFICIAL_HOSTS
