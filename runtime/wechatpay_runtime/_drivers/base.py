"""The base class of both drivers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Self, TypeVar

from wechatpay_runtime._drivers.calls import check
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime._session.session import Session, with_options
from wechatpay_runtime._transport.base import AsyncTransport, Transport
from wechatpay_runtime.operation.description import Operation

TransportT = TypeVar("TransportT", Transport, AsyncTransport)


class BaseDriver(Generic[TransportT]):
    """A session and the transport of its calls."""

    def __init__(self, session: Session, transport: TransportT, *, gives_responses: bool = False) -> None:
        self.session = session
        self.transport: TransportT = transport
        self.gives_responses = gives_responses
        """Whether calls return a `Response` instead of its model."""

    def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        """Raise the error that a call would raise before anything is sent."""
        with self.session.translating:
            check(operation, arguments, self.session)

    def giving_responses(self) -> Self:
        """Return a copy whose calls return a `Response`."""
        return type(self)(self.session, self.transport, gives_responses=True)

    def with_options(self, arguments: OptionArguments) -> Self:
        """Return a copy with other options."""
        return type(self)(with_options(self.session, arguments), self.transport, gives_responses=self.gives_responses)
