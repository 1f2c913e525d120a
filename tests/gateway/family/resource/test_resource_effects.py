"""Fixed values, counters, conditions and URLs of a resource in a test catalog."""

from typing import Any

import pytest

from gateway.repairs import GONE, NOW, RESOURCE, Workshop, move, workshop
from wechatpay_gateway.base.errors import Refusal

URL = "https://shop.example/gone"
(KIND,) = RESOURCE["kinds"]
STATE_ERROR = {"state": {"status": 403, "code": "NOT_ENOUGH"}}


def moving(**effects: Any) -> Workshop:
    """Return a workshop with one repair, whose `give_back` has these effects."""
    shop = workshop(kinds=[{**KIND, "moves": [move("t.give_back", errors=STATE_ERROR, **effects)]}])
    shop.create()
    return shop


def test_a_move_sets_fixed_values() -> None:
    shop = moving(values={"thing": "mended clock"})
    assert shop.move("give_back", 1001).body["thing"] == "mended clock"


def test_a_move_counts() -> None:
    shop = moving(counts=["turns"])
    shop.move("give_back", 1001)
    shop.move("give_back", 1001)
    (record,) = shop.records.all("t.repairs")
    assert record.fields["turns"] == 2


@pytest.mark.parametrize(
    ("effects", "stored"),
    [
        ({"requires": {"thing": "clock"}}, {}),
        ({"unless": ["returned_on"]}, {}),
        ({"unless": ["returned_on"]}, {"returned_on": False}),
    ],
)
def test_fields_of_the_record_allow_a_move(effects: dict[str, Any], stored: dict[str, Any]) -> None:
    shop = moving(**effects)
    (record,) = shop.records.all("t.repairs")
    shop.records.change(record.with_fields({**record.fields, **stored}))
    assert shop.move("give_back", 1001).status == 200


@pytest.mark.parametrize(
    ("effects", "field"),
    [
        ({"requires": {"thing": "lamp"}}, "thing"),
        ({"requires": {"returned_on": "20231115"}}, "returned_on"),
        ({"unless": ["thing"]}, "thing"),
    ],
)
def test_fields_of_the_record_refuse_a_move_with_the_pages_error(effects: dict[str, Any], field: str) -> None:
    shop = moving(**effects)
    with pytest.raises(Refusal, match=f"403 NOT_ENOUGH: The repair does not allow give_back because of its {field}"):
        shop.move("give_back", 1001)


def listing(**changed: Any) -> Workshop:
    (own,) = KIND["list"]
    return workshop(kinds=[{**KIND, "list": [{**own, **changed}]}])


def test_a_list_refuses_a_range_of_too_many_days() -> None:
    shop = listing(between={"field": "taken_at", "from": "from", "to": "to", "days": 30})
    with pytest.raises(Refusal, match="400 PARAM_ERROR: Parameter error: to"):
        shop.call("list", {"from": "2023-11-01", "to": "2023-12-01"}, None, "M1", NOW)
    assert shop.call("list", {"from": "2023-11-01", "to": "2023-11-30"}, None, "M1", NOW).status == 200


@pytest.mark.parametrize(
    ("bound", "count"), [("2023-11-14T22:13:20Z", 1), ("2023-11-14T22:13:21Z", 0), ("2023-11-15T07:13:20+09:00", 1)]
)
def test_a_list_compares_times_of_any_zone(bound: str, count: int) -> None:
    shop = listing()
    shop.create()
    assert shop.call("list", {"from": bound}, None, "M1", NOW).body["total"] == count


def test_only_the_first_page_of_a_list_can_have_the_total() -> None:
    shop = listing(first_total=True)
    pages = [shop.call("list", {"offset": offset}, None, "M1", NOW).body for offset in (0, 1)]
    assert ["total" in each for each in pages] == [True, False]


def with_urls() -> Workshop:
    """Return a workshop with one repair; the URL of its notifications is set by another resource."""
    gone = {**GONE, "address_of": "t.urls", "content": {"thing": "parcel"}}
    shop = moving(to="RETURNED", notification=gone)
    shop.call("set_url", {}, {"notify_url": URL}, "M1", NOW)
    return shop


def test_a_notification_is_sent_to_the_url_that_another_call_set() -> None:
    shop = with_urls()
    shop.move("give_back", 1001)
    (announced,) = shop.announced
    assert (announced["url"], announced["resource"]["thing"]) == (URL, "parcel")


def test_a_notification_is_sent_to_the_url_that_was_set_last() -> None:
    shop = with_urls()
    shop.call("set_url", {}, {"notify_url": f"{URL}/2"}, "M1", NOW)
    shop.move("give_back", 1001)
    assert [each["url"] for each in shop.announced] == [f"{URL}/2"]


def test_a_removed_url_gets_no_notification() -> None:
    shop = with_urls()
    shop.call("remove_url", {}, None, "M1", NOW)
    shop.move("give_back", 1001)
    assert shop.announced == []


def test_each_merchant_has_one_url_of_its_own() -> None:
    shop = with_urls()
    shop.call("set_url", {}, {"notify_url": f"{URL}/2"}, "M2", NOW)
    assert [shop.call("get_url", {}, None, mchid, NOW).body["notify_url"] for mchid in ("M1", "M2")] == [
        URL,
        f"{URL}/2",
    ]


def test_a_url_that_is_not_set_is_unknown() -> None:
    with pytest.raises(Refusal, match="400 INVALID_REQUEST: The URL does not exist"):
        workshop().call("get_url", {}, None, "M1", NOW)


@pytest.mark.parametrize(("stored", "refused"), [({}, True), ({"returned_on": "20231115"}, False)])
def test_a_move_can_need_a_field(stored: dict[str, Any], *, refused: bool) -> None:
    shop = moving(needs=["returned_on"])
    (record,) = shop.records.all("t.repairs")
    shop.records.change(record.with_fields({**record.fields, **stored}))
    if not refused:
        assert shop.move("give_back", 1001).status == 200
        return
    with pytest.raises(Refusal, match="403 NOT_ENOUGH: The repair does not allow give_back because of its returned_on"):
        shop.move("give_back", 1001)


OWNER_PATHS = {"owner": ["client", "company"], "shop": ["client.name"]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"client": {"name": "Li", "secret": "1"}}, {"owner": {"name": "Li", "tax": "T9"}, "shop": "Li"}),
        ({"client": {"name": "Li"}, "company": {"tax": "T1"}}, {"owner": {"name": "Li", "tax": "T1"}, "shop": "Li"}),
        ({}, {"shop": "S1"}),
    ],
)
def test_a_field_shows_parts_of_the_request(given: dict[str, Any], expected: dict[str, Any]) -> None:
    rules = [
        {"name": name, "states": [], "value": None, "pairs": [], "shows": paths} for name, paths in OWNER_PATHS.items()
    ]
    shop = workshop(fields=rules)
    shop.create(**given)
    shown = shop.read(1001)
    assert {name: shown[name] for name in OWNER_PATHS if name in shown} == expected


def test_an_argument_of_a_move_can_be_stored_in_another_field() -> None:
    shop = moving(stores={"price": "final_price"})
    shop.move("give_back", 1001, price=5)
    (record,) = shop.records.all("t.repairs")
    assert (record.fields["final_price"], record.fields.get("price")) == (5, None)
