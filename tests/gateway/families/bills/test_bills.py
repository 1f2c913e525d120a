"""Bills: their format and their download URL."""

import json
from decimal import Decimal
from time import time

import pytest

from gateway.clocks import Clock, get
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.families.bills.examples import fund_rows, trade_rows
from wechatpay_gateway.families.bills.files import fund_flow_bill, to_bytes, trade_bill

APPLY = "/v3/bill/tradebill?bill_date=2019-06-11"


START = time()


@pytest.fixture
def clock(shared_clock: Clock) -> Clock:
    shared_clock.now = START
    return shared_clock


@pytest.fixture
def gateway(clocked_gateway: Gateway, clock: Clock) -> Gateway:
    del clock  # It is at the start when the gateway is reset.
    clocked_gateway.reset()
    return clocked_gateway


def address(gateway: Gateway, clock: Clock, target: str = APPLY) -> str:
    reply = json.loads(get(gateway, clock, target).body)
    return str(reply["download_url"]).removeprefix(gateway.base_url)


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (300, 200), (301, 400)])
def test_a_download_url_is_valid_for_five_minutes(gateway: Gateway, clock: Clock, seconds: int, status: int) -> None:
    target = address(gateway, clock)
    clock.now += seconds
    assert get(gateway, clock, target).status == status


def test_a_download_url_works_more_than_once(gateway: Gateway, clock: Clock) -> None:
    target = address(gateway, clock)
    assert get(gateway, clock, target).body == get(gateway, clock, target).body


def test_a_download_url_works_only_for_its_merchant(gateway: Gateway, clock: Clock) -> None:
    gateway.merchants.add("1900000002")
    target = address(gateway, clock)
    reply = get(gateway, clock, target, "1900000002")
    assert (reply.status, b"NO_AUTH" in reply.body) == (403, True)


@pytest.mark.parametrize("changed", ["x", "&tartype=gzip&token=x", "&more=x"])
def test_a_changed_download_url_is_refused(gateway: Gateway, clock: Clock, changed: str) -> None:
    assert get(gateway, clock, address(gateway, clock) + changed).status == 400


def test_the_download_url_of_a_compressed_bill_says_so(gateway: Gateway, clock: Clock) -> None:
    target = address(gateway, clock, f"{APPLY}&tar_type=GZIP")
    assert target.endswith("&tartype=gzip")
    assert get(gateway, clock, target).body.startswith(b"\x1f\x8b")


def test_a_file_is_not_signed(gateway: Gateway, clock: Clock) -> None:
    reply = get(gateway, clock, address(gateway, clock))
    assert (reply.status, reply.header("Wechatpay-Signature"), reply.header("Wechatpay-Serial")) == (200, None, None)


def test_a_reset_invalidates_download_urls(gateway: Gateway, clock: Clock) -> None:
    target = address(gateway, clock)
    gateway.reset()
    assert get(gateway, clock, target).status == 400


def test_a_changed_byte_affects_only_a_file_and_is_recorded(gateway: Gateway, clock: Clock) -> None:
    gateway.faults.add("corrupt_file")
    target = address(gateway, clock)
    assert gateway.requests.last.fault is None
    changed, right = get(gateway, clock, target).body, get(gateway, clock, target).body
    assert [exchange.fault for exchange in gateway.requests][-2:] == ["corrupt_file", None]
    assert sum(a != b for a, b in zip(changed, right, strict=True)) == 1


def lines(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("kind", "columns", "rows", "sums"), [("ALL", 27, 2, 7), ("SUCCESS", 20, 1, 4), ("REFUND", 29, 1, 7)]
)
def test_a_trade_bill_has_the_columns_of_its_page(kind: str, columns: int, rows: int, sums: int) -> None:
    table = lines(trade_bill(kind, trade_rows("2019-06-11", "1900000001", None)))
    assert [len(line) for line in table] == [columns] * (1 + rows) + [sums] * 2


def test_every_cell_except_in_headers_starts_with_a_backtick() -> None:
    table = lines(fund_flow_bill(fund_rows("2019-06-11")))
    begins = [{cell[:1] == "`" for cell in line} for line in table]
    assert begins == [{False}, {True}, {True}, {False}, {True}]


def test_the_summary_adds_up_the_rows() -> None:
    header, *rows, summary, sums = lines(trade_bill("ALL", trade_rows("2019-06-11", "1900000001", "1900000109")))
    fees = sum(Decimal(row[header.index("手续费")].removeprefix("`")) for row in rows)
    assert Decimal(sums[summary.index("手续费总金额")].removeprefix("`")) == fees


def test_a_bill_is_utf8_with_a_byte_order_mark_and_crlf_line_ends() -> None:
    content = to_bytes(fund_flow_bill(fund_rows("2019-06-11")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 5
