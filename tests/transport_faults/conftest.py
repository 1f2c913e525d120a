"""Clients of both kinds, against peers that send scripted bytes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support import platform
from support.both import ADAPTERS, Both, Opened

Open = Callable[..., Both]


@pytest.fixture(params=list(ADAPTERS))
def open_client(request: pytest.FixtureRequest) -> Iterator[Open]:
    """Return a function that opens a client for an origin, first sync, then async. The client sends each call once."""
    with Opened(ADAPTERS[request.param]) as opened:

        def open_one(origin: str, **settings: Any) -> Both:
            client = opened(platform.environment(), **{"base_url": origin, "max_attempts": 1, **settings})
            client.clock.set(platform.NOW)
            return client

        yield open_one
