"""Sends a POST request on a new connection and reads a limited part of the response."""

import asyncio
import socket
import ssl
from contextlib import suppress
from functools import cache
from ipaddress import ip_address
from threading import Thread

import h11

from wechatpay_gateway.base.messages import Headers
from wechatpay_gateway.notifications.address import NotificationAddress, is_loopback

MAX_RESPONSE_BYTES = 64 * 1024
"""The maximum number of bytes that are read of a response's body."""
_READ_BYTES = 16 * 1024


class NotThisMachineError(OSError):
    """The URL is on another machine, and deliveries to other machines are not allowed."""


async def post(address: NotificationAddress, headers: Headers, body: bytes, *, only_this_machine: bool) -> int:
    """Send `body`, read the response up to `MAX_RESPONSE_BYTES` of its body, and return its status.

    Redirects are not followed. Cancelling closes the connection immediately.

    Raises:
        NotThisMachineError: the URL is on another machine, and `only_this_machine` is true.
        OSError: the connection failed or broke.
        h11.RemoteProtocolError: the receiver did not send a complete HTTP response.
    """
    reader, writer = await _connect(address, only_this_machine=only_this_machine)
    try:
        connection = h11.Connection(h11.CLIENT)
        request = h11.Request(
            method="POST",
            target=address.target,
            headers=[
                (b"Host", address.host_header.encode("ascii")),
                *headers,
                (b"Content-Length", b"%d" % len(body)),
                (b"Connection", b"close"),
            ],
        )
        for event in (request, h11.Data(body), h11.EndOfMessage()):
            writer.write(connection.send(event) or b"")
        return await _read_status(connection, reader)
    finally:
        writer.transport.abort()


async def _read_status(connection: h11.Connection, reader: asyncio.StreamReader) -> int:
    status, left = 0, MAX_RESPONSE_BYTES
    while left >= 0:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(_READ_BYTES))
        elif isinstance(event, h11.Response):
            status = event.status_code
        elif isinstance(event, h11.Data):
            left -= len(event.data)
        elif not isinstance(event, h11.InformationalResponse):  # the end of the response
            break
    return status


async def _connect(
    address: NotificationAddress, *, only_this_machine: bool
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if only_this_machine and not address.is_this_machine:
        raise NotThisMachineError
    tls = _tls() if address.scheme == "https" else None
    failure: OSError = NotThisMachineError()
    for host in await _addresses(address.host, address.port):
        if only_this_machine and not is_loopback(host):
            continue
        try:
            return await asyncio.open_connection(
                host, address.port, ssl=tls, server_hostname=address.host if tls else None, limit=_READ_BYTES
            )
        except OSError as error:
            failure = error
    raise failure


async def _addresses(host: str, port: int) -> list[str]:
    """Resolve a host to IP addresses in a daemon thread, which does not keep the process alive if no name server responds."""
    with suppress(ValueError):
        return [str(ip_address(host))]
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()

    def look_up() -> None:
        result: list[str] | OSError
        try:
            result = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except OSError as error:
            result = error
        except UnicodeError:  # a label of the host name is too long
            result = socket.gaierror()
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(_settle, found, result)

    Thread(target=look_up, name="wechatpay-courier-names", daemon=True).start()
    return await found


def _settle(future: "asyncio.Future[list[str]]", result: "list[str] | OSError") -> None:
    if future.done():
        return
    if isinstance(result, OSError):
        future.set_exception(result)
    else:
        future.set_result(result)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
