"""A server that runs a script on each connection: which bytes it sends, in which pieces, and when."""

import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from support import platform
from support.both import Both
from support.server import read_request
from wechatpay_runtime.errors import OutcomeUnknown, WeChatPayError

_PATIENCE_SECONDS = 20
_PAUSE_SECONDS = 0.02

NUMBER = "order-20260101-1"
ORDER: dict[str, Any] = {
    "appid": "wxd678efh567hg6787",
    "description": "A book",
    "out_trade_no": NUMBER,
    "notify_url": "https://shop.example/paid",
    "amount": {"total": 888, "currency": "CNY"},
}
QUERY = "payments.transactions.query_order_by_out_trade_no"
PREPAY = "payments.transactions.prepay_native"
CLOSE = "payments.transactions.close_order"
ARGUMENTS: dict[str, dict[str, Any]] = {QUERY: {"out_trade_no": NUMBER}, PREPAY: ORDER, CLOSE: {"out_trade_no": NUMBER}}
BODIES = {
    QUERY: b'{"out_trade_no": "%s", "trade_state": "NOTPAY"}' % NUMBER.encode(),
    PREPAY: b'{"code_url": "weixin://wxpay/bizpayurl?pr=p4lpSuKzz"}',
    CLOSE: b"",
}


class Line:
    """One connection, from the server's side."""

    def __init__(self, connection: socket.socket, is_over: Event) -> None:
        self._connection = connection
        self._is_over = is_over
        self.requests: list[bytes] = []

    def receive(self) -> bytes:
        """Return one request; empty if the client closed the connection."""
        request = read_request(self._connection)
        if request:
            self.requests.append(request)
        return request

    def send(self, *pieces: bytes) -> None:
        """Send pieces, each in its own packet."""
        for position, piece in enumerate(pieces):
            if position:
                self._is_over.wait(_PAUSE_SECONDS)
            self._connection.sendall(piece)

    def drip(self, piece: bytes) -> None:
        """Send the same piece repeatedly until the client closes the connection."""
        while not self._is_over.wait(_PAUSE_SECONDS):
            self._connection.sendall(piece)

    def start_tls(self, context: ssl.SSLContext) -> None:
        """Continue over TLS, as behind a proxy that has opened a tunnel."""
        self._connection = context.wrap_socket(self._connection, server_side=True)

    def receive_head(self) -> None:
        """Read the head of a request, byte by byte, and nothing of its body."""
        head = b""
        while not head.endswith(b"\r\n\r\n") and (byte := self._connection.recv(1)):
            head += byte

    def sip(self) -> None:
        """Read what the client sends byte by byte, and send nothing."""
        while not self._is_over.wait(_PAUSE_SECONDS) and self._connection.recv(1):
            pass

    def hold(self) -> None:
        """Send nothing until the client closes the connection."""
        with suppress(OSError):
            while self._connection.recv(65536):
                pass

    def close(self) -> None:
        """Hang up."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Close the socket."""
        self._connection.close()


Script = Callable[[Line], None]


class Peer:
    """Listens on loopback, in a thread, and plays each connection in another, or one after the other in the same."""

    def __init__(self, script: Script, context: ssl.SSLContext | None, *, is_serial: bool) -> None:
        self.lines: list[Line] = []
        self._script = script
        self._context = context
        self._is_serial = is_serial
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._is_over = Event()
        self._threads: list[Thread] = []

    @property
    def origin(self) -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def requests(self) -> list[bytes]:
        """Return every request, grouped by connection."""
        return [request for line in self.lines for request in line.requests]

    def run(self) -> None:
        """Accept until closed."""
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                if self._is_serial:
                    self._serve(connection)
                    continue
                thread = Thread(target=self._serve, args=(connection,))
                thread.start()
                self._threads.append(thread)

    def _serve(self, plain: socket.socket) -> None:
        with suppress(OSError), plain:
            plain.settimeout(_PATIENCE_SECONDS)
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = self._context.wrap_socket(plain, server_side=True) if self._context else plain
            line = Line(connection, self._is_over)
            self.lines.append(line)
            try:
                if not self._is_over.is_set():
                    self._script(line)
            finally:
                line.end()

    def stop(self) -> None:
        """Stop listening and close every connection."""
        self._is_over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in self.lines:
            line.close()

    def join(self) -> None:
        """Wait until every script has ended."""
        for thread in self._threads:
            thread.join()


@contextmanager
def playing(script: Script, *, context: ssl.SSLContext | None = None, is_serial: bool = False) -> Generator[Peer]:
    """Run a script on every connection while the block runs. With `is_serial`, a connection waits until the one before has ended."""
    peer = Peer(script, context, is_serial=is_serial)
    thread = Thread(target=peer.run)
    thread.start()
    try:
        yield peer
    finally:
        peer.stop()
        thread.join()
        peer.join()


@contextmanager
def unreachable() -> Generator[tuple[str, int]]:
    """Yield an address that neither accepts nor refuses connections: its queue is full, as behind a firewall that drops packets."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address: tuple[str, int] = listener.getsockname()
        waiting: list[socket.socket] = []
        try:
            while _fits(address, waiting):
                pass
            yield address
        finally:
            for each in waiting:
                each.close()


def _fits(address: tuple[str, int], waiting: list[socket.socket]) -> bool:
    """Return whether another connection fits into the queue."""
    waiting.append(socket.socket())
    waiting[-1].settimeout(0.2)
    try:
        waiting[-1].connect(address)
    except TimeoutError:
        return False
    return True


def reply_head(body: bytes, *, status: str = "200 OK", framing: str = "length") -> bytes:
    """Return the head of a signed reply."""
    length = f"Content-Length: {len(body)}\r\n" if status != "204 No Content" else ""
    headers = "".join(f"{name.title()}: {value}\r\n" for name, value in platform.signature_headers(body).items())
    frame = "Transfer-Encoding: chunked\r\n" if framing == "chunked" else length
    return f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}{frame}\r\n".encode()


def reply(operation: str, *, framing: str = "length", number: str = NUMBER) -> bytes:
    """Return a complete signed reply."""
    body = BODIES[operation].replace(NUMBER.encode(), number.encode())
    if not body:
        return reply_head(body, status="204 No Content")
    head = reply_head(body, framing=framing)
    if framing == "length":
        return head + body
    return head + b"".join(chunk(part) for part in (body[:9], body[9:], b""))


def chunk(part: bytes) -> bytes:
    """Return one chunk; an empty one is the last."""
    return b"%x\r\n%s\r\n" % (len(part), part)


def outcome(client: Both, operation: str) -> str:
    """Return how a call ends: the name of its error, and of the cause of an open outcome."""
    try:
        client.call(operation, **ARGUMENTS[operation])
    except OutcomeUnknown as error:
        return f"OutcomeUnknown, {type(error.__cause__).__name__}"
    except WeChatPayError as error:
        return type(error).__name__
    return "answered"


def owed(operation: str, cause: str) -> str:
    """Return the expected outcome of an interrupted call: of a query its error, of a change an open outcome."""
    return cause if operation == QUERY else f"OutcomeUnknown, {cause}"
