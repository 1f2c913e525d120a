"""Finds the addresses of a host and connects to one of them, within a deadline."""

import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any

from wechatpay_runtime._transport.failures import DeadlinePassed
from wechatpay_runtime._transport.urllib3_attempt import Attempt


def look_up(
    host: str, port: int, attempt: Attempt, resolve: Callable[..., Any] | None = None
) -> list[tuple[socket.AddressFamily, Any]]:
    """Find the addresses of a host.

    A resolver takes no time-out, and may take half a minute where its servers are silent, so it runs in a thread.

    Raises:
        OSError: There is no such host.
        DeadlinePassed: It was not found in time.
    """
    found: list[tuple[Any, ...]] = []
    failures: list[Exception] = []

    def run(**flags: int) -> None:
        try:
            found.extend((resolve or socket.getaddrinfo)(host, port, type=socket.SOCK_STREAM, **flags))
        except Exception as error:  # noqa: BLE001 - it is raised by the thread that waits
            failures.append(error)

    run(flags=socket.AI_NUMERICHOST)
    if not found:
        failures.clear()
        thread = threading.Thread(target=run, name="wechatpay-resolver", daemon=True)
        try:
            thread.start()
            thread.join(attempt.remaining_seconds())
        except RuntimeError:  # no thread can be started, as when Python is shutting down
            run()
        if thread.is_alive():
            raise DeadlinePassed
    if failures:
        raise failures[0]
    return [(family, address) for family, _, _, _, address in found]


def connect_to_one(addresses: Sequence[tuple[socket.AddressFamily, Any]], attempt: Attempt) -> socket.socket:
    """Connect to the first address that answers; each has an even share of the time that is left.

    Raises:
        OSError: None answered; what the last one failed with.
        DeadlinePassed: No time is left.
    """
    failure = OSError("the name has no address")
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
