"""Coupons of users: send, confirm, use, return, deactivate, query and list them."""

from typing import Any

import pytest

from gateway.product_coupons import BRAND, USER, Coupon, Shop, done, refused
from wechatpay_gateway.family.steps import WrongStateError

INVALID, UNUSABLE, UNKNOWN, TAKEN = (
    (400, "INVALID_REQUEST"),
    (403, "NOT_ENOUGH"),
    (404, "NOT_FOUND"),
    (400, "ALREADY_EXISTS"),
)
STATES = ("CONFIRMING", "PENDING", "EFFECTIVE", "USED", "EXPIRED", "DELETED", "DEACTIVATED")
CALLS = {
    "confirm": ({"CONFIRMING"}, "EFFECTIVE", INVALID),
    "use": ({"EFFECTIVE"}, "USED", UNUSABLE),
    "return": ({"USED"}, "EFFECTIVE", INVALID),
    "deactivate": ({"CONFIRMING", "PENDING", "EFFECTIVE"}, "DEACTIVATED", INVALID),
}
STEPS = {"begin": ("PENDING", "EFFECTIVE"), "expire": ("EFFECTIVE", "EXPIRED"), "delete": ("EFFECTIVE", "DELETED")}
ORDER = {"transaction_id": "4200000000123456789123456789"}


@pytest.fixture
def coupon(shop: Shop) -> Coupon:
    """A product coupon with a stock that allows two coupons for each user."""
    return shop.new()


def test_a_sent_coupon_waits_for_its_confirmation(side: Shop) -> None:
    coupon = side.new()
    sent = done(coupon.send(attach="a", coupon_tag_info={"coupon_tag_list": []}))

    assert (sent["coupon_state"], sent["send_request_no"], sent["send_channel"]) == ("CONFIRMING", "send-1", "API")
    assert (sent["attach"], sent["product_coupon"]["product_coupon_id"]) == ("a", coupon.product_coupon_id)
    assert sent["stock"]["sent_count_info"] == {"total_count": 1, "today_count": 1}
    assert done(coupon.query(sent["coupon_code"])) == sent


def test_a_coupon_that_was_not_used_has_an_empty_usage(side: Shop) -> None:
    assert done(side.new().send())["single_usage_detail"] == {}


def test_no_coupon_of_a_product_coupon_in_review_is_sent(coupon: Coupon) -> None:
    coupon.shop.gateway.product_coupons.review(coupon.product_coupon_id)
    assert refused(coupon.send()) == INVALID
    coupon.shop.gateway.product_coupons.approve(coupon.product_coupon_id)
    assert done(coupon.send())["coupon_state"] == "CONFIRMING"


def test_a_deactivated_stock_of_the_examples_still_sends(shop: Shop) -> None:
    example = Coupon(shop, "1000000013", "1000000013001")
    done(shop.post(f"{example.stock_path}/deactivate", out_request_no="number-1", deactivate_reason="停用"))
    assert done(example.send())["coupon_state"] == "CONFIRMING"


def test_the_same_request_is_one_coupon(coupon: Coupon) -> None:
    first = done(coupon.send())
    done(coupon.change("confirm", first["coupon_code"]))
    again = done(coupon.send())
    assert (again["coupon_code"], again["coupon_state"]) == (first["coupon_code"], "EFFECTIVE")
    assert coupon.shown()["sent_count_info"]["total_count"] == 1


def test_the_same_number_with_other_content_is_refused(coupon: Coupon) -> None:
    coupon.sent()
    assert refused(coupon.send(attach="other")) == TAKEN


def test_the_same_number_of_another_user_is_another_coupon(coupon: Coupon) -> None:
    assert coupon.sent() != coupon.sent(user="user-2")


def test_a_user_gets_no_more_coupons_than_the_stock_allows(coupon: Coupon) -> None:
    coupon.sent("send-1")
    coupon.sent("send-2")
    assert refused(coupon.send("send-3")) == INVALID
    assert coupon.sent("send-3", "user-2")


def test_a_stock_sends_no_more_coupons_than_its_limit(shop: Shop) -> None:
    coupon = shop.new(stock_send_rule={"max_count": 2, "max_count_per_user": 1})
    coupon.sent(user="user-1")
    coupon.sent(user="user-2")
    assert refused(coupon.send(user="user-3")) == UNUSABLE


def test_a_stock_sends_no_more_coupons_a_day_than_its_limit(shop: Shop) -> None:
    coupon = shop.new(stock_send_rule={"max_count": 9, "max_count_per_day": 1, "max_count_per_user": 9})
    coupon.sent("send-1")
    assert refused(coupon.send("send-2")) == UNUSABLE
    shop.gateway.clock.advance(days=1)
    assert coupon.sent("send-2")
    assert coupon.shown()["sent_count_info"] == {"total_count": 2, "today_count": 1}


@pytest.mark.parametrize(("mode", "code"), [("WECHATPAY", "chosen"), ("API_ASSIGN", None)])
def test_a_request_chooses_the_code_only_if_the_stock_says_so(shop: Shop, mode: str, code: str | None) -> None:
    assert refused(shop.new(coupon_code_mode=mode).send(coupon_code=code)) == INVALID


def test_a_chosen_code_is_used_once(shop: Shop) -> None:
    coupon = shop.new(coupon_code_mode="API_ASSIGN")
    assert coupon.sent(coupon_code="chosen") == "chosen"
    assert refused(coupon.send("send-2", coupon_code="chosen")) == TAKEN


@pytest.mark.parametrize("changes", [{"product_coupon_id": "1"}, {"stock_id": "1"}, {"brand_id": "120345"}], ids=min)
def test_a_stock_that_does_not_exist_is_not_found(coupon: Coupon, changes: dict[str, str]) -> None:
    assert refused(coupon.send(**changes)) == UNKNOWN


@pytest.mark.parametrize("verb", ["confirm", "use", "return", "deactivate"])
def test_a_coupon_is_found_by_user_and_code(coupon: Coupon, verb: str) -> None:
    code = coupon.sent()
    assert refused(coupon.change(verb, "other")) == UNKNOWN
    assert refused(coupon.change(verb, code, "user-2")) == UNKNOWN


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", CALLS)
def test_a_call_is_refused_in_every_other_state(shop: Shop, verb: str, state: str) -> None:
    begins = shop.at(1 if state == "PENDING" else -1)
    coupon = shop.new(period=shop.period(available_begin_time=begins))
    code = coupon.sent()
    coupon.shop.gateway.user_product_coupons.set_state(code, state)
    sources, target, refusal = CALLS[verb]
    answer = coupon.change(verb, code)
    if state in sources:
        assert done(answer)["coupon_state"] == target
    else:
        assert refused(answer) == refusal
        assert coupon.state(code) == state


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_refused_in_every_other_state(coupon: Coupon, step: str, state: str) -> None:
    code, machine = coupon.sent(), coupon.shop.gateway.user_product_coupons
    machine.set_state(code, state)
    source, target = STEPS[step]
    if state == source:
        machine.take(step, code)
        assert coupon.state(code) == target
    else:
        with pytest.raises(WrongStateError):
            machine.take(step, code)


@pytest.mark.parametrize("verb", ["confirm", "deactivate"])
def test_a_retry_has_the_same_reply_and_another_number_is_refused(coupon: Coupon, verb: str) -> None:
    code = coupon.sent()
    first = done(coupon.change(verb, code))
    assert done(coupon.change(verb, code)) == first
    assert refused(coupon.change(verb, code, out_request_no="another-number")) == INVALID


def test_a_use_is_shown(side: Shop) -> None:
    coupon = side.new()
    code, at = coupon.effective(), side.at(0)
    used = done(
        coupon.change("use", code, use_time=at, associated_order_info=ORDER, saved_amount=100, out_request_no="use-one")
    )
    assert (used["coupon_state"], used["confirm_request_no"]) == ("USED", "confirm-number-1")
    usage = {"use_request_no": "use-one", "use_time": at, "associated_order_info": ORDER, "saved_amount": 100}
    assert used["single_usage_detail"] == usage


@pytest.mark.parametrize(
    ("brand_id", "state", "status"), [("120344", "OPEN", 200), ("120344", "CLOSED", 400), ("120345", "OPEN", 400)]
)
def test_a_coupon_is_used_in_an_open_store_of_the_brand(coupon: Coupon, brand_id: str, state: str, status: int) -> None:
    machine = coupon.shop.gateway.brand_stores
    store = str(machine.add(brand_id).store_id)
    machine.set_state(store, state)
    assert coupon.change("use", coupon.effective(), store_id=store).status == status


def test_a_use_is_of_one_order(coupon: Coupon) -> None:
    code = coupon.effective()
    both: dict[str, Any] = {"associated_order_info": ORDER, "associated_pay_score_order_info": {"order_id": "1"}}
    assert refused(coupon.change("use", code, **both)) == INVALID
    assert done(coupon.change("use", code, associated_order_info=ORDER))["coupon_state"] == "USED"


def test_a_state_that_does_not_exist_is_refused_with_those_that_do(coupon: Coupon) -> None:
    with pytest.raises(
        ValueError, match="user_product_coupons have no state 'LOST'; the states are: CONFIRMING, PENDING"
    ):
        coupon.shop.gateway.user_product_coupons.set_state(coupon.sent(), "LOST")


def test_the_number_of_a_use_is_used_once(coupon: Coupon) -> None:
    first, second = coupon.effective("send-1"), coupon.sent("send-2")
    done(coupon.change("confirm", second, out_request_no="confirm-number-2"))
    done(coupon.change("use", first))
    assert refused(coupon.change("use", second)) == INVALID
    assert refused(coupon.change("use", first)) == INVALID
    assert done(coupon.change("use", second, out_request_no="use-number-2"))["coupon_state"] == "USED"


def test_a_returned_coupon_can_be_used_again(coupon: Coupon) -> None:
    code = coupon.effective()
    done(coupon.change("use", code))
    returned = done(coupon.change("return", code))["single_usage_detail"]
    assert (returned["use_request_no"], returned["return_request_no"]) == ("use-number-1", "return-number-1")

    again = done(coupon.change("use", code, out_request_no="use-number-2"))
    assert again["single_usage_detail"].keys() == {"use_request_no", "use_time"}
    assert again["single_usage_detail"]["use_request_no"] == "use-number-2"


def test_coupons_are_listed_by_their_fields(side: Shop) -> None:
    coupon, appid = side.new(), {"appid": "wx1"}
    first, second = coupon.effective("send-1"), coupon.sent("send-2")
    coupon.sent(user="user-2")

    def listed(**arguments: str) -> list[str]:
        found = done(side.get(f"users/{USER}/coupons", **appid, **arguments))
        assert found["total_count"] == len(found["user_coupon_list"])
        return [each["coupon_code"] for each in found["user_coupon_list"]]

    assert listed() == [second, first]
    assert listed(coupon_state="EFFECTIVE") == [first]
    assert listed(product_coupon_id=coupon.product_coupon_id, stock_id=coupon.stock_id) == [second, first]
    assert listed(user_coupon_bundle_id="1") == []


def test_coupons_are_listed_page_by_page(shop: Shop) -> None:
    coupon = shop.new(stock_send_rule={"max_count": 9, "max_count_per_user": 9})
    codes = [coupon.sent(f"send-{at}") for at in range(5)]
    first = done(shop.get(f"users/{USER}/coupons", appid="wx1", page_size=3))
    rest = done(shop.get(f"users/{USER}/coupons", appid="wx1", page_size=3, page_token=first["next_page_token"]))
    assert [each["coupon_code"] for page in (first, rest) for each in page["user_coupon_list"]] == codes[::-1]
    assert (first["total_count"], rest.get("total_count"), rest.get("next_page_token")) == (5, None, None)


def test_a_list_names_an_existing_stock(coupon: Coupon) -> None:
    path = f"users/{USER}/coupons"
    assert refused(coupon.shop.get(path, appid="wx1", product_coupon_id="1")) == UNKNOWN
    named: dict[str, Any] = {"product_coupon_id": coupon.product_coupon_id, "stock_id": "1"}
    assert refused(coupon.shop.get(path, appid="wx1", **named)) == UNKNOWN


def test_a_token_gives_a_user_one_coupon(coupon: Coupon) -> None:
    machine = coupon.shop.gateway.user_product_coupons

    def token() -> str:
        body = {**coupon.numbers, "send_request_no": "send-1", "attach": "a"}
        found: str = done(coupon.shop.post(f"users/{USER}/pre-send-coupon", **body))["token"]
        return found

    first, second = token(), token()
    assert first != second
    received = machine.receive_by_token(first)
    assert machine.receive_by_token(second) == received
    shown = done(coupon.query(received.coupon_code))
    assert (shown["send_channel"], shown["attach"]) == ("RECEIVE_COMPONENT", "a")


def test_a_token_expires_after_five_minutes(coupon: Coupon) -> None:
    body = {**coupon.numbers, "send_request_no": "send-1"}
    token = done(coupon.shop.post(f"users/{USER}/pre-send-coupon", **body))["token"]
    coupon.shop.gateway.clock.advance(minutes=5)
    with pytest.raises(WrongStateError, match="the token expired at"):
        coupon.shop.gateway.user_product_coupons.receive_by_token(token)


def test_an_unknown_token_is_a_lookup_error(shop: Shop) -> None:
    with pytest.raises(LookupError, match="did not issue this token"):
        shop.gateway.user_product_coupons.receive_by_token("other")


def test_a_user_gets_a_coupon_through_an_offer(coupon: Coupon) -> None:
    received = coupon.shop.gateway.user_product_coupons.receive(coupon.stock_id, USER, channel_custom_info="c")
    shown = done(coupon.query(received.coupon_code))
    assert (shown["send_channel"], shown["channel_custom_info"]) == ("BRAND_MANAGE", "c")


def test_an_offer_of_a_paused_stock_is_refused(coupon: Coupon) -> None:
    coupon.shop.gateway.product_coupon_stocks.pause(coupon.stock_id)
    with pytest.raises(WrongStateError, match="is in state PAUSED; a coupon can only be sent in SENDING"):
        coupon.shop.gateway.user_product_coupons.receive(coupon.stock_id, USER)


def test_coupons_of_several_stocks_can_have_the_same_code(shop: Shop) -> None:
    machine = shop.gateway.user_product_coupons
    coupon = shop.new(coupon_code_mode="API_ASSIGN")
    added = shop.post(
        f"{coupon.path}/stocks", out_request_no="stock-2", stock=shop.stock(coupon_code_mode="API_ASSIGN")
    )
    other = coupon.of(done(added)["stock_id"])
    for each in (coupon, other):
        each.sent(coupon_code="same")
    with pytest.raises(LookupError, match="2 coupons with the code same"):
        machine.get("same")
    assert machine.get("same", other.stock_id).brand_id == BRAND
    with pytest.raises(LookupError, match="no coupon other"):
        machine.get("other")
