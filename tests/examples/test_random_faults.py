"""The example programs under random faults, losses, deaths and moments of time: in the end, both sides have the same rows."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.conftest import MCHID
from examples.paying import ours, paid, plan, started, theirs
from payout.payouts import OutOfMoney, Payouts
from support.mortal import Killed, MortalTime
from support.unreliable import OPEN_FAULTS, add_faults, receiving
from wechatpay_clients import Client
from wechatpay_gateway.families.accounts.entries import NotEnoughError
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

PART = 10
"""A run has many calls, so there are this many times fewer runs than usual."""
SEEDS = st.integers(0, 2**32)
runs = settings(max_examples=settings().max_examples // PART)
STEPS = 25
PAYEES = 5
LOST_SHARE = 0.3
"""How many of the deliveries are lost."""


@pytest.fixture(scope="module")
def mortal(wechatpay_gateway_server: RunningGateway) -> Iterator[tuple[Client, MortalTime]]:
    """A client whose program dies when its clock says so. It sends each request once."""
    clock = MortalTime()
    with Client.from_env(wechatpay_gateway_server.environment, clock=clock, max_attempts=1) as client:
        yield client, clock


@pytest.fixture(scope="module")
def receiver(wechatpay_gateway_server: RunningGateway) -> Iterator[Client]:
    """The client of the process that receives notifications."""
    with Client.from_env(wechatpay_gateway_server.environment) as client:
        yield client


def try_transfer_step(gateway: RunningGateway, random: Random) -> None:
    """Let a payee or WeChat Pay do something with one of the transfers, if its state allows it."""
    numbers = [each.out_bill_no for each in gateway.transfers.records()]
    if not numbers:
        return
    transfers = gateway.transfers

    def fail(number: str) -> object:
        return transfers.fail(number, "PAYEE_ACCOUNT_ABNORMAL")

    steps: tuple[Callable[[str], object], ...] = (
        *(transfers.confirm, transfers.decline, transfers.start, transfers.succeed, transfers.lock, fail),
    )
    with suppress(WrongStateError, NotEnoughError):
        random.choice(steps)(random.choice(numbers))


def try_payout_step(payouts: Payouts, random: Random) -> None:
    """Let the program do something."""
    step = random.choice((payouts.send, payouts.send, payouts.settle, payouts.plan_again))
    with suppress(OutOfMoney):
        step()


def disturb(gateway: RunningGateway, random: Random) -> None:
    """Let something go wrong, or time pass, or money come and go."""
    match random.randrange(5):
        case 0:
            add_faults(gateway, random.sample(OPEN_FAULTS, 3))
        case 1:
            gateway.notifications.faults.add(random.choice(("duplicate", "bad_signature", "late", "probe")))
        case 2:
            gateway.clock.advance(minutes=random.choice((1, 90, 25 * 60)))
        case 3:
            gateway.balances.deposit(MCHID, random.randrange(1, 5_000))
        case _:
            gateway.transfers.hold(1)


def finish_payout(payouts: Payouts, gateway: RunningGateway) -> None:
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


@given(seed=SEEDS)
@runs
def test_no_payee_is_paid_twice(
    wechatpay_gateway_server: RunningGateway,
    mortal: tuple[Client, MortalTime],
    receiver: Client,
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
) -> None:
    gateway, random, (client, clock) = wechatpay_gateway_server, Random(seed), mortal  # noqa: S311 (no secrets)
    gateway.reset()
    gateway.balances.withdraw(MCHID, gateway.balances.get(MCHID).available)
    database = tmp_path_factory.mktemp("payout") / "records.sqlite"
    plan(receiver, database, PAYEES)
    with receiving(started(receiver, database).router, lambda _number: random.random() < LOST_SHARE) as url:
        for _ in range(STEPS):
            disturb(gateway, random)
            clock.kill_after(random.randrange(12))
            with suppress(Killed):
                try_payout_step(started(client, database, url), random)
            clock.kill_after(None)
            try_transfer_step(gateway, random)
            gateway.deliver()
            assert all(fen <= 1_000 + int(payee.removeprefix("oPayee")) for payee, fen in paid(gateway).items())
        survivor = started(receiver, database, url)
        finish_payout(survivor, gateway)
        gateway.deliver()

    assert ours(survivor) == theirs(gateway)
    assert paid(gateway) == {f"oPayee{index}": 1_000 + index for index in range(PAYEES)}
