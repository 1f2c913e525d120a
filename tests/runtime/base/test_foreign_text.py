"""Messages show foreign text as one printable line of limited length."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from wechatpay_runtime._base.exchange import Reply
from wechatpay_runtime._base.foreign_text import one_line
from wechatpay_runtime._calls.replies import request_id
from wechatpay_runtime._certificates.certificate_list import ALGORITHM, open_list
from wechatpay_runtime._crypto.resource_cipher import ResourceCipher
from wechatpay_runtime.bills import TradeBillRow
from wechatpay_runtime.bills.columns import Header
from wechatpay_runtime.errors import CertificateError, DamagedBill, UnexpectedReply
from wechatpay_runtime.operation.containers import MapOf, ModelOf
from wechatpay_runtime.operation.model import Model, model
from wechatpay_runtime.operation.model_fields import field
from wechatpay_runtime.operation.scalars import INTEGER

COLOUR = "a\x1b[31m\r\n\u202eb"


@model
class Counted(Model):
    by_name: dict[str, int] | None = field(MapOf(INTEGER), default=None)


@model
class Outer(Model):
    counted: Counted | None = field(ModelOf(Counted), default=None)


def certificate(**encrypted: str) -> Callable[[], Any]:
    entry = {"serial_no": COLOUR, "encrypt_certificate": {"algorithm": ALGORITHM, **encrypted}}
    body = json.dumps({"data": [entry]}).encode()
    return lambda: open_list(body, ResourceCipher([b"0" * 32]))


def column() -> Any:
    return TradeBillRow(2, ["a", "b"], Header(("交易时间", COLOUR))).mchid


CASES: dict[str, tuple[type[Exception], Callable[[], Any]]] = {
    "certificate that is not base64": (CertificateError, certificate(ciphertext="?")),
    "certificate that cannot be decrypted": (CertificateError, certificate(ciphertext="AAAA", nonce="0" * 12)),
    "column of a bill": (DamagedBill, column),
    "key in a reply": (UnexpectedReply, lambda: Counted.from_wire({"by_name": {COLOUR: "x"}}).by_name),
    "key in a nested reply": (
        UnexpectedReply,
        lambda: Outer.from_wire({"counted": {"by_name": {COLOUR: "x"}}}, strict=True),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_message_is_one_printable_line(case: str) -> None:
    kind, cause = CASES[case]

    with pytest.raises(kind) as caught:
        cause()

    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("支付成功 ok", "支付成功 ok"),
        (COLOUR, "a [31m   b"),
        ("\ud800", " "),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 200 + "…"),
    ],
)
def test_a_text_becomes_one_printable_line_of_limited_length(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_request_id_becomes_one_printable_line() -> None:
    assert request_id(Reply(200, {"request-id": COLOUR}, b"")) == "a [31m   b"
