"""Steps that happen by themselves, on the virtual clock: at a moment that a field contains, or some time after another moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from gateway.catalogs import Json, catalog_of
from gateway.repairs import GONE, NOTIFICATION, OPERATIONS, RESOURCE, change, repairs
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.core.gateway import Gateway

NOW = 1_700_000_000.0
DAY = 86400
USER = "user-1"
END = to_moment(NOW + 2 * DAY)


def timed(name: str, source: str, target: str, **more: Any) -> Json:
    """Return a step that happens by itself."""
    effects = change(**{"from": [source], "to": target, "times": ["returned_on"]}, notification=GONE)
    rest: Json = {"takes": [], "actor": "staff", "means": "It ends.", "at": None, "after_seconds": None}
    return {"name": name, **effects, **rest, **more}


def shop(*steps: Json, state: Path | None = None) -> Gateway:
    """Return a gateway that keeps repairs with these steps, and whose clock starts at `NOW`."""
    resource = {**RESOURCE, "steps": list(steps)}
    catalog = evolve(catalog_of(*OPERATIONS), resources=(resource,), notifications={"t.gone": NOTIFICATION})
    return Gateway(catalog=catalog, state=state, clock=lambda: NOW, has_published_keys=True)


def add(gateway: Gateway, number: str = "R1", **content: str) -> None:
    repairs(gateway).add(number, content=_json(content))


def _json(fields: dict[str, str]) -> str:
    return "{" + ",".join(f'"{name}":"{value}"' for name, value in fields.items()) + "}"


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    """A gateway with the real catalog. Each test uses numbers of its own."""
    with closing(Gateway(clock=lambda: NOW, has_published_keys=True)) as gateway:
        yield gateway


@pytest.mark.parametrize(("seconds", "state"), [(3599, "TAKEN"), (3600, "RETURNED")])
def test_a_step_happens_some_time_after_the_record_entered_its_state(seconds: int, state: str) -> None:
    with closing(shop(timed("end", "TAKEN", "RETURNED", after_seconds=3600))) as gateway:
        add(gateway)
        gateway.clock.advance(seconds=seconds)
        assert repairs(gateway).get("R1").state == state


@pytest.mark.parametrize(("days", "state"), [(2.9, "TAKEN"), (3, "RETURNED")])
def test_a_step_happens_some_time_after_the_moment_in_a_field(days: float, state: str) -> None:
    with closing(shop(timed("end", "TAKEN", "RETURNED", at="thing", after_seconds=DAY))) as gateway:
        add(gateway, thing=END)
        gateway.clock.advance(days=days)
        assert repairs(gateway).get("R1").state == state


def test_a_day_ends_in_chinese_time() -> None:
    with closing(shop(timed("end", "TAKEN", "RETURNED", at="thing"))) as gateway:
        add(gateway, thing="2023-11-16")
        gateway.clock.advance(seconds=1_700_150_400 - NOW - 1)
        assert repairs(gateway).get("R1").state == "TAKEN"
        gateway.clock.advance(seconds=1)
        assert repairs(gateway).get("R1").state == "RETURNED"


def test_each_step_happens_at_its_own_time_with_its_notification() -> None:
    steps = (
        timed("mend", "TAKEN", "REPAIRED", after_seconds=DAY),
        timed("end", "REPAIRED", "RETURNED", after_seconds=DAY),
    )
    with closing(shop(*steps)) as gateway:
        add(gateway, notify_url="https://shop.example/repairs")
        gateway.clock.advance(days=30)
        assert [(each.event_type, each.created) for each in gateway.notifications] == [
            ("REPAIR.RETURNED", NOW + DAY),
            ("REPAIR.RETURNED", NOW + 2 * DAY),
        ]
        assert repairs(gateway).get("R1").returned_on == to_moment(NOW + 2 * DAY)


def test_a_step_happens_only_from_its_states() -> None:
    with closing(shop(timed("end", "REPAIRED", "RETURNED", after_seconds=DAY))) as gateway:
        add(gateway)
        gateway.clock.advance(days=30)
        assert repairs(gateway).get("R1").state == "TAKEN"


def test_the_time_counts_from_the_latest_entry_into_the_state() -> None:
    with closing(shop(timed("end", "REPAIRED", "RETURNED", after_seconds=DAY))) as gateway:
        add(gateway)
        gateway.clock.advance(days=3)
        repairs(gateway).set_state(repairs(gateway).get("R1").repair_id, "REPAIRED")
        gateway.clock.advance(hours=23)
        assert repairs(gateway).get("R1").state == "REPAIRED"
        gateway.clock.advance(hours=1)
        assert repairs(gateway).get("R1").state == "RETURNED"


def test_a_moment_that_passed_in_another_state_counts_in_the_next_one() -> None:
    with closing(shop(timed("end", "REPAIRED", "RETURNED", at="thing"))) as gateway:
        add(gateway, thing=END)
        gateway.clock.advance(days=3)
        repairs(gateway).set_state(repairs(gateway).get("R1").repair_id, "REPAIRED")
        gateway.make_due_changes()
        assert repairs(gateway).get("R1").state == "RETURNED"


@pytest.mark.parametrize("moment", [to_moment(NOW), to_moment(NOW - DAY), "soon", "2023-11-99", "2030-01-01T00:00:00"])
def test_a_moment_that_passed_before_the_creation_or_is_none_does_not_count(moment: str) -> None:
    with closing(shop(timed("end", "TAKEN", "RETURNED", at="thing"))) as gateway:
        add(gateway, thing=moment)
        gateway.clock.advance(days=36000)
        assert repairs(gateway).get("R1").state == "TAKEN"


def test_a_step_of_a_record_that_a_reset_removed_does_not_happen() -> None:
    with closing(shop(timed("end", "TAKEN", "RETURNED", after_seconds=DAY))) as gateway:
        add(gateway)
        gateway.reset()
        assert gateway.clock.next_change() == NOW + DAY  # of the record of the example


def test_a_state_file_keeps_the_time_of_a_step(tmp_path: Path) -> None:
    step, path = timed("end", "TAKEN", "RETURNED", after_seconds=DAY), tmp_path / "gateway.db"
    with closing(shop(step, state=path)) as first:
        add(first)
    with closing(shop(step, state=path)) as again:
        again.clock.advance(days=1)
        assert repairs(again).get("R1").state == "RETURNED"


@pytest.mark.parametrize(("days", "state"), [(1.9, "TAKEN"), (2, "RETURNED")])
def test_records_of_an_older_state_file_end_by_their_moments(tmp_path: Path, days: float, state: str) -> None:
    path = tmp_path / "gateway.db"
    with closing(shop(state=path)) as first:
        add(first, thing=END)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP INDEX resources_by_due")
        for column in ("made", "since", "due"):
            connection.execute(f"ALTER TABLE resources DROP COLUMN {column}")
    with closing(shop(timed("end", "TAKEN", "RETURNED", at="thing"), state=path)) as again:
        again.make_due_changes()
        again.clock.advance(days=days)
        assert repairs(again).get("R1").state == state


def test_a_record_whose_step_the_catalog_lost_stays_and_does_not_stop_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "gateway.db"
    with closing(shop(timed("end", "TAKEN", "RETURNED", after_seconds=DAY), state=path)) as first:
        add(first)
    with closing(shop(timed("end", "REPAIRED", "RETURNED", after_seconds=DAY), state=path)) as again:
        again.clock.advance(days=2)
        assert (repairs(again).get("R1").state, again.clock.next_change()) == ("TAKEN", None)


def test_a_cash_coupon_and_its_stock_end_by_their_times(gateway: Gateway) -> None:
    start = gateway.clock.now()
    end = to_moment(start + DAY)
    stock = gateway.cash_coupon_stocks.add(stock_id="77", state="running", content=_json({"available_end_time": end}))
    fields = {"openid": USER, "coupon_id": "78"}
    coupon = gateway.cash_coupons.add("C1", **fields, content=_json({"available_end_time": end}))
    gateway.clock.advance(days=1)
    assert gateway.cash_coupons.get(coupon.coupon_id).state == "EXPIRED"
    ended = gateway.cash_coupon_stocks.get(stock.stock_id)
    assert (ended.state, ended.stop_time) == ("stoped", end)


def test_an_activity_starts_and_expires_by_its_times(gateway: Gateway) -> None:
    now = gateway.clock.now()
    times = {"begin_time": to_moment(now + DAY), "end_time": to_moment(now + 3 * DAY)}
    gateway.membership_activities.add(activity_id=801, content=_json(times))
    states: list[str] = []
    for _ in range(3):
        gateway.clock.advance(days=1)
        states.append(gateway.membership_activities.get(801).state.removeprefix("MEMBERSHIP_ACTIVITY_"))
    assert states == ["EFFECTIVE", "EFFECTIVE", "EXPIRED"]


@pytest.mark.parametrize(("delay", "published"), [(timedelta(days=1), 3), (timedelta(days=4), 4)])
def test_a_card_is_published_at_its_time_or_at_the_later_approval(
    gateway: Gateway, delay: timedelta, published: int
) -> None:
    now = gateway.clock.now()
    number = f"card-{published}"
    gateway.business_card_configs.add(
        number, state="AUDITING", content=_json({"scheduled_publish_time": to_moment(now + 3 * DAY)})
    )
    gateway.clock.advance(days=delay.days)
    gateway.business_card_configs.approve(gateway.business_card_configs.get(number).applyment_id)
    gateway.clock.advance(days=5)
    card = gateway.business_card_configs.get(number)
    assert (card.state, card.actual_publish_time) == ("PUBLISHED", to_moment(now + published * DAY))
