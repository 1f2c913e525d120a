"""A payout run of 200 transfers, in which everything fails that can fail: no payee is paid twice, and both sides agree."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from itertools import chain, cycle, islice
from pathlib import Path

from examples.conftest import APPID, EXAMPLES, MCHID
from examples.paying import CREATE, QUERY, ours, paid, started, theirs, write_payees
from payout.payouts import OutOfMoney, Payouts
from payout.records import Transfer
from support.unreliable import OPEN_FAULTS, PASS, add_faults, first, receiving
from wechatpay_clients import Client, NotFound
from wechatpay_gateway.server import RunningGateway

PAYEES = 200
SENT_AT_FIRST = 20
"""How many transfers are reported when the program is killed. Nothing receives their notifications, which are sent 65 times."""
LOST_NOTIFICATIONS = 8
"""How many notifications never arrive, however often they are sent: one for each remainder in `act`."""
HELD = 5
"""How many transfers WeChat Pay accepts at first without processing them."""
QUICK = 5
"""How many payees confirm so quickly that the notification arrives before the reply."""
DEPOSIT_FEN = 60_000


def act(gateway: RunningGateway, transfer: Transfer, index: int) -> None:
    """Do what a payee or WeChat Pay does. Some payees do nothing."""
    number = transfer.out_bill_no
    match index % 8:
        case 0:
            gateway.transfers.fail(number, "PAYEE_ACCOUNT_ABNORMAL")
        case 1:
            gateway.transfers.decline(number)
        case 2:
            gateway.transfers.start(number)
            gateway.transfers.succeed(number)
        case _:
            gateway.transfers.confirm(number)


def send_all(payouts: Payouts, gateway: RunningGateway) -> int:
    """Send until nothing is left to send, with more money whenever it ends; return how often it ended."""
    poor = 0
    while payouts.records.to_send():
        try:
            payouts.send()
        except OutOfMoney:
            poor += 1
            gateway.balances.deposit(MCHID, DEPOSIT_FEN)
    return poor


def succeeded(payouts: Payouts) -> list[Transfer]:
    """Return the transfers of which the program knows that they succeeded."""
    return [each for each in payouts.records.all() if each.state == "SUCCESS"]


def command(gateway: RunningGateway, database: Path, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """Return the command of the program, and its environment."""
    own = {"PAYOUT_APPID": APPID, "PAYOUT_URL": "https://pay.example", "PAYOUT_DATABASE": str(database)}
    return [sys.executable, "-m", "payout.run", *arguments], {**os.environ, **gateway.environment, **own}


def run_and_kill(gateway: RunningGateway, client: Client, database: Path, file: Path) -> None:
    """Run the program, and kill it after it has reported some transfers. What it had sent by then has been processed."""
    arguments, environment = command(gateway, database, str(file))
    with subprocess.Popen(arguments, cwd=EXAMPLES, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        reported = (line for line in process.stderr if "is WAIT_USER_CONFIRM" in line)
        assert len(list(islice(reported, SENT_AT_FIRST))) == SENT_AT_FIRST
        process.send_signal(signal.SIGKILL)
    with suppress(NotFound):  # the gateway processes requests in the order in which they arrive
        client.transfers.merchant_transfer.query_transfer_by_out_bill_no(out_bill_no="none")


def test_200_payees_are_paid_once_whatever_fails(
    impatient_client: Client, database: Path, wechatpay_gateway: RunningGateway
) -> None:
    gateway = wechatpay_gateway
    gateway.balances.withdraw(MCHID, gateway.balances.get(MCHID).available - 150_000)
    run_and_kill(gateway, impatient_client, database, write_payees(database.parent, PAYEES))
    killed = started(impatient_client, database)
    assert SENT_AT_FIRST <= len(list(gateway.transfers.records())) < PAYEES
    with receiving(killed.router, first(LOST_NOTIFICATIONS, after=QUICK)) as url:
        payouts = started(impatient_client, database, url)
        payouts.plan()
        faults = cycle(chain.from_iterable((fault, PASS) for fault in OPEN_FAULTS))
        confirmed = {"family": "transfers", "step": "confirm", "notification_first": True}
        add_faults(gateway, [PASS] * HELD, CREATE)
        gateway.faults.add("then_step", QUICK, CREATE, **confirmed)
        add_faults(gateway, islice(faults, 60), CREATE)
        add_faults(gateway, ["new_values", "new_fields"] * 2, QUERY)
        gateway.transfers.hold(HELD)
        poor = send_all(payouts, gateway)
        gateway.notifications.faults.add("duplicate", times=20)
        gateway.notifications.faults.add("bad_signature", times=5)
        assert len(succeeded(payouts)) == QUICK
        for index, transfer in enumerate(payouts.records.open()):
            act(gateway, transfer, index)
        gateway.deliver()
        gateway.clock.advance(hours=25)
        payouts.settle()
        assert ours(payouts) == theirs(gateway)
        failed = len(payouts.records.unpaid())

        payouts.plan_again()
        poor += send_all(payouts, gateway)
        for transfer in payouts.records.open():
            gateway.transfers.confirm(transfer.out_bill_no)
        gateway.deliver()
        payouts.settle()

    assert (failed, poor > 1) == (50, True)
    assert ours(payouts) == theirs(gateway)
    assert paid(gateway) == {f"oPayee{index}": 1_000 + index for index in range(PAYEES)}
    left = gateway.balances.get(MCHID)
    assert (left.available + paid(gateway).total(), left.frozen) == (150_000 + DEPOSIT_FEN * poor, 0)
