"""`client.download` fetches an unsigned file from the documented addresses and from no other."""

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
ADDRESS = "/v3/billdownload/file?token=x"
CONTENT = "交易时间,商户号\r\n`2026-11-20,`1900000001\r\n".encode() * 50
DIGEST = sha1(CONTENT).hexdigest()  # noqa: S324 - prescribed by the pages
NONCE, KEY = "a8607ef79034c49c", b"0123456789abcdef0123456789abcdef"
COMPRESSED = gzip.compress(CONTENT)


class Serving:
    """A server that sends `reply` to every request, and a client of it."""

    def __init__(self, client: Both, server: ScriptedServer) -> None:
        self.client = client
        self.server = server
        self.reply = answer(CONTENT)


@pytest.fixture
def serving(opened: Opened) -> Iterator[Serving]:
    saved: list[Serving] = []
    with scripted(lambda _request: saved[0].reply) as server:
        saved.append(Serving(opened({**platform.environment(), "WECHATPAY_BASE_URL": server.origin}), server))
        yield saved[0]


def test_a_bill_is_fetched_with_the_address_and_digest_of_its_reply(
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


def test_a_path_is_accepted_instead_of_the_whole_address(client: Both, wechatpay_gateway: RunningGateway) -> None:
    address = client.request("GET", BILL).model["download_url"]
    target = io.BytesIO()

    client.fetch(address.removeprefix(wechatpay_gateway.base_url), to=target)

    assert target.getvalue().decode("utf-8-sig").startswith("交易时间,")


def test_a_wrong_token_is_an_api_error(client: Both, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="INVALID_REQUEST"):
        client.fetch(ADDRESS, to=tmp_path / "bill.csv")

    assert list(tmp_path.iterdir()) == []


def test_progress_is_reported(serving: Serving) -> None:
    counts: list[int] = []

    def progress(received: int, total: int | None) -> None:
        assert total == len(CONTENT)
        counts.append(received)

    serving.client.fetch(ADDRESS, to=io.BytesIO(), progress=progress)

    assert counts[-1] == len(CONTENT)


def test_a_compressed_bill_is_decompressed_before_its_digest_is_checked(serving: Serving) -> None:
    serving.reply = answer(COMPRESSED)
    target = io.BytesIO()

    serving.client.fetch(ADDRESS, to=target, hash_value=DIGEST)

    assert target.getvalue() == CONTENT


def test_a_receipt_is_not_decompressed(serving: Serving) -> None:
    serving.reply = answer(COMPRESSED)
    target = io.BytesIO()

    serving.client.fetch("/v3/transferdownload/signfile?token=x", to=target)

    assert target.getvalue() == COMPRESSED


def sealed() -> dict[str, str]:
    """Return the arguments for an encrypted file: its key, encrypted for the merchant, nonce and algorithm."""
    padding = OAEP(MGF1(SHA1()), SHA1(), None)  # noqa: S303 - the protocol uses SHA-1
    key = platform.key("merchant").public_key().encrypt(KEY, padding)
    return {"encrypt_key": b64encode(key).decode(), "nonce": NONCE, "algorithm": "AEAD_AES_256_GCM"}


def test_an_encrypted_bill_is_decrypted(serving: Serving) -> None:
    serving.reply = answer(AESGCM(KEY).encrypt(NONCE.encode(), COMPRESSED, None))
    target = io.BytesIO()

    serving.client.fetch("/v3/bill/downloadurl?token=x", to=target, **sealed())

    assert target.getvalue() == CONTENT


@pytest.mark.parametrize("proof", [{"hash_value": DIGEST}, "sealed"])
def test_a_file_that_does_not_match_its_digest_or_key_is_not_saved(
    serving: Serving, tmp_path: Path, proof: Any
) -> None:
    serving.reply = answer(CONTENT + b"x")

    with pytest.raises(CorruptDownload, match="GET /v3/billdownload/file: the file is damaged or was modified"):
        serving.client.fetch(ADDRESS, to=tmp_path / "bill.csv", **(sealed() if proof == "sealed" else proof))

    assert list(tmp_path.iterdir()) == []


def test_the_size_limit_of_the_client_applies(opened: Opened) -> None:
    with scripted(lambda _request: answer(CONTENT)) as server:
        environment = {**platform.environment(), "WECHATPAY_BASE_URL": server.origin}
        with pytest.raises(ReplyTooLarge, match=r"max_download_bytes \(100\)"):
            opened(environment, max_download_bytes=100).fetch(ADDRESS, to=io.BytesIO())


def test_no_certificates_are_fetched_for_an_unsigned_file(opened: Opened) -> None:
    environment = {k: v for k, v in platform.environment().items() if "PUBLIC_KEY" not in k}
    with scripted(lambda _request: answer(CONTENT)) as server:
        client = opened({**environment, "WECHATPAY_BASE_URL": server.origin}, apiv3_key="k" * 32)
        client.fetch(ADDRESS, to=io.BytesIO())

    assert len(server.requests) == 1


REFUSED = {
    "a call whose reply is signed": "/v3/pay/transactions/id/1?mchid=1",
    "the list of certificates": "/v3/certificates",
    "a call whose reply links to a file": BILL,
    "a longer path": "/v3/billdownload/file/x?token=x",
    "a shorter path": "/v3/billdownload",
    "a path in another case": "/v3/BillDownload/file?token=x",
    "an escaped path": "/v3/billdownload%2Ffile?token=x",
    "a path with a parameter": "/v3/billdownload/file;x?token=x",
    "a path after two slashes": "/v3//billdownload/file?token=x",
    "an image without a name": "/v3/merchant-service/images/",
    "an image in a folder": "/v3/merchant-service/images/a/b",
    "a path in a query": "/v3/x?/v3/billdownload/file",
    "a path after a fragment": "/v3/x#/v3/billdownload/file",
    "a path with ..": "/v3/billdownload/../billdownload/file",
    "another host": "https://pay.example/v3/billdownload/file?token=x",
    "a host that starts like ours": "https://api.mch.weixin.qq.com.example/v3/billdownload/file?token=x",
    "our host on another port": "https://api.mch.weixin.qq.com:8443/v3/billdownload/file?token=x",
    "our host over plain http": "http://api.mch.weixin.qq.com/v3/billdownload/file?token=x",
    "this machine on another port": "http://127.0.0.1:9/v3/billdownload/file?token=x",
    "our host with a user name": "https://me:word@api.mch.weixin.qq.com/v3/billdownload/file?token=x",
    "a path of another host": "/invoicing/fapiao/fapiao-file?token=x",
    "another host over plain http": "http://pay.wechatpay.cn/invoicing/fapiao/fapiao-file?token=x",
    "a path of ours at another host": "https://pay.wechatpay.cn/v3/billdownload/file?token=x",
    "two slashes": "//pay.example/v3/billdownload/file?token=x",
    "another scheme": "file:///v3/billdownload/file",
    "no path": "",
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_undocumented_address_is_refused_before_a_request_is_sent(
    serving: Serving, tmp_path: Path, case: str
) -> None:
    with pytest.raises(InvalidArgument, match=r"^client\.download: target .*Nothing was sent\.$") as caught:
        serving.client.fetch(REFUSED[case], to=tmp_path / "bill.csv")

    assert serving.server.requests == []
    assert list(tmp_path.iterdir()) == []
    assert "token=x" not in str(caught.value)
    assert "word" not in str(caught.value)


def test_the_refusal_names_the_documented_addresses_and_the_alternative(serving: Serving) -> None:
    with pytest.raises(InvalidArgument) as caught:
        serving.client.fetch("/v3/certificates", to=io.BytesIO())

    assert "'/v3/certificates' is not an address for which WeChat Pay documents an unsigned file" in str(caught.value)
    assert "/v3/billdownload/file, " in str(caught.value)
    assert "https://pay.wechatpay.cn/invoicing/fapiao/fapiao-file" in str(caught.value)
    assert "use client.request" in str(caught.value)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a target that is not text": ({"target": 5}, "target must be a string, got int"),
    "no target": ({"to": None}, "to must be a path or a file"),
    "a malformed digest": ({"hash_value": "摘要"}, "hash_value is not a SHA1 digest, which has 40 hexa"),
    "an empty digest": ({"hash_value": ""}, "hash_value is not a SHA1 digest"),
    "a digest of None": ({"hash_value": None}, "hash_value must be a string, got NoneType"),
    "an empty key": ({"encrypt_key": "", "nonce": NONCE, "algorithm": "SM4_GCM"}, "encrypt_key is not encrypted for"),
    "a digest of another algorithm": ({"hash_value": "ab" * 32}, "hash_value is not a SHA1 digest"),
    "an unknown algorithm": ({"hash_value": DIGEST, "hash_type": "MD5"}, "hash_type must be one of SHA1"),
    "an algorithm without a digest": ({"hash_type": "SHA1"}, "hash_type must be passed together with hash_value"),
    "a digest that is not text": ({"hash_value": b"ab"}, "hash_value must be a string, got bytes"),
    "a key without a nonce": ({"encrypt_key": "AAAA"}, "encrypt_key must be passed together with nonce"),
    "a nonce without a key": (
        {"nonce": NONCE, "algorithm": "SM4_GCM"},
        "algorithm must be passed together with encrypt_key",
    ),
    "a key of another merchant": (
        {"encrypt_key": "AAAA", "nonce": NONCE, "algorithm": "SM4_GCM"},
        "encrypt_key is not encrypted for the private key in use",
    ),
    "an unknown encryption algorithm": (
        {"encrypt_key": "AAAA", "nonce": NONCE, "algorithm": "ROT13"},
        "algorithm must be one of AEAD_AES_256_GCM, SM4_GCM",
    ),
    "an unknown argument": ({"hash": DIGEST}, "got an unexpected argument 'hash'"),
    "a switch": ({"verify": False}, "got an unexpected argument 'verify'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_argument_is_refused_before_a_request_is_sent(serving: Serving, case: str) -> None:
    arguments, words = dict(WRONG[case][0]), WRONG[case][1]

    with pytest.raises(InvalidArgument, match=words) as caught:
        serving.client.fetch(arguments.pop("target", ADDRESS), **{"to": io.BytesIO()} | arguments)

    assert str(caught.value).endswith("Nothing was sent.")
    assert serving.server.requests == []


def test_a_client_with_only_a_brand_cannot_download(opened: Opened) -> None:
    brand = {f"WECHATPAY_{name.upper()}": value for name, value in platform.brand_settings().items()}
    keys = {k: v for k, v in platform.environment().items() if "PUBLIC_KEY" in k}

    with pytest.raises(ConfigurationError, match="has no merchant identity"):
        opened(brand | keys).fetch(ADDRESS, to=io.BytesIO())
