"""Drives a call: hands each step to the transport or waits. The only difference between sync and async."""

from collections.abc import Mapping
from typing import Any, Self

from wechatpay_runtime.attempts import Wait, attempts
from wechatpay_runtime.encoding import Call, encode
from wechatpay_runtime.errors import TransportError
from wechatpay_runtime.exchange import Reply, Response
from wechatpay_runtime.operation import Operation
from wechatpay_runtime.session import OptionArguments, Session, with_options
from wechatpay_runtime.transport import AsyncTransport, Transport


class Caller:
    """Carries out calls and waits for each."""

    def __init__(self, session: Session, transport: Transport, *, gives_responses: bool = False) -> None:
        self.session = session
        self.transport = transport
        self.gives_responses = gives_responses

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Carry out an operation; returns its model, or a `Response` around it where `gives_responses`."""
        response = self.send(operation, encode(operation, arguments, self.session.cipher))
        return response if self.gives_responses else response.model

    def send(self, operation: Operation[Any], call: Call) -> Response[Any]:
        """Carry out a call whose bytes are decided."""
        steps = attempts(operation, call, self.session)
        outcome: Reply | TransportError | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Wait):
                    self.session.clock.sleep(step.seconds)
                    outcome = None
                else:
                    try:
                        outcome = self.transport.send(step, self.session.options)
                    except TransportError as error:
                        outcome = error
        except StopIteration as stop:
            response: Response[Any] = stop.value
            return response

    def giving_responses(self) -> Self:
        """The same caller, whose calls return a `Response`."""
        return type(self)(self.session, self.transport, gives_responses=True)

    def with_options(self, arguments: OptionArguments) -> Self:
        """The same caller with other options."""
        return type(self)(with_options(self.session, arguments), self.transport, gives_responses=self.gives_responses)


class AsyncCaller:
    """Carries out calls, each awaited."""

    def __init__(self, session: Session, transport: AsyncTransport, *, gives_responses: bool = False) -> None:
        self.session = session
        self.transport = transport
        self.gives_responses = gives_responses

    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Carry out an operation; returns its model, or a `Response` around it where `gives_responses`."""
        cipher = self.session.cipher
        if operation.upload:  # reading and digesting a file takes longer than the event loop may wait
            import asyncio

            call = await asyncio.to_thread(encode, operation, arguments, cipher)
        else:
            call = encode(operation, arguments, cipher)
        response = await self.send(operation, call)
        return response if self.gives_responses else response.model

    async def send(self, operation: Operation[Any], call: Call) -> Response[Any]:
        """Carry out a call whose bytes are decided."""
        steps = attempts(operation, call, self.session)
        outcome: Reply | TransportError | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Wait):
                    await self.session.clock.sleep_async(step.seconds)
                    outcome = None
                else:
                    try:
                        outcome = await self.transport.send(step, self.session.options)
                    except TransportError as error:
                        outcome = error
        except StopIteration as stop:
            response: Response[Any] = stop.value
            return response

    def giving_responses(self) -> Self:
        """The same caller, whose calls return a `Response`."""
        return type(self)(self.session, self.transport, gives_responses=True)

    def with_options(self, arguments: OptionArguments) -> Self:
        """The same caller with other options."""
        return type(self)(with_options(self.session, arguments), self.transport, gives_responses=self.gives_responses)
