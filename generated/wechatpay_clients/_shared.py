# Written by `make generate` from specs/_shared: edit the files there.
"""What every operation shares."""

from wechatpay_runtime.operation import ErrorRow

COMMON_ERRORS: tuple[ErrorRow, ...] = (
    ErrorRow(
        400, "PARAM_ERROR", means="A parameter is wrong.", fix="Pass the parameter as the message says.", is_common=True
    ),
    ErrorRow(
        400,
        "INVALID_REQUEST",
        means="The HTTP request breaks a rule of APIv3.",
        fix="Check the request against the interface rules.",
        is_common=True,
    ),
    ErrorRow(
        401,
        "SIGN_ERROR",
        means="The signature did not verify.",
        fix="Compare what was signed with what was sent, then the key with its serial number, then the clock.",
        is_common=True,
    ),
    ErrorRow(500, "SYSTEM_ERROR", means="WeChat Pay failed for a moment.", fix="Try again later.", is_common=True),
)
