"""A gateway that is killed at random moments under load loses nothing that it acknowledged, no notification, and no money."""

from collections import Counter
from collections.abc import Iterator
from http.client import HTTPException
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from random import Random
from threading import Thread
from typing import Any

import pytest
from attrs import define, field

from gateway import money_flows, platform_flows
from gateway.killed_money import frozen_of_records, left_of_records
from gateway.money_flows import Acknowledged, Flow
from gateway.plain_merchant import PlainMerchant
from gateway.serve.test_terminal import served
from support.receiver import Receiver, receiving
from wechatpay_gateway.families.accounts.entries import AccountKind
from wechatpay_gateway.server import RunningGateway, running

KILLS = 4
MOST = 20
"""How many states at most are acknowledged before a kill, after every flow has ended once."""
ACTIVITIES = "/v3/brand/partner/card-member/membership-activities"
CREATED, TERMINATED = "MEMBERSHIP_ACTIVITY_CREATED", "MEMBERSHIP_ACTIVITY_TERMINATED"


def activities(flow: Flow) -> Iterator[Acknowledged]:
    """Create an activity, which is then terminated."""
    brand = {"brand_id": "1004"}
    activity: dict[str, Any] = {
        **brand,
        "out_request_no": flow.number,
        "card_id": flow.number,
        "activity_channel": "MECHANT_APP_COMPONENT",
        "title": "Join",
        "sub_title": "5 coupons",
        "begin_time": "2099-05-20T13:29:35+08:00",
        "end_time": "2099-05-21T13:29:35+08:00",
        "apply_total": 1000,
        "product_coupon_stock_list": [{"product_coupon_id": "1", "stock_id": "2"}],
    }
    created = str(flow.post(ACTIVITIES, activity)["activity_id"])
    yield flow.at("membership_activities", CREATED, created)
    flow.post(f"{ACTIVITIES}/{created}/terminate", brand)
    yield flow.at("membership_activities", TERMINATED, created)


def entries(flow: Flow) -> Iterator[Acknowledged]:
    """Report a car that has entered a car park, whose plate is then blocked."""
    entry = {
        "out_parking_no": flow.number,
        "plate_number": "粤B888888",
        "plate_color": "BLUE",
        "notify_url": flow.address("parking_entries"),
        "start_time": "2017-08-26T10:43:39+08:00",
        "parking_name": "Sea park",
        "free_duration": 3600,
    }
    created = flow.post("/v3/vehicle/parking/parkings", entry)["id"]
    yield flow.at("parking_entries", "NORMAL", created)
    flow.step("/parking_entries/block", id=created, reason="OVERDUE")
    yield flow.at("parking_entries", "BLOCKED", created)


FLOWS = (*money_flows.FLOWS, *platform_flows.FLOWS, activities, entries)
LIVES = {
    "orders": ("NOTPAY", "SUCCESS", "REFUND"),
    "refunds": ("PROCESSING", "SUCCESS"),
    "cash_coupon_stocks": ("running",),
    "cash_coupons": ("SENDED", "USED", "SENDED"),
    "sharings": ("PROCESSING", "FINISHED"),
    "sharing_returns": ("SUCCESS",),
    "transfers": ("WAIT_USER_CONFIRM", "SUCCESS"),
    "platform_withdrawals": ("CREATE_SUCCESS", "SUCCESS"),
    "withdrawals": ("CREATE_SUCCESS", "SUCCESS"),
    "advance_returns": ("SUCCESS",),
    "subsidies": ("SUCCESS",),
    "remittances": ("ACCEPT", "SUCCESS"),
    "medical_orders": ("MIX_PAY_CREATED", "MIX_PAY_SUCCESS"),
    "product_coupons": ("EFFECTIVE",),
    "user_product_coupons": ("CONFIRMING", "EFFECTIVE"),
    "fapiaos": ("ISSUE_ACCEPTED", "ISSUED"),
    "service_orders": ("CREATED", "USER_CONFIRM", "MCH_COMPLETE", "DONE"),
    "membership_activities": (CREATED, TERMINATED),
    "parking_entries": ("NORMAL", "BLOCKED"),
}
"""The states of the records in the order in which the flows reach them."""
NOTIFIED = {
    ("orders", "SUCCESS"): 1,
    ("orders", "REFUND"): 1,
    ("refunds", "SUCCESS"): 1,
    ("transfers", "SUCCESS"): 1,
    ("platform_withdrawals", "SUCCESS"): 1,
    ("withdrawals", "SUCCESS"): 1,
    ("medical_orders", "MIX_PAY_SUCCESS"): 1,
    ("service_orders", "USER_CONFIRM"): 1,
    ("service_orders", "MCH_COMPLETE"): 1,
    ("service_orders", "DONE"): 2,
    ("parking_entries", "BLOCKED"): 1,
}
"""How many notifications a record has had when it is in a state; none in all others."""


@define
class Killed:
    """A gateway that opened the state file of one that was killed several times, and what merchants know of the latter.

    Attributes:
        acknowledged: every state that a reply acknowledged.
        unconfirmed: the calls that a kill cut off.
        gateway: the gateway.
        receiver: the notifications that arrived, before the kills and after.
    """

    receiver: Receiver
    acknowledged: list[Acknowledged] = field(factory=list[Acknowledged])
    unconfirmed: list[tuple[str, Any]] = field(factory=list[tuple[str, Any]])
    gateway: RunningGateway = field(init=False)

    def latest(self) -> dict[tuple[str, str], Acknowledged]:
        """Return the last acknowledged state of each record."""
        return {(each.machine, each.key): each for each in self.acknowledged}

    def state(self, record: Acknowledged) -> str | None:
        """Return the state of a record after the restart; `None` if it is lost."""
        machine = self.gateway.machines[record.machine]
        for each in machine:
            if str(next(iter(machine.key_of(each).values()))) == record.key:
                return str(machine.state_of(each))
        return None


def load(flow: Flow, index: int, numbers: Iterator[int], found: "SimpleQueue[Acknowledged | int]") -> None:
    """Make the calls of a flow, again and again, until the gateway is gone; each end puts the index of the flow into the queue."""
    while True:
        flow.number = f"killed{index:02}x{next(numbers)}"
        try:
            for acknowledged in FLOWS[index](flow):
                found.put(acknowledged)
            found.put(index)
        except (OSError, ValueError, HTTPException):  # The connection was cut, or the reply is incomplete.
            return


def kill_under_load(state: Path, killed: Killed, flows: list[int], numbers: Iterator[int], kill_after: int) -> None:
    """Serve a state file, repeat the calls that the last kill cut off, and kill the process under the load of several flows."""
    found, waiting = SimpleQueue[Acknowledged | int](), set(flows)
    seen: list[Acknowledged | int] = []
    with served("--quiet", "--state", str(state)) as gateway:
        merchant = PlainMerchant(gateway.merchant.environment)
        repeat(merchant, killed)
        own = [Flow(merchant, killed.receiver.url, "") for _ in flows]
        threads = [
            Thread(target=load, args=(flow, index, numbers, found)) for flow, index in zip(own, flows, strict=True)
        ]
        for thread in threads:
            thread.start()
        while waiting or kill_after:
            kill_after -= not waiting
            seen.append(found.get(timeout=20))
            waiting -= {seen[-1]}
        gateway.process.kill()
        for thread in threads:
            thread.join()
    while not found.empty():
        seen.append(found.get())
    killed.acknowledged += [each for each in seen if isinstance(each, Acknowledged)]
    killed.unconfirmed = [flow.unconfirmed for flow in own if flow.unconfirmed]


def repeat(merchant: PlainMerchant, killed: Killed) -> None:
    """Repeat the calls without a reply, as merchants do; they succeed, or the step is one that cannot be taken twice."""
    for path, body in killed.unconfirmed:
        assert merchant.post(path, body).status < 500


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killed]:
    state = tmp_path_factory.mktemp("killed") / "gateway.db"
    random, numbers = Random(7), count(1)  # noqa: S311 (the same in every run)
    order = random.sample(range(len(FLOWS)), len(FLOWS))
    with receiving() as receiver:
        killed = Killed(receiver)
        for number in range(KILLS):
            kill_under_load(state, killed, order[number::KILLS], numbers, random.randrange(MOST))
        with running(state=state, has_published_keys=True) as killed.gateway:
            repeat(PlainMerchant(killed.gateway.environment), killed)
            killed.gateway.clock.advance(hours=1)  # as far as the flows advanced it, so that every notification is due
            yield killed


def test_nothing_that_was_acknowledged_is_lost(killed: Killed) -> None:
    for record in killed.latest().values():
        # The next step may have been taken without a reply.
        life = LIVES[record.machine]
        assert killed.state(record) in life[life.index(record.state) :][:2], record
    assert {machine for machine, _ in killed.latest()} == set(LIVES)


def test_each_step_has_its_notification_and_no_other_has_one(killed: Killed) -> None:
    queued = Counter(each.url for each in killed.gateway.notifications)
    for record in killed.latest().values():
        url = f"{killed.receiver.url}/{record.machine}/{record.number}"
        assert queued[url] == NOTIFIED.get((record.machine, str(killed.state(record))), 0), record
    assert len(queued) > KILLS


def test_each_notification_was_delivered(killed: Killed) -> None:
    whole = [each for each in killed.receiver.deliveries if len(each.body) == int(each.headers["content-length"])]
    delivered = {each.envelope["id"] for each in whole}
    assert {each.id for each in killed.gateway.notifications} <= delivered


def test_every_fen_is_where_the_records_say(killed: Killed) -> None:
    gateway = killed.gateway.gateway
    frozen = sum(gateway.accounts.balance(owner, AccountKind.FROZEN) for owner in gateway.accounts.owners())
    assert frozen == frozen_of_records(gateway) > 0
    assert gateway.accounts.total() == left_of_records(gateway)


def test_every_balance_is_the_sum_of_its_entries(killed: Killed) -> None:
    sums: Counter[tuple[str, AccountKind]] = Counter()
    for entry in killed.gateway.accounts.entries:
        sums[entry.owner, entry.kind] += entry.fen
        assert entry.balance == sums[entry.owner, entry.kind] >= 0, entry
