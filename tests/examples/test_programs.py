"""The commands and the receivers of the example programs, with their settings from the environment."""

import importlib
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from complaint_desk import staff as desk_staff
from complaint_desk import work as desk_work
from examples.complaining import complain
from examples.conftest import APPID, EXAMPLES
from examples.selling import COURIER
from marketplace import bill as sharing_bill
from marketplace import work as market_work
from payout import bill as transfer_bill
from payout import run
from shop import bill as trade_bill
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.server import RunningGateway

PROGRAMS = ("payout", "marketplace", "complaint_desk")


@pytest.fixture(autouse=True)
def environment(wechatpay_gateway: RunningGateway, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables of all programs, which share a database."""
    settings = {
        **wechatpay_gateway.environment,
        "PAYOUT_APPID": APPID,
        "PAYOUT_URL": "https://shop.example",
        "PAYOUT_DATABASE": str(database),
        "MARKETPLACE_APPID": APPID,
        "MARKETPLACE_NAME": "示例商城",
        "MARKETPLACE_URL": "https://shop.example",
        "MARKETPLACE_DATABASE": f"{database}-2",
        "COURIER_MCHID": COURIER,
        "COURIER_NAME": "示例快递",
        "DESK_DATABASE": f"{database}-3",
        "DESK_IMAGES": str(database.parent),
        "SHOP_DATABASE": f"{database}-4",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_receiver_refuses_a_notification_without_a_signature(program: str) -> None:
    app: Flask = importlib.import_module(f"{program}.receiver").app
    del sys.modules[f"{program}.receiver"]  # it read the environment of this test
    response = app.test_client().post("/wechatpay/notifications", data=b"{}")

    assert response.status_code == 401


def test_a_file_of_payees_is_paid(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["run", str(EXAMPLES / "payout" / "payees.csv"), "--again"])

    assert run.main() == 0
    assert capsys.readouterr().out == "WAIT_USER_CONFIRM: 3\n"


def test_the_marketplace_has_no_balances_at_first(capsys: pytest.CaptureFixture[str]) -> None:
    market_work.main()

    assert capsys.readouterr().out == ""


def test_the_complaints_that_wait_are_printed(
    wechatpay_gateway: RunningGateway, capsys: pytest.CaptureFixture[str]
) -> None:
    number = complain(wechatpay_gateway)
    desk_work.main()

    assert capsys.readouterr().out == f"{number} PENDING 重复扣费\n"


def staff(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command of the staff, and return its exit status."""
    monkeypatch.setattr(sys, "argv", ["staff", *arguments])
    return desk_staff.main()


def test_the_staff_replies_to_a_complaint_that_waits(
    wechatpay_gateway: RunningGateway, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = complain(wechatpay_gateway)
    desk_work.main()
    capsys.readouterr()
    statuses = [staff(monkeypatch), staff(monkeypatch, "reply", number, "马上退款")]
    desk_work.main()
    statuses.append(staff(monkeypatch, "show", number))

    lines = capsys.readouterr().out.splitlines()
    assert statuses == [0, 0, 0]
    assert (lines[0], lines[-3]) == (f"{number} PENDING 重复扣费", "PROCESSING: 重复扣费")
    assert [line.split(" ", 1)[1] for line in lines[-2:]] == ["投诉人: 重复扣费", "商户: 马上退款"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["reply", "1", "好"], "there is no complaint 1"),
        (["approve", "ID"], "does not ask for a refund"),
        (["reject", "ID", "已使用"], "does not ask for a refund"),
    ],
)
def test_the_staff_cannot_do_what_a_complaint_does_not_allow(
    wechatpay_gateway: RunningGateway,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    reason: str,
) -> None:
    number = complain(wechatpay_gateway, problem_type="OTHERS")
    desk_work.main()

    assert staff(monkeypatch, *[number if each == "ID" else each for each in arguments]) == 1
    assert reason in capsys.readouterr().out


@pytest.mark.parametrize("main", [sharing_bill.main, transfer_bill.main], ids=["marketplace", "payout"])
def test_the_bill_of_a_day_without_movements_has_no_differences(
    main: Callable[[], int],
    wechatpay_gateway: RunningGateway,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date() - timedelta(days=2)
    monkeypatch.setattr(sys, "argv", ["bill", day.isoformat()])

    assert (main(), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("main", [trade_bill.main, transfer_bill.main], ids=["shop", "payout"])
def test_a_bill_that_is_not_ready_is_reported_without_a_traceback(
    main: Callable[[], int],
    wechatpay_gateway: RunningGateway,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    today = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date()
    monkeypatch.setattr(sys, "argv", ["bill", today.isoformat()])

    assert main() == 2
    assert capsys.readouterr().out.startswith("nothing was compared: 400 ")
