"""Which host to call: the primary, the backup while the primary cannot be reached, and the primary again."""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

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


def check_origin(address: str, *, allow_plain_http: bool) -> str:
    """Check a base address and bring it into the form `scheme://host[:port]`.

    Raises:
        ConfigurationError: It is no such address, or plain http to another machine.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise ConfigurationError(f"base_url is {address!r}, which is no address.") from None
    host = parts.hostname
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        raise ConfigurationError(f"base_url is {address!r}; expected https://host or http://127.0.0.1:port.")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ConfigurationError(f"base_url is {address!r}; leave out everything after the host and port.")
    if parts.scheme == "http" and not (is_loopback(host) or allow_plain_http):
        raise ConfigurationError(
            f"base_url is {address!r}: plain http is allowed to this machine only, "
            "since anybody on the way could read and change it. Use https, or pass allow_plain_http=True."
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")


def _by_port(origin: str) -> int | None:
    """The port of an address on this machine over plain http; `None` for any other."""
    parts = urlsplit(origin)
    return parts.port or 80 if parts.scheme == "http" and is_loopback(parts.hostname or "") else None


def is_official(origin: str) -> bool:
    """Whether an address is WeChat Pay's own."""
    return urlsplit(origin).hostname in OFFICIAL_HOSTS


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
