"""What calls up a payment is signed as the official pages say, and has exactly their names."""

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


def test_a_web_page_gets_the_published_signature_under_the_names_of_its_page() -> None:
    assert JSAPI.to_dict() == {
        "appId": APPID,
        "timeStamp": "1554208460",
        "nonceStr": "593BEC0C930BF1AFEB40B4A08C8FB242",
        "package": "prepay_id=wx201410272009395522657a690389285100",
        "signType": "RSA",
        "paySign": SIGNED["doc-jsapi-pay"]["signature"],
    }


def test_an_app_gets_the_published_signature_under_the_names_of_its_page() -> None:
    assert APP.to_dict() == {
        "appId": APPID,
        "partnerId": "1900007291",
        "prepayId": PREPAY_ID,
        "packageValue": "Sign=WXPay",
        "nonceStr": NONCE,
        "timeStamp": "1554208460",
        "sign": SIGNED["doc-app-pay"]["signature"],
    }


def test_ios_calls_the_package_otherwise() -> None:
    android, ios = APP.to_dict(), APP.to_ios_dict()

    assert ios == {**{key: value for key, value in android.items() if key != "packageValue"}, "package": "Sign=WXPay"}


@pytest.mark.parametrize("invocation", [JSAPI, APP], ids=["web page", "app"])
def test_the_json_says_the_same(invocation: JsapiInvocation | AppInvocation) -> None:
    assert json.loads(invocation.to_json()) == invocation.to_dict()


@pytest.mark.parametrize("invocation", [JSAPI, APP], ids=["web page", "app"])
def test_a_signature_never_shows_in_a_repr(invocation: JsapiInvocation | AppInvocation) -> None:
    assert [name for name, vector in SIGNED.items() if vector["signature"] in repr(invocation)] == []


def test_a_package_in_place_of_its_number_signs_the_same() -> None:
    jsapi = sign_jsapi(SIGNER, PACKAGE, APPID, timestamp=int(TIME), nonce=NONCE)
    app = sign_app(SIGNER, PACKAGE, APPID, partner_id="1900007291", timestamp=int(TIME), nonce=NONCE)

    assert (jsapi.to_dict(), app.to_dict()) == (JSAPI.to_dict(), APP.to_dict())


class OtherSigner:
    serial_no = "408B07E7"
    algorithm = "SM2-WITH-SM3"

    def sign(self, message: bytes) -> bytes:
        raise AssertionError(message)


def test_a_key_of_another_kind_is_refused_before_it_signs() -> None:
    with pytest.raises(ConfigurationError, match="merchant_private_key signs SM2-WITH-SM3"):
        sign_jsapi(OtherSigner(), PREPAY_ID, APPID, timestamp=1, nonce=NONCE)


class Answer:
    prepay_id = PREPAY_ID


class PackageAnswer:
    prepay_id = PACKAGE


@pytest.mark.parametrize(
    "order",
    [PREPAY_ID, Answer(), PACKAGE, f"prepay_id={PACKAGE}", PackageAnswer()],
    ids=["text", "answer", "package", "package twice", "answer with a package"],
)
def test_an_order_is_an_answer_or_its_number(order: object) -> None:
    assert number_of(order) == PREPAY_ID


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (lambda: number_of({"prepay_id": PREPAY_ID}), "the answer of a prepay operation or its prepay_id, not dict"),
        (lambda: number_of(None), "not NoneType"),
        (lambda: number_of(""), "prepay_id is ''"),
        (lambda: number_of("prepay_id="), "prepay_id is ''"),
        (lambda: number_of("a\nb"), r"prepay_id is 'a\\nb'"),
        (lambda: check_line("appid", "wx 1"), "appid is 'wx 1'"),
        (lambda: check_line("appid", 1), "appid takes text, not int"),
    ],
    ids=["mapping", "none", "empty", "empty package", "two lines", "blank", "number"],
)
def test_what_cannot_be_signed_is_refused(check: Callable[[], Any], words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        check()
