"""Notification URLs: parsed once, and refused if programs parse them in different ways."""

from typing import Any

import pytest

from gateway.merchant_side import Merchant
from wechatpay_gateway.notifications.address import NotificationAddressError, read_address
from wechatpay_gateway.server import RunningGateway

UNFIT = [
    "http://127.0.0.1\\paid",
    "http:\\\\127.0.0.1\\paid",
    "http://127.0.0.1/paid\\now",
    "http://127.0.0.1/paid now",
    "http://127.0.0.1 /paid",
    " http://127.0.0.1/paid",
    "http://127.0.0.1/paid ",
    "http://127.0.0.1/paid\n",
    "http://127.0.0.1/\tpaid",
    "http://127.0.0.1/paid\u3000now",
    "http://127.0.0.1/paid\x00",
    "http://user@127.0.0.1/paid",
    "http://user:password@127.0.0.1/paid",
    "http://@127.0.0.1/paid",
    "ftp://127.0.0.1/paid",
    "127.0.0.1/paid",
    "//127.0.0.1/paid",
    "http:/127.0.0.1/paid",
    "http:127.0.0.1",
    "http:///paid",
    "http://[/paid",
    "http://[::1/paid",
    "http://127.0.0.1:port/paid",
    "http://127.0.0.1:0/paid",
    "http://127.0.0.1:65536/paid",
    "http://127.0.0.1:80:80/paid",
    "paid",
    "",
]
WITH_QUERY = ["http://127.0.0.1/paid?x=1", "http://127.0.0.1?x=1", "http://127.0.0.1/paid#x"]


@pytest.mark.parametrize("text", UNFIT)
def test_an_ambiguous_or_invalid_url_is_refused(text: str) -> None:
    with pytest.raises(NotificationAddressError):
        read_address(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://127.0.0.1/paid", ("127.0.0.1", 80, "/paid", "127.0.0.1")),
        ("http://127.0.0.1", ("127.0.0.1", 80, "/", "127.0.0.1")),
        ("http://127.0.0.1:8000/paid", ("127.0.0.1", 8000, "/paid", "127.0.0.1:8000")),
        ("https://Shop.Example/Paid", ("shop.example", 443, "/Paid", "shop.example")),
        ("https://shop.example:443/paid", ("shop.example", 443, "/paid", "shop.example")),
        ("http://[::1]:8000/paid", ("::1", 8000, "/paid", "[::1]:8000")),
        ("http://127.0.0.1/paid@home", ("127.0.0.1", 80, "/paid@home", "127.0.0.1")),
        ("http://127.0.0.1/支付", ("127.0.0.1", 80, "/%E6%94%AF%E4%BB%98", "127.0.0.1")),
    ],
)
def test_a_url_is_split_into_host_port_and_target(text: str, expected: tuple[str, int, str, str]) -> None:
    address = read_address(text)
    assert (address.host, address.port, address.target, address.host_header) == expected


@pytest.mark.parametrize("text", [*WITH_QUERY, "http://127.0.0.1/a", "http://127.0.0.1", "http://127.0.0.1:80"])
def test_the_receiver_is_the_part_of_the_url_before_the_path(text: str) -> None:
    assert text.startswith(read_address(text).receiver)


APPID = "wxd678efh567hg6787"
AMOUNT = {"total": 100, "currency": "CNY"}
PARTS = [
    {
        "mchid": "1900000001",
        "attach": "a",
        "out_trade_no": "part-1",
        "description": "a book",
        "amount": {"total_amount": 100, "currency": "CNY"},
    }
]
TAKING_AN_ADDRESS: dict[str, tuple[str, dict[str, Any]]] = {
    "a direct order": (
        "/v3/pay/transactions/native",
        {"appid": APPID, "mchid": "1900000001", "description": "a", "out_trade_no": "order-1", "amount": AMOUNT},
    ),
    "a partner's order": (
        "/v3/pay/partner/transactions/native",
        {
            "sp_appid": APPID,
            "sp_mchid": "1900000001",
            "sub_mchid": "1900000109",
            "description": "a",
            "out_trade_no": "order-1",
            "amount": AMOUNT,
        },
    ),
    "a combined order": (
        "/v3/combine-transactions/native",
        {
            "combine_appid": APPID,
            "combine_mchid": "1900000001",
            "combine_out_trade_no": "both-1",
            "sub_orders": PARTS,
        },
    ),
    "a refund": (
        "/v3/refund/domestic/refunds",
        {
            "transaction_id": "1217752501201407033233368018",
            "out_refund_no": "refund-1",
            "amount": {"refund": 1, "total": 888, "currency": "CNY"},
        },
    ),
    "an echo": ("/v3/security/echo", {"echo_message": "hello"}),
}


@pytest.mark.parametrize("name", TAKING_AN_ADDRESS)
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1\\paid", "http://127.0.0.1/a b", "http://me@127.0.0.1/", *WITH_QUERY]
)
def test_every_request_with_a_notify_url_checks_it(
    gateway: RunningGateway, merchant: Merchant, name: str, address: str
) -> None:
    target, fields = TAKING_AN_ADDRESS[name]
    answer = merchant.call_json(target, fields | {"notify_url": address})
    assert (answer.status, answer.code) == (400, "PARAM_ERROR")
    assert answer.json()["detail"]["field"] == "/notify_url"
    assert list(gateway.notifications) == []


@pytest.mark.usefixtures("example_orders")
@pytest.mark.parametrize("name", TAKING_AN_ADDRESS)
def test_a_valid_notify_url_is_accepted(merchant: Merchant, name: str) -> None:
    target, fields = TAKING_AN_ADDRESS[name]
    answer = merchant.call_json(target, fields | {"notify_url": "https://shop.example/paid"})
    assert answer.status == 200, answer.json()


@pytest.mark.parametrize("url", ["http://127.0.0.1\\paid", "http://me@127.0.0.1/", "no address", ""])
def test_nothing_is_sent_to_an_invalid_url(gateway: RunningGateway, url: str) -> None:
    sent = gateway.notify("A.B", {}, url, original_type="a")
    gateway.deliver()
    (delivery,) = gateway.notifications.deliveries(sent.id)
    assert delivery.outcome.startswith("not sent: invalid notification URL: ")
