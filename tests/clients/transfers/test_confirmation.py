"""A client returns the parameters that open the confirmation page of transfers and authorizations."""

import pytest

from support.both import Both, Opened
from wechatpay_clients import ConfigurationError, InvalidArgument
from wechatpay_clients.transfers.merchant_transfer import CreateAuthorizationResponse, TransferToUserResponse
from wechatpay_gateway.server import RunningGateway

INVOKE = "transfers.merchant_transfer.invoke_transfer"
APPID = "wxf636efh567hg4356"


def transfer(package_info: str | None, state: str) -> TransferToUserResponse:
    return TransferToUserResponse(
        out_bill_no="1",
        transfer_bill_no="2",
        create_time="2026-11-29T12:00:00+08:00",
        state=state,
        package_info=package_info,
    )


AUTHORIZATION = CreateAuthorizationResponse(
    out_authorization_no="1", state="WAIT_USER_CONFIRM", create_time="2026-11-29T12:00:00+08:00", package_info="abc=="
)


@pytest.mark.parametrize(
    "reply", [transfer("abc==", "WAIT_USER_CONFIRM"), AUTHORIZATION, "abc=="], ids=["transfer", "authorization", "text"]
)
def test_the_parameters_have_the_clients_own_merchant_number(
    client: Both, wechatpay_gateway: RunningGateway, reply: object
) -> None:
    invocation = client.call_sync_method(INVOKE, reply, appid=APPID)

    own = wechatpay_gateway.environment["WECHATPAY_MCHID"]
    assert invocation.to_dict() == {"mchId": own, "appId": APPID, "package": "abc=="}


def test_a_transfer_that_nobody_can_confirm_is_refused(client: Both) -> None:
    with pytest.raises(InvalidArgument, match="its state is PROCESSING"):
        client.call_sync_method(INVOKE, transfer(None, "PROCESSING"), appid=APPID)


@pytest.mark.parametrize(("package", "appid"), [("", APPID), ("abc==", "wx 1")], ids=["package", "appid"])
def test_a_text_that_wechat_pay_never_issues_is_refused(client: Both, package: str, appid: str) -> None:
    with pytest.raises(InvalidArgument, match="Pass it exactly as WeChat Pay issued it"):
        client.call_sync_method(INVOKE, package, appid=appid)


def test_a_brand_has_no_transfers(opened: Opened, wechatpay_gateway: RunningGateway) -> None:
    merchants = ("WECHATPAY_MCHID", "WECHATPAY_MERCHANT_SERIAL_NO", "WECHATPAY_MERCHANT_PRIVATE_KEY")
    environment = {name: text for name, text in wechatpay_gateway.environment.items() if name not in merchants}

    with pytest.raises(ConfigurationError, match="this client has no merchant identity"):
        opened(environment).call_sync_method(INVOKE, "abc==", appid=APPID)
