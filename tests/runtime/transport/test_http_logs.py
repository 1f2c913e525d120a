"""DEBUG logs of the HTTP libraries contain no part of a request: its target can contain a download token."""

import http.client
import logging
from collections.abc import Callable

import pytest
import urllib3

from support.server import answer, scripted
from support.transports import SENDERS, AsyncSender, Sender
from wechatpay_runtime._base.exchange import Request

TOKEN = "7Z3kLq0download-token"
SIGNATURE = "c2lnbmF0dXJl-of-this-request"


def request(origin: str) -> Request:
    headers = {"Accept": "application/json", "Authorization": f'WECHATPAY2-SHA256-RSA2048 signature="{SIGNATURE}"'}
    return Request(origin, "GET", f"/v3/billdownload/file?token={TOKEN}", headers, b"")


def send(kind: Callable[..., Sender], origin: str) -> None:
    """Send three requests; asyncio logs as much as it can."""
    sender = kind()
    if isinstance(sender, AsyncSender):
        sender.runner.get_loop().set_debug(True)
    for _ in range(2):
        sender.send(request(origin))
    sender.open(request(origin))
    sender.close()


@pytest.mark.parametrize(
    "reply", [answer(), answer(b"", status="404 Not Found"), answer(status="302 Found", headers="Location: /\r\n")]
)
@pytest.mark.parametrize("kind", SENDERS.values(), ids=SENDERS)
def test_logs_contain_neither_target_nor_signature(
    kind: Callable[..., Sender], reply: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with scripted(lambda _: reply) as server:
        send(kind, server.origin)

    assert len(server.requests) == 3
    assert TOKEN not in caplog.text
    assert SIGNATURE not in caplog.text


def test_debug_output_of_http_client_contains_no_request_of_the_transport(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(http.client.HTTPConnection, "debuglevel", 1)
    with scripted(lambda _: answer()) as server:
        send(SENDERS["urllib3"], server.origin)

    assert capsys.readouterr().out == ""


def test_urllib3_still_logs_the_requests_of_other_code(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with scripted(lambda _: answer()) as server:
        send(SENDERS["urllib3"], server.origin)
        with urllib3.PoolManager() as manager:
            manager.request("GET", f"{server.origin}/of-other-code", retries=False)

    assert [record.name for record in caplog.records if "/of-other-code" in record.getMessage()] == [
        "urllib3.connectionpool"
    ]
