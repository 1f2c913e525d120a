import json
from pathlib import Path
from time import time

import pytest

from gateway.merchant_side import CANCEL, REVOKE, Merchant
from wechatpay_gateway.base.messages import ReceivedRequest
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.server import RunningGateway

SIGNATURE_NUMBER = 268443699


def assert_sign_error(gateway: RunningGateway, merchant: Merchant, authorization: str | None) -> None:
    answer = merchant.call(changed={"Authorization": authorization})
    assert (answer.status, answer.code, answer.internal_number) == (401, "SIGN_ERROR", SIGNATURE_NUMBER)
    assert "wechatpay-signature" not in answer.headers
    assert not gateway.requests.last.is_performed


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer token",
        "WECHATPAY2-SHA256-RSA2048",
        "WECHATPAY2-SHA256-RSA2048 ",
        'WECHATPAY2-SM2-WITH-SM3 mchid="1"',
    ],
)
def test_a_malformed_authorization_is_refused(
    gateway: RunningGateway, merchant: Merchant, authorization: str | None
) -> None:
    assert_sign_error(gateway, merchant, authorization)


@pytest.mark.parametrize(
    "replaced",
    [
        {"mchid": "1900000009"},
        {"mchid": "x"},
        {"serial_no": "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"},
        {"serial_no": "PUB_KEY_ID_0000000000000024101100397200000006"},
        {"timestamp": str(int(time()) - 4000)},
        {"timestamp": str(int(time()) + 4000)},
        {"timestamp": str(int(time() * 1000))},
        {"timestamp": "0"},
        {"nonce_str": ""},
        {"nonce_str": "n" * 37},
        {"nonce_str": "a b"},
        {"signature": ""},
        {"signature": "AAAA"},
        {"signature": "not base64"},
    ],
)
def test_a_wrong_item_is_refused(gateway: RunningGateway, merchant: Merchant, replaced: dict[str, str]) -> None:
    assert_sign_error(gateway, merchant, merchant.authorization("POST", CANCEL, b"", **replaced))


@pytest.mark.parametrize(
    ("method", "target", "body"),
    [
        ("GET", CANCEL, b""),
        ("POST", REVOKE, b""),
        ("POST", CANCEL.partition("?")[0], b""),
        ("POST", "https://api.mch.weixin.qq.com" + CANCEL, b""),
        ("POST", CANCEL, b"{}"),
        ("POST", CANCEL, b"null"),
    ],
)
def test_a_signature_over_another_message_is_refused(
    gateway: RunningGateway, merchant: Merchant, method: str, target: str, body: bytes
) -> None:
    assert_sign_error(gateway, merchant, merchant.authorization(method, target, body))


def test_another_merchants_signature_is_refused(gateway: RunningGateway, merchant: Merchant) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    forged = other.authorization(
        "POST", CANCEL, mchid=merchant.mchid, serial_no=merchant.environment["WECHATPAY_MERCHANT_SERIAL_NO"]
    )
    assert_sign_error(gateway, merchant, forged)


def test_another_merchants_key_id_is_refused_if_values_are_encrypted(
    gateway: RunningGateway, merchant: Merchant
) -> None:
    other = Merchant.from_env(gateway.merchants.add("1900000002"))
    named = {"Wechatpay-Serial": other.environment["WECHATPAY_PUBLIC_KEY_ID"]}
    answer = merchant.call_json("/v3/security/echo", {"echo_message": "hello"}, changed=named)
    assert (answer.status, answer.code) == (400, "PARAM_ERROR")


def test_a_mismatch_shows_the_message_that_the_server_expected(merchant: Merchant) -> None:
    body = '{"名":"value"}'.encode()
    authorization = merchant.authorization("POST", REVOKE, b"", timestamp=str(int(time())), nonce_str="n")
    answer = merchant.call(REVOKE, body, changed={"Authorization": authorization})
    detail = answer.json()["detail"]
    timestamp = authorization.partition('timestamp="')[2].partition('"')[0]
    information = detail.pop("sign_information")
    assert detail == {"detail": {"issue": "sign not match"}, "field": "signature", "location": "authorization"}
    assert information["method"] == "POST"
    assert information["url"] == REVOKE
    assert information["truncated_sign_message"] == f'POST\n{REVOKE}\n{timestamp}\nn\n{{"名":"\n'
    assert information["sign_message_length"] == len(f"POST\n{REVOKE}\n{timestamp}\nn\n".encode()) + len(body) + 1


MORE_HEADERS = b"Accept-Encoding: gzip, deflate\r\nAccept-Language: zh-CN\r\nConnection: keep-alive\r\n"


def values_of(raw: bytes, name: bytes) -> range:
    """Return the positions of a header's value: from the colon to the end of the line."""
    start = raw.find(name + b":") + len(name) + 1
    return range(start, raw.index(b"\r\n", start)) if name + b":" in raw else range(0)


@pytest.mark.parametrize("extra", [b"", MORE_HEADERS], ids=["official headers", "more headers"])
def test_changing_any_byte_of_a_request_invalidates_it(
    gateway: RunningGateway, merchant: Merchant, extra: bytes
) -> None:
    raw = merchant.raw(extra=extra)
    names = (
        b"User-Agent",
        b"Accept-Language",
        b"Wechatpay-Serial",
    )  # the last only names a key, and no value is encrypted here
    free = {position for name in names for position in values_of(raw, name)}
    free |= {*values_of(raw, merchant.host.partition(":")[0].encode())}  # any port is accepted: it may be forwarded
    positions = range(raw.index(extra), len(raw))  # without `extra`, all: the bytes before it need no second test
    accepted: list[int] = []
    for position in positions:
        flipped = raw[:position] + bytes([raw[position] ^ 1]) + raw[position + 1 :]
        answer = merchant.send(flipped)
        if answer is not None and answer.status < 400:
            accepted.append(position)
    assert accepted == sorted(free.intersection(positions))
    assert len(accepted) == sum(exchange.is_performed for exchange in gateway.requests)


def test_changing_any_byte_of_a_body_invalidates_the_signature(gateway: RunningGateway, merchant: Merchant) -> None:
    body = b'{ "a" : 1 }'
    raw = merchant.raw(REVOKE, body)
    for position in range(len(raw) - len(body), len(raw)):
        answer = merchant.send(raw[:position] + bytes([raw[position] ^ 1]) + raw[position + 1 :])
        assert answer is not None
        assert answer.status == 401
    assert not any(exchange.is_performed for exchange in gateway.requests)


@pytest.mark.parametrize(
    ("seconds", "is_accepted"), [(0, True), (300, True), (301, False), (-300, True), (-301, False)]
)
def test_the_clock_may_differ_by_300_seconds(seconds: int, *, is_accepted: bool) -> None:
    now = 1_795_000_000
    gateway = Gateway(clock=lambda: now, has_published_keys=True)
    gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
    merchant = Merchant.from_env(gateway.environment)
    headers = merchant.headers("POST", CANCEL)
    headers["Authorization"] = merchant.authorization("POST", CANCEL, timestamp=str(now + seconds))
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    reply = gateway.handle(ReceivedRequest("POST", CANCEL.encode(), raw)).reply
    gateway.close()
    assert reply is not None
    assert reply.status == (204 if is_accepted else 401)


def test_the_reply_carries_the_gateways_clock_and_nonce() -> None:
    gateway = Gateway(clock=lambda: 1_795_000_000.9, nonce=lambda: "fixed", has_published_keys=True)
    gateway.serve_at("http://127.0.0.1:1", frozenset({"127.0.0.1:1"}))
    merchant = Merchant.from_env(gateway.environment)
    headers = merchant.headers("POST", CANCEL)
    headers["Authorization"] = merchant.authorization("POST", CANCEL, timestamp="1795000000")
    raw = tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
    reply = gateway.handle(ReceivedRequest("POST", CANCEL.encode(), raw)).reply
    gateway.close()
    assert reply is not None
    assert (reply.header("Wechatpay-Timestamp"), reply.header("Wechatpay-Nonce")) == ("1795000000", "fixed")


def test_no_signature_reaches_a_log_or_a_repr(
    gateway: RunningGateway, merchant: Merchant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    headers = merchant.headers("POST", REVOKE, b'{"field":"secret-value"}')
    answer = merchant.send(merchant.raw(REVOKE, b'{"field":"secret-value"}', changed=headers))
    assert answer is not None
    signatures = [
        headers["Authorization"].partition('signature="')[2].rstrip('"'),
        answer.headers["wechatpay-signature"],
    ]
    shown = caplog.text + repr(list(gateway.requests)) + repr(list(gateway.merchants))
    secrets = [*signatures, "secret-value", merchant.environment["WECHATPAY_APIV3_KEY"], "PRIVATE KEY"]
    assert [secret for secret in secrets if secret in shown] == []
    assert f"POST {REVOKE} 400 refused: Parameter error: /field" in caplog.text


def test_the_published_request_signature_verifies() -> None:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    from wechatpay_gateway.base.signatures import is_signature_valid, message_to_sign
    from wechatpay_gateway.request.authorization import decode_signature

    facts = Path(__file__).parents[2] / "facts"
    vector = json.loads((facts / "vectors.json").read_bytes())["rsa_sign"][0]
    key = load_pem_private_key((facts / vector["key_file"]).read_bytes(), None)
    assert isinstance(key, RSAPrivateKey)
    method, target, timestamp, nonce, body, _ = vector["message"].split("\n")
    message = message_to_sign(method, target.encode(), int(timestamp), nonce, body.encode())
    assert message == vector["message"].encode()
    assert is_signature_valid(key.public_key(), decode_signature(vector["signature"]), message)


@pytest.mark.parametrize("kind", ["rsa_sign", "rsa_verify"])
def test_the_published_signatures_verify_and_changed_ones_do_not(kind: str) -> None:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

    from wechatpay_gateway.base.signatures import is_signature_valid
    from wechatpay_gateway.request.authorization import decode_signature

    facts = Path(__file__).parents[2] / "facts"
    for vector in json.loads((facts / "vectors.json").read_bytes())[kind]:
        pem = (facts / vector["key_file"]).read_bytes()
        loaded = load_pem_public_key(pem) if kind == "rsa_verify" else load_pem_private_key(pem, None)
        key = loaded.public_key() if isinstance(loaded, RSAPrivateKey) else loaded
        assert isinstance(key, RSAPublicKey)
        signature = decode_signature(vector["signature"])
        assert is_signature_valid(key, signature, vector["message"].encode())
        assert not is_signature_valid(key, signature, vector["message"].encode() + b"\n")


def test_every_operation_of_the_catalog_is_signed(gateway: RunningGateway) -> None:
    names = [address.name for address in gateway.catalog.addresses]
    assert {gateway.catalog.operations[name].scheme for name in names} == {"merchant", "brand"}
