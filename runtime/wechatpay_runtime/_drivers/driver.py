"""Drives the calls of a sync client: hands each step to the transport or waits. `caller_async` does the same, awaited."""

from collections.abc import Callable, Generator, Mapping
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
from wechatpay_runtime._session.option_arguments import OptionArguments
from wechatpay_runtime._session.session import Session, cipher_of_call, with_options
from wechatpay_runtime._transport.base import Transport, refuse_if_closed
from wechatpay_runtime.errors import CertificateError, TransportError
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from wechatpay_runtime._calls.sealed_fields import Sealed
    from wechatpay_runtime._certificates.renewal import Renewing
    from wechatpay_runtime._downloads.fetches import Delivery, Fetch
    from wechatpay_runtime.operation.files import DownloadedFile, FileTarget, Progress

ResultT = TypeVar("ResultT")


class Caller:
    """Carries out calls and waits for each."""

    def __init__(self, session: Session, transport: Transport, *, gives_responses: bool = False) -> None:
        self.session = session
        self.transport = transport
        self.gives_responses = gives_responses

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Carry out an operation; returns its model, or a `Response` around it where `gives_responses`."""
        refuse_if_closed(self.transport)
        own = self.session.calling(operation)
        self._make_ready(own)
        call = encode(operation, arguments, cipher_of_call(own), own_number=own.identity.value)
        response = self._send(operation, call, own)
        return response if self.gives_responses else response.model

    def check(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        """Raise what a call would raise before anything is sent."""
        own = self.session.signing(operation)
        encode(operation, arguments, DRY_CIPHER, own_number=own.identity.value)

    def send(self, operation: Operation[Any], call: Call) -> Response[Any]:
        """Carry out a call whose bytes are decided."""
        refuse_if_closed(self.transport)
        own = self.session.calling(operation)
        self._make_ready(own)
        if call.sealed_for:
            from wechatpay_runtime._calls.sealed_fields import check_sealed

            check_sealed(own, operation, call)
        return self._send(operation, call, own)

    def _send(self, operation: Operation[Any], call: Call, own: Session) -> Response[Any]:
        return self._drive(attempts(operation, call, own), self._transmit)

    def seal(self, text: str, scheme: str | None) -> "Sealed":
        """Encrypt a text for WeChat Pay; `scheme` says for whose calls."""
        from wechatpay_runtime._calls.sealed_fields import seal, session_of

        refuse_if_closed(self.transport)
        own = session_of(self.session, scheme, "seal").sealing()
        self._make_ready(own)
        return seal(own, text)

    def download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, Any],
        to: "FileTarget",
        progress: "Progress | None" = None,
    ) -> Any:
        """Fetch the file that an operation answers or leads to; returns a `DownloadedFile`, or a `Response` around it."""
        from wechatpay_runtime._downloads.fetches import check_download, direct_fetch, fetches_of

        refuse_if_closed(self.transport)
        check_download(operation, arguments)
        own = self.session.calling(operation)
        self._make_ready(own)
        call = encode(operation, arguments, cipher_of_call(own), own_number=own.identity.value)

        def found() -> "tuple[Fetch, ...]":
            if operation.answers_file:
                return (direct_fetch(operation, call, own),)
            return fetches_of(operation, arguments, self._send(operation, call, own).model, own)

        return self._take(operation.name, found, to, progress)

    def fetch(self, fetch: "Fetch", to: "FileTarget", progress: "Progress | None" = None) -> "DownloadedFile":
        """Fetch a file whose address the caller has."""
        refuse_if_closed(self.transport)
        file: DownloadedFile = self._take(fetch.operation.name, lambda: (fetch,), to, progress)
        return file

    def _take(
        self, name: str, found: "Callable[[], tuple[Fetch, ...]]", to: "FileTarget", progress: "Progress | None"
    ) -> Any:
        from wechatpay_runtime._downloads.fetches import Counter, Delivery
        from wechatpay_runtime._downloads.staging import Spool

        with Spool(name, to) as spool:
            fetches = found()
            if len(fetches) == 1:
                response = self._fetch(fetches[0], Delivery(fetches[0], spool, Counter(progress, is_only_part=True)))
            else:
                from wechatpay_runtime._downloads.parts import fetch_at_once

                response = fetch_at_once(fetches, spool, progress, self._fetch)[-1]
            file = spool.keep()
        return evolve(response, model=file) if self.gives_responses else file

    def _fetch(self, fetch: "Fetch", delivery: "Delivery") -> Response[Any]:
        steps = attempts(fetch.operation, fetch.call, fetch.session)
        response = self._drive(steps, lambda request: self._receive(request, delivery))
        delivery.finish()
        return response

    def _receive(self, request: Request, delivery: "Delivery") -> Reply:
        reply = self.transport.open(request, self.session.options)
        try:
            if reply.status not in SUCCESS:
                return Reply(reply.status, reply.headers, reply.body())
            delivery.begin(reply.headers)
            for chunk in reply.chunks():
                delivery.feed(chunk)
                delivery.tell(len(chunk))
            return Reply(reply.status, reply.headers, b"")
        finally:
            reply.close()

    def learn_key(self, reason: Reason) -> CertificateError | None:
        """Fetch platform certificates because of one that a reply or a refusal named; not again within a minute.

        Returns:
            Why that failed, if it did.
        """
        from wechatpay_runtime._certificates.single_flight import learn_key

        return learn_key(self.session, reason, self._renew)

    def learn_key_at_once(self, serial: str) -> CertificateError | None:
        """Fetch platform certificates because a notification names one that is not held, unless another thread does that just now.

        Returns:
            Why that failed, if it did.
        """
        from wechatpay_runtime._certificates.single_flight import learn_key_at_once

        return learn_key_at_once(self.session, serial, self._renew)

    def refresh_certificates(self) -> None:
        """Fetch platform certificates now.

        Raises:
            CertificateError: That failed; those held stay in use.
            ConfigurationError: There is no APIv3 key to open them with.
        """
        from wechatpay_runtime._certificates.single_flight import refresh

        refuse_if_closed(self.transport)
        refresh(self.session, self._renew)

    def _make_ready(self, session: Session) -> None:
        if session.renewal is not None and session.key_ring.relies_on_certificates:
            from wechatpay_runtime._certificates.single_flight import make_ready

            make_ready(session, self._renew)

    def _renew(self, steps: "Renewing") -> CertificateError | None:
        renewal = self.session.renewal
        return self._drive(steps, partial(self._transmit, options=renewal.options if renewal else None))

    def _transmit(self, request: Request, options: Options | None = None) -> Reply:
        return self.transport.send(request, options or self.session.options)

    def _drive(self, steps: Generator[Any, Any, ResultT], transmit: Callable[[Request], Reply]) -> ResultT:
        outcome: Reply | TransportError | CertificateError | bytes | None = None
        try:
            while True:
                step = steps.send(outcome)
                if isinstance(step, Request):
                    try:
                        outcome = transmit(step)
                    except TransportError as error:
                        outcome = error
                elif isinstance(step, Wait):
                    self.session.clock.sleep(step.seconds)
                    outcome = None
                elif isinstance(step, LearnKey):
                    outcome = self.learn_key(step.reason)
                else:
                    from wechatpay_runtime._certificates.single_flight import take_store_step

                    outcome = take_store_step(step)
        except StopIteration as stop:
            result: ResultT = stop.value
            return result

    def giving_responses(self) -> Self:
        """The same caller, whose calls return a `Response`."""
        return type(self)(self.session, self.transport, gives_responses=True)

    def with_options(self, arguments: OptionArguments) -> Self:
        """The same caller with other options."""
        return type(self)(with_options(self.session, arguments), self.transport, gives_responses=self.gives_responses)
