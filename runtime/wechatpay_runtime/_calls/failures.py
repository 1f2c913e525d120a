"""Classifies failed attempts: whether the call may have taken effect, whether to retry it, what to raise. No I/O."""

from __future__ import annotations

from typing import Any

from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime._calls.encoding import Call
from wechatpay_runtime.errors import (
    ApiError,
    OutcomeUnknown,
    RateLimited,
    ReplyTooLarge,
    ServerError,
    TransportError,
    VerificationError,
    WeChatPayError,
)
from wechatpay_runtime.operation.description import Operation


@frozen(eq=False)
class Failure:
    """The failure of one attempt."""

    error: WeChatPayError
    may_have_taken_effect: bool
    is_repeatable: bool
    is_immediate: bool = False
    """Whether the next attempt uses another host, so that no wait is needed."""

    def __str__(self) -> str:
        error = self.error
        if isinstance(error, ApiError):
            return f"{error.status} {one_line(error.code or '')}, Request-ID {error.request_id}"
        return type(error).__name__


def failure_of_transport(operation: Operation[Any], error: TransportError) -> Failure:
    """Classify an attempt that got no reply after something was sent."""
    is_repeatable = operation.is_repeatable and not isinstance(error, ReplyTooLarge)
    return Failure(error, may_have_taken_effect=True, is_repeatable=is_repeatable)


def failure_of_reply(operation: Operation[Any], error: ApiError) -> Failure:
    """Classify an attempt that got an error from WeChat Pay or from a gateway in front of it."""
    is_repeatable = operation.is_repeatable and isinstance(error, RateLimited | ServerError)
    return Failure(error, may_have_taken_effect=is_repeatable, is_repeatable=is_repeatable)


def name_query(error: VerificationError | ApiError, operation: Operation[Any], call: Call) -> None:
    """Record in an error which query returns the outcome, if a change may have taken effect."""
    if operation.method != "GET" and operation.repeat:
        error.settled_by, error.settled_with = operation.repeat.settled_by, dict(call.settled_with or {})


def error_to_raise(
    operation: Operation[Any], call: Call, error: WeChatPayError, number: int, *, may_have_taken_effect: bool
) -> WeChatPayError:
    """Return the error to raise: `OutcomeUnknown` if a change may have taken effect."""
    if isinstance(error, TransportError):
        error.attempts = number
    if isinstance(error, ApiError) and error.is_outcome_open:
        name_query(error, operation, call)
    if operation.method == "GET" or not may_have_taken_effect:
        return error
    return outcome_unknown(operation, call, error, number)


def outcome_unknown(operation: Operation[Any], call: Call, last: Exception, number: int) -> OutcomeUnknown:
    """Return the error for a change that may have taken effect; `last` is the last error."""
    settled_by = operation.repeat.settled_by if operation.repeat else None
    query = phrase(" with client.settle(error) or {query}", query=settled_by) if settled_by else ""
    cure = phrase("Check the outcome{query} before you send anything new.", query=query)
    if operation.upload and operation.is_repeatable:
        cure = phrase("It is safe to upload the same file again.")
    sent = phrase("sent 1 time") if number == 1 else phrase("sent {number} times", number=number)
    unknown = OutcomeUnknown(
        phrase(
            "{operation}: {sent}, but no reply shows whether it took effect. {cure} Last error: {error}",
            operation=operation.name,
            sent=sent,
            cure=cure,
            error=last if isinstance(last, WeChatPayError) else type(last).__name__,
        ),
        operation=operation.name,
        attempts=number,
        settled_by=settled_by,
        settled_with=call.settled_with,
    )
    unknown.__cause__ = last
    return unknown
