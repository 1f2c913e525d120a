"""Payment parameters are signed and named as the official pages document."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wechatpay_runtime._crypto.keys import load_private_key
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.services.payment_signing import (
    AppInvocation,
    JsapiInvocation,
    check_line,
    number_of,
    sign_app,
    sign_jsapi,
)
from wechatpay_runtime.signer import RsaSigner

FACTS = Path(__file__).parents[2] / "facts"
SIGNED = {vector["name"]: vector for vector in json.loads((FACTS / "vectors.json").read_text())["rsa_sign"]}
APPID, TIME, NONCE, PACKAGE = SIGNED["doc-jsapi-pay"]["message"].splitlines()
PREPAY_ID = PACKAGE.removeprefix("prepay_id=")
SIGNER = RsaSigner(load_private_key(FACTS / "doc_test_key.pem", setting="key"), "408B07E7")
JSAPI: JsapiInvocation = sign_jsapi(SIGNER, PREPAY_ID, APPID, timestamp=int(TIME), nonce=NONCE)
APP: AppInvocation = sign_app(SIGNER, PREPAY_ID, APPID, partner_id="1900007291", timestamp=int(TIME), nonce=NONCE)


def test_the_parameters_of_a_web_page_match_the_official_example() -> None:
    assert JSAPI.to_dict() == {
        "appId": APPID,
        "timeStamp": "1554208460",
        "nonceStr": "593BEC0C930BF1AFEB40B4A08C8FB242",
        "package": "prepay_id=wx201410272009395522657a690389285100",
        "signType": "RSA",
        "paySign": SIGNED["doc-jsapi-pay"]["signature"],
    }


def test_the_parameters_of_an_app_match_the_official_example() -> None:
    assert APP.to_dict() == {
        "appId": APPID,
        "partnerId": "1900007291",
        "prepayId": PREPAY_ID,
        "packageValue": "Sign=WXPay",
        "nonceStr": NONCE,
        "timeStamp": "1554208460",
        "sign": SIGNED["doc-app-pay"]["signature"],
    }


def test_ios_has_another_name_for_the_package() -> None:
    android, ios = APP.to_dict(), APP.to_ios_dict()

    assert ios == {**{key: value for key, value in android.items() if key != "packageValue"}, "package": "Sign=WXPay"}


@pytest.mark.parametrize("invocation", [JSAPI, APP], ids=["web page", "app"])
def test_to_json_equals_to_dict(invocation: JsapiInvocation | AppInvocation) -> None:
    assert json.loads(invocation.to_json()) == invocation.to_dict()


@pytest.mark.parametrize("invocation", [JSAPI, APP], ids=["web page", "app"])
def test_a_repr_does_not_contain_the_signature(invocation: JsapiInvocation | AppInvocation) -> None:
    assert [name for name, vector in SIGNED.items() if vector["signature"] in repr(invocation)] == []


def test_a_package_is_accepted_as_prepay_id() -> None:
    jsapi = sign_jsapi(SIGNER, PACKAGE, APPID, timestamp=int(TIME), nonce=NONCE)
    app = sign_app(SIGNER, PACKAGE, APPID, partner_id="1900007291", timestamp=int(TIME), nonce=NONCE)

    assert (jsapi.to_dict(), app.to_dict()) == (JSAPI.to_dict(), APP.to_dict())


class OtherSigner:
    serial_no = "408B07E7"
    algorithm = "SM2-WITH-SM3"

    def sign(self, message: bytes) -> bytes:
        raise AssertionError(message)


def test_a_signer_with_another_algorithm_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="merchant_private_key signs with SM2-WITH-SM3"):
        sign_jsapi(OtherSigner(), PREPAY_ID, APPID, timestamp=1, nonce=NONCE)


class OrderReply:
    prepay_id = PREPAY_ID


class PackageReply:
    prepay_id = PACKAGE


@pytest.mark.parametrize(
    "order",
    [PREPAY_ID, OrderReply(), PACKAGE, f"prepay_id={PACKAGE}", PackageReply()],
    ids=["string", "reply", "package", "package twice", "reply with a package"],
)
def test_an_order_is_a_reply_or_a_prepay_id(order: object) -> None:
    assert number_of(order) == PREPAY_ID


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (
            lambda: number_of({"prepay_id": PREPAY_ID}),
            "order must be the reply of a prepay operation or its prepay_id, got dict",
        ),
        (lambda: number_of(None), "got NoneType"),
        (lambda: number_of(""), "prepay_id is not valid: ''"),
        (lambda: number_of("prepay_id="), "prepay_id is not valid: ''"),
        (lambda: number_of("a\nb"), r"prepay_id is not valid: 'a\\nb'"),
        (lambda: check_line("appid", "wx 1"), "appid is not valid: 'wx 1'"),
        (lambda: check_line("appid", 1), "appid must be a string, got int"),
    ],
    ids=["mapping", "none", "empty", "empty package", "two lines", "blank", "number"],
)
def test_a_wrong_order_or_appid_is_refused(check: Callable[[], Any], words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        check()
