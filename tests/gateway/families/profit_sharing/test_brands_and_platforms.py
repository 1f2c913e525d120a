"""What only some of the APIs have: receivers by default, ratios, the length of the freeze, and the payment of a return."""

from collections.abc import Callable

import pytest
from attrs import evolve

from gateway.merchant_side import Answer
from gateway.orders import NUMBER, SUB_MCHID, combined, partner, refusal_of
from gateway.sharing import AUTHOR, BRAND, BRAND_MCHID, DIRECT, ECOMMERCE, NET, PARTNER, STORE, Api, Sharer

INVALID = (400, "INVALID_REQUEST")


@pytest.fixture
def brand(one: Sharer) -> Sharer:
    return evolve(one, api=BRAND)


@pytest.fixture
def platform(one: Sharer) -> Sharer:
    return evolve(one, api=ECOMMERCE)


def add_sub_merchant(one: Sharer, sub_mchid: str) -> None:
    """Place an order for a merchant, which makes it a sub-merchant of the partner."""
    order = partner(one.merchant, sub_mchid=sub_mchid, out_trade_no="order-of-another")
    assert one.merchant.call_json(*order).status == 200


def test_the_brand_is_a_receiver_by_default(brand: Sharer) -> None:
    assert brand.share(brand.pay(), brand.part(100, BRAND_MCHID)).status == 200


def test_the_brand_can_share_with_its_stores(brand: Sharer) -> None:
    own = evolve(BRAND, identity={"sub_mchid": BRAND_MCHID})
    add_sub_merchant(brand, STORE)
    transaction_id = brand.pay(sub_mchid=BRAND_MCHID)
    assert evolve(brand, api=own).share(transaction_id).status == 200


def test_a_store_cannot_share_with_another_store_that_was_not_added(brand: Sharer) -> None:
    add_sub_merchant(brand, STORE)
    assert refusal_of(brand.share(brand.pay()))[:2] == INVALID


def test_the_list_of_a_brand_is_for_all_its_stores(brand: Sharer) -> None:
    brand.add()
    other = evolve(BRAND, identity={"sub_mchid": AUTHOR})
    transaction_id = brand.pay(sub_mchid=AUTHOR)
    assert evolve(brand, api=other).share(transaction_id).status == 200


def test_the_platform_is_a_receiver_by_default(platform: Sharer) -> None:
    assert platform.share(platform.pay(), platform.part(100, platform.merchant.mchid)).status == 200


def test_the_sub_merchants_of_a_platform_are_receivers_by_default(platform: Sharer) -> None:
    transaction_id = platform.pay()
    before = refusal_of(platform.share(transaction_id))[:2]
    add_sub_merchant(platform, STORE)
    assert (before, platform.share(transaction_id).status) == (INVALID, 200)


def test_the_list_of_a_platform_is_for_all_its_sub_merchants(platform: Sharer) -> None:
    platform.add()
    other = evolve(ECOMMERCE, identity={"sub_mchid": AUTHOR})
    transaction_id = platform.pay(sub_mchid=AUTHOR)
    assert evolve(platform, api=other).share(transaction_id).status == 200


def test_only_the_platform_gets_a_share_of_the_last_request(platform: Sharer) -> None:
    transaction_id = platform.pay()
    platform.add()
    assert refusal_of(platform.share(transaction_id, last=True))[:2] == INVALID


def test_each_list_of_receivers_belongs_to_one_api(one: Sharer) -> None:
    evolve(one, api=PARTNER).add()
    brand = evolve(one, api=BRAND)
    assert refusal_of(brand.share(brand.pay()))[:2] == INVALID


@pytest.mark.parametrize("api", [DIRECT, PARTNER, BRAND], ids=lambda each: each.name)
def test_the_maximum_ratio_can_be_queried(one: Sharer, api: Api) -> None:
    name, path = ("brand_mchid", "brand-configs") if api is BRAND else ("sub_mchid", "merchant-configs")
    sharer = evolve(one, api=api)
    before = sharer.get(f"{path}/{SUB_MCHID}").json()
    one.gateway.sharing_profiles.set_max_ratio(SUB_MCHID, 2000)
    after = sharer.get(f"{path}/{SUB_MCHID}").json()
    assert (before, after) == ({name: SUB_MCHID, "max_ratio": 3000}, {name: SUB_MCHID, "max_ratio": 2000})


@pytest.mark.parametrize(("kind", "days"), [("normal", 30), ("brand", 180), ("ecommerce", 180)])
def test_the_money_of_brands_and_platforms_is_frozen_for_180_days(one: Sharer, kind: str, days: int) -> None:
    sharer = evolve(one, api=PARTNER)
    one.gateway.sharing_profiles.set_kind(SUB_MCHID, kind)
    sharer.pay(waits=False)
    one.gateway.clock.advance(days=days, seconds=-2)
    before = sharer.balances()
    one.gateway.clock.advance(seconds=3)
    assert (before, sharer.balances()) == ((0, NET), (NET, 0))


def test_the_kind_of_a_merchant_moves_the_end_of_its_freezes(one: Sharer) -> None:
    sharer = evolve(one, api=PARTNER)
    sharer.pay(waits=False)
    one.gateway.sharing_profiles.set_kind(SUB_MCHID, "ecommerce")
    one.gateway.clock.advance(days=31)
    assert sharer.balances() == (0, NET)


def test_a_merchant_has_one_of_three_kinds(one: Sharer) -> None:
    with pytest.raises(ValueError, match="kind must be one of normal, brand, ecommerce, got 'shop'"):
        one.gateway.sharing_profiles.set_kind(SUB_MCHID, "shop")


@pytest.mark.parametrize(
    ("kind", "own", "others"),
    [
        ("normal", PARTNER, (BRAND, ECOMMERCE)),
        ("brand", BRAND, (PARTNER, ECOMMERCE)),
        ("ecommerce", ECOMMERCE, (PARTNER, BRAND)),
    ],
    ids=["normal", "brand", "ecommerce"],
)
def test_a_merchant_of_one_kind_cannot_use_the_other_apis(
    one: Sharer, kind: str, own: Api, others: tuple[Api, ...]
) -> None:
    one.gateway.sharing_profiles.set_kind(SUB_MCHID, kind)
    transaction_id = evolve(one, api=own).pay()
    for api in (own, *others):
        add_list(one, api)
    refused = [refusal_of(evolve(one, api=api).share(transaction_id))[:2] for api in others]
    assert (refused, evolve(one, api=own).share(transaction_id).status) == ([INVALID, INVALID], 200)


CALLS: dict[str, Callable[[Sharer, str], Answer]] = {
    "unfreeze": lambda other, transaction_id: other.unfreeze(transaction_id),
    "query": lambda other, transaction_id: other.query(transaction_id),
    "amount": lambda other, transaction_id: other.amount(transaction_id),
    "return": lambda other, _: other.give_back(),
    "query_return": lambda other, _: other.query_return(),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_the_wrong_api_does_not_say_that_something_does_not_exist(
    one: Sharer, call: Callable[[Sharer, str], Answer]
) -> None:
    one.gateway.sharing_profiles.set_kind(SUB_MCHID, "ecommerce")
    transaction_id = evolve(one, api=ECOMMERCE).paid_and_shared()
    reply = call(evolve(one, api=PARTNER), transaction_id)
    assert (refusal_of(reply)[:2], reply.json()["message"]) == (INVALID, "电商商户不允许调用非电商分账API")


def add_list(one: Sharer, api: Api) -> None:
    reply = evolve(one, api=api).add()
    assert reply.status in {200, 400}, reply.body


def test_a_platforms_return_of_an_order_of_more_than_6_months_names_the_payment(platform: Sharer) -> None:
    transaction_id = platform.paid_and_shared()
    platform.gateway.clock.advance(days=184)
    without, named = platform.give_back(), platform.give_back(transaction_id=transaction_id)
    assert refusal_of(without) == (400, "PARAM_ERROR", "/transaction_id")
    assert refusal_of(named)[:2] == INVALID


def test_a_platforms_return_names_the_payment_of_the_order(platform: Sharer) -> None:
    transaction_id = platform.paid_and_shared()
    wrong = platform.give_back(transaction_id="4200000000")
    right = platform.give_back(transaction_id=transaction_id).json()
    assert (refusal_of(wrong), right["transaction_id"]) == ((400, "PARAM_ERROR", "/transaction_id"), transaction_id)


def test_a_part_of_a_combined_order_is_shared_by_the_merchant_that_it_names(platform: Sharer) -> None:
    other = type(platform.merchant).from_env(platform.gateway.merchants.add("1900000098", like=platform.merchant.mchid))
    named = evolve(platform, merchant=other)
    part = {"mchid": other.mchid, "settle_info": {"profit_sharing": True}}
    assert platform.merchant.call_json(*combined(platform.merchant, part=part)).status == 200
    platform.gateway.pay(NUMBER)
    platform.gateway.clock.advance(minutes=1)
    first, second = platform.gateway.payments.orders.parts(platform.merchant.mchid, NUMBER)
    assert first.transaction_id
    assert second.transaction_id
    shared = named.share(first.transaction_id, named.part(150, other.mchid))
    assert (shared.status, named.unsplit(first.transaction_id)) == (200, 497 - 150)
    refused = platform.share(second.transaction_id, platform.part(10, platform.merchant.mchid))
    assert refusal_of(refused)[:2] == INVALID
