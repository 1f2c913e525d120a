"""Without an asyncio event loop, as under trio, an async client raises before a request is sent."""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from support.world import MovableClock, make_gateway
from wechatpay_clients import AsyncClient, ConfigurationError
from wechatpay_gateway.server import RunningGateway, running

QUERY = {"out_refund_no": "1217752501201407033"}
CALLS: dict[str, Callable[[AsyncClient, Path], Awaitable[Any]]] = {
    "a method": lambda client, _: client.payments.refunds.query_refund(**QUERY),
    "by name": lambda client, _: client.call("payments.refunds.query_refund", QUERY),
    "a request": lambda client, _: client.request("GET", "/v3/certificates"),
    "a download": lambda client, folder: client.payments.bills.download_trade_bill(
        bill_date="2026-01-01", to=folder / "bill.csv"
    ),
    "a download by address": lambda client, folder: client.download(
        "/v3/billdownload/file?token=x", to=folder / "bill.csv"
    ),
    "an upload": lambda client, _: client.common.media.upload_image(file=b"x", filename="x.png"),
    "certificates": lambda client, _: client.refresh_certificates(),
    "an encrypted value": lambda client, _: client.seal("张三"),
}


@pytest.mark.parametrize("transport", [None, "fast"])
@pytest.mark.parametrize("trust", ["public_key", "certificates"])
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_error_of_a_call_outside_asyncio_says_what_it_needs(
    call: Callable[[AsyncClient, Path], Coroutine[Any, Any, Any]],
    trust: str,
    transport: str | None,
    gateway: RunningGateway,
    tmp_path: Path,
) -> None:
    chosen = gateway.certificate_environment if trust == "certificates" else gateway.environment
    coroutine = call(AsyncClient.from_env(chosen, transport=transport), tmp_path)

    with pytest.raises(ConfigurationError, match=r"AsyncClient needs asyncio.* trio .* Nothing was sent\."):
        coroutine.send(None)

    assert not gateway.requests
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def gateway() -> Any:
    """A gateway whose merchant has both kinds of keys."""
    with closing(make_gateway(MovableClock(0))) as core, running(gateway=core) as server:
        yield server
