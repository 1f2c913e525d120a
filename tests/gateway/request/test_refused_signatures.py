"""A refusal names the cause in the words of https://pay.weixin.qq.com/doc/v3/merchant/4012072670."""

from time import time

import pytest

from gateway.merchant_side import CANCEL, REVOKE, STORES, Merchant
from wechatpay_gateway.base.faults import FaultError, FaultKind
from wechatpay_gateway.server import RunningGateway

TEXTS = {
    "apiv3_key_not_set": "商户未设置APIv3密钥。",
    "no_certificate": "商户未申请过证书。",
    "wrong_serial": "商户证书序列号有误。",
    "certificate_expired": "商户证书已过期。",
    "certificate_revoked": "商户证书已作废。",
    "wrong_signature": "错误的签名，导致验签失败。",
    "wrong_form": "HTTP头Authorization值格式错误",
    "wrong_scheme": "HTTP头Authorization认证类型不正确",
    "wrong_time": "HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟",
    "certificate_replaced": "已更换证书，请使用新证书",
}
"""The page's table: the cause, and the beginning of the message."""


def signed(merchant: Merchant, **replaced: str) -> str:
    return merchant.authorization("POST", CANCEL, b"", **replaced)


def refusal(merchant: Merchant, authorization: str | None) -> tuple[int, str, str, str]:
    """Return the status, code and message of the reply, and the field that it names."""
    answer = merchant.call(changed={"Authorization": authorization})
    body = answer.json()
    return answer.status, answer.code, body["message"], body["detail"]["field"]


OLD, OTHER_SERIAL = str(int(time()) - 4000), "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"
ITEMS: list[tuple[dict[str, str], str, str]] = [
    ({"mchid": "1900000009"}, "no_certificate", "mchid"),
    ({"serial_no": OTHER_SERIAL}, "wrong_serial", "serial_no"),
    ({"timestamp": OLD}, "wrong_time", "timestamp"),
    ({"timestamp": str(int(time()) + 4000)}, "wrong_time", "timestamp"),
    ({"timestamp": str(int(time() * 1000))}, "wrong_form", "timestamp"),
    ({"nonce_str": ""}, "wrong_form", "nonce_str"),
    ({"signature": "not base64"}, "wrong_form", "signature"),
    ({"signature": "AAAA"}, "wrong_signature", "signature"),
]


@pytest.mark.parametrize(("replaced", "cause", "field"), ITEMS)
def test_a_wrong_item_is_refused_with_the_text_of_its_cause(
    merchant: Merchant, replaced: dict[str, str], cause: str, field: str
) -> None:
    status, code, message, named = refusal(merchant, signed(merchant, **replaced))
    assert (status, code, named) == (401, "SIGN_ERROR", field)
    assert message.startswith(TEXTS[cause])


@pytest.mark.parametrize(
    ("authorization", "cause"),
    [
        (None, "wrong_form"),
        ("", "wrong_form"),
        ("WECHATPAY2-SHA256-RSA2048", "wrong_form"),
        ("WECHATPAY2-SHA256-RSA2048 ", "wrong_form"),
        ("WECHATPAY2-SHA256-RSA2048 mchid='1'", "wrong_form"),
        ("Bearer token", "wrong_scheme"),
        ('WECHATPAY2-SM2-WITH-SM3 mchid="1"', "wrong_scheme"),
        ('WECHATPAY-BRAND-SHA256-RSA2048 brand_id="1"', "wrong_scheme"),
    ],
)
def test_a_malformed_header_is_refused_with_the_text_of_its_cause(
    merchant: Merchant, authorization: str | None, cause: str
) -> None:
    assert refusal(merchant, authorization)[2:] == (TEXTS[cause], "Authorization")


@pytest.mark.parametrize(
    ("replaced", "cause"),
    [({"brand_id": "120345"}, "no_certificate"), ({"serial_no": OTHER_SERIAL}, "wrong_serial")],
)
def test_a_brand_is_refused_with_the_same_texts(gateway: RunningGateway, replaced: dict[str, str], cause: str) -> None:
    brand = Merchant.brand_from_env(gateway.environment)
    wrong = brand.authorization("GET", STORES, b"", **replaced)
    answer = brand.call(
        STORES, method="GET", changed={"Content-Type": None, "Content-Length": None, "Authorization": wrong}
    )
    assert answer.json()["message"].startswith(TEXTS[cause])


@pytest.mark.parametrize("cause", TEXTS)
def test_each_cause_can_be_requested(gateway: RunningGateway, merchant: Merchant, cause: str) -> None:
    gateway.faults.add("sign_error", cause=cause)
    answer = merchant.call(REVOKE)
    assert (answer.status, answer.code) == (401, "SIGN_ERROR")
    assert answer.json()["message"].startswith(TEXTS[cause])
    assert ("sign_information" in answer.json()["detail"]) is (cause == "wrong_signature")
    assert not gateway.requests.last.is_performed


def test_a_cause_that_does_not_exist_is_refused(gateway: RunningGateway) -> None:
    with pytest.raises(FaultError, match=r"option cause of sign_error must be one of apiv3_key_not_set, .*got 'lost'"):
        gateway.faults.add(FaultKind.SIGN_ERROR, cause="lost")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_message_names_an_unknown_path(merchant: Merchant, language: str) -> None:
    answer = merchant.call("/v3/pay/transactions/nativ", b"{}", changed={"Accept-Language": language})
    assert (answer.status, answer.code) == (404, "RESOURCE_NOT_EXISTS")
    assert "/v3/pay/transactions/nativ" in answer.json()["message"]
    assert ("本地网关没有" if language == "zh-CN" else "No operation of this gateway") in answer.json()["message"]


def test_the_message_about_an_unknown_order_does_not_mention_paths(merchant: Merchant) -> None:
    query = f"/v3/pay/transactions/out-trade-no/unknown-1?mchid={merchant.mchid}"
    answer = merchant.call(query, method="GET", changed={"Content-Type": None, "Content-Length": None})
    assert (answer.status, answer.code) == (404, "ORDER_NOT_EXIST")
    assert "网关" not in answer.json()["message"]


def test_the_message_truncates_a_long_path(merchant: Merchant) -> None:
    answer = merchant.call("/v3/" + "x" * 5000)
    assert len(answer.json()["message"]) < 300
