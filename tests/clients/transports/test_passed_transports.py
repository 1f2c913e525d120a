"""A client sends its requests through a transport that the user passed, sync or async."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import platform
from support.platform import NOW, signed_reply
from support.time import FakeClock
from wechatpay_clients import (
    AsyncClient,
    Client,
    ConfigurationError,
    ConnectionBroken,
    ConnectionFailed,
    InvalidArgument,
    OutcomeUnknown,
    ReadTimedOut,
)
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.transport import (
    AsyncOpenReply,
    AsyncTransport,
    OpenReply,
    Options,
    Reply,
    Request,
    Transport,
    default_async_transport,
    default_transport,
)

ECHO = "/v3/security/echo"
DAY = "2019-06-11"


class Recording:
    """Passes requests on, and records them."""

    is_closed = False

    def __init__(self, inner: Transport) -> None:
        self.inner = inner
        self.sent: list[tuple[str, str]] = []

    def send(self, request: Request, options: Options) -> Reply:
        self.sent.append((request.method, request.target))
        return self.inner.send(request, options)

    def open(self, request: Request, options: Options) -> OpenReply:
        self.sent.append((request.method, request.target.partition("?")[0]))
        return self.inner.open(request, options)

    def close(self) -> None:
        self.inner.close()


class AsyncRecording:
    """The async counterpart."""

    is_closed = False

    def __init__(self, inner: AsyncTransport) -> None:
        self.inner = inner
        self.sent: list[tuple[str, str]] = []

    async def send(self, request: Request, options: Options) -> Reply:
        self.sent.append((request.method, request.target))
        return await self.inner.send(request, options)

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:
        self.sent.append((request.method, request.target.partition("?")[0]))
        return await self.inner.open(request, options)

    async def close(self) -> None:
        await self.inner.close()


class Answering:
    """Replies to each request with what a function returns or raises."""

    is_closed = False

    def __init__(self, answer: Callable[[], Any]) -> None:
        self.answer = answer
        self.targets: list[str] = []

    def send(self, request: Request, options: Options) -> Reply:
        assert options.timeout_seconds
        self.targets.append(request.target)
        reply: Reply = self.answer()
        return reply

    def open(self, request: Request, options: Options) -> OpenReply:
        raise AssertionError((request, options))

    def close(self) -> None:
        raise AssertionError("a client does not close it")


class AsyncAnswering:
    """The async counterpart."""

    is_closed = False

    def __init__(self, answer: Callable[[], Any]) -> None:
        self.answer = answer
        self.targets: list[str] = []

    async def send(self, request: Request, options: Options) -> Reply:
        assert options.timeout_seconds
        self.targets.append(request.target)
        reply: Reply = self.answer()
        return reply

    async def open(self, request: Request, options: Options) -> AsyncOpenReply:
        raise AssertionError((request, options))

    async def close(self) -> None:
        raise AssertionError("a client does not close it")


def test_requests_and_files_pass_through_the_transport(wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    transport = Recording(default_transport())
    with Client.from_env(wechatpay_gateway.environment, transport=transport) as client:
        client.common.platform_security.echo(echo_message="hello")
        client.payments.bills.download_trade_bill(bill_date=DAY, to=tmp_path / "bill.csv")
    transport.close()

    paths = [target.partition("?")[0] for _, target in transport.sent]
    assert paths == [ECHO, "/v3/bill/tradebill", "/v3/billdownload/file"]


def test_async_requests_and_files_pass_through_the_transport(wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    async def run() -> list[tuple[str, str]]:
        transport = AsyncRecording(default_async_transport())
        async with AsyncClient.from_env(wechatpay_gateway.environment, transport=transport) as client:
            await client.common.platform_security.echo(echo_message="hello")
            await client.payments.bills.download_trade_bill(bill_date=DAY, to=tmp_path / "bill.csv")
        await transport.close()
        return transport.sent

    paths = [target.partition("?")[0] for _, target in asyncio.run(run())]
    assert paths == [ECHO, "/v3/bill/tradebill", "/v3/billdownload/file"]


def test_clients_can_share_a_transport(wechatpay_gateway: RunningGateway) -> None:
    transport = default_transport()
    with Client.from_env(wechatpay_gateway.environment, transport=transport) as first:
        first.common.platform_security.echo(echo_message="hello")
    with Client.from_env(wechatpay_gateway.environment, transport=transport) as second:
        second.common.platform_security.echo(echo_message="hello")
    transport.close()

    assert len(wechatpay_gateway.requests) == 2


def test_a_closed_client_leaves_its_transport_open_and_refuses_calls(wechatpay_gateway: RunningGateway) -> None:
    transport = default_transport()
    client = Client.from_env(wechatpay_gateway.environment, transport=transport)
    client.close()

    with pytest.raises(InvalidArgument, match="The client is closed"):
        client.request("GET", "/v3/certificates")
    assert not transport.is_closed
    transport.close()


def test_a_client_with_a_closed_transport_refuses_calls(wechatpay_gateway: RunningGateway) -> None:
    transport = default_transport()
    transport.close()

    with (
        Client.from_env(wechatpay_gateway.environment, transport=transport) as client,
        pytest.raises(InvalidArgument, match="The client is closed"),
    ):
        client.request("GET", "/v3/certificates")


def settings(**more: Any) -> Any:
    return {**platform.settings(), "clock": FakeClock(NOW), **more}


def raising(error: Exception) -> Callable[[], Any]:
    def answer() -> Any:
        raise error

    return answer


def called(answer: Callable[[], Any], method: str, kind: type[Client | AsyncClient]) -> tuple[Any, int]:
    """Make a call without a business number; return its result or error, and the number of requests."""
    transport = Answering(answer) if kind is Client else AsyncAnswering(answer)
    call = _call if kind is Client else _call_async
    try:
        result = call(method, settings(transport=transport))
    except (ConnectionBroken, ConnectionFailed, OutcomeUnknown) as error:
        result = error
    return result, len(transport.targets)


def _call(method: str, settings: Any) -> object:
    with Client(**settings) as client:
        return client.request(method, "/v3/x")


def _call_async(method: str, settings: Any) -> object:
    async def run() -> object:
        async with AsyncClient(**settings) as client:
            return await client.request(method, "/v3/x")

    return asyncio.run(run())


in_both = pytest.mark.parametrize("kind", [Client, AsyncClient])


@in_both
@pytest.mark.parametrize(
    ("answer", "error", "count"),
    [
        (raising(ConnectionFailed("closed")), ConnectionFailed, 3),
        (raising(ReadTimedOut("late")), OutcomeUnknown, 1),
        (raising(ConnectionBroken("cut")), OutcomeUnknown, 1),
        (raising(ValueError("token=SECRET")), OutcomeUnknown, 1),
        (lambda: "a text", OutcomeUnknown, 1),
        (lambda: None, OutcomeUnknown, 1),
        (lambda: Reply("200", {}, b""), OutcomeUnknown, 1),  # type: ignore[arg-type]  # as a transport without types can
        (lambda: Reply(200, {}, "{}"), OutcomeUnknown, 1),  # type: ignore[arg-type]  # as above
        (lambda: Reply(200, {1: 2}, b"{}"), OutcomeUnknown, 1),  # type: ignore[dict-item]  # as above
    ],
    ids=[
        "not sent",
        "late",
        "broken",
        "any error",
        "text",
        "nothing",
        "status as text",
        "body as text",
        "headers of numbers",
    ],
)
def test_any_error_of_a_transport_leaves_the_outcome_of_a_change_open_unless_nothing_was_sent(
    kind: type[Client | AsyncClient], answer: Callable[[], Any], error: type[Exception], count: int
) -> None:
    found, sent = called(answer, "POST", kind)

    assert (type(found), sent) == (error, count)


@in_both
def test_the_error_names_type_and_place_of_an_exception_but_not_its_message(kind: type[Client | AsyncClient]) -> None:
    error, _ = called(raising(ValueError("token=SECRET")), "GET", kind)

    assert isinstance(error, ConnectionBroken)
    assert "the transport raised ValueError in " in str(error)
    assert f"{Path(__file__).name}, line " in str(error)
    assert "SECRET" not in str(error)
    assert error.__cause__ is None
    assert error.__context__ is None


@in_both
def test_headers_of_a_reply_can_have_names_in_any_case(kind: type[Client | AsyncClient]) -> None:
    good = signed_reply(200, b"{}", **{"Request-Id": "0AB"})

    response, _ = called(
        lambda: Reply(200, {name.title(): value for name, value in good.headers.items()}, b"{}"), "GET", kind
    )

    assert response.request_id == "0AB"


@pytest.mark.parametrize("name", ["proxy", "ca_file"])
def test_a_setting_of_the_usual_transport_is_refused_beside_another(name: str) -> None:
    value = "http://127.0.0.1:1" if name == "proxy" else __file__
    with pytest.raises(
        ConfigurationError, match=rf"^{name} belongs to the usual transport.*default_transport\({name}="
    ):
        Client(**settings(transport=Answering(raising(ValueError())), **{name: value}))


@pytest.mark.parametrize(
    ("kind", "transport", "expected"),
    [
        (Client, AsyncAnswering, r"Client requires a Transport.* send is async; AsyncClient"),
        (AsyncClient, Answering, r"AsyncClient requires an AsyncTransport.* send is not async; Client"),
    ],
)
def test_a_transport_of_the_other_kind_is_refused(
    kind: type[Client | AsyncClient], transport: type[Answering | AsyncAnswering], expected: str
) -> None:
    with pytest.raises(ConfigurationError, match=expected):
        kind(**settings(transport=transport(raising(ValueError()))))


def test_a_transport_lacks_no_method() -> None:
    with pytest.raises(ConfigurationError, match=r"^transport .*must be .*a Transport.*, got object"):
        Client(**settings(transport=object()))
