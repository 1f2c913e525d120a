"""What a failed attempt means: whether the call may have taken effect, whether it goes out again, what to raise. No I/O."""

from typing import Any

from attrs import frozen

from wechatpay_runtime._base.foreign_text import one_line
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
    """How one attempt failed."""

    error: WeChatPayError
    may_have_taken_effect: bool
    is_repeatable: bool
    is_immediate: bool = False
    """Whether the next attempt goes to another host and so need not wait."""

    def __str__(self) -> str:
        error = self.error
        if isinstance(error, ApiError):
            return f"{error.status} {one_line(error.code or '')}, Request-ID {error.request_id}"
        return type(error).__name__


def failure_of_transport(operation: Operation[Any], error: TransportError) -> Failure:
    """The failure of an attempt to which no reply came, after something was sent."""
    is_repeatable = operation.is_repeatable and not isinstance(error, ReplyTooLarge)
    return Failure(error, may_have_taken_effect=True, is_repeatable=is_repeatable)


def failure_of_reply(operation: Operation[Any], error: ApiError) -> Failure:
    """The failure of an attempt that WeChat Pay refused, or that it or something before it could not carry out."""
    is_repeatable = operation.is_repeatable and isinstance(error, RateLimited | ServerError)
    return Failure(error, may_have_taken_effect=is_repeatable, is_repeatable=is_repeatable)


def name_query(error: VerificationError | ApiError, operation: Operation[Any], call: Call) -> None:
    """Tell how to find out what became of a change that may have taken effect."""
    if operation.method != "GET" and operation.repeat:
        error.settled_by, error.settled_with = operation.repeat.settled_by, dict(call.settled_with or {})


def error_to_raise(
    operation: Operation[Any], call: Call, error: WeChatPayError, number: int, *, may_have_taken_effect: bool
) -> WeChatPayError:
    """The error to raise: one that leaves open what happened becomes `OutcomeUnknown` where that matters."""
    if isinstance(error, TransportError):
        error.attempts = number
    if isinstance(error, ApiError) and error.is_outcome_open:
        name_query(error, operation, call)
    if operation.method == "GET" or not may_have_taken_effect:
        return error
    return outcome_unknown(operation, call, error, number)


def outcome_unknown(operation: Operation[Any], call: Call, last: Exception, number: int) -> OutcomeUnknown:
    """The error of a change that may have taken effect; `last` is what happened last."""
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
