"""Checks the headers of a signature that need no key: that they are there, and that the timestamp is recent."""

from __future__ import annotations

from collections.abc import Mapping

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import MissingSignature, StaleTimestamp

CLOCK_TOLERANCE_SECONDS = 300
_LONGEST_TIMESTAMP = 12


_REQUIRED = ("Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial")


def signature_parts(headers: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return timestamp, nonce, signature and serial; raises `MissingSignature` if one is missing or empty.

    Headers are keyed in lower case.
    """
    timestamp, nonce = headers.get("wechatpay-timestamp"), headers.get("wechatpay-nonce")
    signature, serial = headers.get("wechatpay-signature"), headers.get("wechatpay-serial")
    if timestamp and nonce and signature and serial:
        return timestamp, nonce, signature, serial
    missing = next(name for name in _REQUIRED if not headers.get(name.lower()))
    raise MissingSignature(
        phrase("The header {name} is missing, so it cannot be verified that WeChat Pay sent this.", name=missing)
    )


def check_clock(timestamp: str, now: float) -> None:
    """Check that a timestamp is at most five minutes from `now`, in seconds since 1970; raises `StaleTimestamp`."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= _LONGEST_TIMESTAMP):
        raise StaleTimestamp(phrase("Wechatpay-Timestamp is not a number of seconds."))
    seconds_ahead = int(timestamp) - now
    if abs(seconds_ahead) > CLOCK_TOLERANCE_SECONDS:
        seconds = f"{abs(seconds_ahead):.0f}"
        found = phrase("The local clock is {seconds} s ahead of the time of the signature", seconds=seconds)
        if seconds_ahead > 0:
            found = phrase("The local clock is {seconds} s behind the time of the signature", seconds=seconds)
        raise StaleTimestamp(
            phrase(
                "{found}, but at most {most} s are allowed. Check the clock of this machine; if it is right, this is an old "
                "message.",
                found=found,
                most=CLOCK_TOLERANCE_SECONDS,
            )
        )
