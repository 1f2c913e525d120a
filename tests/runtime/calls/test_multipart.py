"""The form of an upload, byte for byte."""

from email import message_from_bytes
from email.policy import HTTP

import pytest

from wechatpay_runtime._calls.multipart import Part, frame

META = Part("meta", b'{"a":1}', content_type="application/json")


def test_a_form_is_framed_as_rfc_7578_requires() -> None:
    content_type, body = frame([META, Part("shelf", b"2"), Part("file", b"\r\n--x", "a.png", "image/png")])
    boundary = content_type.removeprefix("multipart/form-data; boundary=")
    assert body.decode() == (
        f'--{boundary}\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{{"a":1}}\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="shelf"\r\n\r\n2\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
        f"\r\n--x\r\n--{boundary}--\r\n"
    )


def test_the_same_parts_are_encoded_to_the_same_bytes() -> None:
    assert frame([META]) == frame([META])


def test_different_content_has_a_different_boundary() -> None:
    assert frame([META])[0] != frame([Part("meta", b"{}")])[0]


@pytest.mark.parametrize(
    ("name", "expected"), [("图.png", "图.png"), ('a"b.png', "a%22b.png"), ("a\r\nb.png", "a%0D%0Ab.png")]
)
def test_a_file_name_is_sent_as_utf8_with_quotes_and_line_breaks_escaped(name: str, expected: str) -> None:
    assert f'filename="{expected}"\r\n'.encode() in frame([Part("file", b"x", name)])[1]


def test_the_standard_library_reads_the_same_parts() -> None:
    content_type, body = frame([META, Part("file", b"\x00\xff\r\n", "a.png", "image/png")])
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body, policy=HTTP)
    parts = list(message.iter_parts())
    assert [part.get_payload(decode=True) for part in parts] == [b'{"a":1}', b"\x00\xff\r\n"]
