"""A gateway that is killed at random moments under load loses nothing that it acknowledged, and no notification."""

from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPException
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from random import Random
from threading import Thread
from typing import Any

import pytest

from gateway.plain_merchant import PlainMerchant
from gateway.serve.test_terminal import served
from wechatpay_gateway import Gateway

KILLS = 4
MOST_CALLS = 40
URL = "http://127.0.0.1:9"
ACTIVITIES = "/v3/brand/partner/card-member/membership-activities"
Acknowledged = tuple[str, str, str]
"""A family, a number and a state that a reply acknowledged."""


def orders(merchant: PlainMerchant, number: str) -> Iterator[Acknowledged]:
    """Place an order, which is then paid."""
    order: dict[str, Any] = {
        "appid": "wxd678efh567hg6787",
        "mchid": merchant.mchid,
        "description": "A book",
        "out_trade_no": number,
    }
    order |= {"notify_url": f"{URL}/{number}", "amount": {"total": 888, "currency": "CNY"}}
    assert merchant.post("/v3/pay/transactions/native", order).status == 200
    yield "orders", number, "NOTPAY"
    merchant.control("/orders/pay", number=number)
    yield "orders", number, "SUCCESS"


def activities(merchant: PlainMerchant, number: str) -> Iterator[Acknowledged]:
    """Create an activity, which is then terminated."""
    brand = {"brand_id": "1004"}
    activity: dict[str, Any] = {
        **brand,
        "out_request_no": number,
        "card_id": number,
        "activity_channel": "MECHANT_APP_COMPONENT",
        "title": "Join",
        "sub_title": "5 coupons",
        "begin_time": "2099-05-20T13:29:35+08:00",
        "end_time": "2099-05-21T13:29:35+08:00",
        "apply_total": 1000,
        "product_coupon_stock_list": [{"product_coupon_id": "1", "stock_id": "2"}],
    }
    created = merchant.post(ACTIVITIES, activity).fields["activity_id"]
    yield "membership_activities", created, "MEMBERSHIP_ACTIVITY_CREATED"
    assert merchant.post(f"{ACTIVITIES}/{created}/terminate", brand).status == 200
    yield "membership_activities", created, "MEMBERSHIP_ACTIVITY_TERMINATED"


def entries(merchant: PlainMerchant, number: str) -> Iterator[Acknowledged]:
    """Report a car that has entered a car park, whose plate is then blocked."""
    entry = {
        "out_parking_no": number,
        "plate_number": "粤B888888",
        "plate_color": "BLUE",
        "notify_url": f"{URL}/{number}",
        "start_time": "2017-08-26T10:43:39+08:00",
        "parking_name": "Sea park",
        "free_duration": 3600,
    }
    created = merchant.post("/v3/vehicle/parking/parkings", entry).fields["id"]
    yield "parking_entries", number, "NORMAL"
    merchant.control("/parking_entries/block", id=created, reason="OVERDUE")
    yield "parking_entries", number, "BLOCKED"


FAMILIES: tuple[Callable[[PlainMerchant, str], Iterator[Acknowledged]], ...] = (orders, activities, entries)


def load(environment: dict[str, str], family: int, numbers: Iterator[int], found: "SimpleQueue[Acknowledged]") -> None:
    """Make calls of a family until the gateway is gone."""
    merchant = PlainMerchant(environment)
    while True:
        try:
            for acknowledged in FAMILIES[family](merchant, f"killed{family}x{next(numbers)}"):
                found.put(acknowledged)
        except (OSError, ValueError, HTTPException):  # The connection was cut, or the reply is incomplete.
            return


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Gateway, list[Acknowledged]]]:
    """A gateway that opened the state file of one that was killed several times, and what the latter acknowledged."""
    state = tmp_path_factory.mktemp("killed") / "gateway.db"
    random, acknowledged = Random(7), list[Acknowledged]()  # noqa: S311 (the same in every run)
    numbers = [count(1) for _ in FAMILIES]
    for _ in range(KILLS):
        acknowledged += kill_under_load(state, random.randrange(5, MOST_CALLS), numbers)
    with closing(Gateway(state=state, has_published_keys=True)) as gateway:
        yield gateway, acknowledged


def kill_under_load(state: Path, calls: int, numbers: list["count[int]"]) -> list[Acknowledged]:
    """Serve a state file, kill the process after a number of acknowledged calls, and return all that were acknowledged."""
    found = SimpleQueue[Acknowledged]()
    with served("--quiet", "--state", str(state)) as gateway:
        environment = dict(gateway.merchant.environment)
        threads = [Thread(target=load, args=(environment, family, numbers[family], found)) for family in range(3)]
        for thread in threads:
            thread.start()
        acknowledged = [found.get(timeout=20) for _ in range(calls)]
        gateway.process.kill()
        for thread in threads:
            thread.join()
    while not found.empty():
        acknowledged.append(found.get())
    return acknowledged


def test_nothing_that_was_acknowledged_is_lost(killed: tuple[Gateway, list[Acknowledged]]) -> None:
    gateway, acknowledged = killed
    states = {
        "orders": {each.out_trade_no: str(each.state) for each in gateway.orders},
        "membership_activities": {str(each.activity_id): each.state for each in gateway.membership_activities},
        "parking_entries": {each.out_parking_no: each.state for each in gateway.parking_entries},
    }
    latest = {(family, str(number)): state for family, number, state in acknowledged}
    # A step may have been taken without a reply, so a record may be one state further.
    first = ("NOTPAY", "MEMBERSHIP_ACTIVITY_CREATED", "NORMAL")
    lost = [key for key in latest if key[1] not in states[key[0]]]
    undone = [key for key, state in latest.items() if state not in first and states[key[0]].get(key[1]) != state]
    assert (lost, undone) == ([], [])
    assert len(latest) > KILLS


def test_each_step_has_its_notification_and_no_other_has_one(killed: tuple[Gateway, list[Acknowledged]]) -> None:
    gateway, _ = killed
    notified = sorted(each.url for each in gateway.notifications)
    made = [each.out_trade_no for each in gateway.orders if each.state == "SUCCESS"]
    made += [each.out_parking_no for each in gateway.parking_entries if each.state == "BLOCKED"]
    assert notified == sorted(f"{URL}/{number}" for number in made if number.startswith("killed"))
    assert len(notified) > 0
