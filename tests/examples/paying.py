"""The payout run of the examples, with its rows and those of the gateway side by side."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import product
from pathlib import Path
from random import Random

from examples.conftest import APPID, MCHID
from payout.payouts import OutOfMoney, Payouts, Settings, read_payees
from payout.records import Records
from sqlite_replay_guard import SqliteReplayGuard
from wechatpay_clients import Client
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

CREATE = "transfers.merchant_transfer.create_transfer"
QUERY = "transfers.merchant_transfer.query_transfer_by_out_bill_no"


def write_payees(folder: Path, count: int) -> Path:
    """Write a file of payees, each with another amount."""
    rows = [f"p{index},oPayee{index},,{10 + index / 100:.2f},pay" for index in range(count)]
    file = folder / "payees.csv"
    file.write_text("\n".join(["payee_id,openid,real_name,amount_yuan,remark", *rows]), encoding="utf-8")
    return file


def started(client: Client, database: Path, url: str = "https://pay.example") -> Payouts:
    """Start the program. What an earlier one stored is there."""
    guard = SqliteReplayGuard(database)
    return Payouts(client, Records(database), Settings(APPID, url), guard=guard, pause=lambda _seconds: None)


def plan(client: Client, database: Path, count: int, url: str = "https://pay.example") -> Payouts:
    payouts = started(client, database, url)
    payouts.records.add(read_payees(write_payees(database.parent, count)))
    payouts.plan()
    return payouts


def ours(payouts: Payouts) -> list[tuple[object, ...]]:
    """Return the rows of the program."""
    found = ((each, payouts.records.payee(each.payee_id)) for each in payouts.records.all())
    return sorted(
        (each.out_bill_no, each.transfer_bill_no, payee.openid, payee.amount_fen, each.state, each.fail_reason)
        for each, payee in found
    )


def theirs(gateway: RunningGateway) -> list[tuple[object, ...]]:
    """Return the rows of the gateway, with the same columns."""
    return sorted(
        (each.out_bill_no, each.transfer_bill_no, each.openid, each.amount, each.state.value, each.fail_reason)
        for each in gateway.transfers.records()
    )


def paid(gateway: RunningGateway) -> Counter[str]:
    """Return the fen that each payee has received."""
    balances = {each.owner: each.available for each in gateway.balances if each.owner.startswith("oPayee")}
    return Counter({openid: fen for openid, fen in balances.items() if fen})


def act(gateway: RunningGateway, random: Random) -> None:
    """Let a payee, WeChat Pay or the merchant's accountant do something."""
    transfers = gateway.transfers
    numbers = [each.out_bill_no for each in transfers.records()] or ["none"]
    number = random.choice(numbers)
    steps: tuple[Callable[[], object], ...] = (
        *(partial(step, number) for step in (transfers.confirm, transfers.decline, transfers.start, transfers.succeed)),
        partial(transfers.fail, number, "PAYEE_ACCOUNT_ABNORMAL"),
        partial(transfers.lock, number),
        partial(transfers.hold, 1),
        *[partial(gateway.balances.deposit, MCHID, random.randrange(1, 5_000))] * 2,
    )
    with suppress(WrongStateError, NotEnoughError, LookupError):
        random.choice(steps)()


def use(payouts: Payouts, random: Random) -> None:
    """Let the program do something."""
    step = random.choice((payouts.send, payouts.send, payouts.settle, payouts.plan_again))
    with suppress(OutOfMoney):
        step()


def finish(payouts: Payouts, gateway: RunningGateway) -> None:
    """Let everything succeed from now on."""
    gateway.faults.clear()
    gateway.balances.deposit(MCHID, 1_000_000)
    for held in gateway.transfers.records():
        with suppress(WrongStateError):
            gateway.transfers.process(held.out_bill_no)
    gateway.clock.advance(hours=25)
    payouts.settle()
    payouts.plan_again()
    payouts.send()
    payouts.send()
    transfers = gateway.transfers
    steps: tuple[Callable[[str], object], ...] = (transfers.lock, transfers.confirm, transfers.succeed)
    for transfer, step in product(list(transfers.records()), steps):
        with suppress(WrongStateError):
            step(transfer.out_bill_no)
    payouts.settle()
