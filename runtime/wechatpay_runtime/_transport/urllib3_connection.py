"""Connections of the sync transport, with one deadline for each attempt.

urllib3 and http.client apply a timeout to each read separately, accept a truncated head as complete, and skip interim
replies only if their status is 100. The classes here override public methods: `makefile` of a socket, `send` and `connect` of a
connection, `begin` of a response.
"""

import socket
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import HTTPResponse

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._transport.attempt import Attempt
from wechatpay_runtime._transport.dialing import connect_to_one, look_up
from wechatpay_runtime._transport.failures import TOO_SLOW, BrokenReply, DeadlinePassed, NotConnected
from wechatpay_runtime._transport.urllib3_reading import ATTEMPT, FinalReply

_PIECE_BYTES = 16 * 1024
"""Number of bytes sent with one timeout; the size of a TLS record, so that one write is one record."""


class BoundedConnection(HTTPConnection):
    """Connects, sends and reads within the deadline of its attempt; reused only if no unread bytes are left."""

    response_class = FinalReply
    debuglevel = 0  # if the program sets http.client's to 1, it would print signed headers
    _attempt: Attempt | None = None

    def _new_conn(self) -> socket.socket:
        attempt = ATTEMPT.get()
        return connect_to_one(look_up(self.host.strip("[]"), self.port or self.default_port, attempt), attempt)

    def connect(self) -> None:
        """Connect; any failure becomes `NotConnected`."""
        attempt = ATTEMPT.get()
        attempt.begin_connecting()
        try:
            super().connect()
        except (DeadlinePassed, TimeoutError):
            raise NotConnected(TOO_SLOW) from None
        except BrokenReply as error:
            raise NotConnected(phrase("the proxy did not return valid HTTP: {error}", error=error)) from None
        except Exception as error:  # noqa: BLE001 - for any error here, no byte of the request was sent
            raise NotConnected(f"{type(error).__name__}: {error}") from None
        attempt.end_connecting()

    def send(self, data: Any) -> None:
        """Send bytes, after connecting if necessary."""
        if self.sock is None:
            self.connect()
        connection: Any = self.sock
        attempt = ATTEMPT.get()
        view = data if len(data) <= _PIECE_BYTES else memoryview(data)
        try:
            for start in range(0, len(data), _PIECE_BYTES):
                connection.settimeout(attempt.remaining_seconds())
                super().send(view[start : start + _PIECE_BYTES])
        except TimeoutError:
            raise DeadlinePassed from None

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as declared by urllib3
        """Wait for the head of the final reply."""
        response = super().getresponse()
        self._attempt = ATTEMPT.get()
        return response

    @property
    def is_connected(self) -> bool:
        """Whether another request may be sent: no unread bytes are left, and none have arrived since."""
        return (
            (self._attempt is None or not self._attempt.has_leftover)
            and not _has_decrypted(self.sock)
            and super().is_connected
        )


class BoundedTlsConnection(BoundedConnection, HTTPSConnection):
    """A `BoundedConnection` over TLS."""


def _has_decrypted(connection: Any) -> bool:
    """Return whether TLS has decrypted bytes that were not read; those no longer wait on the socket."""
    pending = getattr(connection, "pending", None)
    return pending is not None and pending() > 0
