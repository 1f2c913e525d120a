"""Opens the sockets that a gateway listens on."""

import secrets
import socket
from contextlib import ExitStack
from ipaddress import IPv4Address, IPv6Address, ip_address

from wechatpay_gateway.core.site import LOOPBACK, Site

_BACKLOG = 512
_SECRET_BYTES = 16

Address = IPv4Address | IPv6Address


class ServeError(OSError):
    """The gateway cannot be served; the message explains why and what to do."""


def open_site(host: str, port: int, stack: ExitStack) -> tuple[Site, list[socket.socket]]:
    """Listen, and return the URLs and the sockets.

    Args:
        host: a loopback address or `localhost`; `0.0.0.0` or `::` for all addresses of this machine, as in a container; or one of its
            addresses, for a phone in the same network. In that case the gateway listens on loopback as well.
        port: the port; 0 selects a free one.
        stack: closes the sockets.

    Raises:
        ServeError: the host is not an address of this machine, or the port is in use.
    """
    address = _address_of(host)
    own = _loopback_like(address)
    if address.is_loopback:
        listener = stack.enter_context(listen(host, address, port))
        bound: int = listener.getsockname()[1]
        in_url = f"[{host}]" if ":" in host else host
        names = {in_url, "localhost", LOOPBACK} if in_url != "[::1]" else {in_url, "localhost"}
        url = f"http://{in_url}:{bound}"
        return Site(url, url, frozenset(f"{name}:{bound}" for name in names)), [listener]
    listeners = [stack.enter_context(listen(str(own), address if address.is_unspecified else own, port))]
    bound = listeners[0].getsockname()[1]
    if not address.is_unspecified:
        listeners.append(stack.enter_context(listen(host, address, bound)))
    base_url = f"http://{_in_url(own)}:{bound}"
    pages_url = base_url if address.is_unspecified else f"http://{_in_url(address)}:{bound}"
    hosts = frozenset({f"{_in_url(own)}:{bound}", f"localhost:{bound}"})
    return Site(base_url, pages_url, hosts, secrets.token_urlsafe(_SECRET_BYTES)), listeners


def _address_of(host: str) -> Address:
    try:
        return ip_address(LOOPBACK if host == "localhost" else host)
    except ValueError:
        raise ServeError(
            f"{host!r} is not an IP address; use {LOOPBACK}, or 0.0.0.0 to accept connections from other machines, as in a container"
        ) from None


def _loopback_like(address: Address) -> Address:
    return ip_address("::1" if isinstance(address, IPv6Address) else LOOPBACK)


def _in_url(address: Address) -> str:
    return f"[{address}]" if isinstance(address, IPv6Address) else str(address)


def listen(host: str, address: Address, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 selects a free one. `host` is the address as the user wrote it, for messages.

    Raises:
        ServeError: the port is in use, or the address does not belong to this machine.
    """
    family = socket.AF_INET6 if isinstance(address, IPv6Address) else socket.AF_INET
    # asyncio sets TCP_NODELAY only on sockets with an explicit protocol; otherwise each reply with a body takes 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((str(address), port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise ServeError(
            f"the gateway cannot listen on {host}:{port}: {reason}; choose another port, or 0 for a free one"
        ) from None
    return listener
