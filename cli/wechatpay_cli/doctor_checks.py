"""A check of the doctor and its result."""

import re
from collections.abc import Callable
from enum import StrEnum

from wechatpay_runtime._base.messages import Message, phrase
from wechatpay_runtime._base.values import frozen
from wechatpay_runtime.errors import ConfigurationError


class State(StrEnum):
    """Result of a check."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@frozen
class Check:
    """One line of the report. `cure` says what to change if the check failed, or soon. No text contains a secret."""

    check: str
    """Its name: an environment variable, or a `Message`, which is English by itself so that scripts can rely on it."""
    state: State
    found: str
    cure: str = ""


def passed(check: str, found: str, cure: str = "") -> Check:
    """Report a check that passed, and what must be changed soon so that it continues to pass."""
    return Check(check, State.OK, _in_current_language(found), _in_current_language(cure))


def failed(check: str, found: str, cure: str) -> Check:
    """Report a check that failed, and how to fix it."""
    return Check(check, State.FAILED, _in_current_language(found), _in_current_language(cure))


def skipped(check: str, reason: str) -> Check:
    """Report a check that was not made, and why."""
    return Check(check, State.SKIPPED, _in_current_language(reason))


def _in_current_language(text: str) -> str:
    return text.translated() if isinstance(text, Message) else text


def checked(check: str, look: Callable[[], str]) -> Check:
    """Run one of the runtime's checks: `look` returns what it found, or raises `ConfigurationError`."""
    try:
        return passed(check, look())
    except ConfigurationError as error:
        found, cure = (*re.split(r"\. |。", str(error), maxsplit=1), "")[:2]
        return failed(check, found, cure or phrase("Correct the setting as described."))
