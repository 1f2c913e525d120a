"""The parts of an encrypted bill are fetched at the same time, because their addresses expire together, and joined in order."""

import asyncio
import io
import json
import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1

from support import platform
from support.both import Both, Opened
from support.server import ScriptedServer, answer, scripted
from wechatpay_clients import AsyncClient
from wechatpay_runtime.errors import CorruptDownload, Forbidden, ReplyTooLarge

DOWNLOAD = "payments.bills.download_sub_merchant_fund_flow_bill"
ARGUMENTS = {
    "bill_date": "2026-11-20",
    "sub_mchid": "1900000109",
    "account_type": "BASIC",
    "algorithm": "AEAD_AES_256_GCM",
}
KEY, NONCE = b"0123456789abcdef0123456789abcdef", b"a8607ef79034c49c"
PARTS = [f"part {number};".encode() * 1000 for number in range(5)]
WHOLE = b"".join(PARTS)
PATIENCE_SECONDS = 20
_NUMBER = re.compile(rb"GET /v3/billdownload/file\?token=(\d+) ")


class Bill:
    """A bill in parts. `answers` returns the reply with a part, after `gate` returned."""

    def __init__(self, parts: list[bytes] = PARTS) -> None:
        self.parts = parts
        self.origin = ""
        self.answers: Callable[[int], bytes | None] = self.part
        self.gate: Callable[[int], object] = lambda _number: None
        self.requested_parts: list[int] = []

    def __call__(self, request: bytes) -> bytes | None:
        found = _NUMBER.match(request)
        if found is None:
            return self._list()
        number = int(found[1])
        self.requested_parts.append(number)
        self.gate(number)
        return self.answers(number)

    def part(self, number: int) -> bytes:
        """Return the reply with a part."""
        return answer(AESGCM(KEY).encrypt(NONCE, self.parts[number], b""))

    def _list(self) -> bytes:
        padding = OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 - prescribed by APIv3
        key = b64encode(platform.key("merchant").public_key().encrypt(KEY, padding)).decode()
        listed = [
            {
                "bill_sequence": number + 1,
                "hash_type": "SHA1",
                "hash_value": "0" * 40,
                "download_url": f"{self.origin}/v3/billdownload/file?token={number}",
                "encrypt_key": key,
                "nonce": NONCE.decode(),
            }
            for number in reversed(range(len(self.parts)))
        ]
        body = json.dumps({"download_bill_count": len(listed), "download_bill_list": listed}).encode()
        headers = platform.signature_headers(body, timestamp=int(time.time()))
        return answer(body, headers="".join(f"{name}: {value}\r\n" for name, value in headers.items()))


class Progress:
    """Records the progress that a download reports."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self.totals: set[int | None] = set()

    def __call__(self, received: int, total: int | None) -> None:
        self.counts.append(received)
        self.totals.add(total)


@pytest.fixture
def bill() -> Bill:
    return Bill()


@pytest.fixture
def server(bill: Bill) -> Iterator[ScriptedServer]:
    with scripted(bill) as server:
        bill.origin = server.origin
        yield server


@pytest.fixture
def shop(opened: Opened, server: ScriptedServer) -> Callable[..., Both]:
    """Opens a client of the server."""

    def open_client(**settings: Any) -> Both:
        return opened({**platform.environment(), "WECHATPAY_BASE_URL": server.origin}, **settings)

    return open_client


def test_all_parts_are_requested_before_the_first_arrives(shop: Callable[..., Both], bill: Bill) -> None:
    barrier = threading.Barrier(len(PARTS))
    bill.gate = lambda _number: barrier.wait(PATIENCE_SECONDS)
    target = io.BytesIO()

    shop().call(DOWNLOAD, **ARGUMENTS, to=target)

    assert target.getvalue() == WHOLE


def test_parts_that_arrive_out_of_order_are_joined_in_order(
    shop: Callable[..., Both], bill: Bill, tmp_path: Path
) -> None:
    has_arrived = [threading.Event() for _ in PARTS]

    def last_first(number: int) -> None:
        if number + 1 < len(PARTS):
            has_arrived[number + 1].wait(PATIENCE_SECONDS)
        has_arrived[number].set()

    bill.gate = last_first

    file = shop().call(DOWNLOAD, **ARGUMENTS, to=tmp_path / "bill.csv")

    assert ((tmp_path / "bill.csv").read_bytes(), file.size) == (WHOLE, len(WHOLE))
    assert [path.name for path in tmp_path.iterdir()] == ["bill.csv"]


def test_with_response_returns_the_reply_of_the_last_part(shop: Callable[..., Both]) -> None:
    response = shop().respond(DOWNLOAD, **ARGUMENTS, to=io.BytesIO())

    assert (response.status, response.model.size) == (200, len(WHOLE))


@pytest.mark.parametrize("failing", range(len(PARTS)))
def test_a_refused_part_leaves_no_file(shop: Callable[..., Both], bill: Bill, tmp_path: Path, failing: int) -> None:
    refusal = answer(b'{"code":"NO_AUTH","message":"no"}', status="403 Forbidden")
    bill.answers = lambda number: refusal if number == failing else bill.part(number)
    (tmp_path / "bill.csv").write_bytes(b"of yesterday")

    with pytest.raises(Forbidden):
        shop().call(DOWNLOAD, **ARGUMENTS, to=tmp_path / "bill.csv")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bill.csv", b"of yesterday")]


@pytest.mark.parametrize("failing", [0, 2, 4])
def test_a_corrupt_part_leaves_an_open_file_unchanged(shop: Callable[..., Both], bill: Bill, failing: int) -> None:
    bill.answers = lambda number: answer(b"x" * 100) if number == failing else bill.part(number)
    target = io.BytesIO()

    with pytest.raises(CorruptDownload):
        shop().call(DOWNLOAD, **ARGUMENTS, to=target)

    assert target.getvalue() == b""


def test_progress_counts_every_byte_of_every_part_once(shop: Callable[..., Both]) -> None:
    progress = Progress()

    shop().call(DOWNLOAD, **ARGUMENTS, to=io.BytesIO(), progress=progress)

    assert progress.counts == sorted(progress.counts)
    assert (progress.counts[-1], progress.totals) == (sum(len(part) + 16 for part in PARTS), {None})


def test_progress_does_not_count_the_bytes_of_a_broken_attempt(shop: Callable[..., Both], bill: Bill) -> None:
    progress = Progress()
    bill.answers = _breaking_once(bill)

    shop().call(DOWNLOAD, **ARGUMENTS, to=io.BytesIO(), progress=progress)

    assert progress.counts[-1] == sum(len(part) + 16 for part in PARTS)


def _breaking_once(bill: Bill) -> Callable[[int], bytes | None]:
    """Return a function that replies to the first request for each part with half of it, and then closes the connection."""
    requested: set[int] = set()

    def answers(number: int) -> bytes | None:
        whole = bill.part(number)
        if number in requested:
            return whole
        requested.add(number)
        head, _, body = whole.partition(b"\r\n\r\n")
        return head + b"\r\nConnection: close\r\n\r\n" + body[: len(body) // 2]

    return answers


def test_parts_larger_in_total_than_allowed_are_refused(shop: Callable[..., Both], tmp_path: Path) -> None:
    allowed = len(WHOLE) - 1

    with pytest.raises(ReplyTooLarge, match=rf"max_download_bytes \({allowed}\)"):
        shop(max_download_bytes=allowed).call(DOWNLOAD, **ARGUMENTS, to=tmp_path / "bill.csv")

    assert list(tmp_path.iterdir()) == []


def test_parts_as_large_in_total_as_allowed_are_accepted(shop: Callable[..., Both], bill: Bill) -> None:
    bill.answers = _breaking_once(bill)
    target = io.BytesIO()

    shop(max_download_bytes=len(WHOLE)).call(DOWNLOAD, **ARGUMENTS, to=target)

    assert target.getvalue() == WHOLE


def test_an_exception_of_the_caller_stops_all_parts_and_leaves_no_file(
    shop: Callable[..., Both], tmp_path: Path
) -> None:
    def stop(_received: int, _total: int | None) -> None:
        raise KeyError("stop")

    with pytest.raises(KeyError):
        shop().call(DOWNLOAD, **ARGUMENTS, to=tmp_path / "bill.csv", progress=stop)

    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_download_of_parts_leaves_no_file(server: ScriptedServer, bill: Bill, tmp_path: Path) -> None:
    has_begun, may_go_on = threading.Event(), threading.Event()

    def hold(_number: int) -> None:
        has_begun.set()
        may_go_on.wait(PATIENCE_SECONDS)

    bill.gate = hold

    async def cancelled() -> None:
        environment = {**platform.environment(), "WECHATPAY_BASE_URL": server.origin}
        async with AsyncClient.from_env(environment) as client:
            bills = client.payments.bills
            task = asyncio.create_task(
                bills.download_sub_merchant_fund_flow_bill(
                    bill_date="2026-11-20",
                    sub_mchid="1900000109",
                    account_type="BASIC",
                    algorithm="AEAD_AES_256_GCM",
                    to=tmp_path / "bill.csv",
                )
            )
            await asyncio.to_thread(has_begun.wait, PATIENCE_SECONDS)
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled()

    try:
        asyncio.run(cancelled())
    finally:
        may_go_on.set()

    assert list(tmp_path.iterdir()) == []
