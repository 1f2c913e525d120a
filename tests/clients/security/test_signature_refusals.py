"""The error of a refused signature says why, and what to do, in both clients."""

import pytest

from support.both import Both, Opened
from wechatpay_clients import SignatureRefused
from wechatpay_gateway.base.refused_signatures import SignatureCause
from wechatpay_gateway.server import RunningGateway

REVOKE = "onboarding.merchant_alteration.revoke_name_alteration"
APPLY_ID = "20220617143306000013906025001"
PAGE = "https://pay.weixin.qq.com/doc/v3/merchant/4012072670"


@pytest.mark.parametrize("cause", list(SignatureCause))
def test_each_cause_that_the_gateway_names_is_known(
    client: Both, wechatpay_gateway: RunningGateway, cause: SignatureCause
) -> None:
    wechatpay_gateway.faults.add("sign_error", cause=cause.value)

    with pytest.raises(SignatureRefused) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert (caught.value.cause, caught.value.docs) == (cause.value, PAGE)
    assert caught.value.fix
    assert len(wechatpay_gateway.requests) == 1


@pytest.mark.parametrize(
    ("name", "value", "cause"),
    [
        ("WECHATPAY_MCHID", "1900000009", "no_certificate"),
        ("WECHATPAY_MERCHANT_SERIAL_NO", "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB", "wrong_serial"),
    ],
)
def test_a_wrong_setting_raises_the_error_with_its_cause(
    opened: Opened, wechatpay_gateway: RunningGateway, name: str, value: str, cause: str
) -> None:
    client = opened(wechatpay_gateway.environment | {name: value})

    with pytest.raises(SignatureRefused) as caught:
        client.call(REVOKE, apply_id=APPLY_ID)

    assert caught.value.cause == cause
