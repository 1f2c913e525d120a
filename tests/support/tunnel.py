"""An HTTP proxy whose tunnels all lead to one address, regardless of the requested host."""

import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import Thread

from attrs import field, frozen

from support.server import read_request


@frozen
class Tunnels:
    """The requests that a proxy received."""

    origin: str
    requests: list[bytes] = field(factory=list[bytes])


@contextmanager
def tunnelling(port: int, *, context: ssl.SSLContext | None = None) -> Generator[Tunnels]:
    """Serve while the block runs.

    Args:
        port: The port on this machine to which every tunnel leads.
        context: Serve over TLS with this context.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    tunnels = Tunnels(f"{'https' if context else 'http'}://127.0.0.1:{listener.getsockname()[1]}")
    threads: list[Thread] = []
    clients: list[socket.socket] = []

    def serve(plain: socket.socket) -> None:
        with suppress(OSError), plain:
            client = context.wrap_socket(plain, server_side=True) if context else plain
            clients.append(client)
            tunnels.requests.append(read_request(client))
            with client, socket.create_connection(("127.0.0.1", port)) as server:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = Thread(target=_pass_on, args=(server, client))
                back.start()
                _pass_on(client, server)
                back.join()

    def accept() -> None:
        with suppress(OSError):
            while True:
                plain, _ = listener.accept()
                threads.append(Thread(target=serve, args=(plain,)))
                threads[-1].start()

    accepting = Thread(target=accept)
    accepting.start()
    try:
        yield tunnels
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for client in clients:
            with suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
        for thread in (accepting, *threads):
            thread.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(16 * 1024):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
