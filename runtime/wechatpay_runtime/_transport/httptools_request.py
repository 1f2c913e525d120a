"""The bytes of a request, and of a request to a proxy for a tunnel, for the transports on httptools."""

from base64 import b64encode
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen

_PORTS = {"http": 80, "https": 443}


@frozen
class Address:
    """Where an origin, or a proxy, is reached."""

    is_tls: bool
    host: str
    """Without the brackets of an IPv6 address."""
    port: int

    @property
    def written(self) -> str:
        """The host and port, as in a URL."""
        return f"{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def address_of(url: str) -> Address:
    """Return the address in a URL."""
    parts = urlsplit(url)
    scheme = parts.scheme if parts.scheme in _PORTS else "http"
    return Address(scheme == "https", parts.hostname or "", parts.port or _PORTS[scheme])


@lru_cache(maxsize=64)
def _host_header(origin: str) -> str:
    address = address_of(origin)
    is_usual = address.port == _PORTS["https" if address.is_tls else "http"]
    return f"Host: {address.written.rpartition(':')[0] if is_usual else address.written}"


def request_head(request: Request) -> bytes:
    """Return the head of a request: its line, its headers and `Host`.

    Raises:
        ValueError: The target or a header contains characters that would change the structure of the request.
    """
    start = f"{request.method} {request.target} HTTP/1.1"
    lines = [f"{name}: {value}" for name, value in request.headers.items()]
    text = "".join([start, *lines])
    if "\n" not in text and "\r" not in text and " " not in request.target:
        try:
            return "\r\n".join([start, _host_header(request.origin), *lines, "", ""]).encode("latin-1")
        except UnicodeEncodeError:
            pass  # it refers to the head, which contains a signature
    del lines, text
    raise ValueError(
        phrase("A header or the target of the request contains a line break, a space, or a character beyond Latin-1.")
    )


def tunnel_head(address: Address, proxy: str) -> bytes:
    """Return the request to a proxy for a tunnel to an address, with the credentials in the proxy's URL."""
    parts = urlsplit(proxy)
    credentials = ""
    if parts.username is not None:
        plain = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        credentials = f"Proxy-Authorization: Basic {b64encode(plain.encode('latin-1')).decode()}\r\n"
    return f"CONNECT {address.written} HTTP/1.1\r\nHost: {address.written}\r\n{credentials}\r\n".encode("latin-1")
