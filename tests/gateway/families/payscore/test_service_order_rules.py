"""Rules for the amounts and times of PayScore orders, from the text of the pages."""

from typing import Any

import pytest

from gateway.merchant_side import Answer
from gateway.orders import refusal_of
from gateway.service_orders import DISCOUNTS, FUND, NUMBER, PAYMENTS, PLANNED_DISCOUNTS, Side
from wechatpay_gateway.base.times import to_moment

DAY_SECONDS = 86400
PAY_LATER = {"name": "ESTIMATE_ORDER_COST", "amount": FUND}
WRONG = (400, "PARAM_ERROR")
START, END = "/time_range/start_time", "/time_range/end_time"


def refusal_or_none(reply: Answer) -> tuple[int, str, str] | None:
    """Return the refusal of a call, or `None` if it succeeded."""
    return None if reply.status in {200, 204} else refusal_of(reply)


def at(field: str | None) -> tuple[int, str, str] | None:
    """Return the refusal of a value, or `None`."""
    return None if field is None else (*WRONG, field)


def day(side: Side, seconds: float = 0) -> str:
    """Return the day of a time so many seconds from now."""
    return side.time(seconds)[:8]


# Creation.


def test_the_mode_without_confirmation_must_be_enabled(side: Side) -> None:
    assert refusal_of(side.create(need_user_confirm=False))[:2] == (403, "NO_AUTH")


def test_discounts_have_different_names(side: Side) -> None:
    reply = side.create(post_discounts=PLANNED_DISCOUNTS * 2)
    assert refusal_of(reply) == (*WRONG, "/post_discounts/1/name")


@pytest.mark.parametrize("url", ["shop.example/scored", "https://shop.example/scored?a=1"])
def test_the_address_is_complete_and_has_no_query(side: Side, url: str) -> None:
    assert refusal_of(side.create(notify_url=url)) == (*WRONG, "/notify_url")


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        ("OnAccept", None, None),
        ("OnAccept", +60, None),
        (+5, None, None),
        (+5, +6, None),
        (-2, None, START),
        (+60, +60, END),
        (+60, +59, END),
    ],
)
def test_the_times_of_the_service_are_later_than_the_creation(
    side: Side, start: str | int, end: int | None, field: str | None
) -> None:
    times = {"start_time": start if isinstance(start, str) else side.time(start)}
    times |= {} if end is None else {"end_time": side.time(end)}
    assert refusal_or_none(side.create(time_range=times)) == at(field)


@pytest.mark.parametrize(("days", "length", "field"), [(0, 0, None), (0, 1, None), (-1, 1, START), (1, -1, END)])
def test_the_days_of_the_service_are_not_before_the_creation(
    side: Side, days: int, length: int, field: str | None
) -> None:
    times = {
        "start_time": day(side, days * DAY_SECONDS),
        "end_time": day(side, (days + length) * DAY_SECONDS),
    }
    assert refusal_or_none(side.create(time_range=times)) == at(field)


@pytest.mark.parametrize(
    "times",
    [{"start_time": "OnAccept", "end_time": "20991231"}, {"start_time": "20991230", "end_time": "20991231000000"}],
)
def test_both_times_have_the_same_format(side: Side, times: dict[str, str]) -> None:
    assert refusal_of(side.create(time_range=times)) == (*WRONG, END)


def test_a_time_must_exist(side: Side) -> None:
    assert refusal_of(side.create(time_range={"start_time": "20990230"})) == (*WRONG, START)


def test_a_repeated_creation_succeeds_after_the_start_of_the_service(side: Side) -> None:
    times = {"start_time": side.time(5)}
    order_id = side.created(time_range=times)["order_id"]
    side.gateway.clock.advance(minutes=5)
    assert side.created(time_range=times)["order_id"] == order_id


# Amounts.


@pytest.mark.parametrize("total", [3_899, 3_901, 4_000])
def test_the_total_is_the_payments_minus_the_discounts(side: Side, total: int) -> None:
    side.confirmed()
    assert refusal_of(side.change("complete", total_amount=total)) == (*WRONG, "/total_amount")
    assert side.states == ("DOING", "USER_CONFIRM", None)


def test_items_without_amounts_are_not_added_up(side: Side) -> None:
    side.confirmed()
    side.changed("complete", post_payments=[{"name": "使用时长", "description": "1小时"}], post_discounts=None)


@pytest.mark.parametrize(("risk_fund", "status"), [({"name": "DEPOSIT", "amount": FUND}, 400), (PAY_LATER, None)])
def test_the_risk_fund_limits_the_amount_in_deposit_free_mode(
    side: Side, risk_fund: dict[str, Any], status: int | None
) -> None:
    side.confirmed(risk_fund=risk_fund)
    payments = [{"name": "租金", "amount": FUND + 1}]
    reply = side.change("complete", post_payments=payments, post_discounts=None, total_amount=FUND + 1)
    assert reply.status == (status or side.success)
    assert status is None or reply.code == "INVALID_REQUEST"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"post_payments": [], "total_amount": 0, "post_discounts": None}, "/post_payments"),
        ({"post_payments": [{"name": "a"}], "total_amount": -1}, "/total_amount"),
        ({"post_discounts": DISCOUNTS * 2, "total_amount": 3_800}, "/post_discounts/1/name"),
    ],
)
def test_a_completion_with_wrong_items_is_refused(side: Side, changes: dict[str, Any], field: str) -> None:
    side.confirmed()
    assert refusal_of(side.change("complete", **changes)) == (*WRONG, field)


@pytest.mark.parametrize(("total", "is_lower"), [(3_901, False), (3_900, False), (3_899, True), (0, True)])
def test_an_amount_can_only_be_lowered(side: Side, total: int, *, is_lower: bool) -> None:
    side.completed()
    reply = side.change("modify", post_payments=[{"name": "租金", "amount": total}], total_amount=total)
    assert reply.status == (side.success if is_lower else 400)
    assert is_lower or reply.code == "INVALID_REQUEST"
    assert side.shown()["total_amount"] == (total if is_lower else 3_900)


def test_an_amount_of_0_ends_the_order(side: Side) -> None:
    side.completed()
    side.changed("modify", post_payments=[{"name": "租金", "amount": 0}], total_amount=0)
    assert side.states == ("DONE", None, None)


def test_an_amount_can_be_lowered_again(side: Side) -> None:
    side.completed()
    side.changed("modify")
    assert side.change("modify").status == 400
    side.changed("modify", post_payments=[{"name": "租金", "amount": 2_999}], total_amount=2_999)
    assert side.shown()["total_amount"] == 2_999


def test_a_change_replaces_the_items(shop: Side) -> None:
    shop.completed(time_range={"start_time_remark": "门口"})
    shop.changed("modify", post_discounts=[{"name": "补偿", "description": "迟到", "amount": 1}], total_amount=2_999)
    shown = shop.shown()
    assert (shown["post_payments"], shown["post_discounts"][0]["name"]) == ([{"name": "租金", "amount": 3_000}], "补偿")
    assert shown["time_range"] == {"start_time": "OnAccept", "start_time_remark": "门口"}


# Times of the completion.


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"end_time": -60}, None),
        ({"start_time": -3000, "end_time": -60}, None),
        ({"start_time": -3601}, START),
        ({"end_time": 0}, END),
        ({"end_time": -3601}, END),
        ({"start_time": -60, "end_time": -60}, END),
        ({"start_time": -60, "end_time": -61}, END),
    ],
)
def test_the_service_ended_before_its_completion(side: Side, times: dict[str, int], field: str | None) -> None:
    side.confirmed()
    side.gateway.clock.advance(hours=1)
    sent = {name: side.time(seconds) for name, seconds in times.items()}
    assert refusal_or_none(side.change("complete", time_range=sent)) == at(field)


def test_an_end_without_a_start_is_after_the_planned_start(side: Side) -> None:
    side.confirmed(time_range={"start_time": side.time(1800)})
    side.gateway.clock.advance(hours=1)
    assert refusal_of(side.change("complete", time_range={"end_time": side.time(-2400)})) == (*WRONG, END)
    side.changed("complete", time_range={"end_time": side.time(-1200)})


@pytest.mark.parametrize(("days", "is_refused"), [(0, False), (1, True)])
def test_the_last_day_is_today_at_the_latest(side: Side, days: int, *, is_refused: bool) -> None:
    side.confirmed(time_range={"start_time": day(side)})
    reply = side.change("complete", time_range={"end_time": day(side, days * DAY_SECONDS)})
    assert reply.status == (400 if is_refused else side.success)


def test_a_completion_names_its_start(side: Side) -> None:
    side.confirmed()
    assert refusal_of(side.change("complete", time_range={"start_time": "OnAccept"})) == (*WRONG, START)


@pytest.mark.parametrize(("seconds", "is_refused"), [(-1, False), (-3000, True), (+5, True)])
def test_the_completion_is_after_the_end_and_before_the_call(partner: Side, seconds: int, *, is_refused: bool) -> None:
    partner.confirmed()
    partner.gateway.clock.advance(hours=1)
    moment = to_moment(partner.gateway.clock.now() + seconds)
    reply = partner.change("complete", time_range={"end_time": partner.time(-60)}, complete_time=moment)
    assert refusal_or_none(reply) == at("/complete_time" if is_refused else None)


@pytest.mark.parametrize("text", ["2026-11-29", "2026-11-29T12:00:00", "soon"])
def test_the_time_of_the_completion_has_an_offset(partner: Side, text: str) -> None:
    partner.confirmed()
    assert refusal_of(partner.change("complete", complete_time=text)) == (*WRONG, "/complete_time")


@pytest.mark.parametrize("pattern", ["{}.123+08:00", "{}+08:00"])
def test_the_time_of_the_completion_may_have_milliseconds(partner: Side, pattern: str) -> None:
    partner.confirmed()
    moment = to_moment(partner.gateway.clock.now() - 10).removesuffix("+08:00")
    partner.changed("complete", complete_time=pattern.format(moment))


# The time of another payment.


@pytest.mark.parametrize(
    ("seconds", "is_refused"), [(-3601, True), (-3599, False), (0, False), (+58, False), (+63, True)]
)
def test_another_payment_is_after_the_completion(side: Side, seconds: int, *, is_refused: bool) -> None:
    side.completed()
    side.gateway.clock.advance(hours=1)
    reply = side.change("sync", detail={"paid_time": side.time(seconds)})
    assert refusal_or_none(reply) == at("/detail/paid_time" if is_refused else None)


def test_a_day_is_its_midnight(side: Side) -> None:
    side.completed()
    today = day(side)
    assert refusal_of(side.change("sync", detail={"paid_time": today}))[:2] == WRONG
    side.gateway.clock.advance(days=1)
    tomorrow = day(side)
    side.changed("sync", detail={"paid_time": tomorrow})
    assert side.shown()["collection"]["details"][0]["paid_time"] == f"{tomorrow}000000"


def test_the_only_kind_of_report_is_a_payment(side: Side) -> None:
    side.completed()
    assert refusal_of(side.change("sync", type="Order_Lost")) == (*WRONG, "/type")


def test_payments_are_kept_as_sent(shop: Side) -> None:
    shop.completed()
    assert (shop.shown()["post_payments"], shop.shown()["post_discounts"]) == (PAYMENTS, DISCOUNTS)
    assert shop.machine.get(NUMBER).total == 3_900
