"""The gateway's checks of a form with a file, with forms written by hand."""

import hashlib
import json
from collections.abc import Mapping

import pytest

from gateway.merchant_side import Answer, Merchant
from wechatpay_gateway.request.multipart import FormError, boundary_of, read_form
from wechatpay_gateway.server import RunningGateway

TARGET = "/v3/merchant/media/upload"
PNG = b"\x89PNG\r\n\x1a\n"
TYPE = "multipart/form-data;boundary=boundary"


def meta(content: bytes = PNG, **replaced: object) -> str:
    fields = {"filename": "a.png", "sha256": hashlib.sha256(content).hexdigest()} | replaced
    return json.dumps({name: value for name, value in fields.items() if value is not None})


def form(text: str, content: bytes = PNG, *, part: str = 'name="file"; filename="a.png";', extra: bytes = b"") -> bytes:
    """Build a form like the one on the official page."""
    return (
        b'--boundary\r\nContent-Disposition: form-data; name="meta";\r\nContent-Type: application/json\r\n\r\n'
        + text.encode()
        + extra
        + b"\r\n--boundary\r\nContent-Disposition: form-data; "
        + part.encode()
        + b"\r\nContent-Type: image/jpg\r\n\r\n"
        + content
        + b"\r\n--boundary--\r\n"
    )


def send(merchant: Merchant, body: bytes, *, signed: str, content_type: str = TYPE) -> Answer:
    changed: Mapping[str, str | None] = {
        "Content-Type": content_type,
        "Content-Length": str(len(body)),
        "Authorization": merchant.authorization("POST", TARGET, signed.encode()),
    }
    answer = merchant.send(merchant.raw(TARGET, body, changed=changed))
    assert answer is not None
    return answer


def test_a_form_like_the_pages_is_accepted(merchant: Merchant, gateway: RunningGateway) -> None:
    assert send(merchant, form(meta()), signed=meta()).status == 200
    assert [taken.digest for taken in gateway.uploads] == [hashlib.sha256(PNG).hexdigest()]


def test_an_upload_is_no_example_because_the_gateway_keeps_it(merchant: Merchant, gateway: RunningGateway) -> None:
    send(merchant, form(meta()), signed=meta())
    assert [each.is_example for each in gateway.requests] == [False]


def test_an_upper_case_digest_is_accepted(merchant: Merchant) -> None:
    text = meta(sha256=hashlib.sha256(PNG).hexdigest().upper())
    assert send(merchant, form(text), signed=text).status == 200


@pytest.mark.parametrize("signed", ["", meta(filename="b.png"), form(meta()).decode("latin-1")])
def test_a_signature_over_anything_but_meta_is_refused(merchant: Merchant, signed: str) -> None:
    answer = send(merchant, form(meta()), signed=signed)
    assert (answer.status, answer.code) == (401, "SIGN_ERROR")


def test_the_refusal_shows_meta_as_the_signed_body(merchant: Merchant) -> None:
    shown = send(merchant, form(meta()), signed="").json()["detail"]["sign_information"]["truncated_sign_message"]
    assert shown.splitlines()[-1] == meta()[:8]


REFUSED = {
    "another digest": (meta(b"another"), PNG, "sha256值有误"),
    "another ending": (meta(filename="a.gif"), PNG, "文件名称不正确"),
    "no ending": (meta(filename="png"), PNG, "文件名称不正确"),
    "empty": (meta(b""), b"", "文件为空"),
    "too large": (meta(PNG + bytes(5 << 20)), PNG + bytes(5 << 20), "文件大小不能超过5M"),
    "another kind": (meta(b"GIF8"), b"GIF8", "文件二进制内容不正确"),
    "no digest": (meta(sha256=None), PNG, "/sha256 是必填参数"),
    "no name": (meta(filename=None), PNG, "/filename 是必填参数"),
    "an unknown field": (meta(size=1), PNG, "/size 是非法的额外参数"),
    "a name too long": (meta(filename="a" * 125 + ".png"), PNG, "/filename 的长度超过最大长度 128"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_invalid_file_or_field_is_refused(merchant: Merchant, gateway: RunningGateway, case: str) -> None:
    text, content, words = REFUSED[case]
    answer = send(merchant, form(text, content), signed=text)
    assert (answer.status, answer.code) == (400, "PARAM_ERROR")
    assert words in answer.json()["message"]
    assert len(gateway.uploads) == 0


UNREADABLE = {
    "JSON": (b"{}", "application/json", "Content-Type"),
    "no boundary": (form(meta())[2:], "multipart/form-data", "Content-Type"),
    "a boundary in the body of no form": (form(meta()), "multipart/mixed", "Content-Type"),
    "another boundary": (form(meta()), "multipart/form-data;boundary=other", "表单"),
    "no end": (form(meta()).removesuffix(b"--\r\n"), TYPE, "表单"),
    "no file": (form(meta(), part='name="fil"'), TYPE, "缺少file"),
    "two of a name": (form(meta(), part='name="meta"'), TYPE, "表单"),
    "a part without a name": (form(meta(), part='filename="a.png"'), TYPE, "表单"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_malformed_form_is_refused(merchant: Merchant, case: str) -> None:
    body, content_type, words = UNREADABLE[case]
    answer = send(merchant, body, signed=meta(), content_type=content_type)
    assert (answer.status, answer.code) == (400, "INVALID_REQUEST")
    assert words in answer.json()["message"]


def test_an_unknown_form_field_is_refused(merchant: Merchant) -> None:
    extra = b'\r\n--boundary\r\nContent-Disposition: form-data; name="shelf"\r\n\r\n1'
    answer = send(merchant, form(meta(), extra=extra), signed=meta())
    assert "shelf 是非法的额外参数" in answer.json()["message"]


def test_meta_that_is_not_json_is_refused(merchant: Merchant) -> None:
    assert send(merchant, form("{"), signed="{").code == "INVALID_REQUEST"


@pytest.mark.parametrize("content_type", ["multipart/form-data", "Multipart/Form-Data;"])
def test_a_boundary_that_only_the_body_contains_is_found(merchant: Merchant, content_type: str) -> None:
    assert send(merchant, form(meta()), signed=meta(), content_type=content_type).status == 200


@pytest.mark.parametrize(
    ("content_type", "boundary"),
    [
        ("multipart/form-data; boundary=a", "a"),
        ('Multipart/Form-Data;boundary="a b"', "a b"),
        ("multipart/form-data", None),
        ("multipart/mixed; boundary=a", None),
        (f"multipart/form-data; boundary={'a' * 71}", None),
        ("multipart/form-data; boundary=a\xe9", None),
    ],
)
def test_the_boundary_is_parsed_according_to_rfc_2046(content_type: str, boundary: str | None) -> None:
    assert boundary_of(content_type) == boundary


def test_names_are_unescaped_as_browsers_escape_them() -> None:
    parts = read_form(
        "b", b'--b\r\nContent-Disposition: form-data; name="f"; filename="a%22%0D%0A.png"\r\n\r\nx\r\n--b--'
    )
    assert parts["f"].filename == 'a"\r\n.png'


@pytest.mark.parametrize(
    "body", [b"", b"x", b"--b", b"--b--x", b"x--b--", b"--b\r\nx\r\n--b--", b"--b\r\n\xff: \r\n\r\nx\r\n--b--"]
)
def test_bytes_that_are_not_a_form_raise_a_form_error(body: bytes) -> None:
    with pytest.raises(FormError):
        read_form("b", body)
