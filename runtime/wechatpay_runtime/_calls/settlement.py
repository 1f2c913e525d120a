"""Finds the query that returns the outcome of a call."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime.errors import ApiError, InvalidArgument, OutcomeUnknown, VerificationError


def settlement(error: ApiError | OutcomeUnknown | VerificationError) -> tuple[str, Mapping[str, Any]]:
    """Return the query that returns the outcome of a call, and its arguments by wire name.

    Raises:
        InvalidArgument: The error is of another kind, or names no query.
    """
    value: Any = error  # for callers without a type checker
    if not isinstance(value, ApiError | OutcomeUnknown | VerificationError):
        kinds = "an OutcomeUnknown, ApiError or VerificationError raised by a call"
        raise InvalidArgument(f"settle: error must be {kinds}, got {type(value).__name__}. Nothing was sent.")
    if isinstance(value, ApiError) and not value.is_outcome_open:
        raise InvalidArgument(
            f"{value.operation} was refused with status {value.status}; settle() is for a 429, a 5xx, a lost reply, and a refusal after "
            "which the record can exist. If the page of the operation says so, query by your number before you use another one. "
            "Nothing was sent."
        )
    if value.settled_by is None:
        raise InvalidArgument(
            f"No query returns the outcome of {value.operation or 'this call'}; see its official page. Nothing was sent."
        )
    return value.settled_by, value.settled_with
