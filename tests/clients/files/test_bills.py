"""The bills of a day list its payments and refunds: through both clients, over real HTTP, parsed by the runtime."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from support.both import Both
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.bills import read_fund_flow_bill, read_trade_bill, unescape
from wechatpay_runtime.errors import ApiError

MCHID = "1900000001"
GOODS = 'A book, `bound`, "new" \\ it\'s 一本书'
PARTNER = {"sp_appid": "wxd678efh567hg6787", "sp_mchid": MCHID, "sub_mchid": "1900000109"}
DIRECT = {"appid": "wxd678efh567hg6787", "mchid": MCHID}
TRADE, FUND = "payments.bills.download_trade_bill", "payments.bills.download_fund_flow_bill"
SUB = "payments.bills.download_sub_merchant_fund_flow_bill"
PLATFORM = "payments.bills.download_ecommerce_fund_flow_bill"


def today(gateway: RunningGateway) -> str:
    return datetime.fromtimestamp(gateway.clock.now(), CHINA).date().isoformat()


def pay(
    client: Both,
    gateway: RunningGateway,
    number: str,
    total: int,
    service: str = "transactions",
    sub_mchid: str = PARTNER["sub_mchid"],
) -> None:
    order: dict[str, Any] = {
        **(DIRECT if service == "transactions" else PARTNER | {"sub_mchid": sub_mchid}),
        "description": GOODS,
        "out_trade_no": number,
        "notify_url": "https://shop.example/paid",
        "amount": {"total": total},
    }
    client.call(f"payments.{service}.prepay_native", **order)
    gateway.pay(number)


def refund(client: Both, gateway: RunningGateway, number: str, fen: int, total: int) -> None:
    amount = {"refund": fen, "total": total, "currency": "CNY"}
    client.call("payments.refunds.create_refund", out_trade_no=number, out_refund_no=f"refund-{number}", amount=amount)
    gateway.refunds.succeed(f"refund-{number}")


def test_a_trade_bill_lists_the_payments_and_refunds_of_its_day(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    day = today(wechatpay_gateway)
    pay(client, wechatpay_gateway, "order-1", 888)
    pay(client, wechatpay_gateway, "order-2", 1000)
    refund(client, wechatpay_gateway, "order-2", 400, 1000)
    wechatpay_gateway.clock.advance(days=2)

    client.call(TRADE, bill_date=day, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        bill = read_trade_bill(lines)
        rows = [(row.out_trade_no, row.trade_state, row.total_fen, row.refund_fen) for row in bill]
        summary = bill.summary()
    assert sorted(rows) == [
        ("order-1", "SUCCESS", 888, 0),
        ("order-2", "REFUND", 0, 400),
        ("order-2", "SUCCESS", 1000, 0),
    ]
    assert (summary.total_fen, summary.fee_fen) == (1888, 5 + 6 - 2)


def test_the_merchants_texts_are_unchanged_in_the_bill(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    day = today(wechatpay_gateway)
    pay(client, wechatpay_gateway, "order-1", 888)
    refund(client, wechatpay_gateway, "order-1", 888, 888)
    wechatpay_gateway.clock.advance(days=2)

    client.call(TRADE, bill_date=day, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        assert [unescape(row.description) for row in read_trade_bill(lines)] == [GOODS, GOODS]


@pytest.mark.parametrize(("kind", "states"), [("SUCCESS", {"SUCCESS"}), ("REFUND", {"REFUND"})])
def test_a_trade_bill_can_be_filtered_by_type(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, kind: str, states: set[str]
) -> None:
    day = today(wechatpay_gateway)
    pay(client, wechatpay_gateway, "order-1", 888)
    refund(client, wechatpay_gateway, "order-1", 888, 888)
    wechatpay_gateway.clock.advance(days=2)

    client.call(TRADE, bill_date=day, bill_type=kind, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        columns = read_trade_bill(lines).to_arrow()  # compares the summary with the rows as well
    assert set(columns["trade_state"].to_pylist()) == states


def test_a_fund_flow_bill_carries_the_balance_from_day_to_day(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    pay(client, wechatpay_gateway, "order-1", 10_000)
    wechatpay_gateway.clock.advance(days=1)
    day = today(wechatpay_gateway)
    refund(client, wechatpay_gateway, "order-1", 1_000, 10_000)
    wechatpay_gateway.clock.advance(days=2)

    client.call(FUND, bill_date=day, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        columns = read_fund_flow_bill(lines).to_arrow().select(["business_type", "amount_fen", "balance_fen"])
    rows = [tuple(row.values()) for row in columns.to_pylist()]
    before = 10_000 - 60
    assert rows == [("退款", 1_000, before - 1_000), ("退还交易手续费", 6, before - 1_000 + 6)]


def test_the_fees_in_bills_are_those_of_the_account(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    day, at_first = today(wechatpay_gateway), wechatpay_gateway.balances.get(MCHID).available
    pay(client, wechatpay_gateway, "order-1", 900)
    for part in ("1", "2"):  # each returns a half of 5 fen
        amount = {"refund": 450, "total": 900, "currency": "CNY"}
        client.call("payments.refunds.create_refund", out_trade_no="order-1", out_refund_no=part, amount=amount)
    refunds = [client.call("payments.refunds.query_refund", out_refund_no=part).amount for part in ("1", "2")]
    wechatpay_gateway.clock.advance(days=2)

    client.call(TRADE, bill_date=day, to=tmp_path / "trade.csv")
    client.call(FUND, bill_date=day, to=tmp_path / "funds.csv")

    with (tmp_path / "trade.csv").open("rb") as trade, (tmp_path / "funds.csv").open("rb") as funds:
        fees = [row.fee_fen for row in read_trade_bill(trade)]
        *_, last = read_fund_flow_bill(funds)
    assert [each.refund_fee for each in refunds] == [2, 3]
    assert sorted(fees) == [-3, -2, 5]
    assert last.balance_fen == wechatpay_gateway.balances.get(MCHID).available - at_first == 0


def test_an_encrypted_bill_lists_the_orders_of_its_sub_merchant(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    day = today(wechatpay_gateway)
    pay(client, wechatpay_gateway, "order-1", 888, "partner_transactions")
    pay(client, wechatpay_gateway, "order-2", 999)
    wechatpay_gateway.clock.advance(days=2)
    request = {"sub_mchid": "1900000109", "account_type": "BASIC", "algorithm": "AEAD_AES_256_GCM"}

    client.call(SUB, bill_date=day, **request, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        assert {row.voucher_no for row in read_fund_flow_bill(lines)} == {"order-1"}


@pytest.mark.parametrize("algorithm", ["AEAD_AES_256_GCM", "SM4_GCM"])
def test_the_encrypted_bill_of_a_platform_lists_the_orders_of_all_its_sub_merchants(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, algorithm: str
) -> None:
    day = today(wechatpay_gateway)
    pay(client, wechatpay_gateway, "order-1", 10_000, "partner_transactions")
    pay(client, wechatpay_gateway, "order-2", 20_000, "partner_transactions", "1900000110")
    pay(client, wechatpay_gateway, "order-3", 999)
    wechatpay_gateway.clock.advance(days=2)

    client.call(PLATFORM, bill_date=day, account_type="ALL", algorithm=algorithm, to=tmp_path / "bill.csv")

    with (tmp_path / "bill.csv").open("rb") as lines:
        rows = [(row.voucher_no, row.balance_fen) for row in read_fund_flow_bill(lines)]
    assert rows == [("order-1", 10_000), ("order-1", 9_940), ("order-2", 20_000), ("order-2", 19_880)]


@pytest.mark.parametrize(
    ("days_ago", "code"), [(0, "STATEMENT_CREATING"), (1, "NO_STATEMENT_EXIST"), (100, "INVALID_REQUEST")]
)
def test_a_day_without_a_bill_is_refused_with_the_documented_code(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path, days_ago: int, code: str
) -> None:
    noon = datetime.fromtimestamp(wechatpay_gateway.clock.now(), timezone(timedelta(hours=8)))
    wechatpay_gateway.clock.advance(hours=(12 - noon.hour) % 24)
    day = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA) - timedelta(days=days_ago)

    with pytest.raises(ApiError) as caught:
        client.call(TRADE, bill_date=day.date().isoformat(), to=tmp_path / "bill.csv")
    assert caught.value.code == code
