"""The verification of an inactive sub-merchant has one number while it goes on, and can be waited for."""

import pytest

from support.both import Both, Opened
from wechatpay_gateway.server import RunningGateway

SERVICE = "risk.merchant_governance"
SUB_MCHID = "1900000109"


@pytest.fixture
def client(opened: Opened, wechatpay_gateway: RunningGateway) -> Both:
    return opened(wechatpay_gateway.environment)


def start(client: Both) -> str:
    return str(client.call(f"{SERVICE}.create_inactive_merchant_verification", sub_mchid=SUB_MCHID).verification_id)


def test_a_repeated_request_returns_the_same_number(client: Both) -> None:
    assert start(client) == start(client)


@pytest.mark.parametrize(
    ("step", "arguments", "state"), [("verify", {}, "SUCCESS"), ("fail", {"reason": "PROCESS_TIMEOUT"}, "FAIL")]
)
def test_a_verification_can_be_waited_for(
    client: Both, wechatpay_gateway: RunningGateway, step: str, arguments: dict[str, str], state: str
) -> None:
    number = start(client)
    getattr(wechatpay_gateway.inactive_merchant_verifications, step)(number, **arguments)

    reply = client.call(f"{SERVICE}.wait_until_final", sub_mchid=SUB_MCHID, verification_id=number, timeout=1)

    assert (reply.state, reply.finish_time is not None, reply.fail_reason) == (state, True, arguments.get("reason"))
