"""The orders of the examples, as a strict client reads them, have every documented field."""

import pytest

from support.both import Both
from wechatpay_gateway.server import RunningGateway

SERVICES = {"direct": "payments.transactions", "partner": "payments.partner_transactions"}


@pytest.mark.usefixtures("example_orders")
def test_an_order_of_the_examples_has_every_documented_field(client: Both, wechatpay_gateway: RunningGateway) -> None:
    orders = [order for order in wechatpay_gateway.orders if order.family in SERVICES]
    assert len(orders) > 5
    for order in orders:
        payee = {"sub_mchid": order.payee} if order.family == "partner" else {}
        query = f"{SERVICES[order.family]}.query_order_by_out_trade_no"
        found = client.call(query, out_trade_no=order.out_trade_no, **payee)
        assert found.out_trade_no == order.out_trade_no
