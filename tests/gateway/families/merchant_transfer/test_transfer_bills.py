"""Transfers in the fund flow bill of the operation account."""

import csv
from datetime import datetime
from io import StringIO
from urllib.parse import urlsplit

import pytest

from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from gateway.transfers import NUMBER, cancel, created
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.server import RunningGateway


def apply(gateway: RunningGateway, merchant: Merchant, account: str = "OPERATION") -> Answer:
    """Wait until the bill of today is available, and apply for it."""
    day = datetime.fromtimestamp(gateway.clock.now(), CHINA)
    gateway.clock.advance(hours=24 - day.hour + 9)
    return merchant.call(f"/v3/bill/fundflowbill?bill_date={day:%Y-%m-%d}&account_type={account}", method="GET")


def rows(merchant: Merchant, applied: Answer) -> list[list[str]]:
    """Download a bill, and return number, voucher, kind, direction, amount and balance of each row."""
    url: str = applied.json()["download_url"]
    parts = urlsplit(url)
    file = merchant.call(f"{parts.path}?{parts.query}", method="GET").body.decode("utf-8-sig")
    lines = list(csv.reader(StringIO(file.replace("`", ""))))
    return [[line[1], line[10], *line[4:8]] for line in lines[1:-2]]


def in_yuan(fen: int) -> str:
    return f"{fen / 100:.2f}"


def test_a_successful_transfer_has_only_an_expense(gateway: RunningGateway, merchant: Merchant) -> None:
    number = created(merchant)["transfer_bill_no"]
    gateway.transfers.confirm(NUMBER)
    left = in_yuan(INITIAL_FEN - 500)
    assert rows(merchant, apply(gateway, merchant)) == [[number, NUMBER, "商家转账资金锁定", "支出", "5.00", left]]


def test_the_money_of_a_canceled_transfer_comes_back(gateway: RunningGateway, merchant: Merchant) -> None:
    created(merchant)
    cancel(merchant)
    gateway.transfers.finish_cancellation(NUMBER)
    shown = [row[3:] for row in rows(merchant, apply(gateway, merchant))]
    assert shown == [["支出", "5.00", in_yuan(INITIAL_FEN - 500)], ["收入", "5.00", in_yuan(INITIAL_FEN)]]


@pytest.mark.parametrize("account", ["BASIC", "FEES"])
def test_other_accounts_have_no_transfers(gateway: RunningGateway, merchant: Merchant, account: str) -> None:
    created(merchant)
    assert refusal_of(apply(gateway, merchant, account))[1] == "NO_STATEMENT_EXIST"
