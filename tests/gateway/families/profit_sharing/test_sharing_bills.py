"""Sharing bills, and the shares in fund flow bills."""

import gzip
from datetime import datetime, timedelta, timezone
from hashlib import sha1
from urllib.parse import urlsplit

import pytest
from attrs import evolve

from gateway.orders import SUB_MCHID, refusal_of
from gateway.sharing import DIRECT, PARTNER, RETURN, SHARING, STORE, USER, Api, Sharer

BEIJING = timezone(timedelta(hours=8))
Row = dict[str, str]


def today(sharer: Sharer) -> datetime:
    return datetime.fromtimestamp(sharer.gateway.clock.now(), BEIJING).replace(
        hour=0, minute=0, second=0, microsecond=0
    )


def move_to(sharer: Sharer, moment: datetime) -> None:
    sharer.gateway.clock.advance(seconds=int(moment.timestamp() - sharer.gateway.clock.now()) + 1)


def start_at_noon(sharer: Sharer) -> datetime:
    """Move the clock to the next noon, so that a test stays on one day, and return that day."""
    move_to(sharer, today(sharer) + timedelta(days=1, hours=12))
    return today(sharer)


def rows_of(content: bytes) -> list[Row]:
    """Return the rows of a bill, then its summary."""
    head, *lines = content.decode("utf-8-sig").splitlines()
    *rows, names, summary = lines
    table = [dict(zip(head.split(","), _cells(row), strict=True)) for row in rows]
    return [*table, dict(zip(names.split(","), _cells(summary), strict=True))]


def _cells(line: str) -> list[str]:
    return [cell.removeprefix("`") for cell in line.split(",")]


def bill(sharer: Sharer, day: datetime, more: str = "", path: str = "/v3/profitsharing/bills") -> list[Row]:
    """Apply for a bill on the next morning, download it, check its digest, and return its rows."""
    move_to(sharer, day + timedelta(days=1, hours=10))
    reply: dict[str, str] = sharer.merchant.call(f"{path}?bill_date={day:%Y-%m-%d}{more}", method="GET").json()
    target = urlsplit(reply["download_url"])
    file = sharer.merchant.call(f"{target.path}?{target.query}", method="GET").body
    content = gzip.decompress(file) if "GZIP" in more else file
    assert (reply["hash_type"], reply["hash_value"]) == ("SHA1", sha1(content).hexdigest())  # noqa: S324 (the pages require this digest)
    return rows_of(content)


@pytest.mark.parametrize("api", [DIRECT, PARTNER], ids=lambda each: each.name)
def test_a_bill_lists_shares_and_returns(one: Sharer, api: Api) -> None:
    sharer = evolve(one, api=api)
    day = start_at_noon(sharer)
    transaction_id = sharer.paid_and_shared()
    order = sharer.query(transaction_id).json()
    returned = sharer.give_back(60).json()
    share, back, summary = bill(sharer, day, "&tar_type=GZIP")
    assert share == {
        "分账时间": f"{day:%Y-%m-%d} {share['分账时间'][11:]}",
        "分账发起方": sharer.merchant.mchid,
        "分账方": sharer.owner,
        "微信订单号": transaction_id,
        "微信分账/回退单号": order["order_id"],
        "分账明细单号": order["receivers"][0]["detail_id"],
        "商户分账/回退单号": SHARING,
        "订单金额": "10.00",
        "分账接收方": STORE,
        "金额": "1.00",
        "业务类型": "分账",
        "处理状态": "成功",
        "备注": "分给书店",
    }
    assert (back["业务类型"], back["金额"], back["商户分账/回退单号"]) == ("分账回退", "0.60", RETURN)
    assert (back["微信分账/回退单号"], back["备注"]) == (returned["return_id"], "用户退款")
    assert summary == {"总笔数": "2", "总金额": "1.60"}


def test_a_bill_lists_no_failed_shares_and_no_unfrozen_money(one: Sharer) -> None:
    day = start_at_noon(one)
    one.add(USER, kind="PERSONAL_OPENID", name=None)
    transaction_id = one.pay()
    one.add()
    one.share(transaction_id, one.part(10), one.part(20, USER, "PERSONAL_OPENID"))
    one.gateway.shares.fail(SHARING, STORE)
    one.gateway.shares.succeed(SHARING, USER)
    one.unfreeze(transaction_id)
    one.gateway.sharings.finish("unfreeze-1")
    assert [row["分账接收方"] for row in bill(one, day)[:-1]] == [USER]


def test_a_partners_bill_can_be_limited_to_a_sub_merchant(one: Sharer) -> None:
    sharer = evolve(one, api=PARTNER)
    day = start_at_noon(sharer)
    sharer.paid_and_shared()
    assert len(bill(sharer, day, f"&sub_mchid={SUB_MCHID}")) == 2
    other = f"/v3/profitsharing/bills?bill_date={day:%Y-%m-%d}&sub_mchid=1900000555"
    assert refusal_of(sharer.merchant.call(other, method="GET"))[:2] == (400, "INVALID_REQUEST")


def test_a_bill_is_available_from_10_on_the_next_day(one: Sharer) -> None:
    day = start_at_noon(one)
    one.paid_and_shared()
    target = f"/v3/profitsharing/bills?bill_date={day:%Y-%m-%d}"
    codes: list[tuple[int, str]] = []
    for moment in (day + timedelta(days=1, hours=9, minutes=59), day + timedelta(days=1, hours=10)):
        move_to(one, moment)
        codes.append(refusal_of(one.merchant.call(target, method="GET"))[:2])
    assert codes == [(400, "NO_STATEMENT_EXIST"), (200, "")]


def test_a_day_without_shares_has_no_bill(one: Sharer) -> None:
    day = start_at_noon(one)
    move_to(one, day + timedelta(days=1, hours=11))
    reply = one.merchant.call(f"/v3/profitsharing/bills?bill_date={day:%Y-%m-%d}", method="GET")
    assert refusal_of(reply)[:2] == (400, "NO_STATEMENT_EXIST")


@pytest.mark.parametrize("days", [-1, 94])
def test_a_bill_of_a_future_day_or_of_more_than_three_months_ago_is_refused(one: Sharer, days: int) -> None:
    day = today(one)
    one.gateway.clock.advance(days=max(days, 0))
    target = f"/v3/profitsharing/bills?bill_date={day + timedelta(days=max(-days, 0)):%Y-%m-%d}"
    assert refusal_of(one.merchant.call(target, method="GET"))[:2] == (400, "INVALID_REQUEST")


@pytest.mark.parametrize(("seconds", "status"), [(28, 200), (31, 400)])
def test_the_address_of_a_bill_is_valid_for_30_seconds(one: Sharer, seconds: int, status: int) -> None:
    day = start_at_noon(one)
    one.paid_and_shared()
    move_to(one, day + timedelta(days=1, hours=10))
    reply: dict[str, str] = one.merchant.call(f"/v3/profitsharing/bills?bill_date={day:%Y-%m-%d}", method="GET").json()
    target = urlsplit(reply["download_url"])
    one.gateway.clock.advance(seconds=seconds)
    assert one.merchant.call(f"{target.path}?{target.query}", method="GET").status == status


def test_the_fund_flow_bill_lists_shares_and_returns_but_no_freezes(one: Sharer) -> None:
    day = start_at_noon(one)
    transaction_id = one.paid_and_shared(last=True)
    detail_id = one.query(transaction_id).json()["receivers"][0]["detail_id"]
    one.give_back(60)
    rows = bill(one, day, path="/v3/bill/fundflowbill")[:-1]
    shown = [(row["业务类型"], row["收支类型"], row["收支金额(元)"], row["账户结余(元)"]) for row in rows]
    assert shown == [
        ("交易", "收入", "10.00", "10.00"),
        ("扣除交易手续费", "支出", "0.06", "9.94"),
        ("分账", "支出", "1.00", "8.94"),
        ("分账回退", "收入", "0.60", "9.54"),
    ]
    assert rows[2]["业务凭证号"] == detail_id


def test_the_fund_flow_bill_of_a_receiver_lists_its_income(one: Sharer) -> None:
    environment = one.gateway.merchants.add(STORE, like=one.merchant.mchid)
    day = start_at_noon(one)
    one.paid_and_shared()
    one.give_back(60)
    store = Sharer(one.gateway, type(one.merchant).from_env(environment), DIRECT)
    rows = bill(store, day, path="/v3/bill/fundflowbill")[:-1]
    shown = [(row["业务类型"], row["收支类型"], row["收支金额(元)"], row["账户结余(元)"]) for row in rows]
    assert shown == [("分账", "收入", "1.00", "1.00"), ("分账回退", "支出", "0.60", "0.40")]
