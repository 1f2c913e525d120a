"""Bills are requested, fetched, verified and saved, by both clients over real HTTP."""

import asyncio
import gzip
import io
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from support.both import Both, Opened
from wechatpay_clients import AsyncClient
from wechatpay_gateway.core.exchange import Exchange
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import (
    BadRequest,
    BadSignature,
    ConnectionBroken,
    CorruptDownload,
    Forbidden,
    InvalidArgument,
    ReplyTooLarge,
    ServerError,
    UnexpectedReply,
    WeChatPayError,
)

pytestmark = pytest.mark.usefixtures("example_orders")

GET, TRADE = "payments.bills.get_trade_bill", "payments.bills.download_trade_bill"
FUND, SUB = "payments.bills.download_fund_flow_bill", "payments.bills.download_sub_merchant_fund_flow_bill"
FILE = "billdownload.file"
DAY = {"bill_date": "2019-06-11"}
SEALED = {**DAY, "sub_mchid": "1900000109", "account_type": "BASIC", "algorithm": "AEAD_AES_256_GCM"}


class Progress:
    """Records the progress that a download reports."""

    def __init__(self) -> None:
        self.counts: list[tuple[int, int | None]] = []

    def __call__(self, received: int, total: int | None) -> None:
        self.counts.append((received, total))


def fetched(gateway: RunningGateway) -> list[Exchange]:
    return [exchange for exchange in gateway.requests if exchange.operation == FILE]


@pytest.mark.parametrize("options", [{}, {"tar_type": "GZIP"}], ids=["plain", "packed"])
@pytest.mark.parametrize("kind", ["ALL", "SUCCESS", "REFUND"])
def test_a_trade_bill_is_saved_decompressed_and_complete(
    client: Both, tmp_path: Path, kind: str, options: dict[str, str]
) -> None:
    file = client.call(TRADE, **DAY, **options, bill_type=kind, to=tmp_path / "bill.csv")

    content = (tmp_path / "bill.csv").read_bytes()
    header, *_, summary, sums = content.decode("utf-8-sig").splitlines()
    assert header.startswith("交易时间,公众账号ID,商户号,")
    assert summary.startswith("总交易单数,")
    assert sums.split(",")[0] == {"ALL": "`2", "SUCCESS": "`1", "REFUND": "`1"}[kind]
    assert (file.path, file.size, file.sha256) == (tmp_path / "bill.csv", len(content), sha256(content).hexdigest())


def test_a_compressed_bill_is_sent_compressed(client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    client.call(TRADE, **DAY, tar_type="GZIP", to=tmp_path / "bill.csv")

    reply = fetched(wechatpay_gateway)[0].reply
    assert reply is not None
    assert gzip.decompress(reply.body) == (tmp_path / "bill.csv").read_bytes()


def test_a_bill_is_written_to_an_open_file(client: Both) -> None:
    target = io.BytesIO()

    file = client.call(FUND, **DAY, account_type="FEES", to=target)

    assert target.getvalue().decode("utf-8-sig").startswith("记账时间,")
    assert (file.path, file.size) == (None, len(target.getvalue()))


@pytest.mark.parametrize("options", [{}, {"tar_type": "GZIP"}], ids=["plain", "packed"])
@pytest.mark.parametrize("algorithm", ["AEAD_AES_256_GCM", "SM4_GCM"])
def test_an_encrypted_bill_in_parts_is_decrypted_and_joined(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, algorithm: str, options: dict[str, str]
) -> None:
    client.call(FUND, **DAY, to=tmp_path / "plain.csv")
    wechatpay_gateway.bills.largest_part_bytes = 100
    try:
        client.call(SUB, **SEALED | {"algorithm": algorithm} | options, to=tmp_path / "sealed.csv")
    finally:
        wechatpay_gateway.bills.largest_part_bytes = 1 << 34

    assert (tmp_path / "sealed.csv").read_bytes() == (tmp_path / "plain.csv").read_bytes()
    assert len(fetched(wechatpay_gateway)) == 1 + 6


def test_the_request_for_the_file_is_signed_and_its_reply_is_not(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    client.call(TRADE, **DAY, to=tmp_path / "bill.csv")

    (exchange,) = fetched(wechatpay_gateway)
    assert exchange.verdict.is_accepted
    assert exchange.reply is not None
    assert exchange.reply.header("Wechatpay-Signature") is None


def test_progress_counts_up_to_the_size_of_the_file(client: Both, tmp_path: Path) -> None:
    progress = Progress()

    file = client.call(TRADE, **DAY, to=tmp_path / "bill.csv", progress=progress)

    assert progress.counts[-1] == (file.size, file.size)


def test_progress_continues_across_parts(client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    progress = Progress()
    wechatpay_gateway.bills.largest_part_bytes = 200
    try:
        client.call(SUB, **SEALED, to=tmp_path / "bill.csv", progress=progress)
    finally:
        wechatpay_gateway.bills.largest_part_bytes = 1 << 34

    assert [total for _, total in progress.counts] == [None] * 3
    assert [received for received, _ in progress.counts] == sorted({received for received, _ in progress.counts})


def test_with_response_returns_the_file_and_its_headers(client: Both, tmp_path: Path) -> None:
    response = client.respond(TRADE, **DAY, to=tmp_path / "bill.csv")

    assert (response.status, response.model.path, response.attempts) == (200, tmp_path / "bill.csv", 1)


@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "cut_midway", "system_error", "html_502", "rate_limit"])
def test_a_failed_fetch_is_retried(client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, fault: str) -> None:
    wechatpay_gateway.faults.add(fault, times=2, operation=FILE)

    response = client.respond(TRADE, **DAY, to=tmp_path / "bill.csv")

    assert response.attempts == 3
    assert (tmp_path / "bill.csv").stat().st_size == response.model.size
    assert len({exchange.request.header_values(b"authorization")[0] for exchange in fetched(wechatpay_gateway)}) == 3


FAILURES: dict[str, tuple[dict[str, Any], type[WeChatPayError]]] = {
    "a changed byte": ({"kind": "corrupt_file"}, CorruptDownload),
    "a connection that always breaks": ({"kind": "cut_midway", "times": 3, "operation": FILE}, ConnectionBroken),
    "a server that always fails": ({"kind": "system_error", "times": 3, "operation": FILE}, ServerError),
    "a missing permission": ({"kind": "no_auth", "operation": FILE}, Forbidden),
    "a wrong signature": ({"kind": "bad_signature", "operation": GET}, BadSignature),
    "an address without its file": (
        {"kind": "changed_reply", "operation": GET, "changes": {"download_url": None}},
        UnexpectedReply,
    ),
    "another digest": (
        {"kind": "changed_reply", "operation": GET, "changes": {"hash_value": "0" * 40}},
        CorruptDownload,
    ),
    "a digest that is not ASCII": (
        {"kind": "changed_reply", "operation": GET, "changes": {"hash_value": "摘要"}},
        UnexpectedReply,
    ),
    "an address with a user name": (
        {
            "kind": "changed_reply",
            "operation": GET,
            "changes": {"download_url": "https://me:word@api.mch.weixin.qq.com/v3/billdownload/file?token=x"},
        },
        UnexpectedReply,
    ),
    "an address with an impossible host": (
        {"kind": "changed_reply", "operation": GET, "changes": {"download_url": "https://pay..example/x"}},
        UnexpectedReply,
    ),
    "an unknown digest": (
        {"kind": "changed_reply", "operation": GET, "changes": {"hash_type": "CRC"}},
        UnexpectedReply,
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_raises_its_error_and_leaves_the_folder_unchanged(
    opened: Opened, wechatpay_gateway: RunningGateway, tmp_path: Path, failure: str
) -> None:
    fault, error = FAILURES[failure]
    (tmp_path / "bill.csv").write_bytes(b"of yesterday")
    wechatpay_gateway.faults.add(**fault)

    with pytest.raises(WeChatPayError) as caught:
        opened(wechatpay_gateway.environment).call(TRADE, **DAY, to=tmp_path / "bill.csv")

    assert type(caught.value) is error
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bill.csv", b"of yesterday")]


def test_a_changed_byte_of_an_encrypted_bill_is_detected(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    wechatpay_gateway.faults.add("corrupt_file")

    with pytest.raises(CorruptDownload, match="it cannot be decrypted with its key"):
        client.call(SUB, **SEALED, to=tmp_path / "bill.csv")

    assert list(tmp_path.iterdir()) == []


def test_a_failed_download_leaves_an_open_file_unchanged(client: Both, wechatpay_gateway: RunningGateway) -> None:
    wechatpay_gateway.faults.add("corrupt_file")
    target = io.BytesIO()

    with pytest.raises(CorruptDownload):
        client.call(TRADE, **DAY, to=target)

    assert target.getvalue() == b""


def test_a_file_longer_than_allowed_is_refused(
    opened: Opened, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    client = opened(wechatpay_gateway.environment, max_download_bytes=100)

    with pytest.raises(ReplyTooLarge, match=r"max_download_bytes \(100\)"):
        client.call(TRADE, **DAY, to=tmp_path / "bill.csv")

    assert len(fetched(wechatpay_gateway)) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({**DAY, "to": "/nowhere/bill.csv"}, "cannot be written"),
        ({**DAY, "to": "/"}, "not a regular file"),
        ({**DAY, "to": None}, "to must be a path"),
        ({**DAY, "to": "a\0b"}, "is not a valid path"),
        ({**DAY, "to": io.BufferedReader(io.BytesIO())}, "closed or opened for reading"),
        ({"bill_date": 1, "to": io.BytesIO()}, "bill_date must be"),
    ],
)
def test_an_unusable_target_is_refused_before_a_request_is_sent(
    client: Both, wechatpay_gateway: RunningGateway, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidArgument, match=words):
        client.call(TRADE, **arguments)

    assert not wechatpay_gateway.requests


def test_an_unknown_encryption_is_refused_before_the_file_is_requested(
    client: Both, wechatpay_gateway: RunningGateway
) -> None:
    with pytest.raises(InvalidArgument, match=r"algorithm must be one of .*, got 'ROT13'"):
        client.call(SUB, **SEALED | {"algorithm": "ROT13"}, to=io.BytesIO())

    assert not wechatpay_gateway.requests


def test_an_exception_of_the_caller_stops_the_download_and_leaves_no_file(client: Both, tmp_path: Path) -> None:
    def stop(_received: int, _total: int | None) -> None:
        raise KeyError("stop")

    with pytest.raises(KeyError):
        client.call(TRADE, **DAY, to=tmp_path / "bill.csv", progress=stop)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("operation", [GET, TRADE])
def test_a_download_can_be_called_by_name(client: Both, tmp_path: Path, operation: str) -> None:
    file = client.call_by_name(operation, {**DAY, "to": str(tmp_path / "bill.csv")})

    assert file.path == tmp_path / "bill.csv"


@pytest.mark.parametrize(
    ("operation", "arguments", "words"),
    [
        (TRADE, DAY, r"returns a file: pass to=PATH \(--output on the command line\)"),
        ("payments.refunds.create_refund", {"to": "x"}, "does not return a file, so it has no argument 'to'"),
    ],
)
def test_a_call_by_name_requires_a_target_only_for_files(
    client: Both, operation: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidArgument, match=words):
        client.call_by_name(operation, arguments)


def test_the_address_alone_can_be_requested(client: Both) -> None:
    answer = client.call(GET, **DAY)

    assert "/v3/billdownload/file?token=" in answer.download_url


def test_an_expired_address_is_refused(client: Both, wechatpay_gateway: RunningGateway) -> None:
    address = client.call(GET, **DAY).download_url.removeprefix(wechatpay_gateway.base_url)

    with pytest.raises(BadRequest, match="INVALID_REQUEST"):
        client.request("GET", f"{address}x")


def test_a_cancelled_download_leaves_no_file(wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    async def cancelled() -> None:
        async with AsyncClient.from_env(wechatpay_gateway.environment) as client:
            task = asyncio.current_task()
            assert task is not None
            await client.payments.bills.download_trade_bill(
                bill_date="2019-06-11", to=tmp_path / "bill.csv", progress=lambda _received, _total: task.cancel()
            )

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancelled())

    assert list(tmp_path.iterdir()) == []


def test_simultaneous_downloads_have_no_cross_talk(wechatpay_gateway: RunningGateway, tmp_path: Path) -> None:
    async def download() -> None:
        async with AsyncClient.from_env(wechatpay_gateway.environment) as client:
            bills = client.payments.bills
            days = [f"2026-11-{day:02}" for day in range(1, 21)]
            wechatpay_gateway.bills.example_days.update(days)
            await asyncio.gather(*(bills.download_trade_bill(bill_date=day, to=tmp_path / day) for day in days))

    asyncio.run(download())

    assert all(f"`{path.name} 10:00:00" in path.read_text(encoding="utf-8-sig") for path in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 20
