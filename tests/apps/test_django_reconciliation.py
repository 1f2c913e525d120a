"""`manage.py wechatpay_reconcile` compares the trade bill of a day with the records of a Django project."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import override_settings

from wechatpay_django import client
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.bills.comparison import Record

import_module("support.django_project")  # configures Django
FEN = 5900
records: list[Record] = []
asked: list[date] = []


def records_of(day: date) -> list[Record]:
    asked.append(day)
    return records


@pytest.fixture
def project(wechatpay_gateway: RunningGateway) -> Iterator[None]:
    """The settings of a project for the gateway, with the functions above."""
    records.clear()
    asked.clear()
    environ = wechatpay_gateway.environment
    with override_settings(WECHATPAY={"environ": environ}, WECHATPAY_RECORDS=f"{__name__}.records_of"):
        yield


def trade(gateway: RunningGateway) -> date:
    """Pay two orders, refund a part of one, and wait until the bill of that day is ready."""
    for number in ("book-1", "book-2"):
        client().payments.transactions.prepay_native(
            appid="wxd678efh567hg6787",
            description="A book",
            out_trade_no=number,
            notify_url="https://shop.example/wechatpay/notifications",
            amount={"total": FEN},
        )
        gateway.pay(number)
    refund = client().payments.refunds.create_refund(
        out_trade_no="book-2", out_refund_no="refund-1", amount={"refund": 900, "total": FEN, "currency": "CNY"}
    )
    gateway.clock.advance(days=2)
    return date.fromisoformat(str(refund.create_time)[:10])


def reconcile(*arguments: str) -> tuple[int, str]:
    """Run the command; return its exit code and output."""
    out = StringIO()
    try:
        call_command("wechatpay_reconcile", *arguments, stdout=out)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()
    return 0, out.getvalue()


def yesterday() -> date:
    return (datetime.now(UTC) + timedelta(hours=8)).date() - timedelta(days=1)


def test_equal_records_have_no_differences(project: None, wechatpay_gateway: RunningGateway) -> None:
    day = trade(wechatpay_gateway)
    records.extend(Record(number=number, amount_fen=FEN) for number in ("book-1", "book-2"))
    records.append(Record(number="book-2", amount_fen=900, kind="refund", refund_number="refund-1"))

    assert (reconcile("--date", str(day)), asked) == ((0, "differences: 0\n"), [day])


WRONG = (
    Record(number="book-1", amount_fen=FEN),
    Record(number="book-2", amount_fen=FEN - 1),
    Record(number="book-3", amount_fen=FEN),
)


def test_differences_are_printed_for_people(project: None, wechatpay_gateway: RunningGateway) -> None:
    day = trade(wechatpay_gateway)
    records.extend(WRONG)

    assert reconcile("--date", str(day)) == (
        1,
        """\
payment book-2: 5899 fen in the records, 5900 fen in the bill
refund refund-1 of book-2: 900 fen in the bill, missing in the records
payment book-3: 5900 fen in the records, missing in the bill
differences: 3
""",
    )


def test_differences_are_printed_for_programs(project: None, wechatpay_gateway: RunningGateway) -> None:
    day = trade(wechatpay_gateway)
    records.extend(WRONG)

    code, text = reconcile("--date", str(day), "--json")

    found = json.loads(text)
    assert (code, found[2]["message"]) == (1, "payment book-3: 5900 fen in the records, missing in the bill")
    assert [(each["kind"], each["number"], each["expected"], each["received"]) for each in found] == [
        ("amount", "book-2", 5899, 5900),
        ("missing_in_records", "book-2", None, 900),
        ("missing_in_bill", "book-3", 5900, None),
    ]


def test_a_day_without_a_bill_is_an_empty_bill_and_defaults_to_yesterday(
    project: None, wechatpay_gateway: RunningGateway
) -> None:
    wechatpay_gateway.clock.advance(days=1)
    records.append(Record(number="book-1", amount_fen=FEN))
    before = yesterday()

    found = reconcile()

    assert found == (1, "payment book-1: 5900 fen in the records, missing in the bill\ndifferences: 1\n")
    assert asked in ([before], [yesterday()])


@pytest.mark.parametrize(("language", "said"), [("en", "is not ready.*in 30 minutes"), ("zh", "还没有生成.*30 分钟")])
def test_a_bill_that_is_not_ready_says_when_to_try_again(
    project: None, wechatpay_gateway: RunningGateway, language: str, said: str
) -> None:
    today = datetime.fromtimestamp(wechatpay_gateway.clock.now(), UTC) + timedelta(hours=8)
    chosen = override_settings(WECHATPAY={"environ": wechatpay_gateway.environment, "language": language})
    with chosen, pytest.raises(CommandError, match=said) as refused:
        reconcile("--date", str(today.date()))

    assert refused.value.returncode == 2


def test_a_refused_download_is_an_error_with_its_reason(project: None, wechatpay_gateway: RunningGateway) -> None:
    with pytest.raises(
        CommandError, match=r"Nothing was compared: 400 INVALID_REQUEST .*payments\.bills\.get_trade_bill"
    ) as refused:
        reconcile("--date", "2020-01-31")

    assert refused.value.returncode == 2


def test_a_wrong_date_is_refused(project: None) -> None:
    with pytest.raises(CommandError, match="expected a day such as 2026-01-31, got 'yesterday'"):
        reconcile("--date", "yesterday")


def test_the_command_without_records_in_the_settings_says_what_is_missing() -> None:
    with pytest.raises(ImproperlyConfigured, match="WECHATPAY_RECORDS must name"):
        reconcile()
