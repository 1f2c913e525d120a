"""One call as a sequence of attempts: what to send, when to wait, when to stop. No I/O.

`attempts` is a generator. It yields `Request`s, `Wait`s and `LearnKey`s; whoever drives it sends back a
`Reply` or the `TransportError` that came instead. Sync and async clients differ only in who waits.

Sent again, with the same body bytes, a new nonce and a new signature:

- what failed before the first byte left, always;
- what was refused because it names a platform certificate that was withdrawn, where the operation may be repeated;
- 429, 5xx, connections broken after sending and read time-outs, only where the operation may be repeated: it is a GET, or
  its page makes a repeat safe by a business number. No page says of a 429 that nothing was done.
"""

import logging
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from attrs import evolve, frozen

from wechatpay_runtime._base.content_encoding import unasked_encoding
from wechatpay_runtime._base.exchange import Reply, Request
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.json_object import as_object
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime._calls.replies import is_success, read_error, read_success, request_id
from wechatpay_runtime._calls.response import Response
from wechatpay_runtime._crypto.signing import Signed, sign_request
from wechatpay_runtime._crypto.verification import is_certificate_serial, is_same_serial
from wechatpay_runtime._session.proxies import name_ignored_proxy
from wechatpay_runtime._session.session import Session
from wechatpay_runtime.errors import (
    ApiError,
    BadSignature,
    CertificateError,
    ConnectionFailed,
    OutcomeUnknown,
    RateLimited,
    ReplyTooLarge,
    ServerError,
    TransportError,
    UnexpectedReply,
    UnknownSerial,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime.operation.description import Operation

logger = logging.getLogger("wechatpay_runtime")

FIRST_WAIT_SECONDS = 0.5
_SERIAL_HEADER = "Wechatpay-Serial"


@frozen(eq=False)
class Wait:
    """A step in which nothing is sent."""

    seconds: float


@frozen(eq=False)
class Unknown:
    """A reason to fetch platform certificates: something is signed with this one, and we do not hold it."""

    serial: str


@frozen(eq=False)
class Refused:
    """A reason to fetch platform certificates: WeChat Pay refused a request because it names this one."""

    serial: str


Reason = Unknown | Refused


@frozen(eq=False)
class LearnKey:
    """A step in which platform certificates are fetched; answered with why that failed, or `None`."""

    reason: Reason


Steps = Generator[Request | Wait | LearnKey, Reply | TransportError | CertificateError | None, Response[Any]]
Reader = Callable[[Reply, int], Response[Any]]
"""Verifies and reads a success; takes the number of attempts last."""


@frozen(eq=False)
class _Failure:
    """How one attempt failed."""

    error: WeChatPayError
    may_have_taken_effect: bool
    is_repeatable: bool
    is_immediate: bool = False
    """Whether the next attempt goes to another host and so need not wait."""


def attempts(operation: Operation[Any], call: Call, session: Session, read: Reader | None = None) -> Steps:
    """Carry out one call.

    Args:
        operation: What is called.
        call: Its bytes.
        session: Keys, hosts, options and clock.
        read: Verifies and reads a success in a way of its own.

    Returns:
        The verified response.

    Raises:
        ConfigurationError: The client does not hold the identity that signs the operation; nothing was sent.
        ApiError, TransportError, OutcomeUnknown, VerificationError, UnexpectedReply: As `errors` describes them.
    """
    session = session.signing(operation)
    clock, options = session.clock, session.options
    origins = session.global_origins if operation.host == "global" else session.origins
    read = read or partial(_response, operation, call, session)
    started = clock.monotonic()
    may_have_taken_effect = False
    number = 0
    while True:
        number += 1
        origin = origins.current(clock.monotonic())
        try:
            signed = _sign(call, session)
        except Exception as error:
            if may_have_taken_effect:
                raise _unknown(operation, call, error, number - 1) from error
            raise
        request = _request(call, session, origin, signed)
        outcome = yield request
        if isinstance(outcome, Reply) and is_success(outcome):
            try:
                return (yield from _read(read, outcome, session, number))
            except VerificationError as error:
                _name_query(error, operation, call)
                raise
        if isinstance(outcome, ConnectionFailed):
            name_ignored_proxy(outcome, origin, session.proxy_hint)
            is_immediate = origins.failed(origin, clock.monotonic())
            failure = _Failure(outcome, may_have_taken_effect=False, is_repeatable=True, is_immediate=is_immediate)
        else:
            failure = _failure(operation, outcome, session, signed, number)
            if (yield from _is_replaced(request, failure.error, session)):
                failure = _with_another_key(operation, call, failure)
        may_have_taken_effect |= failure.may_have_taken_effect
        seconds = 0.0 if failure.is_immediate else FIRST_WAIT_SECONDS * 2 ** (number - 1) * session.jitter()
        is_last = number >= options.max_attempts or clock.monotonic() - started + seconds > options.max_elapsed_seconds
        if is_last or not failure.is_repeatable:
            raise _final(operation, call, failure.error, number, may_have_taken_effect=may_have_taken_effect)
        logger.info("%s: attempt %d failed (%s); again in %.2f s", operation.name, number, _said(failure), seconds)
        if seconds:
            yield Wait(seconds)


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


def _response(operation: Operation[Any], call: Call, session: Session, reply: Reply, number: int) -> Response[Any]:
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
    read: Reader, reply: Reply, session: Session, number: int
) -> Generator[LearnKey, Reply | TransportError | CertificateError | None, Response[Any]]:
    """Read a success; where it names a certificate that we do not hold, fetch certificates and read it again."""
    try:
        return _read_once(read, reply, number)
    except UnknownSerial as error:
        if session.renewal is None or not is_certificate_serial(error.serial):
            raise
        problem = yield LearnKey(Unknown(error.serial))
    try:
        return _read_once(read, reply, number)
    except UnknownSerial as error:
        raise error from (problem if isinstance(problem, CertificateError) else None)


def _is_replaced(
    request: Request, error: WeChatPayError, session: Session
) -> Generator[LearnKey, Reply | TransportError | CertificateError | None, bool]:
    """Fetch certificates where WeChat Pay refused the one that a request names; whether requests name another now."""
    serial = request.headers.get(_SERIAL_HEADER, "")
    if session.renewal is None or not is_certificate_serial(serial) or not _is_about_serial(error):
        return False
    problem = yield LearnKey(Refused(serial))
    named = session.key_ring.preferred(session.clock.now())
    return problem is None and bool(named) and not is_same_serial(named, serial)


def _with_another_key(operation: Operation[Any], call: Call, failure: _Failure) -> _Failure:
    """A refused call goes out again with another key where it may be repeated; not with fields sealed for the old one."""
    if operation.is_repeatable and not call.sealed_for:
        return evolve(failure, is_repeatable=True, is_immediate=True)
    failure.error.args = (f"{failure.error}. The platform certificates have been fetched again; make the call again.",)
    return failure


def _is_about_serial(error: WeChatPayError) -> bool:
    """Whether WeChat Pay refused a request for its header `Wechatpay-Serial`, official page merchant/4013053279."""
    if not isinstance(error, ApiError) or isinstance(error, ServerError):
        return False
    words = [error.message, *(as_object(error.detail).values())]
    return any(_SERIAL_HEADER.lower() in word.lower() for word in words if isinstance(word, str))


def _read_once(read: Reader, reply: Reply, number: int) -> Response[Any]:
    """Read a success; if it does not verify and was compressed on the way, the error also says so."""
    try:
        return read(reply, number)
    except (BadSignature, UnexpectedReply, CertificateError) as error:
        if cause := unasked_encoding(reply.headers):
            error.args = (f"{error} {cause}",)
        raise


def _name_query(error: VerificationError | ApiError, operation: Operation[Any], call: Call) -> None:
    """Tell how to find out what became of a change that may have taken effect."""
    if operation.method != "GET" and operation.repeat:
        error.settled_by, error.settled_with = operation.repeat.settled_by, dict(call.settled_with or {})


def _failure(
    operation: Operation[Any],
    outcome: object,
    session: Session,
    signed: Signed,
    number: int,
) -> _Failure:
    if isinstance(outcome, TransportError):
        is_repeatable = operation.is_repeatable and not isinstance(outcome, ReplyTooLarge)
        return _Failure(outcome, may_have_taken_effect=True, is_repeatable=is_repeatable)
    assert isinstance(outcome, Reply)  # noqa: S101 - a driver answers every Request
    error = read_error(
        operation,
        outcome,
        session.key_ring,
        now=session.clock.now(),
        signed_message=signed.message,
        attempts=number,
    )
    if isinstance(error, RateLimited | ServerError):
        is_repeatable = operation.is_repeatable
        return _Failure(error, may_have_taken_effect=is_repeatable, is_repeatable=is_repeatable)
    return _Failure(error, may_have_taken_effect=False, is_repeatable=False)


def _final(
    operation: Operation[Any], call: Call, error: WeChatPayError, number: int, *, may_have_taken_effect: bool
) -> WeChatPayError:
    """The error to raise: one that leaves open what happened becomes `OutcomeUnknown` where that matters."""
    if isinstance(error, TransportError):
        error.attempts = number
    if isinstance(error, ApiError) and error.is_outcome_open:
        _name_query(error, operation, call)
    if operation.method == "GET" or not may_have_taken_effect:
        return error
    return _unknown(operation, call, error, number)


def _unknown(operation: Operation[Any], call: Call, last: Exception, number: int) -> OutcomeUnknown:
    settled_by = operation.repeat.settled_by if operation.repeat else None
    cure = (
        f"Find out before you send anything new{f', with client.settle(error) or {settled_by}' if settled_by else ''}."
    )
    if operation.upload and operation.is_repeatable:
        cure = "The same file may be sent again."
    unknown = OutcomeUnknown(
        f"{operation.name}: sent {number} time{'s' if number > 1 else ''}, and no answer says whether it took effect. "
        f"{cure} Last: {last if isinstance(last, WeChatPayError) else type(last).__name__}",
        operation=operation.name,
        attempts=number,
        settled_by=settled_by,
        settled_with=call.settled_with,
    )
    unknown.__cause__ = last
    return unknown


def _said(failure: _Failure) -> str:
    error = failure.error
    if isinstance(error, ApiError):
        return f"{error.status} {one_line(error.code or '')}, Request-ID {error.request_id}"
    return type(error).__name__
