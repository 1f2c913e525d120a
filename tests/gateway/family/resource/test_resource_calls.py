"""The calls of a resource in a test catalog."""

from itertools import product
from typing import Any

import pytest

from gateway.repairs import GONE, NOW, RESOURCE, STATES, Workshop, workshop
from wechatpay_gateway.base.errors import InternalNumber, Refusal
from wechatpay_gateway.base.times import to_moment

DAY = 86400


@pytest.fixture
def shop() -> Workshop:
    return workshop()


def test_a_record_starts_in_the_first_state_with_the_first_number(shop: Workshop) -> None:
    assert shop.create().body == {
        "repair_id": 1001,
        "out_repair_no": "R1",
        "thing": "clock",
        "status": "TAKEN",
        "taken_at": to_moment(NOW),
        "shop": "S1",
    }


def test_a_query_returns_the_fields_of_the_request(shop: Workshop) -> None:
    assert shop.create().body == shop.read(1001)


def test_a_required_field_that_a_record_lacks_is_copied_from_the_example(shop: Workshop) -> None:
    shop.create()
    assert shop.read(1001)["shop"] == "S1"


def test_the_same_number_with_the_same_content_returns_the_same_record(shop: Workshop) -> None:
    first = shop.create()
    assert shop.create(now=NOW + DAY) == first


def test_the_same_number_with_the_same_content_can_be_refused() -> None:
    (kind,) = RESOURCE["kinds"]
    shop = workshop(kinds=[{**kind, "create": [{**kind["create"][0], "once": True}]}])
    shop.create()
    with pytest.raises(Refusal, match="already used by a repair with the same content") as caught:
        shop.create()
    assert (caught.value.status, caught.value.code) == (409, "ALREADY_EXISTS")


def test_the_refusal_of_a_number_names_no_state_if_records_have_none() -> None:
    shop = workshop(state=None, kinds=[{**RESOURCE["kinds"][0], "moves": []}], steps=[])
    shop.create()
    with pytest.raises(Refusal, match=r"already used by a repair with different content\.$"):
        shop.create(thing="lamp")


def test_the_same_number_with_different_content_is_refused_with_the_pages_error(shop: Workshop) -> None:
    shop.create()
    with pytest.raises(Refusal, match="409 ALREADY_EXISTS") as caught:
        shop.create(thing="lamp")
    assert caught.value.number is InternalNumber.CHANGED_PARAMETERS


def test_different_content_restarts_a_record_in_a_state_that_allows_it(shop: Workshop) -> None:
    shop.create()
    shop.put(1001, "REPAIRED")
    assert shop.create(thing="lamp").body["repair_id"] == 1001
    assert (shop.read(1001)["thing"], shop.state(1001)) == ("lamp", "TAKEN")


def test_merchants_can_use_the_same_number(shop: Workshop) -> None:
    assert [shop.create(mchid=mchid).body["repair_id"] for mchid in ("M1", "M2")] == [1001, 1002]


def test_an_unknown_number_is_refused_with_the_pages_error(shop: Workshop) -> None:
    with pytest.raises(Refusal, match="404 NOT_FOUND: The repair does not exist"):
        shop.read(1)


def test_another_merchants_record_cannot_be_read(shop: Workshop) -> None:
    shop.create()
    with pytest.raises(Refusal, match="403 NO_AUTH"):
        shop.read(1001, mchid="M2")


def test_every_merchant_can_read_a_shared_record() -> None:
    shop = workshop(shared=True)
    shop.create()
    assert shop.read(1001, mchid="M2")["status"] == "TAKEN"


STARTS = {"give_back": ("TAKEN", "REPAIRED"), "either": STATES}


@pytest.mark.parametrize(("name", "state"), list(product(STARTS, STATES)))
def test_a_move_starts_only_from_its_source_states(shop: Workshop, name: str, state: str) -> None:
    shop.create()
    shop.put(1001, state)
    if state in STARTS[name]:
        shop.move(name, 1001)
        assert shop.state(1001) == "RETURNED"
    else:
        with pytest.raises(
            Refusal, match="403 NOT_ENOUGH: The repair is in state RETURNED; give_back requires REPAIRED or TAKEN"
        ):
            shop.move(name, 1001)
        assert shop.state(1001) == state


def test_a_move_stores_the_fields_of_its_request_and_the_time(shop: Workshop) -> None:
    shop.create()
    reply = shop.move("give_back", 1001, price=5).body
    assert (reply["price"], reply["returned_on"]) == (5, "20231115")


def test_a_field_is_absent_in_a_state_that_does_not_have_it(shop: Workshop) -> None:
    shop.create()
    shop.move("give_back", 1001, price=5)
    shop.put(1001, "TAKEN")
    assert "price" not in shop.read(1001)


@pytest.mark.parametrize(("state", "result"), [("REPAIRED", "OK"), ("TAKEN", "NO"), ("RETURNED", "NO")])
def test_a_page_can_reply_instead_of_refusing(shop: Workshop, state: str, result: str) -> None:
    shop.create()
    shop.put(1001, state)
    assert shop.move("try_return", 1001).body == {"result": result}
    assert shop.state(1001) == (state if result == "NO" else "RETURNED")


@pytest.mark.parametrize(("verdict", "state"), [("GOOD", "REPAIRED"), ("BAD", "RETURNED")])
def test_an_argument_selects_one_of_the_moves_of_an_operation(shop: Workshop, verdict: str, state: str) -> None:
    shop.create()
    shop.move("judge", 1001, verdict=verdict)
    assert shop.state(1001) == state


def test_a_deleted_record_is_unknown_and_its_number_can_be_used_again(shop: Workshop) -> None:
    shop.create()
    shop.move("forget", 1001)
    with pytest.raises(Refusal, match="NOT_FOUND"):
        shop.read(1001)
    assert shop.create(thing="lamp").body["thing"] == "lamp"


def test_a_move_sends_its_notification_to_the_url_of_the_request(shop: Workshop) -> None:
    shop.create(notify_url="https://shop.example/gone")
    shop.move("give_back", 1001)
    (announced,) = shop.announced
    assert (announced["mchid"], announced["event_type"], announced["original_type"], announced["url"]) == (
        *("M1", GONE["event_type"], "repair"),
        "https://shop.example/gone",
    )
    assert (announced["resource"]["status"], announced["resource"]["shop"]) == ("RETURNED", "S9")


def test_without_a_url_no_notification_is_sent(shop: Workshop) -> None:
    shop.create()
    shop.move("give_back", 1001)
    assert shop.announced == []


@pytest.mark.parametrize("arguments", [{"out_repair_no": "R1"}, {"out_repair_no": "1001"}, {"repair_id": 1001}])
def test_a_path_of_two_routes_accepts_either_number(shop: Workshop, arguments: dict[str, Any]) -> None:
    shop.create()
    shop.call("either", arguments, None, "M1", NOW)
    assert shop.state(1001) == "RETURNED"


def test_numbers_of_different_records_are_refused(shop: Workshop) -> None:
    shop.create()
    shop.create("R2")
    with pytest.raises(Refusal, match="400 PARAM_ERROR: Parameter error: repair_id"):
        shop.call("either", {"out_repair_no": "R1", "repair_id": 1002}, None, "M1", NOW)


def listed(shop: Workshop, mchid: str = "M1", **arguments: Any) -> tuple[list[int], int]:
    body = shop.call("list", arguments, None, mchid, NOW).body
    return [row["repair_id"] for row in body["data"]], body["total"]


def test_a_list_returns_the_merchants_records_newest_first(shop: Workshop) -> None:
    for number in ("R1", "R2", "R3"):
        shop.create(number)
    shop.create(mchid="M2")
    assert listed(shop) == ([1003, 1002, 1001], 3)


def test_a_list_is_paged(shop: Workshop) -> None:
    for index in range(5):
        shop.create(f"R{index}")
    assert [listed(shop, offset=offset, limit=2) for offset in (0, 2, 4)] == [
        ([1005, 1004], 5),
        ([1003, 1002], 5),
        ([1001], 5),
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [({"thing": "lamp"}, [1002]), ({"status": "RETURNED"}, [1001]), ({"status": "TAKEN", "thing": "clock"}, [])],
)
def test_a_list_is_filtered_by_its_arguments(shop: Workshop, arguments: dict[str, Any], expected: list[int]) -> None:
    shop.create()
    shop.create("R2", thing="lamp")
    shop.move("give_back", 1001)
    assert listed(shop, **arguments) == (expected, len(expected))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"from": "2023-11-16"}, [1003, 1002]),
        ({"to": "2023-11-16"}, [1002, 1001]),
        ({"from": "2023-11-16", "to": "2023-11-16"}, [1002]),
        ({"from": "2023-11-16T06:13:20+08:00", "to": "2023-11-16T06:13:20+08:00"}, [1002]),
    ],
)
def test_a_list_is_limited_to_its_range_of_days(shop: Workshop, bounds: dict[str, Any], expected: list[int]) -> None:
    for index in range(3):
        shop.create(f"R{index}", now=NOW + index * DAY)
    assert listed(shop, **bounds)[0] == expected


def test_a_resource_can_allow_only_one_open_record() -> None:
    shop = workshop(one_open={"per": ["thing"], "closed": ["RETURNED"]})
    shop.create()
    with pytest.raises(Refusal, match="400 INVALID_REQUEST: Another repair is open"):
        shop.create("R2")
    shop.create("R3", thing="lamp")
    shop.move("give_back", 1001)
    assert shop.create("R2").body["repair_id"] == 1003


def test_a_merchants_number_can_be_unique_within_some_fields() -> None:
    numbers = [{**RESOURCE["numbers"][0], "within": ["thing"]}, RESOURCE["numbers"][1]]
    shop = workshop(numbers=numbers)
    assert shop.create().body["repair_id"] != shop.create(thing="lamp").body["repair_id"]


@pytest.mark.parametrize("name", ["give_back", "judge"])
def test_a_number_of_wechat_pay_is_found_only_with_equal_fields(name: str) -> None:
    numbers = [RESOURCE["numbers"][0], {**RESOURCE["numbers"][1], "within": ["thing"]}]
    shop = workshop(numbers=numbers)
    shop.create()
    with pytest.raises(Refusal, match="403 NO_AUTH: The merchant does not have permission"):
        shop.move(name, 1001, thing="lamp", verdict="GOOD")
    shop.move(name, 1001, thing="clock", verdict="GOOD")


def test_a_record_without_the_fields_of_its_number_is_found_with_any() -> None:
    numbers = [RESOURCE["numbers"][0], {**RESOURCE["numbers"][1], "within": ["thing"]}]
    shop = workshop(numbers=numbers)
    shop.call("create", {}, {"out_repair_no": "R1"}, "M1", NOW)
    shop.move("give_back", 1001, thing="lamp")
    assert shop.state(1001) == "RETURNED"


def test_a_generated_number_can_contain_the_date() -> None:
    number = {**RESOURCE["numbers"][1], "type": "string", "first": "Tyyyymmdd0009".replace("mm", "MM")}
    shop = workshop(numbers=[RESOURCE["numbers"][0], number])
    assert [shop.create(number).body["repair_id"] for number in ("R1", "R2")] == ["T202311150009", "T202311150010"]


def test_an_unknown_number_can_have_a_state() -> None:
    shop = workshop(state={**RESOURCE["state"], "absent": "RETURNED"})
    assert shop.read(5) == {"repair_id": 5, "status": "RETURNED", "shop": "S1"}


def test_a_reply_can_contain_the_record_in_one_of_its_fields() -> None:
    shop = workshop(inside="repair")
    shop.create()
    assert shop.call("read_inside", {"repair_id": 1001}, None, "M1", NOW).body == {
        "code": "OK",
        "repair": {
            "repair_id": 1001,
            "out_repair_no": "R1",
            "thing": "clock",
            "status": "TAKEN",
            "taken_at": "2023-11-15T06:13:20+08:00",
            "shop": "S2",
        },
    }
