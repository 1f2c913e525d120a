"""Clients with every transport, against peers that send scripted bytes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support import platform
from support.both import Both, Opened
from support.transports import CLIENTS

Open = Callable[..., Both]


@pytest.fixture(scope="session")
def signer() -> platform.UnverifiedSigner:
    """The signer of all clients here. No peer verifies the signature of a request."""
    return platform.UnverifiedSigner()


@pytest.fixture(params=list(CLIENTS))
def open_client(request: pytest.FixtureRequest, signer: platform.UnverifiedSigner) -> Iterator[Open]:
    """Return a function that opens a client for an origin, once with each transport. The client sends each call once."""
    with Opened(CLIENTS[request.param]) as opened:

        def open_one(origin: str, **settings: Any) -> Both:
            fixed = {"base_url": origin, "max_attempts": 1, "merchant_private_key": signer}
            client = opened(platform.environment(), **{**fixed, **settings})
            client.clock.set(platform.NOW)
            return client

        yield open_one
