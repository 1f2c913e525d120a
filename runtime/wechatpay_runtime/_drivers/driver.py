"""Performs the steps of the calls of a sync client, one after the other. `async_driver` is the async counterpart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import LearnKey, ResultT, Steps, Wait, Work
from wechatpay_runtime._drivers.base import BaseDriver
from wechatpay_runtime._drivers.calls import call, seal, send
from wechatpay_runtime._transport.base import Transport, refuse_if_closed
from wechatpay_runtime.errors import CertificateError
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from wechatpay_runtime._calls.sealed_fields import Sealed
    from wechatpay_runtime._certificates.single_flight import Flight
    from wechatpay_runtime._downloads.fetches import Fetch
    from wechatpay_runtime._downloads.steps import AtOnce
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress


class Driver(BaseDriver[Transport]):
    """Performs calls synchronously."""

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Call an operation; return its model or, if `gives_responses`, a `Response` with it."""
        return self._result(call(operation, arguments, self.session))

    def send(self, operation: Operation[Any], encoded: Call) -> Response[Any]:
        """Make a call that is already encoded."""
        return self.run(send(operation, encoded, self.session))

    def seal(self, text: str, scheme: str | None) -> Sealed:
        """Encrypt a text for WeChat Pay; `scheme` is the scheme of the calls that will use it."""
        return self.run(seal(text, scheme, self.session))

    def download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        to: FileTarget,
        progress: Progress | None = None,
    ) -> Any:
        """Download the file that an operation returns or links to; return a `DownloadedFile`, or a `Response` with it."""
        from wechatpay_runtime._downloads.downloads import download

        return self._result(download(operation, arguments, self.session, to, progress))

    def fetch(self, fetch: Fetch, to: FileTarget, progress: Progress | None = None) -> DownloadedFile:
        """Download a file whose address is known."""
        from wechatpay_runtime._downloads.downloads import download_known

        file: DownloadedFile = self._result(download_known(fetch, to, progress))
        return file

    def learn_key_at_once(self, serial: str) -> CertificateError | None:
        """Fetch platform certificates for a notification, unless another thread is fetching them.

        Returns:
            The error; `None` on success.
        """
        from wechatpay_runtime._certificates.single_flight import learn_key_at_once

        return self._drive(learn_key_at_once(self.session, serial))

    def refresh_certificates(self) -> None:
        """Fetch platform certificates now.

        Raises:
            CertificateError: The download failed; the current certificates stay in use.
            ConfigurationError: There is no APIv3 key to decrypt them with.
        """
        from wechatpay_runtime._certificates.single_flight import refresh

        self.run(refresh(self.session))

    def _result(self, steps: Steps[Response[Any]]) -> Any:
        response = self.run(steps)
        return response if self.gives_responses else response.model

    def run(self, steps: Steps[ResultT]) -> ResultT:
        """Perform all steps of one call.

        Raises:
            InvalidArgument: The client is closed.
        """
        with self.session.translating:
            refuse_if_closed(self.transport)
            return self._drive(steps)

    def _drive(self, steps: Steps[ResultT], options: Options | None = None) -> ResultT:
        options = options or self.session.options
        try:
            step = next(steps)
            while True:
                try:
                    if isinstance(step, Request):
                        result = self.transport.send(step, options)
                    else:
                        result = self._perform(step, options)
                except BaseException as error:  # noqa: BLE001 - the steps decide what it means
                    step = steps.throw(error)
                else:
                    step = steps.send(result)
        except StopIteration as stop:
            returned: ResultT = stop.value
            return returned

    def _perform(self, step: object, options: Options) -> Any:
        if isinstance(step, Wait):
            return self.session.clock.sleep(step.seconds)
        if isinstance(step, Work):
            return step.function()
        if isinstance(step, LearnKey):
            from wechatpay_runtime._certificates.single_flight import learn_key

            return self._drive(learn_key(self.session, step.reason))
        return self._perform_further(step, options)

    def _perform_further(self, step: object, options: Options) -> Any:
        from wechatpay_runtime._certificates.single_flight import Flight
        from wechatpay_runtime._downloads.steps import AtOnce, Checkpoint, NextChunk, Open, ReadBody

        match step:
            case Flight():
                return self._fly(step)
            case Open():
                return self.transport.open(step.request, options)
            case NextChunk():
                return next(step.chunks, None)
            case ReadBody():
                return step.reply.body()
            case AtOnce():
                return self._at_once(step)
            case Checkpoint():
                return None
            case _:
                raise TypeError(f"{type(step).__name__} is not a step")

    def _fly(self, flight: Flight) -> CertificateError | None:
        from wechatpay_runtime._certificates.single_flight import IfUnderWay

        renewal = flight.renewal
        if not renewal.lock.acquire(blocking=flight.if_under_way is IfUnderWay.WAIT):
            return flight.problem_under_way
        try:
            return self._drive(flight.renew(), renewal.options) if flight.is_wanted() else renewal.problem
        finally:
            renewal.lock.release()

    def _at_once(self, step: AtOnce) -> list[Any]:
        """Run several generators concurrently, in threads."""
        from concurrent.futures import ThreadPoolExecutor, wait
        from contextvars import copy_context

        threads = ThreadPoolExecutor(min(len(step.each), step.limit), "wechatpay-part")
        try:
            futures = [threads.submit(copy_context().run, self._drive, steps) for steps in step.each]
            wait(futures)
        except BaseException:
            step.give_up()
            raise
        finally:
            threads.shutdown(cancel_futures=True)
        for future in sorted(futures, key=lambda each: isinstance(each.exception(), step.consequence)):
            future.result()
        return [future.result() for future in futures]
