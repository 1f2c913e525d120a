"""Every rule of operations that take, answer or lead to a file, each with a spec that breaks it and the exact complaint."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.complaint import SpecError
from wechatpay_codegen.load import load

Specs = Callable[[Mapping[str, str]], Path]

UPLOAD = """\
title: {en: Hand in a cover}
docs: https://pay.example/doc/1
roles: [merchant]
method: POST
path: /v3/covers
upload:
  part: file
  meta:
    name: {type: string, required: true, is: filename}
    sha256: {type: string, required: true, is: digest}
  form: {shelf: string}
  accepts: [png, pdf]
  largest: {png: 2 MB, pdf: 7.5 MB}
repeat: {by: sha256}
replies: {204: none}
examples:
  - given: {file: cover.png, shelf: x}
    sends: POST /v3/covers
    status: 204
"""

UPLOADS = {
    "a size for an ending that is not accepted": (
        "png: 2 MB,",
        "pgn: 2 MB,",
        """\
:13:18: a size for `pgn`, which is not accepted
      largest: {pgn: 2 MB, pdf: 7.5 MB}
                     ^
  Did you mean `png`? Accepted: png, pdf.""",
    ),
    "a size where nothing is named as accepted": (
        "  accepts: [png, pdf]\n  largest: {png: 2 MB, pdf: 7.5 MB}",
        "  largest: {png: 2 MB}",
        """\
:12:18: a size for `png`, which is not accepted
      largest: {png: 2 MB}
                     ^
  Name it under `accepts`.""",
    ),
    "a size that is no number": (
        "{png: 2 MB, pdf: 7.5 MB}",
        "2.5.1 MB",
        """\
:13:12: `largest` is `2.5.1 MB`
      largest: 2.5.1 MB
               ^
  Expected a size such as `200 KB` or `7.5 MB`.""",
    ),
    "two digests": (
        "is: filename",
        "is: digest",
        """\
:10:5: 2 fields of `meta` are the digest
        sha256: {type: string, required: true, is: digest}
        ^
  Mark one of them with `is: digest`.""",
    ),
    "a field with the name of the file's argument": (
        "form: {shelf: string}",
        "form: {filename: string, shelf: string}",
        """\
:11:10: every upload has an argument `filename` already
      form: {filename: string, shelf: string}
             ^
  A field of that name cannot be given as yet.""",
    ),
    "a repeat by what is no field": (
        "by: sha256",
        "by: sha1",
        """\
:14:14: `sha1` is no argument of this operation
    repeat: {by: sha1}
                 ^
  Arguments: shelf.""",
    ),
    "an example without its file": (
        "{file: cover.png, shelf: x}",
        "{shelf: x}",
        """\
:17:12: no name of a file that is taken
      - given: {shelf: x}
               ^
  Write `file: name.png`.""",
    ),
    "an example with a file that is not taken": (
        "file: cover.png",
        "file: cover.gif",
        """\
:17:19: no name of a file that is taken
      - given: {file: cover.gif, shelf: x}
                      ^
  Write `file: name.png`.""",
    ),
}


def complaint(specs: Specs, text: str) -> str:
    with pytest.raises(SpecError) as caught:
        load(specs({"shop/orders/query_order.yaml": text}))
    return str(caught.value).removeprefix("specs/shop/orders/query_order.yaml")


def test_the_sound_upload_loads(specs: Specs) -> None:
    assert load(specs({"shop/orders/query_order.yaml": UPLOAD})).operations[0].examples[0].given == {
        "file": "cover.png",
        "shelf": "x",
    }


@pytest.mark.parametrize("name", UPLOADS)
def test_a_broken_upload_gets_this_complaint(name: str, specs: Specs) -> None:
    sound, broken, expected = UPLOADS[name]
    assert sound in UPLOAD
    assert complaint(specs, UPLOAD.replace(sound, broken)) == expected


def test_a_form_needs_no_field_for_the_name_of_the_file(specs: Specs) -> None:
    text = UPLOAD.replace("    name: {type: string, required: true, is: filename}\n", "")
    upload = load(specs({"shop/orders/query_order.yaml": text})).operations[0].conduct.upload
    assert upload
    assert upload.filled_in("filename") == ""


@pytest.mark.parametrize(
    ("largest", "sizes"),
    [
        ("7.5 MB", (("png", 7864320), ("pdf", 7864320))),
        ("{pdf: 200 KB}", (("pdf", 204800),)),
    ],
)
def test_a_size_holds_for_its_endings(largest: str, sizes: tuple[tuple[str, int], ...], specs: Specs) -> None:
    text = UPLOAD.replace("{png: 2 MB, pdf: 7.5 MB}", largest)
    upload = load(specs({"shop/orders/query_order.yaml": text})).operations[0].conduct.upload
    assert upload
    assert upload.sizes == sizes
