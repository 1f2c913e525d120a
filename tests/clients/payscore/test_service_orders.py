"""PayScore orders through both clients, over HTTP: from the creation to the notification of the payment."""

from typing import Any

import pytest

from support.both import Both
from support.examples import own_example
from support.receiver import receiving
from wechatpay_clients.payscore.service_orders.user_confirm import ConfirmedOrder, ConfirmedPartnerOrder
from wechatpay_clients.payscore.service_orders.user_paid import PaidOrder, PaidPartnerOrder
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import OutcomeUnknown

MERCHANT, PARTNER = "payscore.service_orders", "payscore.partner_service_orders"
SHAPES = [(MERCHANT, ConfirmedOrder, PaidOrder), (PARTNER, ConfirmedPartnerOrder, PaidPartnerOrder)]
SERVICES = [MERCHANT, PARTNER]
NUMBER, TOTAL = "score1", 9_900
IN_PAY_LATER_MODE = {"risk_fund": {"name": "ESTIMATE_ORDER_COST", "amount": TOTAL}}
AMOUNT = {"post_payments": [{"name": "租金", "amount": TOTAL}], "post_discounts": None, "total_amount": TOTAL}


def call(client: Both, service: str, verb: str, **changes: Any) -> Any:
    """Call an operation as in its example, for the order of these tests."""
    name = f"{service}.{verb}_order" if verb != "modify" else f"{service}.update_order_amount"
    arguments = {**own_example(name), "out_order_no": NUMBER, **changes}
    return client.call_by_name(name, {key: value for key, value in arguments.items() if value is not None})


def create(client: Both, service: str, **changes: Any) -> Any:
    """Create an order whose service starts when the user confirms."""
    return call(client, service, "create", time_range={"start_time": "OnAccept"}, **IN_PAY_LATER_MODE, **changes)


def complete(client: Both, service: str) -> Any:
    """Complete the order."""
    return call(client, service, "complete", **AMOUNT, time_range=None, complete_time=None)


def machine_of(gateway: RunningGateway, service: str) -> Any:
    """Return the state machine of the orders of a service."""
    return gateway.machines[service.rpartition(".")[2]]


@pytest.mark.parametrize(("service", "confirmed", "paid"), SHAPES, ids=SERVICES)
def test_the_notifications_open_with_their_types(
    client: Both, wechatpay_gateway: RunningGateway, service: str, confirmed: type, paid: type
) -> None:
    machine = machine_of(wechatpay_gateway, service)
    with receiving() as receiver:
        create(client, service, notify_url=receiver.url)
        machine.confirm(NUMBER)
        complete(client, service)
        machine.collect(NUMBER)
        wechatpay_gateway.deliver()
        first, second = (client.parse(each.headers, each.body).resource for each in receiver.deliveries)

    assert (type(first), first.state, first.state_description) == (confirmed, "DOING", "USER_CONFIRM")
    assert (type(second), second.state, second.collection.paid_amount) == (paid, "DONE", TOTAL)
    shown = call(client, service, "query").collection
    assert second.collection.details[0].transaction_id == shown.details[0].transaction_id is not None
    assert second.problems == first.problems == ()


@pytest.mark.parametrize("service", SERVICES)
def test_a_paid_order_is_final(client: Both, wechatpay_gateway: RunningGateway, service: str) -> None:
    create(client, service)
    machine_of(wechatpay_gateway, service).confirm(NUMBER)
    complete(client, service)
    machine_of(wechatpay_gateway, service).pay(NUMBER)

    own = own_example(f"{service}.query_order") | {"out_order_no": NUMBER}
    order = client.call(f"{service}.wait_until_final", **own, timeout=60)
    assert (order.state, order.collection.state, order.problems) == ("DONE", "USER_PAID", ())


@pytest.mark.parametrize("service", SERVICES)
def test_a_completion_whose_reply_was_lost_is_settled(
    client: Both, wechatpay_gateway: RunningGateway, service: str
) -> None:
    create(client, service)
    machine_of(wechatpay_gateway, service).confirm(NUMBER)
    wechatpay_gateway.faults.add("cut_after")
    with pytest.raises(OutcomeUnknown, match="ORDER_DONE") as caught:
        complete(client, service)

    assert client.settle(caught.value).state_description == "MCH_COMPLETE"


@pytest.mark.parametrize(("verb", "code"), [("sync", "ORDER_DONE"), ("modify", "INVALID_REQUEST")])
def test_a_change_whose_reply_was_lost_is_settled(
    client: Both, wechatpay_gateway: RunningGateway, verb: str, code: str
) -> None:
    create(client, MERCHANT)
    wechatpay_gateway.service_orders.set_state(NUMBER, "MCH_COMPLETE")
    lower = {"post_payments": [{"name": "租金", "amount": 1}], "post_discounts": None, "total_amount": 1}
    wechatpay_gateway.faults.add("cut_after")
    with pytest.raises(OutcomeUnknown, match=code) as caught:
        call(client, MERCHANT, verb, **(lower if verb == "modify" else {}))

    collection = client.settle(caught.value).collection
    assert (collection.paying_amount, collection.paid_amount) == ((0, TOTAL) if verb == "sync" else (1, 0))


@pytest.mark.parametrize("service", SERVICES)
def test_a_cancellation_whose_reply_was_lost_succeeds(
    client: Both, wechatpay_gateway: RunningGateway, service: str
) -> None:
    create(client, service)
    wechatpay_gateway.faults.add("cut_after")
    call(client, service, "cancel")

    assert call(client, service, "query").state == "REVOKED"


@pytest.mark.parametrize("service", SERVICES)
def test_the_amount_of_a_lowered_order_is_shown(client: Both, wechatpay_gateway: RunningGateway, service: str) -> None:
    create(client, service)
    machine_of(wechatpay_gateway, service).confirm(NUMBER)
    complete(client, service)
    lower = {"post_payments": [{"name": "租金", "amount": 1}], "post_discounts": None, "total_amount": 1}
    call(client, service, "modify", **lower)

    assert call(client, service, "query").collection.paying_amount == 1
