"""What the states of applications have in common: where they may move, and what stands in the way."""

from collections.abc import Collection
from enum import StrEnum


class UnknownApplicationError(LookupError):
    """The gateway holds no application with this number."""


class WrongStateError(ValueError):
    """The application is not in a state from which this step leads on; the message names those states."""


def check_step(step: str, what: str, state: StrEnum, allowed: Collection[StrEnum]) -> None:
    """Refuse a step that does not start at `state`.

    Raises:
        WrongStateError: `state` is none of those `allowed`.
    """
    if state not in allowed:
        expected = " or ".join(sorted(allowed))
        raise WrongStateError(f"{what} is in {state}; {step} needs {expected}")
