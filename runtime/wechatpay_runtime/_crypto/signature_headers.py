"""Checks the headers of a signature that need no key: that they are there, and that the timestamp is recent."""

from collections.abc import Mapping

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import MissingSignature, StaleTimestamp

CLOCK_TOLERANCE_SECONDS = 300
_LONGEST_TIMESTAMP = 12


def required_header(headers: Mapping[str, str], name: str) -> str:
    """Return a header of the signature; raises `MissingSignature` if it is missing or empty. Headers are keyed in lower case."""
    value = headers.get(name.lower(), "")
    if not value:
        raise MissingSignature(
            phrase("The header {name} is missing, so it cannot be verified that WeChat Pay sent this.", name=name)
        )
    return value


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
