"""Membership cards of users: their life, the calls in each state, points and exchanges."""

from contextlib import closing
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from gateway.members import BRAND_ID, CODE, OPENID, Club, new_template
from gateway.merchant_side import Answer
from gateway.orders import refusal_of
from wechatpay_gateway import Gateway
from wechatpay_gateway.base.times import CHINA, to_moment
from wechatpay_gateway.families.membership.cards import UnknownCardError
from wechatpay_gateway.families.membership.steps import CardState
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

WRONG, PARAMETER, UNKNOWN = (400, "INVALID_REQUEST"), (400, "PARAM_ERROR"), (404, "NOT_FOUND")
CALLS = {"confirm": UNKNOWN, "update": WRONG, "invalidate": WRONG}
SOURCES = {
    "confirm": {"UNACTIVATED"},
    "update": {"EFFECTIVE"},
    "invalidate": {"UNACTIVATED", "EFFECTIVE"},
    "delete": {"UNACTIVATED", "EFFECTIVE", "INVALID"},
    "expire": {"EFFECTIVE"},
    "open_points": {"EFFECTIVE"},
    "exchange_points": {"EFFECTIVE"},
}
STEPS = ("delete", "expire", "open_points", "exchange_points")
STATES = [each.value for each in CardState]
TERM = {"type": "FIX_TERM", "available_day_after_receive": 30}


def code_of(reply: Answer) -> tuple[int, str]:
    return refusal_of(reply)[:2]


def state_of(club: Club, code: str = CODE) -> str:
    state: str = club.query(code).json()["user_card_state"]
    return state


def test_a_user_who_joins_is_a_member_once_the_merchant_confirms(club: Club) -> None:
    assert club.join() is None
    waiting = club.listed()["data"][0]
    confirmed = club.confirm(level="钻石会员").json()
    assert (waiting["user_card_state"], waiting.get("user_card_code")) == ("UNACTIVATED", None)
    assert (confirmed["user_card_state"], confirmed["user_card_code"], confirmed["level"]) == (
        "EFFECTIVE",
        CODE,
        "钻石会员",
    )
    assert club.query().json() == confirmed


def test_a_card_that_the_merchant_could_not_open_is_invalid(club: Club) -> None:
    club.join()
    assert club.confirm(result="CREATE_CARD_FAIL").json()["user_card_state"] == "INVALID"


def test_a_code_of_wechat_pay_cannot_be_chosen(club: Club) -> None:
    system = Club(club.gateway, club.merchant, new_template(club.merchant, "template-2", code_mode="SYSTEM_ALLOCATE"))
    code = system.join() or ""
    assert (len(code), code_of(system.confirm()), system.confirm(code).status) == (24, WRONG, 200)


def test_a_code_is_used_once(club: Club) -> None:
    assert club.bring_in(openid="oOther").status == 200
    club.join()
    assert (code_of(club.confirm()), code_of(club.bring_in())) == (WRONG, WRONG)


def test_a_confirmation_needs_a_card_that_waits(side: Club) -> None:
    assert code_of(side.confirm()) == UNKNOWN


def test_an_imported_member_is_effective_at_once(side: Club) -> None:
    reply = side.bring_in(level="白银", card_color="#00FF00").json()
    assert (reply["user_card_state"], reply["level"], reply["card_color"]) == ("EFFECTIVE", "白银", "#00FF00")
    assert ("brand_id" in reply, side.query().json()) == (not side.is_brand, reply)


@pytest.mark.parametrize("state", ["UNACTIVATED", "EFFECTIVE"])
def test_a_member_is_not_imported_twice(side: Club, state: str) -> None:
    side.put(state)
    assert code_of(side.bring_in("card-0002")) == WRONG


def test_an_invalidated_member_is_imported_again_but_one_who_deleted_the_card_is_not(side: Club) -> None:
    side.bring_in()
    side.invalidate()
    assert side.bring_in("card-0002").status == 200
    side.gateway.member_cards.delete(OPENID)
    assert code_of(side.bring_in("card-0003")) == WRONG


def test_an_invalidated_member_cannot_join_again(club: Club) -> None:
    club.bring_in()
    club.invalidate()
    with pytest.raises(WrongStateError, match=f"the user {OPENID} has or had a card of the template"):
        club.join()


def test_an_invalid_template_has_no_new_cards(club: Club) -> None:
    body = {"brand_id": BRAND_ID}
    assert club.merchant.call_json(f"{club.root}/cards/{club.card_id}/invalidate", body).status == 200
    with pytest.raises(WrongStateError, match="is CARD_INVALID, so users cannot open its cards"):
        club.join()
    assert (code_of(club.bring_in()), code_of(club.send("pre-auth-tokens"))) == (WRONG, WRONG)


def test_an_unknown_template_is_refused(club: Club) -> None:
    with pytest.raises(UnknownCardError, match="no card template 1"):
        club.gateway.member_cards.add("1", OPENID)
    assert [code_of(club.query(card_id=each)) for each in ("1", "template-1")] == [UNKNOWN] * 2
    assert code_of(club.bring_in(card_id="1")) == WRONG


@pytest.mark.parametrize(("call", "state"), list(product(CALLS, STATES)))
def test_a_call_is_possible_in_the_states_of_its_page(club: Club, call: str, state: str) -> None:
    club.put(state)
    reply: Answer = getattr(club, call)()
    expected = 200 if state in SOURCES[call] else CALLS[call]
    assert (reply.status if reply.status == 200 else code_of(reply)) == expected


@pytest.mark.parametrize(("step", "state"), list(product(STEPS, STATES)))
def test_a_step_is_possible_in_some_states(club: Club, step: str, state: str) -> None:
    club.put(state)
    if state in SOURCES[step]:
        assert club.gateway.member_cards.take(step, OPENID).openid == OPENID
    else:
        with pytest.raises(WrongStateError):
            club.gateway.member_cards.take(step, OPENID)


def test_an_invalidated_card_shows_why_and_when(side: Club) -> None:
    side.bring_in()
    reply = side.invalidate(invalid_reason="退会").json()
    assert (reply["user_card_state"], reply["invalid_reason"], "invalid_time" in reply) == ("INVALID", "退会", True)


def test_a_card_is_changed_and_keeps_the_rest(side: Club) -> None:
    side.bring_in(level="白银")
    side.update(attach="own")
    changed = side.update(level="钻石").json()
    assert (changed["level"], changed["attach"], state_of(side)) == ("钻石", "own", "EFFECTIVE")


@pytest.mark.parametrize("verb", ["query", "update", "invalidate"])
def test_the_card_of_another_user_is_not_found(side: Club, verb: str) -> None:
    side.bring_in()
    expected = PARAMETER if verb == "invalidate" else UNKNOWN
    assert code_of(getattr(side, verb)(openid="oOther")) == expected
    assert code_of(getattr(side, verb)("card-9999")) == UNKNOWN


def test_a_card_of_another_brand_or_caller_is_not_found(club: Club, brand_club: Club) -> None:
    club.bring_in()
    other = Club(club.gateway, brand_club.merchant, club.card_id, is_brand=True)
    assert (code_of(other.query()), other.listed()["total_count"]) == (UNKNOWN, 0)
    assert code_of(club.query(brand_id="1005")) == UNKNOWN


def test_the_list_is_filtered_and_paged(side: Club) -> None:
    for number in range(3):
        assert side.bring_in(f"card-{number}").status == 200
        side.invalidate(f"card-{number}")
    side.bring_in("card-3")
    page = side.listed(offset="1", limit="2")
    assert [each["user_card_code"] for each in page.pop("data")] == ["card-2", "card-1"]
    assert page == {"total_count": 4, "offset": 1, "limit": 2}
    assert side.listed(user_card_state="EFFECTIVE")["total_count"] == 1


def test_a_card_expires_at_the_end_of_its_last_day(club: Club) -> None:
    template = new_template(club.merchant, "template-2", valid_date_information=TERM)
    limited = Club(club.gateway, club.merchant, template)
    limited.join()
    limited.confirm()
    now = datetime.fromtimestamp(limited.gateway.clock.now(), CHINA)
    last = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=30)
    limited.gateway.clock.advance(seconds=(last - now).total_seconds() - 1)
    before = state_of(limited)
    limited.gateway.clock.advance(seconds=2)
    assert (before, state_of(limited)) == ("EFFECTIVE", "EXPIRED")


def test_a_card_that_expired_cannot_be_imported(club: Club) -> None:
    limited = Club(club.gateway, club.merchant, new_template(club.merchant, "t-2", valid_date_information=TERM))
    day = 86400
    now = limited.gateway.clock.now()
    old, soon = to_moment(now - 31 * day), to_moment(now + day)
    assert code_of(limited.bring_in(valid_date_information=TERM, pickup_time=old)) == WRONG
    assert code_of(limited.bring_in(valid_date_information=TERM, pickup_time=soon)) == PARAMETER
    assert limited.bring_in(valid_date_information=TERM, pickup_time=to_moment(now - day)).status == 200


@pytest.mark.parametrize(
    "validity",
    [
        TERM,
        {"type": "PERMANENT", "available_day_after_receive": 1},
        {"type": "PERMANENT", "available_begin_time": "2026-11-29T00:00:00+08:00"},
        {"type": "FIX_TERM", "available_day_after_receive": 1, "available_end_time": "2026-11-29T00:00:00+08:00"},
        {
            "type": "FIX_TIME_RANGE",
            "available_begin_time": "2026-11-30T00:00:00+08:00",
            "available_end_time": "2026-11-29T00:00:00+08:00",
        },
    ],
    ids=["other type", "days", "start", "term with an end", "backwards"],
)
def test_a_wrong_validity_is_refused(club: Club, validity: dict[str, Any]) -> None:
    club.bring_in()
    assert code_of(club.update(valid_date_information=validity)) == PARAMETER


@pytest.mark.parametrize(
    ("name", "values", "is_valid"),
    [
        ("USER_FORM_FLAG_SEX", ["男"], True),
        ("USER_FORM_FLAG_SEX", ["m"], False),
        ("USER_FORM_FLAG_BIRTHDAY", ["2015-05-20"], True),
        ("USER_FORM_FLAG_BIRTHDAY", ["20150520"], False),
        ("USER_FORM_FLAG_EMAIL", ["a@shop.example"], True),
        ("USER_FORM_FLAG_EMAIL", ["shop"], False),
        ("USER_FORM_FLAG_SEX", ["男", "女"], False),
        ("USER_FORM_FLAG_CITY", ["广东,深圳"], False),
    ],
)
def test_the_information_of_a_user_fits_the_template(
    club: Club, name: str, values: list[str], *, is_valid: bool
) -> None:
    asked = [f"USER_FORM_FLAG_{each}" for each in ("SEX", "BIRTHDAY", "EMAIL")]
    own = Club(
        club.gateway,
        club.merchant,
        new_template(club.merchant, "template-2", user_information={"common_field_list": asked}),
    )
    rows = [{"name": name, "value": club.merchant.seal(value)} for value in values]
    reply = own.bring_in(user_information={"common_field_list": rows})
    assert (reply.status == 200 or code_of(reply)) == (is_valid or PARAMETER)


@pytest.mark.parametrize(
    ("name", "chosen", "is_valid"), [("q", ["a"], True), ("r", ["a"], False), ("q", [], False), ("q", ["a" * 9], False)]
)
def test_the_choices_of_a_user_fit_the_template(club: Club, name: str, chosen: list[str], *, is_valid: bool) -> None:
    question = {"type": "CHECK_BOX", "name": "q", "values": ["a"]}
    template = new_template(club.merchant, "template-2", user_information={"custom_field_list": [question]})
    own = Club(club.gateway, club.merchant, template)
    rows = [{"name": name, "user_chosen_values": [club.merchant.seal(each) for each in chosen]}]
    reply = own.bring_in(user_information={"custom_field_list": rows})
    assert (reply.status == 200 or code_of(reply)) == (is_valid or PARAMETER)


def test_a_token_is_valid_for_an_hour_and_not_for_a_member(side: Club) -> None:
    reply = side.send("pre-auth-tokens").json()
    expires = to_moment(side.gateway.clock.now() + 3600)
    side.bring_in()
    assert (len(reply["token"]), reply["expire_time"][:13]) == (32, expires[:13])
    assert code_of(side.send("pre-auth-tokens")) == WRONG


def test_points_are_reported_once_for_each_number(side: Club) -> None:
    side.bring_in()
    first = side.sync(100).json()
    side.sync(200, "points-2")
    assert (first["point_balance"], side.sync(100).json()) == (100, first)
    assert (side.gateway.member_cards.get(OPENID).points, code_of(side.sync(300))) == (200, WRONG)


@pytest.mark.parametrize("state", [each for each in STATES if each != "EFFECTIVE"])
def test_only_members_have_points_and_news(club: Club, state: str) -> None:
    club.put(state)
    assert (code_of(club.sync(1)), code_of(club.report())) == (UNKNOWN, WRONG)


def test_news_are_reported_once(side: Club) -> None:
    side.bring_in()
    assert (side.report().status, code_of(side.report())) == (200, (400, "ALREADY_EXISTS"))


def test_an_allowed_exchange_has_a_coupon_and_is_decided_once(side: Club) -> None:
    side.bring_in()
    side.gateway.member_cards.exchange_points(OPENID, points=500, record_id="exchange-1")
    first = side.decide("exchange-1").json()
    assert (first["state"], "coupon_code" in first) == ("POINT_EXCHANGE_COUPON_SUCCESS", True)
    assert side.decide("exchange-1").json() == first
    assert code_of(side.decide("exchange-1", "REJECT")) == WRONG


def test_a_rejected_exchange_has_no_coupon(side: Club) -> None:
    side.bring_in()
    side.gateway.member_cards.exchange_points(OPENID, record_id="exchange-1")
    reply = side.decide("exchange-1", "REJECT").json()
    assert (reply["state"], reply["reject_reason"]) == ("POINT_EXCHANGE_COUPON_FAIL", "积分不足")
    assert "coupon_code" not in reply


def test_an_exchange_can_fail_although_it_is_allowed(side: Club) -> None:
    side.bring_in()
    side.gateway.member_cards.fail_exchanges(1)
    for number in ("exchange-1", "exchange-2"):
        side.gateway.member_cards.exchange_points(OPENID, record_id=number)
    states = [side.decide(number).json()["state"].rpartition("_")[2] for number in ("exchange-1", "exchange-2")]
    assert states == ["FAIL", "SUCCESS"]


def test_an_unknown_exchange_or_card_is_refused(side: Club) -> None:
    assert code_of(side.decide("exchange-1")) == UNKNOWN
    side.bring_in()
    assert code_of(side.decide("exchange-1")) == UNKNOWN


def test_an_exchange_of_another_card_is_refused(side: Club) -> None:
    side.bring_in()
    side.gateway.member_cards.exchange_points(OPENID, record_id="exchange-1")
    other = {"openid": "oOther", "user_card_code": "code-2"}
    assert side.bring_in("code-2", openid="oOther").status == 200
    assert code_of(side.decide("exchange-1", **other)) == UNKNOWN


def test_an_exchange_has_a_number_of_its_own(club: Club) -> None:
    club.bring_in()
    club.gateway.member_cards.exchange_points(OPENID, record_id="exchange-1")
    with pytest.raises(ValueError, match="the exchange exchange-1 already exists"):
        club.gateway.member_cards.exchange_points(OPENID, record_id="exchange-1")


def test_a_number_of_failures_is_not_negative(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match="times must not be negative, got -1"):
        gateway.member_cards.fail_exchanges(-1)


def test_a_user_without_a_card_is_unknown(club: Club) -> None:
    with pytest.raises(UnknownCardError, match=f"the user {OPENID} has no card of the template {club.card_id}"):
        club.gateway.member_cards.delete(OPENID, club.card_id)


def test_cards_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        card = next(iter(gateway.member_cards))
        gateway.member_cards.set_state(card.openid, "EXPIRED")
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        assert gateway.member_cards.get(card.openid).state is CardState.EXPIRED
