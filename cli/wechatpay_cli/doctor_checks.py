"""One thing that the doctor looked at, and what came of it."""

from collections.abc import Callable
from enum import StrEnum

from attrs import frozen

from wechatpay_runtime.errors import ConfigurationError


class State(StrEnum):
    """What came of a check."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@frozen
class Check:
    """One line of the report; `cure` says what to change where it failed. Neither text holds a secret."""

    check: str
    state: State
    found: str
    cure: str = ""


def passed(check: str, found: str) -> Check:
    """A check that found what is needed."""
    return Check(check, State.OK, found)


def failed(check: str, found: str, cure: str) -> Check:
    """A check that found something else."""
    return Check(check, State.FAILED, found, cure)


def skipped(check: str, reason: str) -> Check:
    """A check that could not be made."""
    return Check(check, State.SKIPPED, reason)


def checked(check: str, look: Callable[[], str]) -> Check:
    """Make one of the runtime's own checks; `look` gives what was found, or raises `ConfigurationError`."""
    try:
        return passed(check, look())
    except ConfigurationError as error:
        found, _, cure = str(error).partition(". ")
        return failed(check, found, cure or "Correct it as the message says.")
