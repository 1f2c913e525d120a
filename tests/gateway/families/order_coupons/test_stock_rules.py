"""Rules for new stocks and sent coupons, and the lists of a stock."""

from typing import Any

import pytest

from gateway.coupons import APPID, MOST, PAYER, ROOT, VALUE, Shop, day_from

NOT_ALLOWED, WRONG_BUDGET, WRONG_TIME = (403, "NO_AUTH"), (400, "INVALID_REQUEST"), (403, "REQUEST_BLOCKED")
LIMITED = {"max_coupons": MOST, "max_amount": MOST * VALUE, "max_coupons_per_user": MOST}


def limits(**changes: Any) -> dict[str, Any]:
    return {"stock_use_rule": {**LIMITED, "natural_person_limit": False, "prevent_api_abuse": False, **changes}}


def value(amount: int, minimum: int) -> dict[str, Any]:
    coupon = {"fixed_normal_coupon": {"coupon_amount": amount, "transaction_minimum": minimum}}
    rule = {**coupon, "available_merchants": ["1900000001"]}
    return {"coupon_use_rule": rule, **limits(max_amount=MOST * amount)}


def times(shop: Shop, first: float, last: float) -> dict[str, str]:
    now = shop.gateway.clock.now()
    return {"available_begin_time": day_from(now, first), "available_end_time": day_from(now, last)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (value(9, 100), NOT_ALLOWED),
        (value(100_001, 200_000), NOT_ALLOWED),
        (value(100, 100), NOT_ALLOWED),
        (limits(max_amount_by_day=MOST * VALUE + 1), NOT_ALLOWED),
        (limits(max_coupons_per_user=MOST + 1), NOT_ALLOWED),
        (limits(max_amount=MOST * VALUE - 1), WRONG_BUDGET),
    ],
    ids=["too small", "too large", "no minimum", "more a day than at all", "more a user than at all", "another budget"],
)
def test_wrong_amounts_of_a_stock_are_refused(shop: Shop, changes: dict[str, Any], expected: tuple[int, str]) -> None:
    reply = shop.post(f"{ROOT}/coupon-stocks", shop.body("S1") | changes)
    assert (reply.status, reply.code) == expected


@pytest.mark.parametrize(("amount", "minimum"), [(10, 11), (100_000, 100_001)])
def test_the_least_and_the_most_that_a_coupon_is_worth(shop: Shop, amount: int, minimum: int) -> None:
    assert shop.post(f"{ROOT}/coupon-stocks", shop.body("S1") | value(amount, minimum)).status == 200


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 90, 200), (365, 400, 200), (0, 91, 403), (366, 400, 403), (2, 1, 403)],
)
def test_coupons_are_usable_for_90_days_within_a_year(shop: Shop, first: float, last: float, expected: int) -> None:
    assert shop.post(f"{ROOT}/coupon-stocks", shop.body("S1") | times(shop, first, last)).status == expected


@pytest.fixture
def limited(shop: Shop) -> str:
    """A running stock of which two coupons can be sent on a day."""
    reply = shop.post(f"{ROOT}/coupon-stocks", shop.body("S1") | limits(max_amount_by_day=3 * VALUE - 1))
    stock_id: str = reply.json()["stock_id"]
    assert shop.start(stock_id).status == 200
    return stock_id


def test_the_coupons_of_a_day_are_limited(shop: Shop, limited: str) -> None:
    assert [shop.send(limited, f"C{at}").status for at in range(3)] == [200, 200, 403]
    assert shop.send(limited, "C3").code == "NOT_ENOUGH"
    assert shop.gateway.cash_coupon_stocks.get(limited).distributed_coupons == 2

    shop.gateway.clock.advance(days=1)
    assert shop.send(limited, "C3").status == 200


def test_a_repeated_request_is_not_counted_again(shop: Shop, limited: str) -> None:
    assert [shop.send(limited, number).status for number in ("C1", "C1", "C2", "C1")] == [200, 200, 200, 200]


def rows(shop: Shop, name: str, stock_id: str, page: int = 0, creator: str | None = None) -> Any:
    target = (
        f"{ROOT}/stocks/{stock_id}/{name}?offset={page}&limit=2&stock_creator_mchid={creator or shop.merchant.mchid}"
    )
    return shop.merchant.call(target, method="GET")


@pytest.mark.parametrize(("name", "field"), [("items", "available_items"), ("merchants", "available_merchants")])
def test_items_and_merchants_of_a_stock_are_listed_in_pages(shop: Shop, name: str, field: str) -> None:
    stock_id = shop.stock("S1", **{field: ["1900000001", "1900000002", "1900000003"]})
    pages = [rows(shop, name, stock_id, page).json() for page in range(3)]
    assert [each["data"] for each in pages] == [["1900000001", "1900000002"], ["1900000003"], []]
    assert {(each["total_count"], each["stock_id"], each["limit"]) for each in pages} == {(3, stock_id, 2)}


def test_a_stock_without_items_has_none(shop: Shop) -> None:
    assert rows(shop, "items", shop.stock("S1")).json()["total_count"] == 0


@pytest.mark.parametrize("name", ["items", "merchants"])
def test_the_lists_of_an_unknown_stock_are_refused(shop: Shop, name: str) -> None:
    stock_id = shop.stock("S1")
    unknown, other = rows(shop, name, "1"), rows(shop, name, stock_id, creator="1900000109")
    assert (unknown.status, unknown.code, other.code) == (404, "RESOURCE_NOT_EXISTS", "RESOURCE_NOT_EXISTS")


@pytest.mark.parametrize(("sent", "shown"), [({}, MOST * VALUE), ({"max_amount_by_day": VALUE}, VALUE)])
def test_a_stock_without_a_limit_for_each_day_shows_its_budget(shop: Shop, sent: dict[str, int], shown: int) -> None:
    body = shop.body("S1")
    body["stock_use_rule"].update(sent)
    stock_id = shop.post(f"{ROOT}/coupon-stocks", body).json()["stock_id"]
    creator = f"stock_creator_mchid={shop.merchant.mchid}"
    single = shop.merchant.call(f"{ROOT}/stocks/{stock_id}?{creator}", method="GET").json()
    (listed,) = shop.merchant.call(f"{ROOT}/stocks?{creator}&offset=0&limit=10", method="GET").json()["data"]
    assert [each["stock_use_rule"]["max_amount_by_day"] for each in (single, listed)] == [shown, shown]


@pytest.mark.parametrize("name", ["coupon_value", "coupon_minimum"])
def test_the_value_of_a_coupon_cannot_be_chosen(shop: Shop, name: str) -> None:
    stock_id, mchid = shop.stock("S1"), shop.merchant.mchid
    shop.start(stock_id)
    body = {"stock_id": stock_id, "out_request_no": "C1", "appid": APPID, "stock_creator_mchid": mchid, name: VALUE}
    reply = shop.post(f"{ROOT}/users/{PAYER}/coupons", body)
    assert (reply.status, reply.code) == (403, "REQUEST_BLOCKED")
