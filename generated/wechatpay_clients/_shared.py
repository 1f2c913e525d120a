# Written by `make generate` from specs/_shared: edit the files there.
"""The errors that any call can return."""

from wechatpay_runtime.operation.description import ErrorRow

COMMON_ERRORS: tuple[ErrorRow, ...] = (
    ErrorRow(
        400, "PARAM_ERROR", "A parameter is invalid.", "Read the message and correct the parameter.", is_common=True
    ),
    ErrorRow(
        400,
        "INVALID_REQUEST",
        "The HTTP request does not follow the APIv3 rules.",
        "Check the request against the APIv3 rules.",
        is_common=True,
    ),
    ErrorRow(
        401,
        "SIGN_ERROR",
        "The signature could not be verified.",
        "Check your signing code, the private key and its serial number, and the system clock.",
        is_common=True,
    ),
    ErrorRow(500, "SYSTEM_ERROR", "System error.", "Retry later.", is_common=True),
)
"""Rows of the official error tables that are common to all operations: status, code, meaning and remedy."""
