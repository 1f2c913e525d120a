"""A check of the doctor and its result."""

from collections.abc import Callable
from enum import StrEnum

from attrs import frozen

from wechatpay_runtime.errors import ConfigurationError


class State(StrEnum):
    """Result of a check."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@frozen
class Check:
    """One line of the report. `cure` says what to change if the check failed. No text contains a secret."""

    check: str
    state: State
    found: str
    cure: str = ""


def passed(check: str, found: str) -> Check:
    """Report a check that passed."""
    return Check(check, State.OK, found)


def failed(check: str, found: str, cure: str) -> Check:
    """Report a check that failed, and how to fix it."""
    return Check(check, State.FAILED, found, cure)


def skipped(check: str, reason: str) -> Check:
    """Report a check that was not made, and why."""
    return Check(check, State.SKIPPED, reason)


def checked(check: str, look: Callable[[], str]) -> Check:
    """Run one of the runtime's checks: `look` returns what it found, or raises `ConfigurationError`."""
    try:
        return passed(check, look())
    except ConfigurationError as error:
        found, _, cure = str(error).partition(". ")
        return failed(check, found, cure or "Correct the setting as described.")
