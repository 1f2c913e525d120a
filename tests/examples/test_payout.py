"""The payout run of the examples: what it sends, refuses to send, reports and finds in the bills."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from examples.conftest import EXAMPLES, MCHID
from examples.paying import CREATE, QUERY, ours, plan, started, theirs, write_payees
from payout.bill import check
from payout.payouts import Payouts, read_payees
from payout.records import ChangedPayee
from payout.run import run
from wechatpay_clients import Client
from wechatpay_gateway.base.times import CHINA
from wechatpay_gateway.server import RunningGateway


@pytest.fixture
def client(impatient_client: Client) -> Client:
    """A client that does not wait and sends each request once."""
    return impatient_client


def test_a_known_payee_is_not_paid_again(client: Client, database: Path, wechatpay_gateway: RunningGateway) -> None:
    for _ in range(2):
        plan(client, database, 3).send()

    assert [each.openid for each in wechatpay_gateway.transfers.records()] == ["oPayee0", "oPayee1", "oPayee2"]


def test_a_known_payee_with_another_amount_is_refused(client: Client, database: Path) -> None:
    payouts = plan(client, database, 2)
    file = write_payees(database.parent, 2)
    file.write_text(file.read_text().replace("10.01", "99.00").replace("p0", "p9"))

    with pytest.raises(ChangedPayee, match="payee p1 is known with other data"):
        payouts.records.add(read_payees(file))
    with pytest.raises(LookupError, match="p9"):
        payouts.records.payee("p9")


@pytest.mark.parametrize("state", ["PLANNED", "PROCESSING", "WAIT_USER_CONFIRM", "A_NEW_STATE", "SUCCESS"])
def test_the_database_refuses_a_second_transfer_while_the_first_can_pay(
    client: Client, database: Path, state: str
) -> None:
    records = plan(client, database, 1).records
    (first,) = records.all()
    records.note_state(first.out_bill_no, state, "1330000071100999991182020050700019480001")

    with pytest.raises(sqlite3.IntegrityError):
        records.plan({"second": "p0"})


def test_a_transfer_whose_reply_was_lost_gets_its_confirmation_page(
    client: Client, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    payouts = plan(client, database, 1)
    (transfer,) = payouts.records.all()
    wechatpay_gateway.faults.add("cut_after", operation=CREATE)
    payouts.send()
    without = payouts.confirmation_page(transfer.out_bill_no)
    payouts.send()

    assert (without, set(payouts.confirmation_page(transfer.out_bill_no) or ())) == (
        None,
        {"mchId", "appId", "package"},
    )
    assert ours(payouts) == theirs(wechatpay_gateway)


def test_a_confirmed_transfer_has_no_confirmation_page(
    client: Client, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    payouts = plan(client, database, 1)
    payouts.send()
    (transfer,) = payouts.records.all()
    wechatpay_gateway.transfers.confirm(transfer.out_bill_no)
    payouts.settle()

    assert payouts.confirmation_page(transfer.out_bill_no) is None


def test_a_late_notification_does_not_change_a_final_state(client: Client, database: Path) -> None:
    records = plan(client, database, 1).records
    (transfer,) = records.all()
    records.note_state(transfer.out_bill_no, "FAIL", "1", fail_reason="OVERDUE_CLOSE")
    records.note_state(transfer.out_bill_no, "WAIT_USER_CONFIRM", "1")

    assert records.transfer(transfer.out_bill_no).state == "FAIL"


@pytest.mark.parametrize(
    ("changes", "field"), [({"transfer_amount": 1}, "transfer_amount"), ({"openid": "oOther"}, "openid")]
)
def test_the_result_of_another_transfer_is_not_stored(
    client: Client, database: Path, wechatpay_gateway: RunningGateway, changes: dict[str, object], field: str
) -> None:
    payouts = plan(client, database, 1)
    payouts.send()
    wechatpay_gateway.faults.add("changed_reply", operation=QUERY, changes={**changes, "state": "SUCCESS"})
    payouts.settle()

    assert [each.state for each in payouts.records.all()] == ["WAIT_USER_CONFIRM"], field


def test_a_refused_transfer_is_reported_and_sent_again(
    client: Client, database: Path, wechatpay_gateway: RunningGateway, capsys: pytest.CaptureFixture[str]
) -> None:
    payouts = started(client, database)
    wechatpay_gateway.faults.add("no_auth", operation=CREATE)
    file = write_payees(database.parent, 2)
    statuses = [run(payouts, file, again=False) for _ in range(2)]

    lines = capsys.readouterr().out.splitlines()
    assert (statuses, len(lines)) == ([1, 0], 4)
    assert (lines[:2], lines[2].rpartition(" ")[2], lines[3]) == (
        ["PLANNED: 1", "WAIT_USER_CONFIRM: 1"],
        "NO_AUTH",
        "WAIT_USER_CONFIRM: 2",
    )


def test_a_run_without_money_says_what_to_do(
    client: Client, database: Path, wechatpay_gateway: RunningGateway, capsys: pytest.CaptureFixture[str]
) -> None:
    wechatpay_gateway.balances.withdraw(MCHID, wechatpay_gateway.balances.get(MCHID).available)

    assert run(started(client, database), write_payees(database.parent, 2), again=False) == 1
    assert capsys.readouterr().out.splitlines() == [
        "top up the operation account, then run again",
        "PLANNED: 1",
        "PROCESSING: 1",
    ]


def test_the_example_file_is_paid(client: Client, database: Path, wechatpay_gateway: RunningGateway) -> None:
    payouts = started(client, database)

    assert run(payouts, EXAMPLES / "payout" / "payees.csv", again=False) == 0
    assert [each.amount for each in wechatpay_gateway.transfers.records()] == [5_600, 10_350, 25]


@pytest.fixture
def billed(client: Client, database: Path, wechatpay_gateway: RunningGateway) -> tuple[Payouts, list[date]]:
    """A run with a transfer that succeeded and one that failed, and its days, whose bills are available."""
    payouts = plan(client, database, 2)
    payouts.send()
    wechatpay_gateway.transfers.confirm(payouts.records.all()[0].out_bill_no)
    first = datetime.fromtimestamp(wechatpay_gateway.clock.now(), CHINA).date()
    wechatpay_gateway.clock.advance(hours=24)
    payouts.settle()
    wechatpay_gateway.clock.advance(days=2)
    return payouts, [first, first + timedelta(days=1)]


def test_the_bills_agree_with_the_records(client: Client, billed: tuple[Payouts, list[date]]) -> None:
    payouts, days = billed

    assert check(client, payouts.records, days) == []


@pytest.mark.parametrize(
    ("mistake", "differences"),
    [
        (
            "UPDATE payees SET amount_fen = 1 WHERE payee_id = 'p0'",
            ["transfer {0} is SUCCESS with 1 fen, but the bills take 1000 fen"],
        ),
        (
            "UPDATE transfers SET state = 'SUCCESS'",
            ["transfer {1} is SUCCESS with 1001 fen, but the bills take 0 fen"],
        ),
        (
            "DELETE FROM transfers WHERE payee_id = 'p0'",
            ["transfer {0} is in the bills, but not in the records"],
        ),
    ],
)
def test_an_error_in_the_records_is_found_with_the_bills(
    client: Client, database: Path, billed: tuple[Payouts, list[date]], mistake: str, differences: list[str]
) -> None:
    payouts, days = billed
    numbers = [each.out_bill_no for each in payouts.records.all()]
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(mistake)

    assert check(client, payouts.records, days) == [each.format(*numbers) for each in differences]
