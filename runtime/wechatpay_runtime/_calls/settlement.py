"""The query that tells what became of a call."""

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime.errors import ApiError, InvalidArgument, OutcomeUnknown, VerificationError


def settlement(error: ApiError | OutcomeUnknown | VerificationError) -> tuple[str, Mapping[str, Any]]:
    """The query that tells what became of a call, and its arguments by wire name.

    Raises:
        InvalidArgument: It is another error, or names no query.
    """
    value: Any = error  # not everybody checks types
    if not isinstance(value, ApiError | OutcomeUnknown | VerificationError):
        kinds = "an OutcomeUnknown, or an ApiError or VerificationError of a call"
        raise InvalidArgument(f"settle takes {kinds}, not {type(value).__name__}. Nothing was sent.")
    if isinstance(value, ApiError) and not value.is_outcome_open:
        what = f"{value.operation} ended with status {value.status}"
        raise InvalidArgument(f"{what}, which leaves nothing open. Nothing was sent.")
    if value.settled_by is None:
        what = value.operation or "it"
        raise InvalidArgument(
            f"No query is known that tells what became of {what}; see its official page. Nothing was sent."
        )
    return value.settled_by, value.settled_with
