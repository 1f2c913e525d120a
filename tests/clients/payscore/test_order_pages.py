"""A client returns and signs the parameters that open the pages of a pay score order."""

import pytest

from support.apiv2_signature import KEY, signature_of
from support.both import Both, Opened
from support.examples import own_example
from support.frames import runtime_locals_as_text
from wechatpay_clients import ConfigurationError, InvalidArgument
from wechatpay_gateway.server import RunningGateway

SERVICES = ["payscore.service_orders", "payscore.partner_service_orders"]


@pytest.fixture
def signing(opened: Opened, wechatpay_gateway: RunningGateway) -> Both:
    """A client with an APIv2 key, from the environment."""
    return opened({**wechatpay_gateway.environment, "WECHATPAY_APIV2_KEY": KEY})


@pytest.mark.parametrize("service", SERVICES)
def test_a_new_order_opens_both_pages(signing: Both, wechatpay_gateway: RunningGateway, service: str) -> None:
    order = signing.call_by_name(f"{service}.create_order", own_example(f"{service}.create_order"))

    confirmation = signing.call_sync_method(f"{service}.invoke_confirmation", order).to_mini_program_dict()
    details = signing.call_sync_method(f"{service}.invoke_details", order).to_mini_program_dict()

    data = details["extraData"]
    assert confirmation == {"businessType": "wxpayScoreUse", "extraData": {"package": order.package}}
    assert data == {
        "mch_id": wechatpay_gateway.environment["WECHATPAY_MCHID"],
        "service_id": order.service_id,
        "out_order_no": order.out_order_no,
        "timestamp": str(int(signing.clock.now())),
        "nonce_str": data["nonce_str"],
        "sign_type": "HMAC-SHA256",
        "sign": signature_of(data),
    }


@pytest.mark.parametrize("service", SERVICES)
def test_an_order_can_be_named_by_its_numbers(signing: Both, service: str) -> None:
    invocation = signing.call_sync_method(f"{service}.invoke_details", "1234", service_id="88888888000011")

    assert invocation.parameters["out_order_no"] == "1234"


def test_each_call_has_a_new_nonce(signing: Both) -> None:
    found = [
        signing.call_sync_method("payscore.service_orders.invoke_details", "1234", service_id="5").parameters
        for _ in range(2)
    ]

    assert found[0]["nonce_str"] != found[1]["nonce_str"]


def test_without_the_key_the_error_names_the_setting(client: Both) -> None:
    with pytest.raises(ConfigurationError, match=r"apiv2_key \(WECHATPAY_APIV2_KEY\) is missing"):
        client.call_sync_method("payscore.service_orders.invoke_details", "1234", service_id="5")


def test_without_the_key_a_confirmation_opens(client: Both) -> None:
    invocation = client.call_sync_method("payscore.service_orders.invoke_confirmation", "AAQTnZoAAA")

    assert invocation.to_dict()["queryString"] == "package=AAQTnZoAAA"


def test_no_frame_of_a_refusal_contains_the_key(signing: Both) -> None:
    with pytest.raises(InvalidArgument) as caught:
        signing.call_sync_method("payscore.service_orders.invoke_details", "a b", service_id="5")

    assert KEY not in "".join(runtime_locals_as_text(caught.value))


def test_opening_a_page_sends_nothing(signing: Both, wechatpay_gateway: RunningGateway) -> None:
    signing.call_sync_method("payscore.service_orders.invoke_details", "1234", service_id="5")

    assert not wechatpay_gateway.requests
