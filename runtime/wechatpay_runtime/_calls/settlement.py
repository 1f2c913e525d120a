"""Finds the query that returns the outcome of a call."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ApiError, InvalidArgument, OutcomeUnknown, VerificationError


def settlement(error: ApiError | OutcomeUnknown | VerificationError) -> tuple[str, Mapping[str, Any]]:
    """Return the query that returns the outcome of a call, and its arguments by wire name.

    Raises:
        InvalidArgument: The error is of another kind, or names no query.
    """
    value: Any = error  # for callers without a type checker
    if not isinstance(value, ApiError | OutcomeUnknown | VerificationError):
        kinds = phrase("an OutcomeUnknown, ApiError or VerificationError raised by a call")
        raise InvalidArgument(
            phrase(
                "settle: error must be {expected}, got {type}. Nothing was sent.",
                expected=kinds,
                type=type(value).__name__,
            )
        )
    if isinstance(value, ApiError) and not value.is_outcome_open:
        raise InvalidArgument(
            phrase(
                "{operation} was refused with status {status}; settle() is for a 429, a 5xx, a lost reply, and a refusal after which the record can exist. If the page of the operation says so, query by your number before you use another one. Nothing was sent.",
                operation=value.operation,
                status=value.status,
            )
        )
    if value.settled_by is None:
        raise InvalidArgument(
            phrase(
                "No query returns the outcome of {operation}; see its official page. Nothing was sent.",
                operation=value.operation or phrase("this call"),
            )
        )
    return value.settled_by, value.settled_with
