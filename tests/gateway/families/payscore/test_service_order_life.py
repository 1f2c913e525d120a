"""The life of a PayScore order over HTTP: from its creation to each end, and what time ends by itself."""

import re
from urllib.parse import urlsplit

import pytest

from gateway.control.test_control import control
from gateway.merchant_side import Merchant
from gateway.orders import REFUNDS, refusal_of
from gateway.pages import opened
from gateway.service_orders import APPID, FUND, NUMBER, SERVICE, SUB_APPID, SUB_MCHID, TOTAL, Side
from wechatpay_gateway.base.times import to_moment
from wechatpay_gateway.families.accounts.ledger import INITIAL_FEN
from wechatpay_gateway.families.payments.fees import fee_of
from wechatpay_gateway.families.payscore.steps import SERVICE_ORDER_STEPS, ServiceOrderState
from wechatpay_gateway.family.steps import Step, WrongStateError

OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
STEPS = [step for step in SERVICE_ORDER_STEPS if not step.is_call]
SHOWN = {
    "USER_CONFIRM": ("DOING", "USER_CONFIRM", None),
    "MCH_COMPLETE": ("DOING", "MCH_COMPLETE", "USER_PAYING"),
    "CHARGING": ("DOING", "MCH_COMPLETE", "USER_PAYING"),
    "DONE": ("DONE", None, "USER_PAID"),
}


def money(side: Side, owner: str) -> int:
    """Return what a merchant has earned, in fen."""
    return side.gateway.balances.get(owner).available - INITIAL_FEN


# From the beginning to each end.


def test_a_new_order_waits_for_the_user(side: Side) -> None:
    fields = side.created()
    assert (fields["state"], fields["out_order_no"], fields["mchid"]) == ("CREATED", NUMBER, side.merchant.mchid)
    assert re.fullmatch(r"1000000000[0-9]{21}", fields["order_id"])
    assert re.fullmatch(r"[0-9A-Za-z_-]{1,300}", fields["package"])
    assert side.states == ("CREATED", None, None)


def test_the_query_shows_what_was_sent(shop: Side) -> None:
    sent = shop.order(attach="a%20b", location={"start_location": "深圳"})
    order_id = shop.created(**sent)["order_id"]
    own = {"mchid": shop.merchant.mchid, "order_id": order_id, "state": "CREATED", "need_collection": True}
    assert shop.shown() == sent | own


def test_a_confirmed_order_is_in_use(side: Side) -> None:
    side.created()
    side.machine.confirm(NUMBER, openid="oUser")
    assert side.states == ("DOING", "USER_CONFIRM", None)
    assert side.shown()["openid"] == "oUser"


def test_the_users_number_is_that_of_the_sub_merchants_app(partner: Side) -> None:
    partner.confirmed(sub_appid=SUB_APPID)
    fields = partner.shown()
    assert (fields["sub_openid"], "openid" in fields) == (OPENID, False)


def test_a_completed_order_waits_for_the_money(side: Side) -> None:
    side.completed()
    assert side.states == ("DOING", "MCH_COMPLETE", "USER_PAYING")
    amounts = {"total_amount": TOTAL, "paying_amount": TOTAL, "paid_amount": 0}
    assert side.shown()["collection"] == {"state": "USER_PAYING", **amounts}


@pytest.mark.parametrize(("step", "trade_type"), [("collect", "AUTH"), ("pay", "JSAPI")])
def test_a_collected_order_is_done_and_paid(side: Side, step: str, trade_type: str) -> None:
    side.completed()
    paid = side.machine.take(step, NUMBER)
    assert side.states == ("DONE", None, "USER_PAID")
    collection = side.shown()["collection"]
    (detail,) = collection["details"]
    assert (collection["paying_amount"], collection["paid_amount"]) == (0, TOTAL)
    assert detail == {
        "seq": 1,
        "amount": TOTAL,
        "paid_type": "NEWTON",
        "paid_time": detail["paid_time"],
        "transaction_id": paid.transaction_id,
    }
    assert re.fullmatch("[0-9]{14}", detail["paid_time"])
    (payment,) = side.gateway.payments.orders.of_transaction(paid.transaction_id or "")
    assert (payment.trade_type, payment.fields["attach"]) == (trade_type, f"wxzff|{paid.order_id}|{NUMBER}")


def test_a_synchronized_order_is_done_without_a_payment(side: Side) -> None:
    side.completed()
    time = side.time(30)
    side.changed("sync", detail={"paid_time": time})
    assert side.states == ("DONE", None, "USER_PAID")
    assert side.shown()["collection"]["details"] == [{"seq": 1, "amount": TOTAL, "paid_type": "MCH", "paid_time": time}]
    assert side.gateway.orders.newest(1) == ()


def test_an_order_of_0_yuan_is_done_at_once(side: Side) -> None:
    side.completed(total_amount=0, post_payments=[{"name": "租金", "amount": 100}])
    assert side.states == ("DONE", None, None)
    assert side.shown()["total_amount"] == 0


@pytest.mark.parametrize("state", ["CREATED", "USER_CONFIRM", "MCH_COMPLETE"])
def test_a_canceled_order_is_revoked(side: Side, state: str) -> None:
    side.created()
    side.put(state)
    side.changed("cancel")
    assert side.states == ("REVOKED", None, None)


def test_the_replies_of_merchants_show_the_order(shop: Side) -> None:
    shop.confirmed()
    reply = shop.change("complete").json()
    assert (reply["state"], reply["state_description"], reply["total_amount"]) == ("DOING", "MCH_COMPLETE", TOTAL)
    reply = shop.change("modify").json()
    assert (reply["collection"]["paying_amount"], reply["total_amount"]) == (3_000, 3_000)
    reply = shop.change("sync").json()
    assert (reply["state"], reply["openid"]) == ("DONE", OPENID)


def test_the_reply_of_a_cancellation_has_the_numbers(shop: Side) -> None:
    order_id = shop.created()["order_id"]
    names = {"appid": APPID, "service_id": SERVICE, "out_order_no": NUMBER, "order_id": order_id}
    assert shop.change("cancel").json() == names | {"mchid": shop.merchant.mchid}


# Money.


def test_a_collected_amount_is_the_merchants(shop: Side) -> None:
    shop.completed()
    shop.machine.collect(NUMBER)
    assert money(shop, shop.merchant.mchid) == TOTAL - fee_of(TOTAL)


def test_a_collected_amount_is_the_sub_merchants(partner: Side) -> None:
    partner.gateway.merchants.add(SUB_MCHID, like=partner.merchant.mchid)
    before = partner.gateway.balances.get(SUB_MCHID).available
    partner.completed()
    partner.machine.collect(NUMBER)
    assert partner.gateway.balances.get(SUB_MCHID).available - before == TOTAL - fee_of(TOTAL)
    assert money(partner, partner.merchant.mchid) == 0


def test_a_lowered_amount_is_collected(shop: Side) -> None:
    shop.completed()
    shop.changed("modify")
    shop.machine.collect(NUMBER)
    assert money(shop, shop.merchant.mchid) == 3_000 - fee_of(3_000)


def test_the_money_of_an_order_with_profit_sharing_is_frozen(shop: Side) -> None:
    shop.completed(profit_sharing=True)
    shop.machine.collect(NUMBER)
    assert shop.gateway.balances.get(shop.merchant.mchid).frozen == TOTAL - fee_of(TOTAL)


def test_a_paid_order_is_refunded_by_its_transaction(side: Side) -> None:
    side.completed()
    number = side.machine.collect(NUMBER).transaction_id
    amount = {"refund": TOTAL, "total": TOTAL, "currency": "CNY"}
    own = {"sub_mchid": SUB_MCHID} if side.is_partner else {}
    body = {"transaction_id": number, "out_refund_no": "r1", "amount": amount, **own}
    assert side.merchant.call_json(REFUNDS, body).status == 200
    by_number = {**body, "transaction_id": None, "out_trade_no": NUMBER, "out_refund_no": "r2"}
    sent = {name: value for name, value in by_number.items() if value is not None}
    assert refusal_of(side.merchant.call_json(REFUNDS, sent))[:2] == (404, "RESOURCE_NOT_EXISTS")


@pytest.mark.parametrize(("step", "trade_type"), [("collect", "AUTH"), ("pay", "JSAPI")])
def test_a_paid_order_is_in_the_trade_bill(side: Side, step: str, trade_type: str) -> None:
    side.completed()
    order = side.machine.take(step, NUMBER)
    day = to_moment(order.paid or 0)[:10]
    side.gateway.clock.advance(hours=36)
    reply: dict[str, str] = side.merchant.call(f"/v3/bill/tradebill?bill_date={day}", method="GET").json()
    url = urlsplit(reply["download_url"])
    content = side.merchant.call(f"{url.path}?{url.query}", method="GET").body.decode()
    (row,) = (line for line in content.splitlines() if order.order_id in line)
    assert {f"`{trade_type}", f"`{order.transaction_id}", f"`wxzff|{order.order_id}|{NUMBER}"} <= {*row.split(",")}


# Repeated requests.


def test_the_same_creation_returns_the_same_reply(side: Side) -> None:
    assert side.created() == side.created()


def test_a_creation_in_other_words_is_refused(side: Side) -> None:
    side.created()
    reply = side.create(service_introduction="YY")
    assert refusal_of(reply)[:2] == (400, "INVALID_REQUEST")
    assert reply.internal_number == 268498688


def test_both_kinds_of_orders_may_have_a_number(shop: Side, partner: Side) -> None:
    assert shop.created()["order_id"] != partner.created()["order_id"]


@pytest.mark.parametrize("state", ["CREATED", "MCH_COMPLETE"])
def test_the_same_cancellation_succeeds_again(side: Side, state: str) -> None:
    side.created()
    side.put(state)
    first = side.change("cancel")
    again = side.change("cancel")
    assert (again.status, again.body) == (side.success, first.body)


def test_another_cancellation_is_refused(side: Side) -> None:
    side.created()
    side.changed("cancel")
    assert refusal_of(side.change("cancel", reason="缺货"))[:2] == (400, "ORDER_CANCELED")


# What time ends.


def test_an_order_that_nobody_confirms_expires_after_30_days(side: Side) -> None:
    side.created()
    side.gateway.clock.advance(days=29, hours=23)
    assert side.states[0] == "CREATED"
    side.gateway.clock.advance(hours=1)
    assert side.states[0] == "EXPIRED"


def test_a_confirmed_order_never_expires(side: Side) -> None:
    side.confirmed()
    side.gateway.clock.advance(days=400)
    assert side.states[0] == "DOING"


def test_a_charge_fails_by_itself_after_3_minutes(side: Side) -> None:
    side.completed()
    side.machine.charge(NUMBER)
    side.gateway.clock.advance(seconds=178)
    reply = side.change("modify")
    assert (reply.code, reply.json()["message"]) == ("INVALID_ORDER_STATE", "单据正在扣款中，请稍后再试")
    side.gateway.clock.advance(seconds=2)
    assert side.machine.get(NUMBER).state is ServiceOrderState.MCH_COMPLETE
    side.changed("modify")


def test_a_package_opens_the_page_for_an_hour(side: Side) -> None:
    side.created()
    side.gateway.clock.advance(minutes=59)
    side.machine.open(NUMBER)
    side.machine.decline(NUMBER)
    side.gateway.clock.advance(minutes=1)
    for step in ("open", "confirm"):
        with pytest.raises(WrongStateError, match="Create the order again with the same arguments"):
            side.machine.take(step, NUMBER)


def test_the_same_creation_renews_an_expired_package(side: Side) -> None:
    package = side.created()["package"]
    side.gateway.clock.advance(hours=1)
    assert side.created()["package"] != package
    side.machine.confirm(NUMBER)


def test_an_opened_page_can_be_used_for_two_hours(side: Side) -> None:
    side.created()
    side.machine.open(NUMBER)
    side.gateway.clock.advance(hours=1, minutes=59)
    assert side.machine.confirm(NUMBER).state is ServiceOrderState.USER_CONFIRM


def test_a_page_that_was_open_for_longer_cannot_be_used(side: Side) -> None:
    side.created()
    side.machine.open(NUMBER)
    side.gateway.clock.advance(hours=2, seconds=1)
    with pytest.raises(WrongStateError, match="for more than 2 hours"):
        side.machine.confirm(NUMBER)
    assert side.states[0] == "CREATED"
    side.created()
    side.machine.open(NUMBER)
    side.machine.confirm(NUMBER)


# Users.


@pytest.mark.parametrize("step", ["open", "decline", "fail_assessment"])
def test_a_user_who_does_not_confirm_changes_no_reply(side: Side, step: str) -> None:
    side.created()
    before = side.shown()
    side.machine.take(step, NUMBER)
    assert side.shown() == before


def test_the_amount_of_a_user_who_paid_a_deposit_cannot_be_changed(side: Side) -> None:
    side.created()
    side.machine.pay_deposit(NUMBER)
    side.changed("complete")
    assert refusal_of(side.change("modify"))[:2] == (400, "INVALID_REQUEST")


def test_there_is_no_deposit_in_pay_later_mode(side: Side) -> None:
    side.created(risk_fund={"name": "ESTIMATE_ORDER_COST", "amount": FUND})
    with pytest.raises(WrongStateError, match="pay-later mode"):
        side.machine.pay_deposit(NUMBER)


# Each step in each state, over the control addresses, and the console.


@pytest.mark.parametrize("state", ServiceOrderState)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_moves_the_order_or_is_refused(shop: Side, step: Step, state: ServiceOrderState) -> None:
    shop.created()
    shop.put(state)
    path = f"/service_orders/{step.name.replace('_', '-')}"
    reply = control(shop.merchant, "POST", path, {"out_order_no": NUMBER})
    expected = step.after(state) if state in step.source else state
    assert (reply.status, shop.machine.get(NUMBER).state) == (200 if state in step.source else 400, expected)
    assert state in step.source or f"is in state {state}; {step.name} requires" in reply.json()["error"]
    assert shop.states == SHOWN.get(expected, (expected, None, None))


def test_the_console_has_a_button_for_each_possible_step(shop: Side, merchant: Merchant) -> None:
    shop.completed()
    (row,) = opened(merchant, "/_gateway/console/families/service_orders").all("tbody")[0].all("tr")
    assert [each.text for each in row.all("button")] == ["Charge", "Collect", "Pay"]
