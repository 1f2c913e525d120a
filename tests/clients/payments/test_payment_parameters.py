"""The payment parameters for the front end, from an order placed at the gateway."""

from base64 import b64decode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from support.both import Both, Opened
from support.examples import own_example
from wechatpay_clients import Client, ConfigurationError, InvalidArgument
from wechatpay_clients.payments.transactions import JsapiPrepayResponse
from wechatpay_gateway.server import RunningGateway

PREPAY = "payments.transactions.prepay_jsapi"
EXAMPLE_ARGUMENTS = own_example(PREPAY)
APPID = "wxd678efh567hg6787"


def merchant_key(gateway: RunningGateway) -> RSAPrivateKey:
    private_key = gateway.environment["WECHATPAY_MERCHANT_PRIVATE_KEY"]
    pem = private_key.encode() if private_key.startswith("-----") else Path(private_key).read_bytes()
    key = load_pem_private_key(pem, None)
    assert isinstance(key, RSAPrivateKey)
    return key


@pytest.mark.parametrize("method", ["invoke_jsapi", "invoke_mini_program"])
def test_the_parameters_are_signed_for_the_front_end(
    client: Both, wechatpay_gateway: RunningGateway, method: str
) -> None:
    order: JsapiPrepayResponse = client.call_by_name(PREPAY, EXAMPLE_ARGUMENTS)

    parameters = client.call_sync_method(f"payments.transactions.{method}", order, appid=APPID).to_dict()

    message = "\n".join([APPID, parameters["timeStamp"], parameters["nonceStr"], f"prepay_id={order.prepay_id}", ""])
    public_key = merchant_key(wechatpay_gateway).public_key()
    public_key.verify(b64decode(parameters["paySign"]), message.encode(), PKCS1v15(), SHA256())
    assert (parameters["package"], parameters["signType"]) == (f"prepay_id={order.prepay_id}", "RSA")


def test_each_call_has_a_new_nonce(client: Both) -> None:
    invocations = [client.call_sync_method("payments.transactions.invoke_jsapi", "wx1", appid=APPID) for _ in range(2)]

    assert invocations[0].nonce_str != invocations[1].nonce_str


def test_the_timestamp_is_the_clients_clock_in_seconds(client: Both) -> None:
    signed = client.call_sync_method("payments.transactions.invoke_jsapi", "wx1", appid=APPID)

    assert signed.time_stamp == str(int(client.clock.now()))


def test_a_mini_program_gets_no_appid(client: Both) -> None:
    assert (
        "appId"
        not in client.call_sync_method("payments.transactions.invoke_mini_program", "wx1", appid=APPID).to_dict()
    )


@pytest.mark.parametrize(
    ("method", "name", "value"),
    [
        ("invoke_jsapi", "package", "prepay_id=wx1"),
        ("invoke_mini_program", "package", "prepay_id=wx1"),
        ("invoke_app", "prepayId", "wx1"),
        ("invoke_harmony", "prepayId", "wx1"),
    ],
)
@pytest.mark.parametrize("service", ["transactions", "partner_transactions", "combine_transactions"])
def test_a_package_is_accepted_instead_of_the_number(
    client: Both, service: str, method: str, name: str, value: str
) -> None:
    invocation = client.call_sync_method(f"payments.{service}.{method}", "prepay_id=wx1", appid=APPID)

    assert invocation.to_dict()[name] == value


def test_signing_sends_nothing(client: Both, wechatpay_gateway: RunningGateway) -> None:
    client.call_sync_method("payments.transactions.invoke_jsapi", "wx1", appid=APPID)

    assert not wechatpay_gateway.requests


def test_an_argument_that_is_not_an_order_is_refused(client: Both) -> None:
    with pytest.raises(InvalidArgument, match="got Response"):
        client.call_sync_method(
            "payments.transactions.invoke_jsapi", client.respond(PREPAY, **EXAMPLE_ARGUMENTS), appid=APPID
        )


def test_with_response_refuses_a_method_that_sends_nothing(wechatpay_client: Client) -> None:
    with pytest.raises(TypeError, match="that calls WeChat Pay"):
        wechatpay_client.with_response(wechatpay_client.payments.transactions.invoke_jsapi)


def test_a_method_that_sends_nothing_cannot_be_called_by_name(wechatpay_client: Client) -> None:
    with pytest.raises(InvalidArgument, match="is not an operation"):
        wechatpay_client.call("payments.transactions.invoke_jsapi", {"appid": APPID})


@pytest.mark.parametrize("service", ["transactions", "partner_transactions", "combine_transactions"])
@pytest.mark.parametrize("method", ["invoke_jsapi", "invoke_mini_program", "invoke_app", "invoke_harmony"])
def test_every_kind_of_payment_has_parameters(client: Both, service: str, method: str) -> None:
    signed = client.call_sync_method(f"payments.{service}.{method}", "wx1", appid=APPID)

    assert set(signed.to_dict().values()) > {APPID} or method == "invoke_mini_program"


@pytest.mark.parametrize("method", ["invoke_app", "invoke_harmony"])
def test_an_app_of_a_sub_merchant_opens_the_payment_with_its_number(client: Both, method: str) -> None:
    signed = client.call_sync_method(
        f"payments.partner_transactions.{method}", "wx1", appid=APPID, sub_mchid="1900000109"
    )

    assert signed.to_dict()["partnerId"] == "1900000109"


def test_a_wrong_number_of_a_sub_merchant_is_refused(client: Both) -> None:
    with pytest.raises(InvalidArgument, match="sub_mchid must be a string, got int"):
        client.call_sync_method("payments.partner_transactions.invoke_app", "wx1", appid=APPID, sub_mchid=1900000109)


def test_a_brand_cannot_sign_the_parameters_of_a_merchant(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    merchants = ("WECHATPAY_MCHID", "WECHATPAY_MERCHANT_SERIAL_NO", "WECHATPAY_MERCHANT_PRIVATE_KEY")
    environment = {name: text for name, text in wechatpay_gateway.environment.items() if name not in merchants}
    brand = opened(environment)

    with pytest.raises(ConfigurationError, match="signed by a merchant, but this client has no merchant identity"):
        brand.call_sync_method("payments.transactions.invoke_jsapi", "wx1", appid=APPID)
