"""No call about activities, e-invoices, members, malls and links reads a whole table, however many rows it has."""

from collections.abc import Callable, Iterator

import pytest

from gateway.query_plans import Recorder
from wechatpay_gateway.base.store import Store
from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.families.card_links import operations as card_links
from wechatpay_gateway.families.card_links.links import Links
from wechatpay_gateway.families.fapiao import operations as fapiao
from wechatpay_gateway.families.fapiao.invoices import Invoices
from wechatpay_gateway.families.fapiao.merchants import FapiaoMerchants
from wechatpay_gateway.families.fapiao.settings import Settings
from wechatpay_gateway.families.fapiao.titles import Titles
from wechatpay_gateway.families.malls import operations as malls
from wechatpay_gateway.families.malls.members import Members
from wechatpay_gateway.families.malls.payments import MallPayments
from wechatpay_gateway.families.membership import operations as membership
from wechatpay_gateway.families.membership.cards import Cards, UnknownCardError
from wechatpay_gateway.families.membership.requests import Requests
from wechatpay_gateway.families.pay_gifts import operations as pay_gifts
from wechatpay_gateway.families.pay_gifts.activities import Activities, Activity
from wechatpay_gateway.families.pay_gifts.entries import Entries
from wechatpay_gateway.families.pay_gifts.steps import ActivityState

OWNER, BRAND, USER = "1900000001", "120344", "user-1"
ACTIVITY = Activity(OWNER, "1", None, "type", "name", ActivityState.CREATED, "{}", 0, 0, 0, 0)


@pytest.fixture(scope="module")
def store() -> Iterator[Recorder]:
    recorder = Recorder()
    modules = (pay_gifts, fapiao, membership, malls, card_links)
    recorder.prepare([Tables.read(each.__name__.split(".")[-2], 1, each.__name__) for each in modules])
    yield recorder
    recorder.close()


def newest_card(store: Store) -> None:
    with pytest.raises(UnknownCardError):
        Cards(store).get(USER, "card")


READS: dict[str, Callable[[Store], object]] = {
    "activity": lambda store: (Activities(store).find("1", OWNER), Activities(store).numbered(OWNER, "number")),
    "list of activities": lambda store: Activities(store).page(OWNER, {"activity_status": "STOP_ACT_STATUS"}, 0, 9),
    "all activities": lambda store: Activities(store).page(OWNER, {"activity_name": "name"}, 0, 9),
    "activities that change": lambda store: (Activities(store).next_due(), Activities(store).due(1)),
    "merchants of an activity": lambda store: Entries(store).page(ACTIVITY, "merchant", 0, 9),
    "change of an activity": lambda store: (
        Entries(store).change(OWNER, "add", "number"),
        Entries(store).refused(["1"]),
    ),
    "title": lambda store: Titles(store).find(OWNER, "apply"),
    "settings": lambda store: (Settings(store).url(OWNER), Settings(store).get(OWNER, "sub")),
    "invoice": lambda store: Invoices(store).find(OWNER, "fapiao"),
    "invoices of an application": lambda store: (
        Invoices(store).of_application(OWNER, "apply"),
        Invoices(store).has_application("apply"),
    ),
    "invoices of a payment": lambda store: Invoices(store).paid_with("sub", ["1", "2"]),
    "file": lambda store: Invoices(store).with_token("token", 1),
    "results of invitations": lambda store: FapiaoMerchants(store).results(OWNER, 0, 1, "code", is_failed=True),
    "invited merchant": lambda store: FapiaoMerchants(store).find(OWNER, "sub"),
    "cards of a user": lambda store: Cards(store).of_user(OWNER, BRAND, USER, "card"),
    "card": lambda store: Cards(store).with_code(OWNER, BRAND, "card", "code"),
    "list of cards": lambda store: Cards(store).page(OWNER, BRAND, USER, "EFFECTIVE", 0, 9),
    "newest card of a user": newest_card,
    "cards that expire": lambda store: (Cards(store).next_due(), Cards(store).due(1)),
    "report of points": lambda store: (Requests(store).content(OWNER, "points", "1"), Requests(store).exchange("1")),
    "member of a mall": lambda store: (Members(store).get(OWNER, USER), Members(store).is_parked(OWNER, USER, 1)),
    "payment in a mall": lambda store: (MallPayments(store).find(OWNER, "1"), MallPayments(store).pending(OWNER, USER)),
    "links of a brand": lambda store: Links(store).page(OWNER, BRAND, "APP", 0, 9),
    "link of an account": lambda store: Links(store).is_linked(("APP", "wx1", "", "")),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_uses_an_index(store: Recorder, name: str) -> None:
    READS[name](store)
    assert store.scans() == []
