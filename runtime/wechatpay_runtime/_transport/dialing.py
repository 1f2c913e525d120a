"""Resolves a host name and connects to one of its addresses, within a deadline."""

import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.base import resolvable
from wechatpay_runtime._transport.failures import DeadlinePassed


def look_up(
    host: str, port: int, attempt: Attempt, resolve: Callable[..., Any] | None = None
) -> list[tuple[socket.AddressFamily, Any]]:
    """Resolve a host name.

    The resolver has no timeout, and may take half a minute if its servers do not respond, so it runs in a thread.

    Raises:
        OSError: There is no such host.
        DeadlinePassed: The resolver did not finish in time.
    """
    results: list[tuple[Any, ...]] = []
    failures: list[Exception] = []

    def run(**flags: int) -> None:
        try:
            results.extend((resolve or socket.getaddrinfo)(resolvable(host), port, type=socket.SOCK_STREAM, **flags))
        except Exception as error:  # noqa: BLE001 - the waiting thread raises it
            failures.append(error)

    run(flags=socket.AI_NUMERICHOST)
    if not results:
        failures.clear()
        thread = threading.Thread(target=run, name="wechatpay-resolver", daemon=True)
        try:
            thread.start()
            thread.join(attempt.remaining_seconds())
        except RuntimeError:  # no thread can be started, for example while Python is shutting down
            run()
        if thread.is_alive():
            raise DeadlinePassed
    if failures:
        raise failures[0]
    return [(family, address) for family, _, _, _, address in results]


def connect_to_one(addresses: Sequence[tuple[socket.AddressFamily, Any]], attempt: Attempt) -> socket.socket:
    """Connect to the first address that accepts; each gets an equal share of the remaining time.

    Raises:
        OSError: No address accepted the connection; this is the error of the last one.
        DeadlinePassed: No time is left.
    """
    failure = OSError(phrase("the host name has no address"))
    for position, (family, address) in enumerate(addresses):
        share = attempt.remaining_seconds() / (len(addresses) - position)
        try:
            return _connect(family, address, share, attempt)
        except OSError as error:
            failure = error
    raise failure


def _connect(family: socket.AddressFamily, address: Any, seconds: float, attempt: Attempt) -> socket.socket:
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(seconds)
        connection.connect(address)
        connection.settimeout(attempt.remaining_seconds())  # for the TLS handshake, which has no other
    except BaseException:
        connection.close()
        raise
    return connection
