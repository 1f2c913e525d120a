"""Verifies and reads replies, and builds errors from them. No I/O and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.json_object import is_object, parse_json, parse_object
from wechatpay_runtime._base.messages import complaint_of, listed, phrase, sentences, specified
from wechatpay_runtime._crypto.sealing import FieldCipher
from wechatpay_runtime._crypto.verification import KeyRing, verify
from wechatpay_runtime._errors.api import ERROR_BY_STATUS, SERVER_ERRORS_FROM
from wechatpay_runtime.errors import (
    ApiError,
    NumberMismatch,
    ServerError,
    SignatureRefused,
    UnexpectedReply,
    VerificationError,
)
from wechatpay_runtime.operation.description import ErrorRow, Operation
from wechatpay_runtime.operation.model import Model

SUCCESS = range(200, 300)
_LONGEST_ERROR_NUMBER = 12


def is_success(reply: Reply) -> bool:
    """Return whether the status is a success; the signature is not checked."""
    return reply.status in SUCCESS


def read_success(
    operation: Operation[Any],
    reply: Reply,
    key_ring: KeyRing,
    *,
    now: float,
    numbers: Mapping[str, Any] = MappingProxyType({}),
    cipher: FieldCipher | None = None,
    strict: bool = False,
) -> Any:
    """Verify a 2xx reply, then read it.

    Args:
        operation: The operation that was called.
        reply: A reply with a status of 2xx.
        key_ring: WeChat Pay's keys.
        now: Seconds since 1970.
        numbers: Business numbers of the call, by the wire names that the reply also uses.
        cipher: Decrypts sensitive fields.
        strict: Raise if the reply differs from the page, instead of recording a problem.

    Returns:
        The operation's model; `None` for a file or if the page documents no body; parsed JSON if nothing is documented.

    Raises:
        VerificationError: The signature cannot be verified, or (`NumberMismatch`) the reply belongs to another call.
        UnexpectedReply: The reply is verified but not a JSON object or, if `strict`, differs from the page.
    """
    if operation.answers_file:  # a file is not signed; its integrity is checked by the download
        return None
    _verify(operation, reply, key_ring, now)
    documented = operation.replies
    if documented and reply.status not in documented and (strict or len(documented) > 1):
        raise _unexpected(
            operation,
            reply,
            phrase("status {status}; the page documents {names}", status=reply.status, names=_list_of(documented)),
        )
    model: type[Model] | None = documented.get(reply.status, next(iter(documented.values()), None))
    if documented and model is None:
        if strict and reply.body:
            raise _unexpected(
                operation, reply, phrase("a body of {count} bytes; the page documents none", count=len(reply.body))
            )
        return None
    received = _parse(operation, reply)
    if model is None:
        return received
    for name, expected in numbers.items():
        if not _is_same(expected, received.get(name)):
            raise _number_mismatch(operation, reply, name, expected, received[name])
    return model.from_wire(received, cipher=cipher, strict=strict, request_id=request_id(reply))


def _verify(operation: Operation[Any], reply: Reply, key_ring: KeyRing, now: float) -> None:
    try:
        verify(reply.headers, reply.body, key_ring, now=now)
    except VerificationError as error:
        error.operation, error.status, error.request_id = operation.name, reply.status, request_id(reply)
        raise


def _is_same(expected: Any, received: Any) -> bool:
    """Return whether a number of the reply equals the one of the call, ignoring case; other types of value pass."""
    if expected == received or not isinstance(received, (str, int)) or isinstance(received, bool):
        return True
    return str(expected).lower() == str(received).lower()


def _number_mismatch(
    operation: Operation[Any], reply: Reply, name: str, expected: Any, received: str | int
) -> NumberMismatch:
    number, query = one_line(str(received)), operation.repeat.settled_by if operation.repeat else None
    by_query = phrase(" with client.settle(error) or {query}", query=query) if query else ""
    cure = (
        ""
        if operation.method == "GET"
        else phrase(
            "The call may have taken effect: check the outcome{query} before you send anything new.", query=by_query
        )
    )
    error = NumberMismatch(
        sentences(
            phrase(
                "{operation}: the reply is signed by WeChat Pay, but its {name} is {number!r}, while {sent!r} was sent, so it "
                "belongs to another request. Do not act on it.",
                operation=operation.name,
                name=name,
                number=number,
                sent=str(expected),
            ),
            cure,
        ),
        field=name,
        expected=expected,
        received=received,
    )
    error.operation, error.status, error.request_id = operation.name, reply.status, request_id(reply)
    return error


def _list_of(documented: Mapping[int, Any]) -> str:
    return listed(map(str, documented), " and ")


def _parse(operation: Operation[Any], reply: Reply) -> Any:
    if not reply.body:
        return {} if operation.replies else None
    received: Any = None
    complaint = ""
    try:
        received = parse_json(reply.body)
    except ValueError as error:
        complaint = complaint_of(error)
    if complaint:
        raise _unexpected(operation, reply, phrase("a body that is {complaint}", complaint=complaint))
    if operation.replies and not is_object(received):
        raise _unexpected(operation, reply, phrase("JSON that is not an object"))
    return received


def _unexpected(operation: Operation[Any], reply: Reply, what: str) -> UnexpectedReply:
    return UnexpectedReply(
        phrase("{operation} succeeded, but WeChat Pay returned {what}.", operation=operation.name, what=what),
        request_id=request_id(reply),
    )


def request_id(reply: Reply) -> str | None:
    """Return the Request-ID of a reply, safe for a message or a log."""
    text = reply.headers.get("request-id")
    return one_line(text) if text else text


def read_error(
    operation: Operation[Any], reply: Reply, key_ring: KeyRing, *, now: float, signed_message: bytes, attempts: int
) -> ApiError:
    """Build the error for a reply with a status other than 2xx; never raises.

    Errors need no signature. If there is one, it is checked, and the result is available as `is_verified`.

    Args:
        operation: The operation that was called.
        reply: The reply.
        key_ring: WeChat Pay's keys.
        now: Seconds since 1970.
        signed_message: The message that this attempt signed, to compare with the server's.
        attempts: Number of times the request was sent.
    """
    from wechatpay_runtime._calls.error_summary import details_of, summary_of

    fields = parse_object(reply.body)
    code = fields["code"] if isinstance(fields.get("code"), str) else None
    message = fields["message"] if isinstance(fields.get("message"), str) else ""
    detail = fields.get("detail")
    rows, docs, cause = _explanation(operation, reply.status, code, message)
    kind = ServerError if reply.status >= SERVER_ERRORS_FROM else ERROR_BY_STATUS.get(reply.status, ApiError)
    difference = _difference(signed_message, detail) if kind is SignatureRefused else None
    error = kind(
        summary_of(operation, reply, code, message, details_of(operation, reply, detail, rows, docs, difference)),
        status=reply.status,
        code=code,
        message=message,
        detail=detail,
        request_id=request_id(reply),
        error_number=_error_number(request_id(reply)),
        operation=operation.name,
        means=listed((specified(row.means) for row in rows), " Or: ") or None,
        fix=listed((specified(row.fix) for row in rows), " Or: ") or None,
        docs=docs,
        attempts=attempts,
        is_verified=_is_verified(reply, key_ring, now),
        body=reply.body,
        is_change=operation.method != "GET",
        is_open_by_page=any(row.is_outcome_open for row in rows),
    )
    if isinstance(error, SignatureRefused):
        error.cause, error.difference = cause, difference
    return error


def _explanation(
    operation: Operation[Any], status: int, code: str | None, message: str
) -> tuple[tuple[ErrorRow, ...], str | None, str | None]:
    """Return the rows that explain an error, its page and, for a refused signature, the cause named in the message."""
    if ERROR_BY_STATUS.get(status) is SignatureRefused:
        from wechatpay_runtime._calls.signature_refusals import PAGE, find_refusal

        if (refusal := find_refusal(message)) is not None:
            return (refusal.row,), PAGE, refusal.cause
    return operation.error_rows(status, code), operation.docs[0] if operation.docs else None, None


def _difference(signed_message: bytes, detail: object) -> str | None:
    from wechatpay_runtime._calls.signature_difference import find_difference

    return find_difference(signed_message, detail)


def _error_number(text: str | None) -> int | None:
    digits = text.rpartition("-")[2] if text else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_ERROR_NUMBER else None


def _is_verified(reply: Reply, key_ring: KeyRing, now: float) -> bool:
    if "wechatpay-signature" not in reply.headers:
        return False
    try:
        verify(reply.headers, reply.body, key_ring, now=now)
    except VerificationError:
        return False
    return True
