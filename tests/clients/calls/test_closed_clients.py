"""A closed client refuses every call before anything is sent, and so do its copies."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from support import platform
from support.server import scripted
from support.time import FakeClock
from wechatpay_clients import AsyncClient, Client, ConnectionFailed, InvalidArgument, OutcomeUnknown
from wechatpay_gateway.server import RunningGateway

BUSINESS_CODE = "1900013511_10000"
CALLS: dict[str, Callable[[Any, Path], Any]] = {
    "a method": lambda client, _: client.onboarding.subject_confirmation.cancel_applyment(business_code=BUSINESS_CODE),
    "by name": lambda client, _: client.call("payments.refunds.query_refund", {"out_refund_no": "1217752501201407033"}),
    "a request": lambda client, _: client.request("GET", "/v3/certificates"),
    "with_response": lambda client, _: client.with_response(client.payments.refunds.query_refund)(
        out_refund_no="1217752501201407033"
    ),
    "a download": lambda client, folder: client.payments.bills.download_trade_bill(
        bill_date="2026-01-01", to=folder / "bill.csv"
    ),
    "a download by address": lambda client, folder: client.download(
        "/v3/billdownload/file?token=x", to=folder / "bill.csv"
    ),
    "an upload": lambda client, _: client.common.media.upload_image(file=b"x", filename="x.png"),
    "sealing": lambda client, _: client.seal("13800138000"),
    "certificates": lambda client, _: client.refresh_certificates(),
    "a new copy": lambda client, _: client.with_options(strict=True).request("GET", "/v3/certificates"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_closed_client_refuses_every_call(
    call: Callable[[Any, Path], Any], wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    client = Client.from_env(wechatpay_gateway.environment)
    client.close()

    with pytest.raises(InvalidArgument, match=r"The client is closed; create a new one.* Nothing was sent\."):
        call(client, tmp_path)

    assert not wechatpay_gateway.requests


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_closed_async_client_refuses_every_call(
    call: Callable[[Any, Path], Any], wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    async def run() -> None:
        client = AsyncClient.from_env(wechatpay_gateway.environment)
        await client.close()
        await call(client, tmp_path)

    with pytest.raises(InvalidArgument, match=r"The client is closed; create a new one.* Nothing was sent\."):
        asyncio.run(run())

    assert not wechatpay_gateway.requests


def test_copies_created_before_closing_refuse_every_call(wechatpay_gateway: RunningGateway) -> None:
    client = Client.from_env(wechatpay_gateway.environment)
    copy = client.with_options(strict=True)
    client.close()

    with pytest.raises(InvalidArgument, match="closed"):
        copy.request("GET", "/v3/certificates")


def test_closing_a_copy_closes_nothing(wechatpay_gateway: RunningGateway) -> None:
    with Client.from_env(wechatpay_gateway.environment) as client:
        client.with_options(strict=True).close()

        assert client.onboarding.subject_confirmation.cancel_applyment(business_code=BUSINESS_CODE) is None


def test_a_client_can_be_closed_twice(wechatpay_gateway: RunningGateway) -> None:
    with Client.from_env(wechatpay_gateway.environment) as client:
        client.close()


def test_an_async_client_can_be_closed_twice(wechatpay_gateway: RunningGateway) -> None:
    async def run() -> None:
        async with AsyncClient.from_env(wechatpay_gateway.environment) as client:
            await client.close()

    asyncio.run(run())


def test_a_closed_client_reports_wrong_arguments_first(wechatpay_gateway: RunningGateway) -> None:
    client = Client.from_env(wechatpay_gateway.environment)
    client.close()

    with pytest.raises(InvalidArgument, match="There is no operation"):
        client.call("payments.refunds.ask", {})


class ClosingClock(FakeClock):
    """Closes its client while a call waits for a retry."""

    client: Client | AsyncClient

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        assert isinstance(self.client, Client)
        self.client.close()

    async def sleep_async(self, seconds: float) -> None:
        await super().sleep_async(seconds)
        assert isinstance(self.client, AsyncClient)
        await self.client.close()


def upload_sync(environment: Mapping[str, str], clock: ClosingClock) -> None:
    clock.client = Client.from_env(environment, clock=clock)
    clock.client.common.media.upload_image(file=b"x", filename="x.png")


def upload_async(environment: Mapping[str, str], clock: ClosingClock) -> None:
    clock.client = AsyncClient.from_env(environment, clock=clock)
    asyncio.run(clock.client.common.media.upload_image(file=b"x", filename="x.png"))


@pytest.mark.parametrize("upload", [upload_sync, upload_async])
def test_a_change_whose_client_is_closed_before_a_retry_stays_open(
    upload: Callable[[Mapping[str, str], ClosingClock], None],
) -> None:
    """The change may have taken effect, so the error must not say that nothing was sent."""
    with scripted(lambda _: None) as server, pytest.raises(OutcomeUnknown) as caught:
        upload({**platform.environment(), "WECHATPAY_BASE_URL": server.origin}, ClosingClock())

    assert isinstance(caught.value.__cause__, ConnectionFailed)
    assert "the client was closed" in str(caught.value.__cause__)
    assert len(server.requests) == 1
