"""The HTTP connection: uvicorn's, with the target as it was sent, and a way to abort."""

from asyncio import Transport

from attrs import frozen
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from wechatpay_gateway.exchange import Reply

EXTENSION = "wechatpay_gateway"
"""The key under `scope["extensions"]` where a request finds its `Connection`."""


@frozen
class Connection:
    """What a request can do to its connection; `target` is path and query byte for byte."""

    target: bytes
    transport: Transport

    def abort(self) -> None:
        """Close the connection at once, with nothing more sent."""
        self.transport.abort()

    def send_half(self, reply: Reply) -> None:
        """Send the head of a reply and half of its body, then abort.

        Of a reply without a body only the protocol's name goes out: some clients take a head that ends early for a whole one.
        """
        head = STATUS_LINE[reply.status] + b"".join(b"%s: %s\r\n" % header for header in reply.headers) + b"\r\n"
        sent = head + reply.body[: len(reply.body) // 2] if reply.body else b"HTTP/1.1"
        self.transport.write(sent)
        self.transport.abort()


class GatewayProtocol(HttpToolsProtocol):
    """One connection to the gateway.

    A request that is not complete after the keep-alive time is dropped; a client that closed its sending side still gets its reply.
    """

    # Requests that are complete and whose reply is not yet sent.
    _unanswered = 0

    def on_message_complete(self) -> None:
        """Count a request that now waits for its reply."""
        super().on_message_complete()
        self._unanswered += 1

    def on_response_complete(self) -> None:
        """Count the reply."""
        self._unanswered = max(self._unanswered - 1, 0)
        super().on_response_complete()

    def on_headers_complete(self) -> None:
        """Hand the exact target and the connection to the application."""
        connection = Connection(self.url, self.transport)
        self.scope["extensions"] = {EXTENSION: {"connection": connection}}
        super().on_headers_complete()

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn's own does
        """Expect the first request within the keep-alive time."""
        super().connection_made(transport)
        self.access_log = False  # the gateway writes its own line for each request
        self._expect_data()

    def data_received(self, data: bytes) -> None:
        """Read what came, and expect the rest of an unfinished request within the keep-alive time."""
        super().data_received(data)
        if not self._unanswered and not self.transport.is_closing():
            self._expect_data()

    def shutdown(self) -> None:
        """End the connection with the server; only a reply that was told to be slow can still be waiting."""
        super().shutdown()
        if self._unanswered:
            self.transport.abort()

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn closes; True keeps the sending side open
        """Drop an unfinished request; let a finished one have its reply."""
        if not self._unanswered:
            return False
        self.cycle.keep_alive = False
        return True

    def _expect_data(self) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
