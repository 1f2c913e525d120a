"""Brand stores: their review, their changes, and their merchant numbers."""

import json
from typing import Any

import pytest
from attrs import frozen

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.family.steps import WrongStateError
from wechatpay_gateway.server import RunningGateway

BRAND = "120344"
INVALID, UNKNOWN, FIXED, TAKEN = (
    (400, "INVALID_REQUEST"),
    (404, "NOT_FOUND"),
    (400, "PARAM_ERROR"),
    (400, "ALREADY_EXISTS"),
)
ADDRESS = {"address_code": "440305", "address_detail": "深南大道10000号"}
BASICS = {"store_reference_id": "MDL001", "branch_name": "海岸城店"}
BUSINESS = {"service_phone": "0755-86013388", "business_hours": "周一至周五 09:00-20:00"}
PAIRS = {
    "CREATING": ("CREATING", "PROCESSING"),
    "CREATING_REJECTED": ("CREATING", "REJECTED"),
    "OPEN": ("OPEN", "SUCCESS"),
    "OPEN_IN_REVIEW": ("OPEN", "PROCESSING"),
    "OPEN_REJECTED": ("OPEN", "REJECTED"),
    "CLOSED": ("CLOSED", "SUCCESS"),
    "CLOSED_IN_REVIEW": ("CLOSED", "PROCESSING"),
    "CLOSED_REJECTED": ("CLOSED", "REJECTED"),
}


@frozen
class Manager:
    """A service provider or a brand that manages the stores of the brand."""

    gateway: RunningGateway
    merchant: Merchant
    is_brand: bool

    def call(self, method: str, path: str = "", /, **fields: Any) -> Answer:
        root = "/brand/store/brandstores" if self.is_brand else "/v3/brand/partner/store/brandstores"
        named = fields if self.is_brand else {"brand_id": BRAND, **fields}
        if method == "GET":
            arguments = "&".join(f"{name}={value}" for name, value in named.items())
            return self.merchant.call(f"{root}{path}{'?' if arguments else ''}{arguments}", method="GET")
        return self.merchant.call(f"{root}{path}", json.dumps(named).encode(), method=method)

    def create(self, **changes: Any) -> Answer:
        body: dict[str, Any] = {"store_basics": BASICS, "store_address": ADDRESS, "store_business": BUSINESS, **changes}
        return self.call("POST", **body)

    def new(self, state: str = "CREATING") -> str:
        """Create a store, put it into a state, and return its number."""
        number: str = done(self.create())["store_id"]
        self.gateway.brand_stores.set_state(number, state)
        return number

    def shown(self, number: str) -> dict[str, Any]:
        return done(self.call("GET", f"/{number}"))

    def states(self, number: str) -> tuple[str, str]:
        shown = self.shown(number)
        return shown["store_state"], shown["audit_state"]


def done(answer: Answer) -> dict[str, Any]:
    assert answer.status == 200, answer.body.decode()
    fields: dict[str, Any] = answer.json()
    return fields


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.code


@pytest.fixture
def partner(gateway: RunningGateway, merchant: Merchant) -> Manager:
    return Manager(gateway, merchant, is_brand=False)


@pytest.fixture
def brand(gateway: RunningGateway) -> Manager:
    return Manager(gateway, Merchant.brand_from_env(gateway.environment), is_brand=True)


@pytest.fixture(params=["partner", "brand"])
def manager(request: pytest.FixtureRequest, partner: Manager, brand: Manager) -> Manager:
    return brand if request.param == "brand" else partner


def test_a_new_store_is_in_review(manager: Manager) -> None:
    store = done(manager.create())
    assert store == {
        **({} if manager.is_brand else {"brand_id": BRAND}),
        "store_id": store["store_id"],
        "store_state": "CREATING",
        "audit_state": "PROCESSING",
        "store_basics": BASICS,
        "store_address": ADDRESS,
        "store_business": BUSINESS,
    }
    assert manager.shown(store["store_id"]) == store


def test_a_service_provider_and_the_brand_see_the_same_stores(partner: Manager, brand: Manager) -> None:
    number = partner.new()
    assert {**brand.shown(number), "brand_id": BRAND} == partner.shown(number)


@pytest.mark.parametrize(
    "changes", [{"store_address": {**ADDRESS, "address_detail": "其他"}}, {"store_basics": {"branch_name": "海岸城店"}}]
)
def test_a_store_exists_once(partner: Manager, changes: dict[str, Any]) -> None:
    done(partner.create())
    assert refused(partner.create(**changes)) == TAKEN


def test_another_store_can_be_created(partner: Manager) -> None:
    done(partner.create())
    other = {"store_basics": {"branch_name": "南山店"}, "store_address": ADDRESS}
    assert partner.create(**other).status == 200


def test_a_rejected_store_is_corrected(partner: Manager) -> None:
    number, machine = partner.new(), partner.gateway.brand_stores
    machine.reject(number, reason="电话错误")
    assert partner.states(number) == ("CREATING", "REJECTED")
    assert partner.shown(number)["review_reject_reason"] == "电话错误"
    done(partner.call("PATCH", f"/{number}", store_business={"service_phone": "0755-1"}))
    assert partner.states(number) == ("CREATING", "PROCESSING")
    machine.approve(number)
    shown = partner.shown(number)
    assert (partner.states(number), "review_reject_reason" in shown) == (("OPEN", "SUCCESS"), False)
    assert shown["store_business"] == {**BUSINESS, "service_phone": "0755-1"}


def test_a_change_of_an_open_store_waits_for_its_approval(manager: Manager) -> None:
    number = manager.new("OPEN")
    changed = done(manager.call("PATCH", f"/{number}", store_basics={"branch_name": "南山店"}))
    assert (changed["store_basics"], manager.states(number)) == (BASICS, ("OPEN", "PROCESSING"))
    manager.gateway.brand_stores.approve(number)
    assert manager.shown(number)["store_basics"] == {**BASICS, "branch_name": "南山店"}


def test_a_rejected_change_leaves_the_store_as_it_was(partner: Manager) -> None:
    number = partner.new("OPEN")
    done(partner.call("PATCH", f"/{number}", store_basics={"branch_name": "南山店"}))
    partner.gateway.brand_stores.reject_change(number)
    assert (partner.states(number), partner.shown(number)["store_basics"]) == (("OPEN", "REJECTED"), BASICS)


@pytest.mark.parametrize("state", PAIRS)
def test_changes_without_a_review_take_effect_at_once(partner: Manager, state: str) -> None:
    number = partner.new(state)
    answer = partner.call("PATCH", f"/{number}", store_business={"service_phone": "0755-1"})
    if state.startswith("CLOSED"):
        assert refused(answer) == FIXED
    else:
        phone = done(answer)["store_business"]["service_phone"]
        assert phone == ("0755-1" if state.startswith("OPEN") else "0755-86013388")


def test_an_approved_change_keeps_later_changes_without_a_review(partner: Manager) -> None:
    number = partner.new("OPEN")
    basics = {"branch_name": "南山店"}
    done(partner.call("PATCH", f"/{number}", store_basics=basics, store_business={"service_phone": "0755-1"}))
    done(partner.call("PATCH", f"/{number}", store_business={"service_phone": "0755-2"}))
    partner.gateway.brand_stores.approve(number)
    shown = partner.shown(number)
    assert (shown["store_basics"]["branch_name"], shown["store_business"]["service_phone"]) == ("南山店", "0755-2")


@pytest.mark.parametrize("state", PAIRS)
def test_a_store_in_review_or_closed_cannot_be_changed(partner: Manager, state: str) -> None:
    number = partner.new(state)
    answer = partner.call("PATCH", f"/{number}", store_basics={"branch_name": "南山店"})
    if state in ("CREATING_REJECTED", "OPEN", "OPEN_REJECTED"):
        assert done(answer)["audit_state"] == "PROCESSING"
    else:
        assert refused(answer) == FIXED


@pytest.mark.parametrize("state", PAIRS)
@pytest.mark.parametrize(("verb", "source", "target"), [("close", "OPEN", "CLOSED"), ("resume", "CLOSED", "OPEN")])
def test_a_store_is_suspended_and_reopened(partner: Manager, state: str, verb: str, source: str, target: str) -> None:
    number = partner.new(state)
    answer = partner.call("POST", f"/{number}/{verb}")
    if state.startswith(source):
        assert done(answer) == {"brand_id": BRAND, "store_id": number, "store_state": target}
        assert partner.states(number) == (target, PAIRS[state][1])
    else:
        assert refused(answer) == INVALID


def test_a_change_of_a_suspended_store_is_still_reviewed(partner: Manager) -> None:
    number, machine = partner.new("CLOSED_IN_REVIEW"), partner.gateway.brand_stores
    machine.approve_closed(number)
    assert partner.states(number) == ("CLOSED", "SUCCESS")
    machine.set_state(number, "CLOSED_IN_REVIEW")
    machine.reject_closed(number)
    assert partner.states(number) == ("CLOSED", "REJECTED")
    with pytest.raises(WrongStateError):
        machine.approve(number)


def test_a_deleted_store_is_gone(manager: Manager) -> None:
    number = manager.new("CLOSED")
    assert manager.call("DELETE", f"/{number}").status == 204
    assert refused(manager.call("GET", f"/{number}")) == UNKNOWN
    assert refused(manager.call("DELETE", f"/{number}")) == UNKNOWN
    assert done(manager.create())["store_id"] != number


def test_a_store_of_another_brand_is_not_found(partner: Manager) -> None:
    number = partner.new()
    for method, path in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/close")):
        assert refused(partner.call(method, f"/{number}{path}", brand_id="120345")) == UNKNOWN


def test_stores_are_listed_by_state_page_by_page(manager: Manager) -> None:
    machine = manager.gateway.brand_stores
    before = done(manager.call("GET"))["total_count"]
    numbers = [str(machine.add(branch_name=f"{at}店").store_id) for at in range(5)]
    machine.set_state(numbers[0], "CLOSED")
    listed = done(manager.call("GET", limit=2, offset=1))
    assert [each["store_id"] for each in listed["data"]] == [numbers[3], numbers[2]]
    assert (listed["total_count"], listed["limit"], listed["offset"]) == (before + 5, 2, 1)
    closed = done(manager.call("GET", store_state="CLOSED"))
    assert ([each["store_id"] for each in closed["data"]], closed["total_count"]) == (numbers[:1], 1)


def bind(manager: Manager, number: str, mchid: str = "1230000109") -> Answer:
    return manager.call("POST", f"/{number}/bindrecipient", mchid=mchid, company_name="腾讯")


def unbind(manager: Manager, number: str, mchid: str = "1230000109") -> Answer:
    return manager.call("POST", f"/{number}/unbindrecipient", mchid=mchid)


def test_a_merchant_number_is_bound_and_unbound(manager: Manager) -> None:
    number = manager.new("OPEN")
    bound = done(bind(manager, number))
    assert done(bind(manager, number)) == bound
    recipient = {"mchid": "1230000109", "company_name": "腾讯", "recipient_state": "CONFIRMED"}
    assert bound.items() >= recipient.items()
    assert manager.shown(number)["store_recipient"] == [recipient]
    assert done(unbind(manager, number)) == {}
    assert "store_recipient" not in manager.shown(number)
    assert "failed_reason" in done(unbind(manager, number))


def test_a_store_has_at_most_three_merchant_numbers(partner: Manager) -> None:
    number = partner.new("OPEN")
    for at in range(3):
        done(bind(partner, number, f"123000010{at}"))
    assert refused(bind(partner, number, "1230000109")) == INVALID


def test_a_merchant_number_that_was_refused_counts_again_when_it_is_bound(partner: Manager) -> None:
    number = partner.new("OPEN")
    done(bind(partner, number))
    partner.gateway.brand_store_recipients.set_state(number, "1230000109", "ADMIN_REJECTED")
    for at in range(3):
        done(bind(partner, number, f"123000010{at}"))
    assert refused(bind(partner, number)) == INVALID
    done(unbind(partner, number, "1230000100"))
    assert done(bind(partner, number))["recipient_state"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("step", "state"), [("confirm", "CONFIRMED"), ("refuse", "ADMIN_REJECTED"), ("time_out", "TIMEOUT_REJECTED")]
)
def test_an_administrator_confirms_a_merchant_number(partner: Manager, step: str, state: str) -> None:
    number, machine = partner.new("OPEN"), partner.gateway.brand_store_recipients
    done(bind(partner, number))
    machine.ask(number, "1230000109")
    assert done(bind(partner, number))["recipient_state"] == "CONFIRMING"
    assert "failed_reason" in done(unbind(partner, number))
    machine.take(step, number, "1230000109")
    assert partner.shown(number)["store_recipient"][0]["recipient_state"] == state
    assert done(bind(partner, number))["recipient_state"] == "CONFIRMED"


def test_unknown_stores_and_merchant_numbers_are_lookup_errors(gateway: RunningGateway) -> None:
    with pytest.raises(LookupError, match="no brand store 1"):
        gateway.brand_stores.get("1")
    with pytest.raises(LookupError, match="brand store 1 has no merchant number 2"):
        gateway.brand_store_recipients.get("1", "2")
