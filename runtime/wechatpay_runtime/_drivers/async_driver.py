"""Drives the calls of an async client, as `caller` does for a sync one."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import evolve

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._calls.attempts import LearnKey, Reason, Wait, attempts
from wechatpay_runtime._calls.encoding import Call, encode
from wechatpay_runtime._calls.replies import SUCCESS
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._crypto.sealing import DRY_CIPHER
from wechatpay_runtime._drivers.event_loop import require_asyncio
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime._session.session import Session, cipher_of_call, with_options
from wechatpay_runtime._transport.base import AsyncTransport, refuse_if_closed
from wechatpay_runtime.errors import CertificateError, TransportError
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from wechatpay_runtime._calls.sealed_fields import Sealed
    from wechatpay_runtime._certificates.renewal import Renewing
    from wechatpay_runtime._downloads.fetches import Delivery, Fetch
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress

ResultT = TypeVar("ResultT")


class AsyncCaller:
    """Carries out calls, each awaited."""

    def __init__(self, session: Session, transport: AsyncTransport, *, gives_responses: bool = False) -> None:
        self.session = session
        self.transport = transport
        self.gives_responses = gives_responses

    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Carry out an operation; returns its model, or a `Response` around it where `gives_responses`."""
        _refuse_if_unusable(self.transport)
        own = self.session.calling(operation)
        await self._make_ready(own)
        cipher, number = cipher_of_call(own), own.identity.value
        if operation.upload:  # reading and digesting a file takes longer than the event loop may wait
            call = await asyncio.to_thread(encode, operation, arguments, cipher, own_number=number)
        else:
            call = encode(operation, arguments, cipher, own_number=number)
        response = await self._send(operation, call, own)
        return response if self.gives_responses else response.model

    def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        """Raise what a call would raise before anything is sent."""
        own = self.session.signing(operation)
        encode(operation, arguments, DRY_CIPHER, own_number=own.identity.value)

    async def send(self, operation: Operation[Any], call: Call) -> Response[Any]:
        """Carry out a call whose bytes are decided."""
        _refuse_if_unusable(self.transport)
        own = self.session.calling(operation)
        await self._make_ready(own)
        if call.sealed_for:
            from wechatpay_runtime._calls.sealed_fields import check_sealed

            check_sealed(own, operation, call)
        return await self._send(operation, call, own)

    async def _send(self, operation: Operation[Any], call: Call, own: Session) -> Response[Any]:
        return await self._drive(attempts(operation, call, own), self._transmit)

    async def seal(self, text: str, scheme: str | None) -> "Sealed":
        """Encrypt a text for WeChat Pay, as `Caller.seal`."""
        from wechatpay_runtime._calls.sealed_fields import seal, session_of

        _refuse_if_unusable(self.transport)
        own = session_of(self.session, scheme, "seal").sealing()
        await self._make_ready(own)
        return seal(own, text)

    async def download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        to: "FileTarget",
        progress: "Progress | None" = None,
    ) -> Any:
        """Fetch a file as `Caller.download` does; opening, unpacking and writing it happen in threads."""
        from wechatpay_runtime._downloads.fetches import check_download, direct_fetch, fetches_of

        _refuse_if_unusable(self.transport)
        check_download(operation, arguments)
        own = self.session.calling(operation)
        await self._make_ready(own)
        call = encode(operation, arguments, cipher_of_call(own), own_number=own.identity.value)

        async def found() -> "tuple[Fetch, ...]":
            if operation.answers_file:
                return (direct_fetch(operation, call, own),)
            reply = (await self._send(operation, call, own)).model
            return await asyncio.to_thread(fetches_of, operation, arguments, reply, own)

        return await self._take(operation.name, found, to, progress)

    async def fetch(self, fetch: "Fetch", to: "FileTarget", progress: "Progress | None" = None) -> "DownloadedFile":
        """Fetch a file whose address the caller has, as `Caller.fetch`."""
        _refuse_if_unusable(self.transport)

        async def found() -> "tuple[Fetch, ...]":
            return (fetch,)

        file: DownloadedFile = await self._take(fetch.operation.name, found, to, progress)
        return file

    async def _take(
        self,
        name: str,
        found: "Callable[[], Awaitable[tuple[Fetch, ...]]]",
        to: "FileTarget",
        progress: "Progress | None",
    ) -> Any:
        from wechatpay_runtime._downloads.fetches import Counter, Delivery
        from wechatpay_runtime._downloads.staging import Spool

        async with Spool(name, to) as spool:
            fetches = await found()
            if len(fetches) == 1:
                counter = Counter(progress, is_only_part=True)
                response = await self._fetch(fetches[0], Delivery(fetches[0], spool, counter))
            else:
                from wechatpay_runtime._downloads.parts import fetch_at_once_async

                response = (await fetch_at_once_async(fetches, spool, progress, self._fetch))[-1]
            await asyncio.sleep(0)  # where the caller has cancelled, it ends here, before anything is kept
            await asyncio.to_thread(spool.prepare)
            file = spool.put()  # nothing is awaited after it, so a cancelled download is not there
        return evolve(response, model=file) if self.gives_responses else file

    async def _fetch(self, fetch: "Fetch", delivery: "Delivery") -> Response[Any]:
        steps = attempts(fetch.operation, fetch.call, fetch.session)
        response = await self._drive(steps, lambda request: self._receive(request, delivery))
        delivery.finish()
        return response

    async def _receive(self, request: Request, delivery: "Delivery") -> Reply:
        reply = await self.transport.open(request, self.session.options)
        try:
            if reply.status not in SUCCESS:
                return Reply(reply.status, reply.headers, await reply.body())
            delivery.begin(reply.headers)
            async for chunk in reply.chunks():
                await asyncio.to_thread(delivery.feed, chunk)
                delivery.tell(len(chunk))
            return Reply(reply.status, reply.headers, b"")
        finally:
            reply.close()

    async def learn_key(self, reason: Reason) -> CertificateError | None:
        """Fetch platform certificates because of one that a reply or a refusal named, as `Caller.learn_key`."""
        from wechatpay_runtime._certificates.single_flight_async import learn_key

        return await learn_key(self.session, reason, self._renew)

    async def learn_key_at_once(self, serial: str) -> CertificateError | None:
        """Fetch platform certificates because a notification names one that is not held, as `Caller.learn_key_at_once`."""
        from wechatpay_runtime._certificates.single_flight_async import learn_key_at_once

        require_asyncio("AsyncClient")
        return await learn_key_at_once(self.session, serial, self._renew)

    async def refresh_certificates(self) -> None:
        """Fetch platform certificates now; errors as `Caller.refresh_certificates`."""
        from wechatpay_runtime._certificates.single_flight_async import refresh

        _refuse_if_unusable(self.transport)
        await refresh(self.session, self._renew)

    async def close(self) -> None:
        """End what is under way in the background, and close all connections."""
        self.transport.is_closed = True
        if self.session.renewal is not None:
            from wechatpay_runtime._certificates.single_flight_async import stop

            await stop(self.session)
        await self.transport.close()

    async def _make_ready(self, session: Session) -> None:
        if session.renewal is not None and session.key_ring.relies_on_certificates:
            from wechatpay_runtime._certificates.single_flight_async import make_ready

            await make_ready(session, self._renew)

    async def _renew(self, steps: "Renewing") -> CertificateError | None:
        renewal = self.session.renewal
        return await self._drive(steps, partial(self._transmit, options=renewal.options if renewal else None))

    async def _transmit(self, request: Request, options: Options | None = None) -> Reply:
        return await self.transport.send(request, options or self.session.options)

    async def _drive(
        self, steps: Generator[Any, Any, ResultT], transmit: Callable[[Request], Awaitable[Reply]]
    ) -> ResultT:
        outcome: Reply | TransportError | CertificateError | bytes | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Request):
                    try:
                        outcome = await transmit(step)
                    except TransportError as error:
                        outcome = error
                elif isinstance(step, Wait):
                    await self.session.clock.sleep_async(step.seconds)
                    outcome = None
                elif isinstance(step, LearnKey):
                    outcome = await self.learn_key(step.reason)
                else:
                    from wechatpay_runtime._certificates.single_flight import take_store_step

                    outcome = await asyncio.to_thread(take_store_step, step)  # a store may wait for a disk or a server
        except StopIteration as stop:
            result: ResultT = stop.value
            return result

    def giving_responses(self) -> Self:
        """The same caller, whose calls return a `Response`."""
        return type(self)(self.session, self.transport, gives_responses=True)

    def with_options(self, arguments: OptionArguments) -> Self:
        """The same caller with other options."""
        return type(self)(with_options(self.session, arguments), self.transport, gives_responses=self.gives_responses)


def _refuse_if_unusable(transport: AsyncTransport) -> None:
    """Refuse a call of a client that was closed, or that is awaited where asyncio does not run.

    Raises:
        InvalidArgument: The client is closed.
        ConfigurationError: No asyncio event loop is running.
    """
    refuse_if_closed(transport)
    require_asyncio("AsyncClient")
