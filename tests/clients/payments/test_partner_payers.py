"""The payer of a partner's order, parsed by strict clients, has every documented field."""

from collections.abc import Iterator
from typing import Any

import pytest

from support.both import Both
from support.receiver import Receiver, receiving
from wechatpay_gateway.server import RunningGateway

NUMBER, MCHID, SUB_MCHID = "order-20260101-1", "1900000001", "1900000109"
SUB_APPID = "wxd678efh567hg6999"
PAYERS = [
    pytest.param({"payer": {"sp_openid": "oPartner"}}, ("oPartner", None), id="of the partner"),
    pytest.param(
        {"sub_appid": SUB_APPID, "payer": {"sp_openid": "oPartner", "sub_openid": "oSub"}},
        ("oPartner", "oSub"),
        id="of both",
    ),
    pytest.param({"sub_appid": SUB_APPID, "payer": {"sub_openid": "oSub"}}, (..., "oSub"), id="of the sub-merchant"),
]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def place(client: Both, url: str, changes: dict[str, Any]) -> None:
    client.call(
        "payments.partner_transactions.prepay_jsapi",
        sp_appid="wx8888888888888888",
        sp_mchid=MCHID,
        sub_mchid=SUB_MCHID,
        description="A book",
        out_trade_no=NUMBER,
        notify_url=url,
        amount={"total": 888},
        **changes,
    )


def openids(payer: Any) -> tuple[str, str | None]:
    return payer.sp_openid, payer.sub_openid


@pytest.mark.parametrize(("changes", "expected"), PAYERS)
def test_the_query_of_a_partners_order_has_its_payer(
    client: Both, wechatpay_gateway: RunningGateway, changes: dict[str, Any], expected: tuple[Any, str | None]
) -> None:
    place(client, "https://shop.example/paid", changes)
    wechatpay_gateway.pay(NUMBER)

    query = "payments.partner_transactions.query_order_by_out_trade_no"
    own, sub = openids(client.call(query, out_trade_no=NUMBER, sp_mchid=MCHID, sub_mchid=SUB_MCHID).payer)

    assert (own if expected[0] is not ... else ..., sub) == expected
    assert own not in {None, sub}


@pytest.mark.parametrize(("changes", "expected"), PAYERS)
def test_the_notification_of_a_partners_order_has_its_payer(
    client: Both,
    wechatpay_gateway: RunningGateway,
    receiver: Receiver,
    changes: dict[str, Any],
    expected: tuple[Any, str | None],
) -> None:
    place(client, receiver.url, changes)
    wechatpay_gateway.pay(NUMBER)
    wechatpay_gateway.deliver()
    (delivery,) = receiver.deliveries

    own, sub = openids(client.parse(delivery.headers, delivery.body).resource.payer)

    assert (own if expected[0] is not ... else ..., sub) == expected
    assert own not in {None, sub}
