"""A file without a method of its own: fetched where a page documents that nothing signs it, and from nowhere else."""

import gzip
import io
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1

from support import platform
from support.both import Both, Opened
from support.server import ScriptedServer, answer, scripted
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import (
    BadRequest,
    ConfigurationError,
    CorruptDownload,
    InvalidArgument,
    ReplyTooLarge,
)

BILL = "/v3/bill/tradebill?bill_date=2019-06-11"
PLACE = "/v3/billdownload/file?token=x"
CONTENT = "交易时间,商户号\r\n`2026-11-20,`1900000001\r\n".encode() * 50
DIGEST = sha1(CONTENT).hexdigest()  # noqa: S324 - what the pages prescribe
NONCE, KEY = "a8607ef79034c49c", b"0123456789abcdef0123456789abcdef"
PACKED = gzip.compress(CONTENT)


class Serving:
    """A server whose every reply is what was last put here, and a client of it."""

    def __init__(self, client: Both, server: ScriptedServer) -> None:
        self.client = client
        self.server = server
        self.reply = answer(CONTENT)


@pytest.fixture
def serving(opened: Opened) -> Iterator[Serving]:
    kept: list[Serving] = []
    with scripted(lambda _request: kept[0].reply) as server:
        kept.append(Serving(opened({**platform.environment(), "WECHATPAY_BASE_URL": server.origin}), server))
        yield kept[0]


def test_a_bill_is_fetched_with_what_its_reply_says(
    client: Both, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    reply = client.request("GET", BILL).model

    file = client.fetch(
        reply["download_url"],
        to=tmp_path / "bill.csv",
        hash_type=reply["hash_type"],
        hash_value=reply["hash_value"],
    )

    content = (tmp_path / "bill.csv").read_bytes()
    assert content.decode("utf-8-sig").startswith("交易时间,")
    assert (file.path, file.size) == (tmp_path / "bill.csv", len(content))
    assert wechatpay_gateway.requests.last.verdict.is_accepted


def test_a_path_is_as_good_as_the_whole_address(client: Both, wechatpay_gateway: RunningGateway) -> None:
    address = client.request("GET", BILL).model["download_url"]
    target = io.BytesIO()

    client.fetch(address.removeprefix(wechatpay_gateway.base_url), to=target)

    assert target.getvalue().decode("utf-8-sig").startswith("交易时间,")


def test_a_token_that_is_wrong_is_an_error_like_any_other(client: Both, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="INVALID_REQUEST"):
        client.fetch(PLACE, to=tmp_path / "bill.csv")

    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(serving: Serving) -> None:
    counts: list[int] = []

    def progress(came: int, total: int | None) -> None:
        assert total == len(CONTENT)
        counts.append(came)

    serving.client.fetch(PLACE, to=io.BytesIO(), progress=progress)

    assert counts[-1] == len(CONTENT)


def test_a_packed_bill_comes_out_unpacked_and_its_digest_is_of_what_was_inside(serving: Serving) -> None:
    serving.reply = answer(PACKED)
    target = io.BytesIO()

    serving.client.fetch(PLACE, to=target, hash_value=DIGEST)

    assert target.getvalue() == CONTENT


def test_a_receipt_stays_as_it_is(serving: Serving) -> None:
    serving.reply = answer(PACKED)
    target = io.BytesIO()

    serving.client.fetch("/v3/transferdownload/signfile?token=x", to=target)

    assert target.getvalue() == PACKED


def sealed() -> dict[str, str]:
    """A sealed file's key, encrypted for the merchant, and what belongs to it."""
    padding = OAEP(MGF1(SHA1()), SHA1(), None)  # noqa: S303 - the protocol says SHA-1
    key = platform.key("merchant").public_key().encrypt(KEY, padding)
    return {"encrypt_key": b64encode(key).decode(), "nonce": NONCE, "algorithm": "AEAD_AES_256_GCM"}


def test_a_sealed_bill_is_opened(serving: Serving) -> None:
    serving.reply = answer(AESGCM(KEY).encrypt(NONCE.encode(), PACKED, None))
    target = io.BytesIO()

    serving.client.fetch("/v3/bill/downloadurl?token=x", to=target, **sealed())

    assert target.getvalue() == CONTENT


@pytest.mark.parametrize("proof", [{"hash_value": DIGEST}, "sealed"])
def test_what_does_not_fit_its_proof_is_not_put_in_place(serving: Serving, tmp_path: Path, proof: Any) -> None:
    serving.reply = answer(CONTENT + b"x")

    with pytest.raises(CorruptDownload, match="GET /v3/billdownload/file: the file is not what WeChat Pay said"):
        serving.client.fetch(PLACE, to=tmp_path / "bill.csv", **(sealed() if proof == "sealed" else proof))

    assert list(tmp_path.iterdir()) == []


def test_the_bound_of_the_client_holds(opened: Opened) -> None:
    with scripted(lambda _request: answer(CONTENT)) as server:
        environment = {**platform.environment(), "WECHATPAY_BASE_URL": server.origin}
        with pytest.raises(ReplyTooLarge, match=r"max_download_bytes allows \(100\)"):
            opened(environment, max_download_bytes=100).fetch(PLACE, to=io.BytesIO())


def test_a_client_that_needs_certificates_fetches_none_for_a_file_that_nothing_signs(opened: Opened) -> None:
    environment = {k: v for k, v in platform.environment().items() if "PUBLIC_KEY" not in k}
    with scripted(lambda _request: answer(CONTENT)) as server:
        client = opened({**environment, "WECHATPAY_BASE_URL": server.origin}, apiv3_key="k" * 32)
        client.fetch(PLACE, to=io.BytesIO())

    assert len(server.requests) == 1


REFUSED = {
    "a call whose reply is signed": "/v3/pay/transactions/id/1?mchid=1",
    "the list of certificates": "/v3/certificates",
    "a call that leads to a file": BILL,
    "a longer path": "/v3/billdownload/file/x?token=x",
    "a shorter path": "/v3/billdownload",
    "a place with other letters": "/v3/BillDownload/file?token=x",
    "a place that is escaped": "/v3/billdownload%2Ffile?token=x",
    "a place with a parameter": "/v3/billdownload/file;x?token=x",
    "a place after two slashes": "/v3//billdownload/file?token=x",
    "a picture of no name": "/v3/merchant-service/images/",
    "a picture in a folder": "/v3/merchant-service/images/a/b",
    "a place in a query": "/v3/x?/v3/billdownload/file",
    "a place after a fragment": "/v3/x#/v3/billdownload/file",
    "a way back": "/v3/billdownload/../billdownload/file",
    "another host": "https://pay.example/v3/billdownload/file?token=x",
    "a host that ends as ours": "https://api.mch.weixin.qq.com.example/v3/billdownload/file?token=x",
    "our host on another port": "https://api.mch.weixin.qq.com:8443/v3/billdownload/file?token=x",
    "our host over plain http": "http://api.mch.weixin.qq.com/v3/billdownload/file?token=x",
    "this machine on another port": "http://127.0.0.1:9/v3/billdownload/file?token=x",
    "our host with a user name": "https://me:word@api.mch.weixin.qq.com/v3/billdownload/file?token=x",
    "a place of another host": "/invoicing/fapiao/fapiao-file?token=x",
    "another host over plain http": "http://pay.wechatpay.cn/invoicing/fapiao/fapiao-file?token=x",
    "a place of ours at another host": "https://pay.wechatpay.cn/v3/billdownload/file?token=x",
    "two slashes": "//pay.example/v3/billdownload/file?token=x",
    "another scheme": "file:///v3/billdownload/file",
    "no path": "",
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_address_that_no_page_documents_is_refused_before_anything_is_sent(
    serving: Serving, tmp_path: Path, case: str
) -> None:
    with pytest.raises(InvalidArgument, match=r"^client\.download: target .*Nothing was sent\.$") as caught:
        serving.client.fetch(REFUSED[case], to=tmp_path / "bill.csv")

    assert serving.server.requests == []
    assert list(tmp_path.iterdir()) == []
    assert "token=x" not in str(caught.value)
    assert "word" not in str(caught.value)


def test_the_refusal_names_the_places_and_the_way_for_everything_else(serving: Serving) -> None:
    with pytest.raises(InvalidArgument) as caught:
        serving.client.fetch("/v3/certificates", to=io.BytesIO())

    assert "'/v3/certificates' is not an address where WeChat Pay documents a file" in str(caught.value)
    assert "/v3/billdownload/file, " in str(caught.value)
    assert "https://pay.wechatpay.cn/invoicing/fapiao/fapiao-file" in str(caught.value)
    assert "Use client.request" in str(caught.value)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a target that is not text": ({"target": 5}, "target takes text, not int"),
    "nowhere to put it": ({"to": None}, "takes a path or a file"),
    "a digest that is not one": ({"hash_value": "摘要"}, "hash_value is not a SHA1 digest, which has 40 hexa"),
    "an empty digest": ({"hash_value": ""}, "hash_value is not a SHA1 digest"),
    "a digest that the reply does not have": ({"hash_value": None}, "hash_value takes text, not NoneType"),
    "an empty key": ({"encrypt_key": "", "nonce": NONCE, "algorithm": "SM4_GCM"}, "encrypt_key is not encrypted for"),
    "a digest of another algorithm": ({"hash_value": "ab" * 32}, "hash_value is not a SHA1 digest"),
    "an unknown algorithm": ({"hash_value": DIGEST, "hash_type": "MD5"}, "hash_type is 'MD5'; known are SHA1"),
    "an algorithm without a digest": ({"hash_type": "SHA1"}, "takes hash_type together with hash_value"),
    "a digest that is not text": ({"hash_value": b"ab"}, "hash_value takes text, not bytes"),
    "a key without a nonce": ({"encrypt_key": "AAAA"}, "takes encrypt_key together with nonce"),
    "a nonce without a key": ({"nonce": NONCE, "algorithm": "SM4_GCM"}, "takes algorithm together with encrypt_key"),
    "a key of another merchant": (
        {"encrypt_key": "AAAA", "nonce": NONCE, "algorithm": "SM4_GCM"},
        "encrypt_key is not encrypted for the private key in use",
    ),
    "a seal that is not known": (
        {"encrypt_key": "AAAA", "nonce": NONCE, "algorithm": "ROT13"},
        "algorithm is 'ROT13', and only AEAD_AES_256_GCM or",
    ),
    "an argument that it does not take": ({"hash": DIGEST}, "takes no 'hash'"),
    "a switch": ({"verify": False}, "takes no 'verify'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_an_argument_that_cannot_be_right_is_refused_before_anything_is_sent(serving: Serving, case: str) -> None:
    arguments, words = dict(WRONG[case][0]), WRONG[case][1]

    with pytest.raises(InvalidArgument, match=words) as caught:
        serving.client.fetch(arguments.pop("target", PLACE), **{"to": io.BytesIO()} | arguments)

    assert str(caught.value).endswith("Nothing was sent.")
    assert serving.server.requests == []


def test_a_brand_alone_fetches_no_file(opened: Opened) -> None:
    brand = {f"WECHATPAY_{name.upper()}": value for name, value in platform.brand_settings().items()}
    keys = {k: v for k, v in platform.environment().items() if "PUBLIC_KEY" in k}

    with pytest.raises(ConfigurationError, match="holds no merchant's identity"):
        opened(brand | keys).fetch(PLACE, to=io.BytesIO())
