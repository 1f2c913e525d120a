"""Pytest fixtures that serve a local WeChat Pay and provide clients for it.

    def test_cancelling(wechatpay_gateway, wechatpay_client):
        wechatpay_client.onboarding.subject_confirmation.cancel_applyment(business_code="1900013511_10000")
        assert wechatpay_gateway.requests.last.verdict.is_accepted

The test does what WeChat Pay's staff or a merchant's contact would do: `wechatpay_gateway.applyments.approve(applyment_id)`,
`wechatpay_gateway.alterations.reject(apply_id, "reason")`. Every state machine of the gateway is an attribute with a method for each of its
steps; `docs/control.md` lists them. The arguments of a call, encrypted values in plain text, are in
`wechatpay_gateway.requests.last.arguments`.

One server serves the whole test session; it is reset before each test.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from wechatpay_clients import AsyncClient, Client
    from wechatpay_gateway.server import RunningGateway


PUBLISHED_KEYS = "wechatpay_published_keys"
"""Setting in pytest's configuration: make the gateway use the published test keys."""
TRUST = "wechatpay_trust"
"""Setting in pytest's configuration: which keys of WeChat Pay the gateway's merchant has."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plugin's settings."""
    parser.addini(
        PUBLISHED_KEYS, "sign with the published test keys, which are the same in every run", type="bool", default=False
    )
    parser.addini(
        TRUST, "keys of WeChat Pay that the merchant has: public-key, certificates or both", default="public-key"
    )


@pytest.fixture(scope="session")
def wechatpay_gateway_server(pytestconfig: pytest.Config) -> "Iterator[RunningGateway]":
    """The gateway that the whole session shares. Tests use `wechatpay_gateway`, which is reset before each of them."""
    from wechatpay_gateway.server import running

    with running(
        has_published_keys=bool(pytestconfig.getini(PUBLISHED_KEYS)),
        trust=str(pytestconfig.getini(TRUST)),
        has_example_orders=False,
    ) as gateway:
        yield gateway


@pytest.fixture
def wechatpay_gateway(wechatpay_gateway_server: "RunningGateway") -> "RunningGateway":
    """A local WeChat Pay in its starting state: no orders, refunds or faults, an empty ledger, and the documentation's example applications.

    `wechatpay_gateway.add_examples("1900000001")` adds the orders and refunds of the examples.
    """
    wechatpay_gateway_server.reset()
    return wechatpay_gateway_server


@pytest.fixture
def wechatpay_client(wechatpay_gateway: "RunningGateway") -> "Iterator[Client]":
    """A client of the gateway's default merchant and brand, closed after the test."""
    from wechatpay_clients import Client

    with Client.from_env(wechatpay_gateway.environment) as client:
        yield client


@pytest.fixture
def wechatpay_async_client(wechatpay_gateway: "RunningGateway") -> "Callable[[], AsyncClient]":
    """A function that creates an async client of the gateway's default merchant and brand, to use in the test's event loop.

    It needs no async plugin: use `async with wechatpay_async_client() as client:` in a coroutine passed to `asyncio.run`.
    """
    from wechatpay_clients import AsyncClient

    def make_client() -> AsyncClient:
        return AsyncClient.from_env(wechatpay_gateway.environment)

    return make_client
