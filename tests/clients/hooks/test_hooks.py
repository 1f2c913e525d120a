"""The events of both clients, over real HTTP: which calls they belong to, and what they never contain."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.both import Both, Opened
from support.watching import Recorder
from support.world import APPLYMENT, CANCEL, World
from wechatpay_clients import AsyncClient, Client
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import BadRequest, ConfigurationError, CorruptDownload, InvalidArgument, NotFound
from wechatpay_runtime.hooks import AttemptEnded, AttemptStarted, CallEnded, CallStarted
from wechatpay_runtime.transport import AsyncOpenReply, Options, Reply, Request

pytestmark = pytest.mark.usefixtures("example_orders")

ECHO = "common.platform_security.echo"
QUERY = "payments.refunds.query_refund"
TRADE, SUB = "payments.bills.download_trade_bill", "payments.bills.download_sub_merchant_fund_flow_bill"
FILE = "/v3/billdownload/file"
CERTIFICATES = "/v3/certificates"
DAY = {"bill_date": "2019-06-11"}
SEALED = {**DAY, "sub_mchid": "1900000109", "account_type": "BASIC", "algorithm": "AEAD_AES_256_GCM"}
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
SUCCESS = ["CallStarted", "AttemptStarted", "AttemptEnded", "CallEnded"]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway, recorder: Recorder) -> Both:
    return opened(wechatpay_gateway.environment, hooks=recorder)


def test_a_call_emits_its_operation_template_and_host(
    client: Both, wechatpay_gateway: RunningGateway, recorder: Recorder
) -> None:
    with pytest.raises(NotFound):
        client.call(QUERY, out_refund_no="refund-404")

    address = urlsplit(wechatpay_gateway.environment["WECHATPAY_BASE_URL"])
    (ended,) = recorder.of(AttemptEnded)
    assert (ended.operation, ended.method) == (QUERY, "GET")
    assert ended.template == "/v3/refund/domestic/refunds/{out_refund_no}"
    assert (ended.host, ended.port) == (address.hostname, address.port)
    assert (ended.status, ended.code, ended.error) == (404, "RESOURCE_NOT_EXISTS", "NotFound")
    reply = wechatpay_gateway.requests.last.reply
    assert reply
    assert ended.request_id == reply.header("Request-ID")
    assert "refund-404" not in recorder.text()


def test_sizes_are_those_of_the_bodies(client: Both, wechatpay_gateway: RunningGateway, recorder: Recorder) -> None:
    client.call(ECHO, echo_message="hello")

    exchange = wechatpay_gateway.requests.last
    assert exchange.reply
    (ended,) = recorder.of(AttemptEnded)
    assert (ended.request_bytes, ended.reply_bytes) == (len(exchange.request.body), len(exchange.reply.body))


def test_encrypted_values_are_in_no_event(client: Both, recorder: Recorder) -> None:
    client.call(ECHO, echo_message="hello-in-clear", encrypted_echo_message="张三的身份证")

    text = recorder.text()
    assert "hello-in-clear" not in text
    assert "张三" not in text


def test_every_attempt_of_a_retried_call_has_its_events(
    client: Both, wechatpay_gateway: RunningGateway, recorder: Recorder
) -> None:
    wechatpay_gateway.faults.add("system_error")
    wechatpay_gateway.faults.add("cut_after")
    client.call("payments.bills.get_trade_bill", **DAY)

    assert [(event.attempt, event.status, event.error) for event in recorder.of(AttemptEnded)] == [
        (1, 500, "ServerError"),
        (2, None, "ConnectionBroken"),
        (3, 200, None),
    ]


def test_a_path_of_your_own_is_in_no_event(client: Both, recorder: Recorder) -> None:
    with pytest.raises(BadRequest):
        client.request("GET", "/v3/refund/domestic/refunds/refund-404?token=SECRET")

    (started,) = recorder.of(CallStarted)
    assert (started.operation, started.template) == ("client.request", None)
    assert "refund" not in recorder.text()
    assert "SECRET" not in recorder.text()


def test_an_upload_is_a_call(client: Both, recorder: Recorder) -> None:
    client.call("common.media.upload_image", file=PNG, filename="identity-card.png")

    assert recorder.names() == SUCCESS
    (started,) = recorder.of(AttemptStarted)
    assert (started.operation, started.template) == ("common.media.upload_image", "/v3/merchant/media/upload")
    assert started.request_bytes > len(PNG)
    assert "identity-card" not in recorder.text()


def test_a_download_is_a_call_for_the_address_and_one_for_the_file(
    client: Both, recorder: Recorder, tmp_path: Path
) -> None:
    file = client.call(TRADE, **DAY, to=tmp_path / "bill.csv")

    assert recorder.names() == [*SUCCESS, *SUCCESS]
    _, ended = recorder.of(AttemptEnded)
    assert (ended.operation, ended.template) == ("payments.bills.get_trade_bill (its file)", FILE)
    assert ended.reply_bytes == file.size
    assert "token" not in recorder.text()


def test_each_part_of_a_file_is_a_call(
    client: Both, wechatpay_gateway: RunningGateway, recorder: Recorder, tmp_path: Path
) -> None:
    wechatpay_gateway.bills.largest_part_bytes = 100
    try:
        client.call(SUB, **SEALED, to=tmp_path / "sealed.csv")
    finally:
        wechatpay_gateway.bills.largest_part_bytes = 1 << 34

    assert len({event.call for event in recorder.of(CallEnded)}) == 1 + 6
    assert recorder.names().count("CallEnded") == 1 + 6


@pytest.mark.parametrize(
    ("fault", "attempt"),
    [
        ({"kind": "corrupt_file"}, (200, "CorruptDownload")),
        (
            {
                "kind": "changed_reply",
                "operation": "payments.bills.get_trade_bill",
                "changes": {"hash_value": "0" * 40},
            },
            (200, "CorruptDownload"),
        ),
    ],
    ids=["a changed byte", "another digest"],
)
def test_a_file_that_is_not_the_right_one_is_an_error_of_its_attempt(
    client: Both,
    wechatpay_gateway: RunningGateway,
    recorder: Recorder,
    tmp_path: Path,
    fault: dict[str, Any],
    attempt: tuple[int, str],
) -> None:
    wechatpay_gateway.faults.add(**fault)

    with pytest.raises(CorruptDownload):
        client.call(TRADE, **DAY, to=tmp_path / "bill.csv")

    last = recorder.of(AttemptEnded)[-1]
    assert (last.status, last.error) == attempt
    assert recorder.names()[-1] == "CallEnded CorruptDownload"


def test_a_file_of_your_own_has_the_template_of_its_place(client: Both, recorder: Recorder, tmp_path: Path) -> None:
    reply = client.call("payments.bills.get_trade_bill", **DAY)
    client.fetch(reply.download_url, to=tmp_path / "bill.csv")

    last = recorder.of(AttemptEnded)[-1]
    assert (last.operation, last.template, last.error) == ("client.download", FILE, None)
    assert "token" not in recorder.text()


def test_certificates_are_fetched_by_a_call_of_their_own(world: World, opened: Opened, recorder: Recorder) -> None:
    client = world.client(opened, hooks=recorder)
    client.request("GET", CERTIFICATES)

    assert [event.template for event in recorder.of(CallStarted)] == [CERTIFICATES, None]
    assert recorder.names() == [*SUCCESS, *SUCCESS]


def test_an_unknown_certificate_is_fetched_during_the_attempt(world: World, opened: Opened, recorder: Recorder) -> None:
    client = world.client(opened, hooks=recorder)
    client.call(CANCEL, **APPLYMENT)
    recorder.events.clear()
    world.gateway.rotate_certificate()
    client.call(CANCEL, **APPLYMENT)

    assert recorder.names() == ["CallStarted", "AttemptStarted", *SUCCESS, "AttemptEnded", "CallEnded"]


def test_an_argument_that_is_refused_has_no_event(client: Both, recorder: Recorder) -> None:
    with pytest.raises(InvalidArgument):
        client.call_by_name(QUERY, {"out_refund": "1"})

    assert recorder.events == []


def test_a_copy_with_other_options_has_the_same_hooks(wechatpay_gateway: RunningGateway, recorder: Recorder) -> None:
    with Client.from_env(wechatpay_gateway.environment, hooks=[recorder]) as client:
        client.with_options(timeout=5).common.platform_security.echo(echo_message="hello")

    assert recorder.names() == SUCCESS


async def _async_hook(event: object) -> None: ...


class AsyncHook:
    async def __call__(self, event: object) -> None: ...


@pytest.mark.parametrize("hook", [_async_hook, AsyncHook(), [_async_hook]], ids=["function", "object", "list"])
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_async_hook_is_refused(
    wechatpay_gateway: RunningGateway, kind: type[Client | AsyncClient], hook: Any
) -> None:
    with pytest.raises(ConfigurationError, match=r"^hooks must be .* got an async function"):
        kind.from_env(wechatpay_gateway.environment, hooks=hook)


class Hanging:
    """A transport that never gets a reply."""

    is_closed = False

    def __init__(self) -> None:
        self.is_sent = asyncio.Event()

    async def send(self, request: Request, options: Options) -> Reply:
        self.is_sent.set()
        await asyncio.Event().wait()
        raise AssertionError((request, options))

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:
        raise AssertionError((request, options))

    async def close(self) -> None:
        raise AssertionError("a client does not close it")


def test_a_cancelled_task_ends_its_attempt_and_its_call(wechatpay_gateway: RunningGateway, recorder: Recorder) -> None:
    async def run() -> None:
        transport = Hanging()
        settings: dict[str, Any] = {"hooks": recorder, "transport": transport}
        async with AsyncClient.from_env(wechatpay_gateway.environment, **settings) as client:
            task = asyncio.create_task(client.request("GET", CERTIFICATES))
            await transport.is_sent.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())

    cancelled = ["AttemptEnded CancelledError", "CallEnded CancelledError"]
    assert recorder.names() == ["CallStarted", "AttemptStarted", *cancelled]
