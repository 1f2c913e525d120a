"""Drives a call: hands each step to the transport or waits. The only difference between sync and async."""

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from wechatpay_runtime.attempts import LearnKey, Wait, attempts
from wechatpay_runtime.encoding import Call, encode
from wechatpay_runtime.errors import CertificateError, TransportError
from wechatpay_runtime.exchange import Reply, Request, Response
from wechatpay_runtime.operation import Operation
from wechatpay_runtime.sealing import DRY_CIPHER
from wechatpay_runtime.session import OptionArguments, Options, Session, cipher_of_call, with_options
from wechatpay_runtime.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from wechatpay_runtime.renewal import LoadCertificates, Renewing, SaveCertificates

ResultT = TypeVar("ResultT")


class Caller:
    """Carries out calls and waits for each."""

    def __init__(self, session: Session, transport: Transport, *, gives_responses: bool = False) -> None:
        self.session = session
        self.transport = transport
        self.gives_responses = gives_responses

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Carry out an operation; returns its model, or a `Response` around it where `gives_responses`."""
        own = self.session.signing(operation)
        self._make_ready(own)
        call = encode(operation, arguments, cipher_of_call(own), own_number=own.identity.value)
        response = self._drive(attempts(operation, call, own))
        return response if self.gives_responses else response.model

    def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        """Raise what a call would raise before anything is sent."""
        own = self.session.signing(operation)
        encode(operation, arguments, DRY_CIPHER, own_number=own.identity.value)

    def send(self, operation: Operation[Any], call: Call) -> Response[Any]:
        """Carry out a call whose bytes are decided."""
        own = self.session.signing(operation)
        self._make_ready(own)
        return self._drive(attempts(operation, call, own))

    def learn_key(self, serial: str) -> CertificateError | None:
        """Fetch platform certificates because a signature names one that is not held; not again within a minute.

        Returns:
            Why that failed, if it did.
        """
        from wechatpay_runtime.fetching import learn_key

        return learn_key(self.session, serial, self._renew)

    def refresh_certificates(self) -> None:
        """Fetch platform certificates now.

        Raises:
            CertificateError: That failed; those held stay in use.
            ConfigurationError: There is no APIv3 key to open them with.
        """
        from wechatpay_runtime.fetching import refresh

        refresh(self.session, self._renew)

    def _make_ready(self, session: Session) -> None:
        if session.renewal is not None:
            from wechatpay_runtime.fetching import make_ready

            make_ready(session, self._renew)

    def _renew(self, steps: "Renewing") -> CertificateError | None:
        renewal = self.session.renewal
        return self._drive(steps, renewal.options if renewal else None)

    def _drive(self, steps: Generator[Any, Any, ResultT], options: Options | None = None) -> ResultT:
        outcome: Reply | TransportError | CertificateError | bytes | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Request):
                    try:
                        outcome = self.transport.send(step, options or self.session.options)
                    except TransportError as error:
                        outcome = error
                elif isinstance(step, Wait):
                    self.session.clock.sleep(step.seconds)
                    outcome = None
                elif isinstance(step, LearnKey):
                    outcome = self.learn_key(step.serial)
                else:
                    outcome = _take_store_step(step)
        except StopIteration as stop:
            result: ResultT = stop.value
            return result

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
        own = self.session.signing(operation)
        await self._make_ready(own)
        call = encode(operation, arguments, cipher_of_call(own), own_number=own.identity.value)
        response = await self._drive(attempts(operation, call, own))
        return response if self.gives_responses else response.model

    def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        """Raise what a call would raise before anything is sent."""
        own = self.session.signing(operation)
        encode(operation, arguments, DRY_CIPHER, own_number=own.identity.value)

    async def send(self, operation: Operation[Any], call: Call) -> Response[Any]:
        """Carry out a call whose bytes are decided."""
        own = self.session.signing(operation)
        await self._make_ready(own)
        return await self._drive(attempts(operation, call, own))

    async def learn_key(self, serial: str) -> CertificateError | None:
        """Fetch platform certificates because a signature names one that is not held, as `Caller.learn_key`."""
        from wechatpay_runtime.fetching_async import learn_key

        return await learn_key(self.session, serial, self._renew)

    async def refresh_certificates(self) -> None:
        """Fetch platform certificates now; errors as `Caller.refresh_certificates`."""
        from wechatpay_runtime.fetching_async import refresh

        await refresh(self.session, self._renew)

    async def close(self) -> None:
        """End what is under way in the background, and close all connections."""
        if self.session.renewal is not None:
            from wechatpay_runtime.fetching_async import stop

            await stop(self.session)
        await self.transport.close()

    async def _make_ready(self, session: Session) -> None:
        if session.renewal is not None:
            from wechatpay_runtime.fetching_async import make_ready

            await make_ready(session, self._renew)

    async def _renew(self, steps: "Renewing") -> CertificateError | None:
        renewal = self.session.renewal
        return await self._drive(steps, renewal.options if renewal else None)

    async def _drive(self, steps: Generator[Any, Any, ResultT], options: Options | None = None) -> ResultT:
        outcome: Reply | TransportError | CertificateError | bytes | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Request):
                    try:
                        outcome = await self.transport.send(step, options or self.session.options)
                    except TransportError as error:
                        outcome = error
                elif isinstance(step, Wait):
                    await self.session.clock.sleep_async(step.seconds)
                    outcome = None
                elif isinstance(step, LearnKey):
                    outcome = await self.learn_key(step.serial)
                else:
                    outcome = await _take_store_step_in_thread(step)
        except StopIteration as stop:
            result: ResultT = stop.value
            return result

    def giving_responses(self) -> Self:
        """The same caller, whose calls return a `Response`."""
        return type(self)(self.session, self.transport, gives_responses=True)

    def with_options(self, arguments: OptionArguments) -> Self:
        """The same caller with other options."""
        return type(self)(with_options(self.session, arguments), self.transport, gives_responses=self.gives_responses)


def _take_store_step(step: "LoadCertificates | SaveCertificates") -> bytes | None:
    from wechatpay_runtime.fetching import take_store_step

    return take_store_step(step)


async def _take_store_step_in_thread(step: "LoadCertificates | SaveCertificates") -> bytes | None:
    """A store may wait for a disk or a server, so it does that outside the event loop."""
    import asyncio

    return await asyncio.to_thread(_take_store_step, step)
