"""Performs the steps of the calls of an async client; the async counterpart of `driver`."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import LearnKey, ResultT, Steps, Wait, Work
from wechatpay_runtime._drivers.base import BaseDriver
from wechatpay_runtime._drivers.calls import call, seal, send
from wechatpay_runtime._drivers.event_loop import require_asyncio
from wechatpay_runtime._transport.base import AsyncTransport, refuse_if_closed
from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from wechatpay_runtime._calls.sealed_fields import Sealed
    from wechatpay_runtime._certificates.single_flight import Flight
    from wechatpay_runtime._downloads.fetches import Fetch
    from wechatpay_runtime._downloads.steps import AtOnce
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress


class AsyncDriver(BaseDriver[AsyncTransport]):
    """Performs async calls; arguments, results and errors are the same as in `Driver`."""

    async def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Call an operation, like `Driver.call`."""
        response = await self.run(call(operation, arguments, self.session))
        return response if self.gives_responses else response.model

    async def send(self, operation: Operation[Any], encoded: Call) -> Response[Any]:
        """Make a call that is already encoded."""
        return await self.run(send(operation, encoded, self.session))

    async def seal(self, text: str, scheme: str | None) -> Sealed:
        """Encrypt a text for WeChat Pay, like `Driver.seal`."""
        return await self.run(seal(text, scheme, self.session))

    async def download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        to: FileTarget,
        progress: Progress | None = None,
    ) -> Any:
        """Download a file, like `Driver.download`; it is decrypted, decompressed and written in threads."""
        from wechatpay_runtime._downloads.downloads import download

        response = await self.run(download(operation, arguments, self.session, to, progress))
        return response if self.gives_responses else response.model

    async def fetch(self, fetch: Fetch, to: FileTarget, progress: Progress | None = None) -> DownloadedFile:
        """Download a file whose address is known."""
        from wechatpay_runtime._downloads.downloads import download_known

        return (await self.run(download_known(fetch, to, progress))).model

    async def learn_key_at_once(self, serial: str) -> CertificateError | None:
        """Fetch platform certificates for a notification, like `Driver.learn_key_at_once`."""
        from wechatpay_runtime._certificates.single_flight import learn_key_at_once

        require_asyncio("AsyncClient")
        return await self._drive(learn_key_at_once(self.session, serial), self.session.options)

    async def refresh_certificates(self) -> None:
        """Fetch platform certificates now, like `Driver.refresh_certificates`."""
        from wechatpay_runtime._certificates.single_flight import refresh

        await self.run(refresh(self.session))

    async def close(self) -> None:
        """Cancel background tasks and close all connections."""
        self.transport.is_closed = True
        if self.session.renewal is not None:
            from wechatpay_runtime._drivers.async_flights import stop

            await stop(self.session)
        await self.transport.close()

    def run(self, steps: Steps[ResultT]) -> Coroutine[Any, Any, ResultT]:
        """Perform all steps of one call.

        Raises:
            InvalidArgument: The client is closed.
            ConfigurationError: No asyncio event loop is running.
        """
        with self.session.translating:
            refuse_if_closed(self.transport)
            require_asyncio("AsyncClient")
        return self._run(steps)

    async def _run(self, steps: Steps[ResultT]) -> ResultT:
        with self.session.translating:
            return await self._drive(steps, self.session.options)

    async def _drive(self, steps: Steps[ResultT], options: Options) -> ResultT:
        try:
            step = next(steps)
            while True:
                try:
                    if isinstance(step, Request):
                        result = await self.transport.send(step, options)
                    else:
                        result = await self._perform(step, options)
                except BaseException as error:  # noqa: BLE001 - the steps decide what it means
                    step = steps.throw(error)
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            returned: ResultT = stop.value
            return returned

    async def _perform(self, step: object, options: Options) -> Any:
        if isinstance(step, Wait):
            return await self.session.clock.sleep_async(step.seconds)
        if isinstance(step, Work):
            work = asyncio.to_thread(step.function)
            return await (asyncio.shield(work) if step.is_shielded else work)
        if isinstance(step, LearnKey):
            from wechatpay_runtime._certificates.single_flight import learn_key

            return await self._drive(learn_key(self.session, step.reason), options)
        return await self._perform_further(step, options)

    async def _perform_further(self, step: object, options: Options) -> Any:
        from wechatpay_runtime._certificates.single_flight import Flight
        from wechatpay_runtime._downloads.steps import AtOnce, Checkpoint, NextChunk, Open, ReadBody

        match step:
            case Flight():
                return await self._fly(step)
            case Open():
                return await self.transport.open(step.request, options)
            case NextChunk():
                return await anext(step.chunks, None)
            case ReadBody():
                return await step.reply.body()
            case AtOnce():
                return await self._at_once(step)
            case Checkpoint():
                return await asyncio.sleep(0)
            case _:
                raise TypeError(f"{type(step).__name__} is not a step")

    async def _fly(self, flight: Flight) -> CertificateError | None:
        from wechatpay_runtime._drivers.async_flights import fly

        return await fly(flight, lambda steps: self._drive(steps, flight.renewal.options))

    async def _at_once(self, step: AtOnce) -> list[Any]:
        """Run several generators concurrently, in tasks."""
        gate = asyncio.Semaphore(step.limit)

        async def one(steps: Steps[Any]) -> Any:
            async with gate:
                return await self._drive(steps, self.session.options)

        tasks = [asyncio.create_task(one(steps)) for steps in step.each]
        try:
            return await asyncio.gather(*tasks)
        except BaseException:
            step.give_up()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise
