"""A server that responds to each request with the bytes of a script, and counts connections."""

import re
import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Event, Thread

Script = Callable[[bytes], bytes | None]
"""Takes a complete request and returns the bytes of the reply, or `None` to close the connection without one."""


_PATIENCE_SECONDS = 10
_SILENCE_SECONDS = 30
_END_OF_HEAD = b"\r\n\r\n"
_MOST_PEEKED_BYTES = 65_536


class ScriptedServer:
    """Listens on loopback, in a thread."""

    def __init__(self, script: Script, *, context: ssl.SSLContext | None = None) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self.left: SimpleQueue[int] = SimpleQueue()
        """The number of each connection that the client closed between two requests, counted from 1."""
        self._script = script
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads: list[Thread] = []

    @property
    def origin(self) -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def run(self) -> None:
        """Accept until closed."""
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = Thread(target=self._serve, args=(plain, self.connections))
            thread.start()
            self._threads.append(thread)

    def _serve(self, plain: socket.socket, number: int) -> None:
        with suppress(OSError), plain:
            plain.settimeout(_PATIENCE_SECONDS)
            connection = self._context.wrap_socket(plain, server_side=True) if self._context else plain
            self._open.append(connection)
            with connection:
                while request := read_request(connection):
                    self.requests.append(request)
                    answer = self._script(request)
                    if answer is None:
                        return
                    connection.sendall(answer)
                    if b"Connection: close" in answer:
                        return
                self.left.put(number)

    def wait_until_left(self) -> int:
        """Return the number of the next connection that the client closes."""
        return self.left.get(timeout=_PATIENCE_SECONDS)

    def close(self) -> None:
        """Stop listening and close every connection."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


def read_request(connection: socket.socket) -> bytes:
    """Read one request, or the part of it that arrived before the connection closed, and nothing that follows it."""
    received = b""
    while _END_OF_HEAD not in received:
        if not (chunk := _read_head(connection, received)):
            return received
        received += chunk
    while (missing := _missing(received)) and (chunk := connection.recv(missing)):
        received += chunk
    return received


def _read_head(connection: socket.socket, received: bytes) -> bytes:
    """Return the next bytes of a head, up to its end. A call for each byte would cost more than the client's request."""
    if isinstance(connection, ssl.SSLSocket):  # it cannot peek
        return connection.recv(1)
    waiting = connection.recv(_MOST_PEEKED_BYTES, socket.MSG_PEEK)
    end = (received + waiting).find(_END_OF_HEAD)
    return connection.recv(len(waiting) if end < 0 else end + len(_END_OF_HEAD) - len(received))


def _missing(received: bytes) -> int:
    """Return the number of bytes of the body that have not arrived."""
    head, _, body = received.partition(_END_OF_HEAD)
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    return int(length[1]) - len(body) if length else 0


@contextmanager
def scripted(script: Script, *, context: ssl.SSLContext | None = None) -> Generator[ScriptedServer]:
    """Serve while the block runs."""
    server = ScriptedServer(script, context=context)
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()


def answer(body: bytes = b"{}", *, status: str = "200 OK", headers: str = "") -> bytes:
    """Return a complete HTTP/1.1 reply."""
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body


@contextmanager
def dripping(head: bytes, *, every_seconds: float) -> Generator[str]:
    """Serve one request with a head and then a byte at intervals, until closed; yield the origin."""
    listener = socket.create_server(("127.0.0.1", 0))
    is_over = Event()

    def drip() -> None:
        with suppress(OSError):
            connection, _ = listener.accept()
            with connection:
                read_request(connection)
                connection.sendall(head)
                while not is_over.wait(every_seconds):
                    connection.sendall(b"x")

    thread = Thread(target=drip)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        is_over.set()
        listener.close()
        thread.join()


class Silent:
    """A script for `scripted` that signals a request with `is_called` and replies after `may_answer` is set."""

    def __init__(self) -> None:
        self.is_called = Event()
        self.may_answer = Event()

    def __call__(self, _request: bytes) -> bytes:
        self.is_called.set()
        self.may_answer.wait(_SILENCE_SECONDS)
        return answer(b"")
