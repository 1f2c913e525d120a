"""Who is logged in, and tokens against forged forms, in the signed session of a web framework.

The shop has one account. A real shop has a table of accounts, and limits the attempts to log in.
"""

import os
import secrets
from typing import Any, Protocol

TOKEN_FIELD = "form_token"  # noqa: S105 (the name of a field)
_IS_STAFF = "is_staff"


class Session(Protocol):
    """The session of a request, in any of the frameworks."""

    def get(self, name: str, /) -> Any:
        """Return a value, or `None`."""

    def __setitem__(self, name: str, value: Any, /) -> None: ...

    def clear(self) -> None:
        """Remove all values."""


class WrongPassword(Exception):
    """The password is wrong, or `SHOP_STAFF_PASSWORD` is not set."""


def secret_key() -> str:
    """The key that signs sessions, from `SHOP_SECRET_KEY`. Without it, each process has another one until it ends."""
    return os.environ.get("SHOP_SECRET_KEY") or secrets.token_hex()


def log_in(session: Session, password: str) -> None:
    """Log in, with a new token for the forms that follow.

    Raises:
        WrongPassword: The password is wrong.
    """
    expected = os.environ.get("SHOP_STAFF_PASSWORD", "")
    if not expected or not secrets.compare_digest(password.encode(), expected.encode()):
        raise WrongPassword
    session.clear()
    session[_IS_STAFF] = True


def log_out(session: Session) -> None:
    """Forget who is logged in."""
    session.clear()


def is_staff(session: Session) -> bool:
    """Whether somebody is logged in."""
    return bool(session.get(_IS_STAFF))


def hidden_token(session: Session) -> str:
    """The hidden field of each form. Another site cannot read it, so it cannot send a form in the name of the visitor."""
    token = session.get(TOKEN_FIELD)
    if token is None:
        session[TOKEN_FIELD] = token = secrets.token_urlsafe(32)
    return f'<input type="hidden" name="{TOKEN_FIELD}" value="{token}">'


def is_own_form(session: Session, token: str | None) -> bool:
    """Whether a form with this token comes from a page of this session."""
    expected = session.get(TOKEN_FIELD)
    return expected is not None and secrets.compare_digest(expected.encode(), (token or "").encode())
