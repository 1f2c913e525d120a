"""DEBUG logs of the HTTP libraries contain no part of a request: its target can contain a download token."""

import asyncio
import http.client
import logging
from collections.abc import Callable

import pytest
import urllib3

from support.server import answer, scripted
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport

TOKEN = "7Z3kLq0download-token"
SIGNATURE = "c2lnbmF0dXJl-of-this-request"


def request(origin: str) -> Request:
    headers = {"Accept": "application/json", "Authorization": f'WECHATPAY2-SHA256-RSA2048 signature="{SIGNATURE}"'}
    return Request(origin, "GET", f"/v3/billdownload/file?token={TOKEN}", headers, b"")


def send_sync(origin: str) -> None:
    transport = Urllib3Transport()
    for _ in range(2):
        transport.send(request(origin), Options())
    reply = transport.open(request(origin), Options())
    list(reply.chunks())
    reply.close()
    transport.close()


async def _send_async(origin: str) -> None:
    transport = AiohttpTransport()
    for _ in range(2):
        await transport.send(request(origin), Options())
    reply = await transport.open(request(origin), Options())
    async for _ in reply.chunks():
        pass
    reply.close()
    await transport.close()


def send_async(origin: str) -> None:
    asyncio.run(_send_async(origin), debug=True)


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Callable[[str], None]:
    """Return a function that sends three requests, with every log level enabled."""
    caplog.set_level(logging.DEBUG)
    sender: Callable[[str], None] = request.param
    return sender


@pytest.mark.parametrize(
    "reply", [answer(), answer(b"", status="404 Not Found"), answer(status="302 Found", headers="Location: /\r\n")]
)
def test_logs_contain_neither_target_nor_signature(
    send: Callable[[str], None], reply: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with scripted(lambda _: reply) as server:
        send(server.origin)

    assert len(server.requests) == 3
    assert TOKEN not in caplog.text
    assert SIGNATURE not in caplog.text


def test_debug_output_of_http_client_contains_no_request_of_the_transport(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(http.client.HTTPConnection, "debuglevel", 1)
    with scripted(lambda _: answer()) as server:
        send_sync(server.origin)

    assert capsys.readouterr().out == ""


def test_urllib3_still_logs_the_requests_of_other_code(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with scripted(lambda _: answer()) as server:
        send_sync(server.origin)
        with urllib3.PoolManager() as manager:
            manager.request("GET", f"{server.origin}/of-other-code", retries=False)

    assert [record.name for record in caplog.records if "/of-other-code" in record.getMessage()] == [
        "urllib3.connectionpool"
    ]
