"""The result of an operation."""

from typing import Any

from attrs import field, frozen


@frozen
class Outcome:
    """The reply's status and JSON; the `body` is `None` for a reply without one.

    A `file` replaces the JSON and is not signed; `media_type` is its `Content-Type`, and `headers` are further headers of its reply.
    """

    status: int
    body: Any = field(default=None, repr=False)
    file: bytes | None = field(default=None, repr=False)
    media_type: str = "application/octet-stream"
    headers: tuple[tuple[str, str], ...] = ()
