"""A call as a sequence of attempts: what to send, when to wait, when to stop. No I/O.

`attempts` is a generator of steps: `Request`, `Wait`, `LearnKey`, and `Work` for a signer that may block. A driver sends
back a `Reply`, or throws the `TransportError` that occurred instead. Sync and async clients differ only in their drivers.

A request is retried, with the same body, a new nonce and a new signature:

- always, if the attempt failed before the first byte was sent;
- if it was refused because it names a withdrawn platform certificate and the operation is safe to repeat;
- after a 429, a 5xx, a connection that broke after sending or a read timeout, if the operation is safe to repeat: it is a
  GET, or its page makes a repeat safe by a business number. No page promises that a 429 had no effect.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.json_object import as_object
from wechatpay_runtime._base.messages import complaint_of, phrase, sentences
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.failures import (
    Failure,
    error_to_raise,
    failure_of_reply,
    failure_of_transport,
    name_query,
    outcome_unknown,
)
from wechatpay_runtime._calls.replies import is_success, read_error, read_success, request_id
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._calls.steps import LearnKey, Refused, Steps, Unknown, Wait, Work
from wechatpay_runtime._crypto.signing import Signed, sign_request
from wechatpay_runtime._crypto.verification import is_certificate_serial, is_same_serial
from wechatpay_runtime._session.proxies import name_ignored_proxy
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import (
    ApiError,
    BadSignature,
    CertificateError,
    ConnectionFailed,
    ServerError,
    TransportError,
    UnexpectedReply,
    UnknownSerial,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime.operation.description import Operation

if TYPE_CHECKING:
    from wechatpay_runtime._calls.observation import Observation

logger = logging.getLogger("wechatpay_runtime")

FIRST_WAIT_SECONDS = 0.5
_SERIAL_HEADER = "Wechatpay-Serial"


Receive = Callable[[Request], Steps[Reply]]
"""Sends a request and returns the reply, in place of the driver."""
Reader = Callable[[Reply, int], Response[Any]]
"""Verifies and reads a success; the second argument is the number of attempts."""


def attempts(
    operation: Operation[Any],
    call: Call,
    session: Session,
    read: Reader | None = None,
    receive: Receive | None = None,
) -> Steps[Response[Any]]:
    """Perform a call.

    Args:
        operation: The operation.
        call: The encoded call.
        session: Keys, hosts, options and clock.
        read: Verifies and reads a success, in place of the default.
        receive: Sends a request, in place of the driver.

    Returns:
        The verified response.

    Raises:
        ConfigurationError: The client has no identity that can sign the operation; nothing was sent.
        ApiError, TransportError, OutcomeUnknown, VerificationError, UnexpectedReply: See `errors`.
    """
    session = session.signing(operation)
    read = read or partial(read_reply, operation=operation, call=call, session=session)
    perform = _observed if session.hooks else _until_decided
    return perform(operation, call, session, read, receive)


def _observed(
    operation: Operation[Any], call: Call, session: Session, read: Reader, receive: Receive | None
) -> Steps[Response[Any]]:
    """Perform a call, and emit its events."""
    from wechatpay_runtime._calls.observation import Observation

    with Observation(operation, call, session) as observation:
        return (yield from _until_decided(operation, call, session, read, receive, observation))


def _until_decided(
    operation: Operation[Any],
    call: Call,
    session: Session,
    read: Reader,
    receive: Receive | None,
    observation: Observation | None = None,
) -> Steps[Response[Any]]:
    """Make one attempt after the other until one succeeds or its failure is not retried."""
    clock = session.clock
    origins = session.global_origins if operation.host == "global" else session.origins
    started, may_have_taken_effect, number = clock.monotonic(), False, 0
    while True:
        number += 1
        origin = origins.current(clock.monotonic())
        try:
            signed: Signed
            if session.identity.may_block:
                signed = yield Work(partial(_sign, call, session))
            else:
                signed = _sign(call, session)
        except Exception as error:
            if may_have_taken_effect:
                raise outcome_unknown(operation, call, error, number - 1) from error
            raise
        request = _request(call, session, origin, signed)
        outcome = yield from _exchange(request, number, receive, observation)
        if isinstance(outcome, Reply) and is_success(outcome):
            return (yield from _read(read, outcome, operation, call, session, number))
        failure = yield from _failure(operation, call, session, request, signed, outcome, number)
        if observation:
            observation.end(failure.error)
        may_have_taken_effect |= failure.may_have_taken_effect
        seconds = _pause_seconds(failure, number, session)
        is_late = clock.monotonic() - started + seconds > session.options.max_elapsed_seconds
        if is_late or number >= session.options.max_attempts or not failure.is_repeatable:
            raise error_to_raise(operation, call, failure.error, number, may_have_taken_effect=may_have_taken_effect)
        logger.info("%s: attempt %d failed (%s); retrying in %.2f s", operation.name, number, failure, seconds)
        if seconds:
            yield Wait(seconds)


def _exchange(
    request: Request, number: int, receive: Receive | None, observation: Observation | None
) -> Steps[Reply | TransportError]:
    if observation:
        observation.begin(request, number)
    outcome: Reply | TransportError
    try:
        outcome = (yield request) if receive is None else (yield from receive(request))
    except TransportError as error:
        outcome = error
    if observation:
        observation.receive(outcome)
    return outcome


def _failure(
    operation: Operation[Any],
    call: Call,
    session: Session,
    request: Request,
    signed: Signed,
    outcome: Reply | TransportError,
    number: int,
) -> Steps[Failure]:
    """Classify a failed attempt; fetch certificates if WeChat Pay refused the one that the request names."""
    if isinstance(outcome, ConnectionFailed):
        name_ignored_proxy(outcome, request.origin, session.proxy_hint)
        origins = session.global_origins if operation.host == "global" else session.origins
        is_immediate = origins.failed(request.origin, session.clock.monotonic())
        return Failure(outcome, may_have_taken_effect=False, is_repeatable=True, is_immediate=is_immediate)
    if isinstance(outcome, TransportError):
        return failure_of_transport(operation, outcome)
    now = session.clock.now()
    error = read_error(operation, outcome, session.key_ring, now=now, signed_message=signed.message, attempts=number)
    failure = failure_of_reply(operation, error)
    if (yield from _is_replaced(request, error, session)):
        failure = _with_another_key(operation, call, failure)
    return failure


def _pause_seconds(failure: Failure, number: int, session: Session) -> float:
    return 0.0 if failure.is_immediate else FIRST_WAIT_SECONDS * 2 ** (number - 1) * session.jitter()


def _sign(call: Call, session: Session) -> Signed:
    return sign_request(
        session.identity,
        call.method,
        call.target,
        call.body if call.signed is None else call.signed,
        timestamp=int(session.clock.now()),
        nonce=session.nonce(),
    )


def _request(call: Call, session: Session, origin: str, signed: Signed) -> Request:
    headers = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        **({} if call.is_anonymous else {"Authorization": signed.authorization}),
        "User-Agent": session.user_agent,
        **call.headers,
    }
    serial = call.sealed_for or session.key_ring.preferred(session.clock.now())
    if serial:
        headers[_SERIAL_HEADER] = serial
    if call.method not in {"GET", "DELETE"} or call.body:
        headers.setdefault("Content-Type", "application/json")
        headers["Content-Length"] = str(len(call.body))
    return Request(origin, call.method, call.target, headers, call.body)


def read_reply(reply: Reply, number: int, operation: Operation[Any], call: Call, session: Session) -> Response[Any]:
    """Verify and read a success, which is that of attempt `number`; raises the errors of `read_success`."""
    model = read_success(
        operation,
        reply,
        session.key_ring,
        now=session.clock.now(),
        numbers=call.numbers,
        cipher=session.cipher,
        strict=session.options.strict,
    )
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("%s: %d, attempt %d, Request-ID %s", operation.name, reply.status, number, request_id(reply))
    return Response(reply.status, model, number, request_id(reply), reply.headers, reply.body)


def _read(
    read: Reader, reply: Reply, operation: Operation[Any], call: Call, session: Session, number: int
) -> Steps[Response[Any]]:
    """Read a success. If it names an unknown certificate, fetch certificates and read it again."""
    try:
        try:
            return _read_once(read, reply, number)
        except UnknownSerial as error:
            if session.renewal is None or not is_certificate_serial(error.serial):
                raise
            problem: CertificateError | None = yield LearnKey(Unknown(error.serial))
        try:
            return _read_once(read, reply, number)
        except UnknownSerial as error:
            raise error from problem
    except VerificationError as error:
        name_query(error, operation, call)
        raise


def _is_replaced(request: Request, error: WeChatPayError, session: Session) -> Steps[bool]:
    """Fetch certificates if WeChat Pay refused the one that a request names; return whether requests now name another."""
    serial = request.headers.get(_SERIAL_HEADER, "")
    if session.renewal is None or not is_certificate_serial(serial) or not _is_about_serial(error):
        return False
    problem: CertificateError | None = yield LearnKey(Refused(serial))
    serial_now = session.key_ring.preferred(session.clock.now())
    return problem is None and bool(serial_now) and not is_same_serial(serial_now, serial)


def _with_another_key(operation: Operation[Any], call: Call, failure: Failure) -> Failure:
    """Mark a refused call for a retry with the new key, if it is safe to repeat and has no fields encrypted with the old key."""
    if operation.is_repeatable and not call.sealed_for:
        return evolve(failure, is_repeatable=True, is_immediate=True)
    failure.error.args = (
        phrase("{error}. The platform certificates have been refreshed; make the call again.", error=failure.error),
    )
    return failure


def _is_about_serial(error: WeChatPayError) -> bool:
    """Return whether WeChat Pay refused a request because of `Wechatpay-Serial`, official page merchant/4013053279."""
    if not isinstance(error, ApiError) or isinstance(error, ServerError):
        return False
    texts = [error.message, *(as_object(error.detail).values())]
    return any(_SERIAL_HEADER.lower() in text.lower() for text in texts if isinstance(text, str))


def _read_once(read: Reader, reply: Reply, number: int) -> Response[Any]:
    """Read a success. If that fails and the reply was compressed on the way, add this to the error."""
    try:
        return read(reply, number)
    except (BadSignature, UnexpectedReply, CertificateError) as error:
        from wechatpay_runtime._base.content_encoding import unasked_encoding

        if cause := unasked_encoding(reply.headers):
            error.args = (sentences(complaint_of(error), cause),)
        raise
