"""Clients written by others download platform certificates from the gateway, each in its own way."""

from collections.abc import Iterator

import pytest

from interop.conftest import ForeignClient, started
from support.receiver import receiving
from wechatpay_gateway.server import RunningGateway, running

ORDER = {"out_trade_no": "order-20260101-1", "description": "A book", "kind": "native", "total": 888}
LIST = b"/v3/certificates"


def downloads(gateway: RunningGateway) -> int:
    return sum(exchange.request.target.startswith(LIST) for exchange in gateway.requests)


@pytest.fixture(scope="module")
def server() -> Iterator[RunningGateway]:
    with running(trust="both") as server:
        yield server


@pytest.fixture
def wechatpay_gateway(server: RunningGateway) -> RunningGateway:
    """The gateway in its starting state, with a merchant that also has platform certificates."""
    server.reset()
    return server


@pytest.fixture
def certified(kind: str, wechatpay_gateway: RunningGateway) -> Iterator[ForeignClient]:
    """A client of a merchant that has platform certificates and no public key."""
    with started(kind, wechatpay_gateway.certificate_environment) as client:
        yield client


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpayv3 async"])
def test_certificates_are_downloaded_and_verify_replies(
    certified: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    assert certified.get("prepay", **ORDER, notify_url="https://shop.example/paid")["code_url"]
    assert downloads(wechatpay_gateway) == 1


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpayv3 async"])
def test_a_new_certificate_is_downloaded_when_it_signs_a_reply(
    certified: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    certified.get("prepay", **ORDER, notify_url="https://shop.example/paid")
    wechatpay_gateway.rotate_certificate()
    assert certified.get("query", out_trade_no=ORDER["out_trade_no"])["trade_state"] == "NOTPAY"
    assert downloads(wechatpay_gateway) == 2


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpayv3 async"])
def test_a_notification_signed_with_a_certificate_is_verified_and_decrypted(
    certified: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    with receiving() as receiver:
        certified.get("prepay", **ORDER, notify_url=receiver.url)
        wechatpay_gateway.pay(str(ORDER["out_trade_no"]))
        wechatpay_gateway.deliver()
        [delivered] = receiver.deliveries

    answer = certified.ask("callback", headers=delivered.headers, body=delivered.body.decode())
    assert "result" in answer, answer
    opened = answer["result"]

    assert opened["resource"]["trade_state"] == "SUCCESS"


@pytest.mark.parametrize("kind", ["wechatpayv3 sync", "wechatpayv3 async"])
def test_a_field_encrypted_for_a_certificate_is_decrypted(certified: ForeignClient) -> None:
    echoed = certified.get("echo", message="ping", sealed="张三")
    assert certified.ask("open", ciphtext=echoed["encrypted_echo_message"])["result"] == "张三"


@pytest.mark.parametrize("kind", ["wechatpay-axios-plugin"])
def test_a_list_is_decrypted_and_verified_with_the_functions_of_the_package(
    foreign: ForeignClient, wechatpay_gateway: RunningGateway
) -> None:
    """The package's downloader cannot be used: 0.9.6 copies the map of keys before it adds the first."""
    certificates = foreign.get("certificates")
    (listed,) = wechatpay_gateway.merchants.certificates().listed
    assert certificates == {listed.serial_no: listed.pem}


def test_a_downloaded_certificate_verifies_replies_for_wechatpay_axios_plugin(
    wechatpay_gateway: RunningGateway,
) -> None:
    with started("wechatpay-axios-plugin", wechatpay_gateway.environment) as client:
        ((serial, pem),) = client.get("certificates").items()
    key = {"WECHATPAY_PUBLIC_KEY": pem, "WECHATPAY_PUBLIC_KEY_ID": serial}

    with started("wechatpay-axios-plugin", wechatpay_gateway.environment | key) as client:
        assert client.get("prepay", **ORDER, notify_url="https://shop.example/paid")["code_url"]
