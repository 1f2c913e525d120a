"""Clients of both kinds, against peers that send what a table says."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support import platform
from support.both import FACES, Both, Opened

Open = Callable[..., Both]


@pytest.fixture(params=list(FACES))
def open_client(request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a client of one kind, then of the other, for an origin; it sends each call once."""
    with Opened(FACES[request.param]) as opened:

        def open_one(origin: str, **settings: Any) -> Both:
            client = opened(platform.environment(), **{"base_url": origin, "max_attempts": 1, **settings})
            client.clock.set(platform.NOW)
            return client

        yield open_one
