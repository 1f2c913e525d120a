"""The example programs under random faults, losses, deaths and moments of time: in the end, both sides have the same rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import complaining, paying, selling
from examples.conftest import MCHID
from support.mortal import Killed, MortalTime
from support.time import ImpatientTime
from support.unreliable import OPEN_FAULTS, add_faults, receiving
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway

PART = 10
"""A run has many calls, so there are this many times fewer runs than usual."""
SEEDS = st.integers(0, 2**32)
runs = settings(max_examples=settings().max_examples // PART)
STEPS = 30
PAYEES = 5
NOTIFICATION_FAULTS = ("duplicate", "bad_signature", "late", "probe", "new_fields", "new_values")
LOST_SHARE = 0.3
"""How many of the deliveries are lost."""


@pytest.fixture(scope="module")
def mortal(wechatpay_gateway_server: RunningGateway) -> Iterator[tuple[Client, MortalTime]]:
    """A client whose program dies when its clock says so. It sends each request once."""
    clock = MortalTime()
    with Client.from_env(wechatpay_gateway_server.environment, clock=clock, max_attempts=1, transport="fast") as client:
        yield client, clock


@pytest.fixture(scope="module")
def receiver(wechatpay_gateway_server: RunningGateway) -> Iterator[Client]:
    """The client of the process that receives notifications."""
    with Client.from_env(wechatpay_gateway_server.environment, clock=ImpatientTime(), transport="fast") as client:
        yield client


def disturb(gateway: RunningGateway, random: Random, faults: Sequence[str]) -> None:
    """Let something go wrong, or time pass."""
    match random.randrange(4):
        case 0:
            add_faults(gateway, random.sample(faults, 3))
        case 1:
            gateway.notifications.faults.add(random.choice(NOTIFICATION_FAULTS))
        case 2:
            gateway.clock.advance(minutes=random.choice((1, 90, 25 * 60)))
        case _:
            pass


def go_wrong(
    gateway: RunningGateway,
    random: Random,
    clock: MortalTime,
    *,
    use: Callable[[], None],
    act: Callable[[], None],
    faults: Sequence[str] = (*OPEN_FAULTS, "new_fields", "new_values", "stale_reply"),
) -> None:
    """Let a program be used, and die, while the others act and much goes wrong."""
    for _ in range(STEPS):
        disturb(gateway, random, faults)
        clock.kill_after(random.choice((None, random.randrange(12))))
        with suppress(Killed):
            use()
        clock.kill_after(None)
        act()
        gateway.deliver()


@given(seed=SEEDS)
@runs
def test_every_payee_is_paid_once(
    wechatpay_gateway_server: RunningGateway,
    mortal: tuple[Client, MortalTime],
    receiver: Client,
    folder: Path,
    seed: int,
) -> None:
    gateway, random, (client, clock) = wechatpay_gateway_server, Random(seed), mortal  # noqa: S311 (no secrets)
    gateway.reset()
    gateway.balances.withdraw(MCHID, gateway.balances.get(MCHID).available)
    database = folder / f"payout-{seed}.sqlite"
    payouts = paying.plan(receiver, database, PAYEES)
    with receiving(payouts.router, lambda _number: random.random() < LOST_SHARE) as url:
        go_wrong(
            *(gateway, random, clock),
            use=lambda: paying.use(paying.started(client, database, url), random),
            act=lambda: paying.act(gateway, random),
        )
        survivor = paying.started(receiver, database, url)
        paying.finish(survivor, gateway)
        gateway.deliver()

    assert paying.ours(survivor) == paying.theirs(gateway)
    assert paying.paid(gateway) == {f"oPayee{index}": 1_000 + index for index in range(PAYEES)}


@given(seed=SEEDS)
@runs
def test_every_fen_of_an_order_is_where_the_records_say(
    wechatpay_gateway_server: RunningGateway,
    mortal: tuple[Client, MortalTime],
    receiver: Client,
    folder: Path,
    seed: int,
) -> None:
    gateway, random, (client, clock) = wechatpay_gateway_server, Random(seed), mortal  # noqa: S311 (no secrets)
    gateway.reset()
    added: Counter[str] = Counter()
    database = folder / f"marketplace-{seed}.sqlite"
    shop = selling.started(receiver, database)
    shop.market.add_seller(selling.SELLER)
    selling.sell(shop, gateway)
    with receiving(shop.market.router, lambda _number: random.random() < LOST_SHARE) as url:
        go_wrong(
            *(gateway, random, clock),
            use=lambda: selling.use(selling.started(client, database, url), random),
            act=lambda: selling.act(gateway, added, random),
        )
        survivor = selling.started(receiver, database, url)
        selling.finish(survivor, gateway, added)
        gateway.deliver()

    records = survivor.market.records
    assert selling.ours(records) == selling.theirs(gateway)
    balances = records.balances()
    assert sum(balances.values()) == 0
    assert {owner: balances.get(owner, 0) for owner in selling.START_FEN} == selling.gained(gateway, added)


@given(seed=SEEDS)
@settings(max_examples=runs.max_examples // 2)  # the worker reads everything in each run, which is slow
def test_nothing_is_said_or_refunded_twice(
    wechatpay_gateway_server: RunningGateway,
    mortal: tuple[Client, MortalTime],
    receiver: Client,
    folder: Path,
    seed: int,
) -> None:
    gateway, random, (client, clock) = wechatpay_gateway_server, Random(seed), mortal  # noqa: S311 (no secrets)
    gateway.reset()
    database = folder / f"desk-{seed}.sqlite"
    transaction_id = complaining.buy(receiver, gateway)
    survivor = complaining.started(receiver, database, gateway)
    with receiving(survivor.desk.router, lambda _number: random.random() < LOST_SHARE) as url:
        gateway.complaint_notification_urls.add(f"{url}/wechatpay/notifications")
        go_wrong(
            *(gateway, random, clock),
            use=lambda: complaining.use(complaining.started(client, database, gateway), random),
            act=lambda: complaining.act(gateway, transaction_id, random),
            faults=(*OPEN_FAULTS, "new_fields", "new_values"),  # a late history would not show that a reply has arrived
        )
        complaining.finish(survivor, gateway)
        gateway.deliver()

    records = survivor.desk.records
    assert complaining.ours(records) == complaining.theirs(receiver, gateway)
    assert complaining.said(records) == complaining.heard(records)
