"""Each rule of uploads and downloads, with a spec that violates it and the exact complaint."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wechatpay_codegen.load.folder import load
from wechatpay_codegen.source.complaint import SpecError

Specs = Callable[[Mapping[str, str]], Path]

UPLOAD = """\
title: {en: Upload a cover}
docs: https://pay.example/doc/1
roles: [merchant]
method: POST
path: /v3/covers
upload:
  part: file
  meta:
    name: {type: string, required: true, source: filename}
    sha256: {type: string, required: true, source: digest}
  form: {shelf: string}
  accepts: [png, pdf]
  max_size: {png: 2 MB, pdf: 7.5 MB}
repeat: {by: sha256}
replies: {204: none}
examples:
  - given: {file: cover.png, shelf: x}
    sends: POST /v3/covers
    status: 204
"""

UPLOADS = {
    "a size for an extension that is not accepted": (
        "png: 2 MB,",
        "pgn: 2 MB,",
        """\
:13:19: a size for `pgn`, which is not an accepted type
      max_size: {pgn: 2 MB, pdf: 7.5 MB}
                      ^
  Did you mean `png`? Accepted: png, pdf.""",
    ),
    "a size without accepted extensions": (
        "  accepts: [png, pdf]\n  max_size: {png: 2 MB, pdf: 7.5 MB}",
        "  max_size: {png: 2 MB}",
        """\
:12:19: a size for `png`, which is not an accepted type
      max_size: {png: 2 MB}
                      ^
  Add it to `accepts`.""",
    ),
    "an invalid size": (
        "{png: 2 MB, pdf: 7.5 MB}",
        "2.5.1 MB",
        """\
:13:13: `max_size` is `2.5.1 MB`
      max_size: 2.5.1 MB
                ^
  Expected a size such as `200 KB` or `7.5 MB`.""",
    ),
    "two digests": (
        "source: filename",
        "source: digest",
        """\
:10:5: 2 fields of `meta` have `source: digest`
        sha256: {type: string, required: true, source: digest}
        ^
  Set `source: digest` on one field.""",
    ),
    "a field with the name of an argument of every upload": (
        "form: {shelf: string}",
        "form: {filename: string, shelf: string}",
        """\
:11:10: every upload method already has an argument `filename`
      form: {filename: string, shelf: string}
             ^
  Fields with this name are not supported.""",
    ),
    "a repeat by an unknown field": (
        "by: sha256",
        "by: sha1",
        """\
:14:14: `sha1` is not an argument of this operation
    repeat: {by: sha1}
                 ^
  Arguments: shelf.""",
    ),
    "an example without its file": (
        "{file: cover.png, shelf: x}",
        "{shelf: x}",
        """\
:17:12: the example has no `file` of an accepted type
      - given: {shelf: x}
               ^
  Write `file: name.png`.""",
    ),
    "an example with a file that is not accepted": (
        "file: cover.png",
        "file: cover.gif",
        """\
:17:19: the example has no `file` of an accepted type
      - given: {file: cover.gif, shelf: x}
                      ^
  Write `file: name.png`.""",
    ),
}


DOWNLOAD = """\
title: {en: Request a report}
docs: https://pay.example/doc/1
checked: 2026-11-21
roles: [merchant]
method: GET
path: /v3/reports
parameters: {cipher: {type: string, required: true}}
replies:
  200: {count: integer, parts: {type: list<Part>, required: true}}
models:
  Part: {number: integer, url: string, key: string, nonce: string, hash: string, kind: string, inner: Inner}
  Inner: {url: string}
download:
  url: parts.url
  hosts: [pay.example]
  digest: {value: parts.hash, algorithm: parts.kind, covers: unpacked}
  parts: {list: parts, sequence: parts.number, count: count}
  encryption: {key: parts.key, nonce: parts.nonce, algorithm: cipher}
"""

DOWNLOADS = {
    "a count that is not a field": (
        "count: count}",
        "count: counted}",
        """\
:17:55: the reply has no field `counted`
      parts: {list: parts, sequence: parts.number, count: counted}
                                                          ^
  Did you mean `count`? Known: count, parts.""",
    ),
    "a URL outside the parts": (
        "url: parts.url",
        "url: count",
        """\
:14:8: `count` is not a field of a part
      url: count
           ^
  Use a field of the items of `parts`.""",
    ),
    "a URL nested inside a part": (
        "url: parts.url",
        "url: parts.inner.url",
        """\
:14:8: `parts.inner.url` is not a field of a part
      url: parts.inner.url
           ^
  Use a field of the items of `parts`.""",
    ),
    "a digest outside the parts": (
        "value: parts.hash",
        "value: count",
        """\
:16:19: `count` is not a field of a part
      digest: {value: count, algorithm: parts.kind, covers: unpacked}
                      ^
  Use a field of the items of `parts`.""",
    ),
    "an argument with the name of an argument of every download": (
        "parameters: {cipher: {type: string, required: true}}",
        "parameters: {to: string, cipher: {type: string, required: true}}",
        """\
:7:14: every download method already has an argument `to`
    parameters: {to: string, cipher: {type: string, required: true}}
                 ^
  Fields with this name are not supported.""",
    ),
    "an encryption selected by an optional argument": (
        "{type: string, required: true}}",
        "string}",
        """\
:18:63: `cipher` selects the encryption, but is optional
      encryption: {key: parts.key, nonce: parts.nonce, algorithm: cipher}
                                                                  ^
  Mark it as required. Without it, the file cannot be decrypted.""",
    ),
}


def complaint(specs: Specs, text: str) -> str:
    with pytest.raises(SpecError) as caught:
        load(specs({"shop/orders/query_order.yaml": text}))
    return str(caught.value).removeprefix("specs/shop/orders/query_order.yaml")


def test_the_valid_upload_loads(specs: Specs) -> None:
    assert load(specs({"shop/orders/query_order.yaml": UPLOAD})).operations[0].examples[0].given == {
        "file": "cover.png",
        "shelf": "x",
    }


@pytest.mark.parametrize("name", UPLOADS)
def test_a_broken_upload_gets_this_complaint(name: str, specs: Specs) -> None:
    valid, broken, expected = UPLOADS[name]
    assert valid in UPLOAD
    assert complaint(specs, UPLOAD.replace(valid, broken)) == expected


def test_a_field_for_the_file_name_is_optional(specs: Specs) -> None:
    text = UPLOAD.replace("    name: {type: string, required: true, source: filename}\n", "")
    upload = load(specs({"shop/orders/query_order.yaml": text})).operations[0].traits.upload
    assert upload
    assert upload.filled_in("filename") == ""


@pytest.mark.parametrize(
    ("max_size", "sizes"),
    [
        ("7.5 MB", (("png", 7864320), ("pdf", 7864320))),
        ("{pdf: 200 KB}", (("pdf", 204800),)),
    ],
)
def test_a_size_applies_to_its_extensions(max_size: str, sizes: tuple[tuple[str, int], ...], specs: Specs) -> None:
    text = UPLOAD.replace("{png: 2 MB, pdf: 7.5 MB}", max_size)
    upload = load(specs({"shop/orders/query_order.yaml": text})).operations[0].traits.upload
    assert upload
    assert upload.sizes == sizes


def test_the_valid_download_loads(specs: Specs) -> None:
    assert load(specs({"shop/orders/query_order.yaml": DOWNLOAD})).operations[0].download_method == "download_order"


@pytest.mark.parametrize("name", DOWNLOADS)
def test_a_broken_download_gets_this_complaint(name: str, specs: Specs) -> None:
    valid, broken, expected = DOWNLOADS[name]
    assert valid in DOWNLOAD
    assert complaint(specs, DOWNLOAD.replace(valid, broken)) == expected


def test_a_file_reply_must_not_have_an_argument_of_every_download(specs: Specs) -> None:
    text = DOWNLOAD.partition("parameters:")[0] + "parameters: {progress: string}\nreplies: {200: file}\n"
    assert complaint(specs, text).startswith(":7:14: every download method already has an argument `progress`")


def test_two_operations_of_a_service_must_not_have_the_same_method(specs: Specs) -> None:
    other = "title: {en: X}\ndocs: https://pay.example/doc/2\nroles: [merchant]\nmethod: GET\npath: /v3/x\nreplies: {204: none}\n"
    with pytest.raises(SpecError) as caught:
        load(specs({"shop/orders/query_order.yaml": DOWNLOAD, "shop/orders/download_order.yaml": other}))
    assert (
        str(caught.value)
        == """\
specs/shop/orders/query_order.yaml:14:3: the method `download_order`, which downloads the file, has the same name as another method
      url: parts.url
      ^
  The other method is in specs/shop/orders/download_order.yaml. Rename one of the operations."""
    )


@pytest.mark.parametrize(
    ("name", "twin"),
    [("get_trade_bill", "download_trade_bill"), ("ask_report", "download_report"), ("bill", "download_bill")],
)
def test_the_second_method_is_named_after_the_operation(specs: Specs, name: str, twin: str) -> None:
    text = DOWNLOAD.replace("path: /v3/reports", "path: /v3/reports/all")
    (found,) = [
        one.download_method for one in load(specs({f"shop/orders/{name}.yaml": text})).operations if one.name == name
    ]
    assert found == twin
