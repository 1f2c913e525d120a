"""Transports that a user passed to a client: guarded, and not closed with the client.

The code of a user can raise anything, after anything was sent. Only the errors of a transport say what happened; every other one
means that the request may have arrived.
"""

from wechatpay_runtime._base.exchange import Reply, Request, fold_headers
from wechatpay_runtime._base.messages import fragment, phrase
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.base import CLOSED, AsyncOpenReply, AsyncTransport, OpenReply, Transport
from wechatpay_runtime._transport.failures import broken, not_connected
from wechatpay_runtime.errors import TransportError

_NO_REPLY = fragment("the transport returned something that is not a Reply")


class _Closable:
    """Whether the client was closed, or the transport itself."""

    def __init__(self, transport: Transport | AsyncTransport) -> None:
        self._of_user = transport
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent."""
        return self._is_closed or bool(getattr(self._of_user, "is_closed", False))

    @is_closed.setter
    def is_closed(self, is_closed: bool) -> None:
        self._is_closed = is_closed

    def _refuse_if_closed(self, request: Request) -> None:
        if self.is_closed:
            raise not_connected(request, CLOSED)


class PassedTransport(_Closable):
    """A sync transport of a user."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._transport = transport

    def send(self, request: Request, options: Options) -> Reply:
        """Send a request; raises only errors of transports."""
        self._refuse_if_closed(request)
        try:
            return _checked(request, self._transport.send(request, options))
        except TransportError:
            raise
        except Exception as error:  # noqa: BLE001 - the code of a user can raise anything
            complaint = error
        raise _error(request, complaint)

    def open(self, request: Request, options: Options) -> OpenReply:
        """Send a request; raises only errors of transports."""
        self._refuse_if_closed(request)
        try:
            return self._transport.open(request, options)
        except TransportError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            complaint = error
        raise _error(request, complaint)

    def close(self) -> None:
        """Note that the client is closed; the transport belongs to the user."""
        self.is_closed = True


class AsyncPassedTransport(_Closable):
    """An async transport of a user."""

    def __init__(self, transport: AsyncTransport) -> None:
        super().__init__(transport)
        self._transport = transport

    async def send(self, request: Request, options: Options) -> Reply:
        """Send a request; raises only errors of transports."""
        self._refuse_if_closed(request)
        try:
            return _checked(request, await self._transport.send(request, options))
        except TransportError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            complaint = error
        raise _error(request, complaint)

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:
        """Send a request; raises only errors of transports."""
        self._refuse_if_closed(request)
        try:
            return await self._transport.open(request, options)
        except TransportError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            complaint = error
        raise _error(request, complaint)

    async def close(self) -> None:
        """Note that the client is closed; the transport belongs to the user."""
        self.is_closed = True


def _checked(request: Request, reply: object) -> Reply:
    """Return the reply with its headers keyed in lower case."""
    status, body = getattr(reply, "status", None), getattr(reply, "body", None)
    if not isinstance(reply, Reply) or not isinstance(status, int) or not isinstance(body, bytes):
        raise broken(request, _NO_REPLY)
    return Reply(reply.status, fold_headers(reply.headers.items()), reply.body)


def _error(request: Request, error: Exception) -> TransportError:
    """Return the error for an exception of the user's code; its message can contain a secret, so only its type and place are named."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = (
        phrase(" in {file}, line {line}", file=place.tb_frame.f_code.co_filename, line=place.tb_lineno) if place else ""
    )
    return broken(request, phrase("the transport raised {type}{where}", type=type(error).__name__, where=where))
