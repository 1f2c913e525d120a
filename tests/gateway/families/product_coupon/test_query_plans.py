"""No call about product coupons, plans, stores or partnerships reads a whole table, however many rows it has."""

from collections.abc import Callable, Iterator

import pytest

from gateway.query_plans import Recorder
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.brand_store import operations as brand_store
from wechatpay_gateway.families.brand_store.stores import BrandStores, Recipients
from wechatpay_gateway.families.delivery_plan import operations as delivery_plan
from wechatpay_gateway.families.delivery_plan.plans import DeliveryPlans
from wechatpay_gateway.families.delivery_plan.plans import Selection as Plans
from wechatpay_gateway.families.delivery_plan.steps import PlanState
from wechatpay_gateway.families.partnership import operations as partnership
from wechatpay_gateway.families.partnership.partnerships import Partnerships
from wechatpay_gateway.families.product_coupon import operations as product_coupon
from wechatpay_gateway.families.product_coupon.records import Records
from wechatpay_gateway.families.product_coupon.user_coupons import Selection

OWNER, BRAND, USER = "1900000001", "120344", "user-1"


@pytest.fixture(scope="module")
def store() -> Iterator[Recorder]:
    recorder = Recorder()
    modules = (product_coupon, delivery_plan, brand_store, partnership)
    recorder.prepare([Tables.read(each.__name__.split(".")[-2], 1, each.__name__) for each in modules])
    yield recorder
    recorder.close()


def user_coupons(**columns: str) -> Selection:
    return Selection(OWNER, BRAND, USER, columns)


READS: dict[str, Callable[[Store], object]] = {
    "coupon": lambda store: Records(store).coupons.find("1"),
    "number of a coupon": lambda store: Records(store).coupons.is_number_used(OWNER, BRAND, "number"),
    "next coupon": lambda store: Records(store).coupons.next_number(),
    "stock": lambda store: Records(store).stocks.find("1"),
    "stocks of a coupon": lambda store: Records(store).stocks.of_coupon(1),
    "stocks of a bundle": lambda store: Records(store).stocks.of_bundle("1"),
    "number of a stock": lambda store: Records(store).stocks.is_number_used(1, "number"),
    "stocks that end": lambda store: (Records(store).stocks.next_due(), Records(store).stocks.due(1)),
    "code": lambda store: (Records(store).codes.known(1, ["a"]), Records(store).codes.take(1)),
    "stores of a stock": lambda store: (Records(store).stores.count(1), Records(store).stores.page(1, 0, 9)),
    "number of a use": lambda store: Records(store).uses.is_used(OWNER, BRAND, "number"),
    "token": lambda store: Records(store).tokens.find("token"),
    "user's coupon": lambda store: Records(store).user_coupons.find("code", "1", USER),
    "sent coupon": lambda store: Records(store).user_coupons.sent(USER, 1, "number"),
    "coupons of a user": lambda store: Records(store).user_coupons.count_of(USER, 1),
    "coupons of a user's bundle": lambda store: Records(store).user_coupons.of_bundle("1"),
    "list of coupons": lambda store: Records(store).user_coupons.page(user_coupons(state="USED"), 0, 9),
    "number of coupons": lambda store: Records(store).user_coupons.count(user_coupons(stock_id="1")),
    "coupons that change": lambda store: (
        Records(store).user_coupons.next_due(),
        Records(store).user_coupons.due(1),
    ),
    "plan": lambda store: (DeliveryPlans(store).find("1"), DeliveryPlans(store).created(OWNER, BRAND, "number")),
    "list of plans": lambda store: DeliveryPlans(store).page(
        Plans(OWNER, BRAND, (PlanState.PAUSED,), "PASSED", "1"), 0, 9
    ),
    "plans of a stock": lambda store: DeliveryPlans(store).of_stock(1),
    "plans that expire": lambda store: (DeliveryPlans(store).next_due(), DeliveryPlans(store).due(1)),
    "store": lambda store: (BrandStores(store).find(BRAND, "1"), BrandStores(store).has_equal(BRAND, {})),
    "list of stores": lambda store: (
        BrandStores(store).page(BRAND, "OPEN", 0, 9),
        BrandStores(store).count(BRAND, None),
    ),
    "merchant numbers of a store": lambda store: (Recipients(store).of_store(1), Recipients(store).find(1, OWNER)),
    "partnership": lambda store: (
        Partnerships(store).built_by(OWNER, "key"),
        Partnerships(store).between(OWNER, "stock", "partner"),
    ),
    "list of partnerships": lambda store: (
        Partnerships(store).page(OWNER, "stock", None, 0, 9),
        Partnerships(store).count(OWNER, "stock", "partner"),
    ),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_uses_an_index(store: Recorder, name: str) -> None:
    READS[name](store)
    assert store.scans() == []
