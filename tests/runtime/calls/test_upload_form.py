"""The form of an upload, and the files that are refused before anything is sent."""

import hashlib
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from wechatpay_runtime._calls.encoding import Call, encode
from wechatpay_runtime._crypto.digests import digest_of
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.files import Upload
from wechatpay_runtime.operation.parameters import Parameter
from wechatpay_runtime.operation.scalars import INTEGER, STRING

NAME, DIGEST = Parameter("file_name", STRING, is_required=True), Parameter("digest", STRING, is_required=True)
OPERATION: Operation[None] = Operation(
    name="a.b.c",
    method="POST",
    routes=(Route("/v3/x/{shelf}"),),
    parameters=(Parameter("shelf", STRING, is_required=True),),
    upload=Upload(
        part="the_file",
        meta=(NAME, Parameter("kind", STRING), DIGEST),
        filename="file_name",
        digest="digest",
        form=(Parameter("number", INTEGER),),
        accepts=("png", "pdf"),
        largest=(("png", 4), ("pdf", 2048)),
    ),
    replies={204: None},
)


def call_with(**arguments: Any) -> Call:
    return encode(OPERATION, {"shelf": "1", **arguments})


def meta(call: Call) -> dict[str, Any]:
    assert call.signed is not None
    fields: dict[str, Any] = json.loads(call.signed)
    return fields


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.png"
    file.write_bytes(b"1234")
    return file


def test_name_and_digest_are_filled_in_at_their_places(path: Path) -> None:
    digest = hashlib.sha256(b"1234").hexdigest()
    assert call_with(file=path, kind="K").signed == f'{{"file_name":"a.png","kind":"K","digest":"{digest}"}}'.encode()


def test_the_form_contains_the_signed_bytes_unchanged(path: Path) -> None:
    call = call_with(file=path, kind="图")
    assert call.signed
    assert b"\r\n\r\n" + call.signed + b"\r\n" in call.body


def test_form_fields_and_the_file_are_separate_parts(path: Path) -> None:
    body = call_with(file=path, number=7).body
    assert b'name="number"\r\n\r\n7\r\n' in body
    assert b'name="the_file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n1234\r\n' in body


def test_the_header_names_the_boundary_of_the_body(path: Path) -> None:
    call = call_with(file=path)
    assert call.body.startswith(b"--" + call.headers["Content-Type"].rpartition("=")[2].encode())


def test_the_path_contains_its_argument(path: Path) -> None:
    assert call_with(file=path, shelf="a/b").target == "/v3/x/a%2Fb"


@pytest.mark.parametrize("how", ["text", "path", "bytes", "opened", "in memory"])
def test_a_file_can_be_a_path_bytes_or_a_file_object(path: Path, how: str) -> None:
    with path.open("rb") as opened:
        source = {"text": str(path), "path": path, "bytes": b"1234", "opened": opened, "in memory": BytesIO(b"1234")}
        name = {"filename": "a.png"} if how in {"bytes", "in memory"} else {}
        assert call_with(file=source[how], **name).body == call_with(file=path).body


def test_a_filename_has_priority_over_the_name_of_the_path(path: Path) -> None:
    assert meta(call_with(file=path, filename="图.PNG"))["file_name"] == "图.PNG"


class Pipe:
    """Returns one byte at a time, as a slow pipe can."""

    def __init__(self, content: bytes) -> None:
        self._rest = content

    def read(self, _size: int = -1, /) -> bytes:
        piece, self._rest = self._rest[:1], self._rest[1:]
        return piece


@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_a_file_that_returns_pieces_is_read_completely(name: str) -> None:
    assert call_with(file=Pipe(b"1234"), filename=name).body == call_with(file=b"1234", filename=name).body


@pytest.mark.parametrize("how", ["path", "opened"])
def test_reading_stops_if_a_file_is_too_large(tmp_path: Path, how: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"12345678")
    with path.open("rb") as opened:
        with pytest.raises(InvalidArgument, match="larger than"):
            call_with(file=opened if how == "opened" else path)
        assert opened.tell() == (5 if how == "opened" else 0)


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no file": ({}, "requires file"),
    "no such file": ({"file": "/nowhere/a.png"}, "'/nowhere/a.png' cannot be read: No such file"),
    "a folder": ({"file": "/", "filename": "a.png"}, "'/' cannot be read: Is a directory"),
    "a path that contains NUL": ({"file": "a\0.png"}, "cannot be read: embedded null byte"),
    "no ending": ({"file": b"1", "filename": "png"}, "the file name must end in png or pdf, got 'png'"),
    "another ending": ({"file": b"1", "filename": "a.gif"}, "the file name must end in png or pdf, got 'a.gif'"),
    "no name": ({"file": b"1"}, "the file has no name; pass filename"),
    "a name that is not a string": ({"file": b"1", "filename": 1}, "filename must be a string, got int"),
    "an empty name": ({"file": b"1", "filename": ""}, "the file name '' cannot be sent"),
    "a name that contains a lone surrogate": ({"file": b"1", "filename": "\udcff.png"}, "cannot be sent; pass another"),
    "empty": ({"file": b"", "filename": "a.png"}, "'a.png' is empty"),
    "too large": ({"file": b"12345", "filename": "a.png"}, "larger than 0.00390625 KB"),
    "too large of another kind": ({"file": b"1" * 2049, "filename": "a.pdf"}, "larger than 2 KB"),
    "a number": ({"file": 1, "filename": "a.png"}, "must be a path, bytes or a file opened in binary mode, got int"),
    "opened as text": (
        {"file": StringIO("x"), "filename": "a.png"},
        "must return bytes, got str; open the file in binary mode",
    ),
    "an unknown field": (
        {"file": b"1", "filename": "a.png", "knd": "K"},
        r"got an unexpected argument 'knd' \(did you mean 'kind'\?\)",
    ),
    "the digest": ({"file": b"1", "filename": "a.png", "digest": "00"}, "got an unexpected argument 'digest'"),
    "a field of the wrong type": ({"file": b"1", "filename": "a.png", "kind": 1}, "kind must be a string, got int"),
    "a form field of the wrong type": ({"file": b"1", "filename": "a.png", "number": "x"}, "number must be an integer"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_invalid_argument_is_refused(case: str) -> None:
    arguments, message = REFUSED[case]
    with pytest.raises(InvalidArgument, match=message) as caught:
        call_with(**arguments)
    assert str(caught.value).endswith("Nothing was sent.")


def test_a_closed_file_is_refused(path: Path) -> None:
    with path.open("rb") as closed:
        pass
    with pytest.raises(InvalidArgument, match="closed file"):
        call_with(file=closed)


@pytest.mark.parametrize(
    ("algorithm", "digest"),
    [
        ("SHA1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("SHA256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("SM3", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    ],
)
def test_a_digest_matches_the_example_of_its_standard(algorithm: str, digest: str) -> None:
    assert digest_of(algorithm, b"abc") == digest


def test_an_unsupported_digest_algorithm_is_refused() -> None:
    with pytest.raises(UnexpectedReply, match="'MD5' is not supported; expected one of SHA1, SHA256, SM3"):
        digest_of("MD5", b"abc")
