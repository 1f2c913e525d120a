"""Pay gift activities: their calls in every state, their merchants, their lists and their times."""

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from gateway.orders import refusal_of
from wechatpay_gateway import Gateway
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.pay_gifts.steps import TERMINATE, ActivityState
from wechatpay_gateway.server import RunningGateway

ROOT = "/v3/marketing/paygiftactivity"
NUMBER, FIRST, SECOND = "gift-1", "1900000201", "1900000202"
DAY_SECONDS = 86400
NOT_RUNNING = [each.value for each in ActivityState if each is not ActivityState.ONGOING]
WRONG, LIMIT = (400, "INVALID_REQUEST"), (403, "RULE_LIMIT")


@frozen
class Shop:
    """A merchant with activities, and its gateway."""

    gateway: RunningGateway
    merchant: Merchant

    def activity(self, starts_in_days: float = 0, number: str = NUMBER, name: str = "回馈") -> dict[str, Any]:
        """Return the body of an activity of 10 days."""
        begins = self.gateway.clock.now() // DAY_SECONDS * DAY_SECONDS + starts_in_days * DAY_SECONDS
        return {
            "activity_base_info": {
                "activity_name": name,
                "activity_second_title": "海飞丝的券",
                "merchant_logo_url": "https://shop.example/logo.jpg",
                "begin_time": to_moment(begins),
                "end_time": to_moment(begins + 10 * DAY_SECONDS),
                "out_request_no": number,
                "delivery_purpose": "OFF_LINE_PAY",
            },
            "award_send_rule": {
                "transaction_amount_minimum": 100,
                "send_content": "SINGLE_COUPON",
                "award_type": "BUSIFAVOR",
                "award_list": [{"stock_id": "98065001", "original_image_url": "https://shop.example/large.jpg"}],
                "merchant_option": "MANUAL_INPUT_MERCHANT",
                "merchant_id_list": [FIRST],
            },
        }

    def create(self, **changes: Any) -> Answer:
        return self.merchant.call_json(f"{ROOT}/unique-threshold-activity", self.activity(**changes))

    def created(self, **changes: Any) -> str:
        """Create an activity and return its ID."""
        reply = self.create(**changes)
        assert reply.status == 200, reply.body
        number: str = reply.json()["activity_id"]
        return number

    def put(self, state: str) -> str:
        """Return the ID of an activity in a state, which begins tomorrow."""
        tomorrow = to_moment(self.gateway.clock.now() + DAY_SECONDS)
        number: str = self.gateway.pay_gift_activities.add("回馈", begin_time=tomorrow).activity_id
        self.gateway.pay_gift_activities.set_state(number, state)
        return number

    def get(self, path: str) -> Answer:
        return self.merchant.call(f"{ROOT}/activities{path}", method="GET")

    def change(self, verb: str, activity_id: str, merchants: list[str], number: str = "change-1") -> Answer:
        """Add merchants to an activity, or delete them."""
        body = {"merchant_id_list": merchants, f"{verb}_request_no": number}
        return self.merchant.call_json(f"{ROOT}/activities/{activity_id}/merchants/{verb}", body)

    def terminate(self, activity_id: str) -> Answer:
        return self.merchant.call(f"{ROOT}/activities/{activity_id}/terminate")

    def merchants(self, activity_id: str, page: str = "") -> list[str]:
        """Return the merchants of an activity."""
        return [each["mchid"] for each in self.get(f"/{activity_id}/merchants{page}").json()["data"]]

    def state(self, activity_id: str) -> str:
        state: str = self.get(f"/{activity_id}").json()["activity_status"]
        return state

    def listed(self, query: str = "") -> list[str]:
        """Return the IDs on the first page of a list."""
        return [each["activity_id"] for each in self.get(f"?offset=0&limit=100{query}").json()["data"]]


@pytest.fixture
def shop(gateway: RunningGateway, merchant: Merchant) -> Shop:
    return Shop(gateway, merchant)


def test_a_query_returns_what_was_created_without_the_merchants(shop: Shop) -> None:
    number, sent = shop.created(), shop.activity()
    shown = shop.get(f"/{number}").json()
    rule = {name: value for name, value in sent["award_send_rule"].items() if name != "merchant_id_list"}
    assert shown == {
        "activity_id": number,
        "activity_type": "FULL_SEND_ACT_TYPE",
        "activity_base_info": sent["activity_base_info"],
        "award_send_rule": {"full_send_rule": rule},
        "activity_status": "ONGOING_ACT_STATUS",
        "creator_merchant_id": shop.merchant.mchid,
        "belong_merchant_id": shop.merchant.mchid,
        "create_time": shown["create_time"],
        "update_time": shown["update_time"],
    }


def test_the_same_request_gets_the_same_reply(shop: Shop) -> None:
    assert shop.create().json() == shop.create().json()


def test_a_number_with_other_content_is_refused(shop: Shop) -> None:
    shop.created()
    assert refusal_of(shop.create(name="其他"))[:2] == WRONG


def test_an_activity_must_not_end_before_it_begins(shop: Shop) -> None:
    body = shop.activity()
    body["activity_base_info"]["end_time"] = to_moment(shop.gateway.clock.now() - DAY_SECONDS * 2)
    assert refusal_of(shop.merchant.call_json(f"{ROOT}/unique-threshold-activity", body))[:2] == WRONG


AWARD = {"stock_id": "98065001", "original_image_url": "https://shop.example/large.jpg"}
SMALL = {**AWARD, "thumbnail_url": "https://shop.example/small.jpg"}


@pytest.mark.parametrize(
    ("begins", "ends", "status"),
    [(0, 90, 200), (0, 90.1, 400), (280, 364, 200), (280, 366, 400)],
    ids=["90 days", "longer", "within a year", "later"],
)
def test_an_activity_lasts_90_days_within_a_year(shop: Shop, begins: float, ends: float, status: int) -> None:
    body, now = shop.activity(), shop.gateway.clock.now()
    times = {"begin_time": to_moment(now + begins * DAY_SECONDS), "end_time": to_moment(now + ends * DAY_SECONDS)}
    body["activity_base_info"].update(times)
    assert shop.merchant.call_json(f"{ROOT}/unique-threshold-activity", body).status == status


@pytest.mark.parametrize(
    ("content", "awards", "status"),
    [
        ("SINGLE_COUPON", [], 400),
        ("SINGLE_COUPON", [AWARD] * 2, 400),
        ("GIFT_PACKAGE", [SMALL] * 2, 400),
        ("GIFT_PACKAGE", [SMALL] * 3, 200),
        ("GIFT_PACKAGE", [SMALL] * 6, 400),
        ("GIFT_PACKAGE", [SMALL, SMALL, AWARD], 400),
    ],
)
def test_a_package_has_3_to_5_coupons_with_a_small_picture(
    shop: Shop, content: str, awards: list[dict[str, str]], status: int
) -> None:
    body = shop.activity()
    body["award_send_rule"].update(send_content=content, award_list=awards)
    assert shop.merchant.call_json(f"{ROOT}/unique-threshold-activity", body).status == status


def test_a_test_cannot_add_an_activity_that_ends_before_it_begins(shop: Shop) -> None:
    past = to_moment(shop.gateway.clock.now() - 1)
    with pytest.raises(ValueError, match=f"end_time must not be before begin_time, .*, got {past[:10]}"):
        shop.gateway.pay_gift_activities.add("回馈", end_time=past)


@pytest.mark.parametrize("verb", ["add", "delete"])
def test_a_change_names_a_merchant(shop: Shop, verb: str) -> None:
    refused = refusal_of(shop.change(verb, shop.created(), []))
    assert refused[1:] == ("PARAM_ERROR", "/merchant_id_list")


def test_an_activity_starts_and_ends_by_itself(shop: Shop) -> None:
    number = shop.created(starts_in_days=2)
    states = [shop.state(number)]
    for days in (2, 10):
        shop.gateway.clock.advance(days=days)
        states.append(shop.state(number))
    assert states == ["CREATE_ACT_STATUS", "ONGOING_ACT_STATUS", "OVER_TIME_ACT_STATUS"]


def test_an_activity_is_paused_and_resumed(shop: Shop) -> None:
    number = shop.created()
    shop.state(number)
    shop.gateway.pay_gift_activities.pause(number)
    paused = shop.get(f"/{number}").json()
    shop.gateway.pay_gift_activities.resume(number)
    resumed = shop.get(f"/{number}").json()
    assert (paused["activity_status"], "pause_time" in paused) == ("STOP_ACT_STATUS", True)
    assert (resumed["activity_status"], "recovery_time" in resumed) == ("ONGOING_ACT_STATUS", True)


@pytest.mark.parametrize("state", [each.value for each in ActivityState if each in TERMINATE.source])
def test_an_open_activity_can_be_terminated_again_and_again(shop: Shop, state: str) -> None:
    number = shop.put(state)
    first = shop.terminate(number).json()
    shop.gateway.clock.advance(days=100)
    assert shop.terminate(number).json() == first
    assert shop.state(number) == "TERMINATE_ACT_STATUS"


@pytest.mark.parametrize("state", ["OVER_TIME_ACT_STATUS", "CREATE_ACT_FAILED"])
def test_an_activity_that_is_over_cannot_be_terminated(shop: Shop, state: str) -> None:
    number = shop.put(state)
    assert (refusal_of(shop.terminate(number))[:2], shop.state(number)) == (WRONG, state)


@pytest.mark.parametrize(("verb", "state"), list(product(("add", "delete"), NOT_RUNNING)))
def test_only_a_running_activity_can_be_changed(shop: Shop, verb: str, state: str) -> None:
    number = shop.put(state)
    assert refusal_of(shop.change(verb, number, [FIRST]))[:2] == LIMIT


def test_merchants_are_added_listed_and_deleted(shop: Shop) -> None:
    number = shop.created()
    added = shop.change("add", number, [SECOND]).json()
    after = shop.merchants(number)
    deleted = shop.change("delete", number, [FIRST, "1900000999"]).json()
    assert (after, shop.merchants(number)) == ([FIRST, SECOND], [SECOND])
    assert added.keys() == {"activity_id", "add_time"}
    assert deleted.keys() == {"activity_id", "delete_time"}


def test_merchants_that_fail_the_check_are_returned(shop: Shop) -> None:
    number = shop.created()
    shop.gateway.pay_gift_activities.refuse_merchant(SECOND, "非同品牌")
    reply = shop.change("add", number, [SECOND, "1900000203"]).json()
    assert reply["invalid_merchant_id_list"] == [{"mchid": SECOND, "invalid_reason": "非同品牌"}]
    assert shop.merchants(number) == [FIRST, "1900000203"]


def test_a_change_is_refused_if_all_merchants_fail_the_check(shop: Shop) -> None:
    number = shop.created()
    shop.gateway.pay_gift_activities.refuse_merchant(SECOND)
    refused = refusal_of(shop.change("add", number, [SECOND]))[:2]
    shop.gateway.pay_gift_activities.accept_merchant(SECOND)
    assert (refused, shop.change("add", number, [SECOND]).status) == (LIMIT, 200)


def test_a_merchant_that_fails_the_check_cannot_be_in_a_new_activity(shop: Shop) -> None:
    shop.gateway.pay_gift_activities.refuse_merchant(FIRST)
    assert refusal_of(shop.create())[:2] == WRONG


@pytest.mark.parametrize("verb", ["add", "delete"])
def test_the_same_change_is_made_once(shop: Shop, verb: str) -> None:
    number = shop.created()
    first = shop.change(verb, number, [FIRST]).json()
    shop.change("add" if verb == "delete" else "delete", number, [FIRST])
    before = shop.merchants(number)
    shop.gateway.clock.advance(hours=1)
    assert (shop.change(verb, number, [FIRST]).json(), shop.merchants(number)) == (first, before)


@pytest.mark.parametrize("verb", ["add", "delete"])
def test_the_number_of_a_change_with_other_content_is_refused(shop: Shop, verb: str) -> None:
    number = shop.created()
    shop.change(verb, number, [FIRST])
    assert refusal_of(shop.change(verb, number, [SECOND]))[:2] == WRONG


@pytest.mark.parametrize(
    ("path", "refusal"),
    [
        ("/1", (404, "RESOURCE_NOT_EXISTS")),
        ("/1/merchants", (404, "RESOURCE_NOT_EXISTS")),
        ("/1/goods", (404, "RESOURCE_NOT_EXISTS")),
    ],
)
def test_an_unknown_activity_is_refused(shop: Shop, path: str, refusal: tuple[int, str]) -> None:
    assert refusal_of(shop.get(path))[:2] == refusal


def test_the_pages_have_another_code_for_changes_of_an_unknown_activity(shop: Shop) -> None:
    changes = [refusal_of(shop.change(verb, "1", [FIRST]))[:2] for verb in ("add", "delete")]
    assert (changes, refusal_of(shop.terminate("1"))[:2]) == ([WRONG] * 2, (404, "RESOURCE_NOT_EXISTS"))


def test_another_merchants_activity_is_refused(shop: Shop) -> None:
    number = shop.gateway.pay_gift_activities.add("回馈", mchid="1900000999").activity_id
    refusals = [shop.get(f"/{number}"), shop.get(f"/{number}/goods"), shop.terminate(number)]
    refusals += [shop.change(verb, number, [FIRST]) for verb in ("add", "delete")]
    assert {refusal_of(each)[:2] for each in refusals} == {(403, "NO_AUTH")}
    assert shop.listed() == []


def test_the_list_is_filtered_by_its_arguments(shop: Shop) -> None:
    first, second = (shop.created(number=number, name=name) for number, name in (("1", "回馈一"), ("2", "回馈二")))
    shop.terminate(first)
    assert shop.listed() == shop.listed("&award_type=BUSIFAVOR") == [second, first]
    assert shop.listed("&activity_status=TERMINATE_ACT_STATUS") == [first]
    assert (shop.listed(f"&activity_name={quote('二')}"), shop.listed(f"&activity_name={quote('三')}")) == (
        [second],
        [],
    )


def test_the_lists_are_paged(shop: Shop) -> None:
    goods = [f"sku-{number}" for number in range(5)]
    activity = shop.gateway.pay_gift_activities.add("回馈", "SPECIFIC_SEND_ACT_TYPE", merchants=goods, goods=goods)
    page = shop.get(f"/{activity.activity_id}/goods?offset=1&limit=2").json()
    assert [each["goods_id"] for each in page.pop("data")] == goods[2:4]
    assert page == {"activity_id": activity.activity_id, "offset": 1, "limit": 2, "total_count": 5}
    assert shop.merchants(activity.activity_id, "?offset=2&limit=2") == goods[4:]
    assert shop.get("?offset=0&limit=1").json()["total_count"] == 1


def test_an_activity_of_the_platform_has_its_own_type(shop: Shop) -> None:
    number = shop.gateway.pay_gift_activities.add("回馈", "STEP_SEND_ACT_TYPE").activity_id
    shown = shop.get(f"/{number}").json()
    assert (shown["activity_type"], shown["award_send_rule"]) == ("STEP_SEND_ACT_TYPE", {})


def test_a_test_cannot_add_an_unknown_type(gateway: RunningGateway) -> None:
    with pytest.raises(ValueError, match=r"activity_type must be one of FULL_SEND_ACT_TYPE, .*, got 'GIFT'"):
        gateway.pay_gift_activities.add("回馈", "GIFT")


def test_activities_survive_a_restart_and_start_while_the_gateway_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        soon = to_moment(gateway.clock.now() + 3600)
        number = gateway.pay_gift_activities.add("回馈", begin_time=soon, merchants=[FIRST]).activity_id
        gateway.pay_gift_activities.refuse_merchant(SECOND)
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        assert gateway.pay_gift_activities.get(number).state is ActivityState.CREATED
        gateway.clock.advance(hours=2)
        activity = gateway.pay_gift_activities.get(number)
        assert activity.state is ActivityState.ONGOING
        assert gateway.pay_gifts.entries.page(activity, "merchant", 0, 10)[0] == 1
        assert list(gateway.pay_gifts.entries.refused([FIRST, SECOND])) == [SECOND]


def test_activities_of_an_older_state_file_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "gateway.sqlite"
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        mchid = gateway.merchants.default.mchid
        number = gateway.pay_gift_activities.add("回馈").activity_id
        expected = gateway.pay_gifts.activities.page(mchid, {}, 0, 1)[0]
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TRIGGER pay_gift_activity_added; DROP TRIGGER pay_gift_activity_moved; DROP TABLE pay_gift_totals"
        )
    with closing(Gateway(state=path, has_published_keys=True)) as gateway:
        gateway.pay_gift_activities.set_state(number, "STOP_ACT_STATUS")
        gateway.pay_gift_activities.add("回馈")
        activities = gateway.pay_gifts.activities
        assert activities.page(mchid, {}, 0, 1)[0] == expected + 1
        assert activities.page(mchid, {"activity_status": "STOP_ACT_STATUS"}, 0, 1)[0] == 1
