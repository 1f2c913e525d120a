"""Requests for the file of a reply: the URL, whether they carry the Authorization header, and how the file is verified."""

from base64 import b64encode
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA1

from support import platform
from wechatpay_runtime._base.values import evolve
from wechatpay_runtime._downloads.fetches import Fetch, check_download, fetches_of
from wechatpay_runtime._session.identities import BRAND
from wechatpay_runtime._settings.settings import make_session
from wechatpay_runtime.errors import InvalidArgument, UnexpectedReply
from wechatpay_runtime.operation.description import Operation, Route
from wechatpay_runtime.operation.files import Download
from wechatpay_runtime.operation.model import Model

HOST = "api.mch.weixin.qq.com"
WHOLE = Download(
    method="download_c", url="download_url", hosts=(HOST,), digest="hash_value", algorithm="hash_type", is_unpacked=True
)
PARTS = Download(
    method="download_c",
    url="download_url",
    hosts=(HOST,),
    parts="list",
    order="number",
    count="count",
    key="key",
    nonce="nonce",
    cipher="algorithm",
)
ADDRESS = f"https://{HOST}/v3/billdownload/file?token=x"
DIGEST = "ab" * 20
AES = {"algorithm": "AEAD_AES_256_GCM"}
SETTINGS: Any = platform.settings()


def operation(download: Download) -> Operation[Any]:
    return Operation(name="a.b.c", method="GET", routes=(Route("/v3/c"),), download=download, replies={200: Model})


def fetches(
    download: Download, reply: dict[str, Any], *, base_url: str | None = None, **arguments: str
) -> tuple[Fetch, ...]:
    settings: Any = {**SETTINGS, "base_url": base_url}
    session = make_session(settings)
    return fetches_of(operation(download), arguments, Model.from_wire(reply), session)


def whole(address: str, **more: Any) -> Fetch:
    (fetch,) = fetches(WHOLE, {"download_url": address, "hash_type": "SHA1", "hash_value": DIGEST}, **more)
    return fetch


def key(content: bytes) -> str:
    padding = OAEP(MGF1(SHA1()), SHA1(), None)  # noqa: S303 - the protocol requires SHA-1
    return b64encode(platform.key("merchant").public_key().encrypt(content, padding)).decode()


def part(number: object, content: bytes = bytes(32)) -> dict[str, Any]:
    return {"number": number, "download_url": f"{ADDRESS}{number}", "key": key(content), "nonce": "a8607ef79034c49c"}


@pytest.mark.parametrize(
    ("address", "base_url", "is_anonymous"),
    [
        (ADDRESS, None, False),
        (f" {ADDRESS}\n", None, False),
        (f"https://{HOST}:443/v3/x?token=x", None, False),
        (f"https://{HOST}:8443/v3/x?token=x", None, True),
        ("https://pay.wechatpay.cn/invoicing/x?token=x", None, True),
        (f"https://{HOST}.example/x?token=x", None, True),
        ("https://api2.mch.weixin.qq.com/x?token=x", None, False),
        ("http://127.0.0.1:8123/x?token=x", "http://127.0.0.1:8123", False),
        ("http://localhost:8123/x?token=x", "http://127.0.0.1:8123", False),
        ("https://relay.example/x?token=x", "https://relay.example", False),
        (ADDRESS, "https://relay.example", False),
    ],
)
def test_authorization_is_only_sent_to_hosts_of_the_spec_and_to_the_base_url(
    address: str,
    base_url: str | None,
    is_anonymous: bool,  # noqa: FBT001 - a table
) -> None:
    fetch = whole(address, base_url=base_url)
    assert fetch.call.is_anonymous is is_anonymous
    assert fetch.call.target.endswith("?token=x")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://api.mch.weixin.qq.com/x", "is not an https URL"),
        ("http://127.0.0.1:9/x", "is not an https URL"),
        ("ftp://api.mch.weixin.qq.com/x", "is not an https URL"),
        ("https://me@pay.example/x", "must not contain a user name"),
        (f"https://@{HOST}/x", "must not contain a user name"),
        (f"https://me:word@{HOST}/v3/x", "must not contain a user name"),
        ("http://me@127.0.0.1:8123/x", "must not contain a user name"),
        (f"https://{HOST}\\@pay.example/x", "must not contain a user name"),
        ("https://pay example/x", "is not an https URL"),
        ("https://pay.example%2f/x", "is not an https URL"),
        ("https://支付.example/x", "is not an https URL"),
        ("https://pay..example/x", "is not an https URL"),
        ("https://a..b/x", "is not an https URL"),
        ("https://.pay.example/x", "is not an https URL"),
        (f"https://{'a' * 64}.example/x", "is not an https URL"),
        (f"https://{'a.' * 127}example/x", "is not an https URL"),
        ("https://[::1/x", "is not a URL"),
        ("https://pay.example:65536/x", "is not a URL"),
        ("https:///x", "is not an https URL"),
        ("/v3/x", "is not an https URL"),
        ("https://pay.example", "is not a URL"),
        ("https://pay.example:x/y", "is not a URL"),
        ("https://pay.example/../x", "is not a URL"),
        ("", "is missing"),
    ],
)
def test_an_invalid_address_is_refused_and_not_repeated_in_the_message(address: str, message: str) -> None:
    with pytest.raises(UnexpectedReply, match=rf"the reply's download_url .*{message}") as caught:
        whole(address)
    assert caught.value.field == "download_url"
    assert not address or address not in str(caught.value)


def test_the_target_of_a_url_is_not_changed() -> None:
    assert (
        whole(f"https://{HOST}/v3/x?token=a%2Bb%2F=&tartype=gzip").call.target == "/v3/x?token=a%2Bb%2F=&tartype=gzip"
    )


def test_a_file_is_requested_from_the_host_of_its_url() -> None:
    assert whole("https://pay.wechatpay.cn/x").session.origins.current(0) == "https://pay.wechatpay.cn"


def test_a_file_is_requested_with_the_identity_of_its_call() -> None:
    brand_operation = evolve(operation(WHOLE), scheme=BRAND)
    reply = Model.from_wire({"download_url": ADDRESS, "hash_type": "SHA1", "hash_value": DIGEST})
    (fetch,) = fetches_of(brand_operation, {}, reply, make_session(SETTINGS))

    assert fetch.operation.scheme == BRAND


def test_the_expected_digest_is_read_from_the_reply() -> None:
    integrity = whole(ADDRESS).integrity
    assert (integrity.digest, integrity.algorithm, integrity.is_unpacked, integrity.decryption) == (
        DIGEST,
        "SHA1",
        True,
        None,
    )


@pytest.mark.parametrize("name", ["hash_value", "hash_type", "download_url"])
def test_the_error_names_a_missing_field(name: str) -> None:
    reply = {"download_url": ADDRESS, "hash_type": "SHA1", "hash_value": DIGEST, name: None}
    with pytest.raises(UnexpectedReply, match=f"the reply's {name} is missing"):
        fetches(WHOLE, reply)


@pytest.mark.parametrize("digest", ["摘要", "ab", "g" * 40, "ab" * 32, f" {DIGEST}", "\ud800" * 40, "ａ" * 40])
def test_an_invalid_digest_is_refused_before_anything_is_downloaded(digest: str) -> None:
    with pytest.raises(UnexpectedReply, match="the reply's hash_value is not a SHA1 digest") as caught:
        fetches(WHOLE, {"download_url": ADDRESS, "hash_type": "SHA1", "hash_value": digest})
    assert digest not in str(caught.value)


@pytest.mark.parametrize("algorithm", ["MD5", "sha1", "摘要\n"])
def test_an_unsupported_digest_algorithm_is_refused_before_anything_is_downloaded(algorithm: str) -> None:
    with pytest.raises(UnexpectedReply, match=r"the reply's hash_type must be one of SHA1, SHA256, SM3"):
        fetches(WHOLE, {"download_url": ADDRESS, "hash_type": algorithm, "hash_value": DIGEST})


def test_a_file_without_a_digest_is_fetched_unverified() -> None:
    (fetch,) = fetches(evolve(WHOLE, digest="", algorithm=""), {"download_url": ADDRESS})
    assert (fetch.integrity.digest, fetch.integrity.decryption) == ("", None)


def test_parts_are_sorted_by_their_number() -> None:
    found = fetches(PARTS, {"list": [part(3), part(1), part(2)], "count": 3}, **AES)
    assert [fetch.call.target[-1] for fetch in found] == ["1", "2", "3"]


def test_each_part_has_its_own_key() -> None:
    found = fetches(PARTS, {"list": [part(1, b"1" * 32), part(2, b"2" * 32)], "count": 2}, **AES)
    assert [fetch.integrity.decryption.key for fetch in found if fetch.integrity.decryption] == [b"1" * 32, b"2" * 32]


@pytest.mark.parametrize(
    "reply",
    [
        {},
        {"list": []},
        {"list": "x"},
        {"list": ["x"]},
        {"list": [part(2)]},
        {"list": [part(1), part(1)]},
        {"list": [part(1), part(3)]},
        {"list": [part("1")]},
        {"list": [part(1)], "count": 2},
    ],
    ids=[
        "no list",
        "empty",
        "text",
        "not objects",
        "first missing",
        "duplicate",
        "gap",
        "number as text",
        "fewer than count",
    ],
)
def test_an_incomplete_list_of_parts_is_refused(reply: dict[str, Any]) -> None:
    with pytest.raises(UnexpectedReply, match="the reply's list does not list every part of the file exactly once"):
        fetches(PARTS, reply, **AES)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"key": None}, "key is missing"),
        ({"nonce": ""}, "nonce is missing"),
        ({"key": "AAAA"}, "key is not encrypted for the private key in use"),
        ({"key": key(bytes(16))}, "the reply's key contains a key of 16 bytes, but AEAD_AES_256_GCM requires 32"),
        ({"key": "钥匙"}, "key is not encrypted for the private key in use"),
        ({"nonce": "short"}, "the reply's nonce must have 8 to 128 bytes"),
        ({"nonce": "x" * 129}, "the reply's nonce must have 8 to 128 bytes"),
        ({"nonce": "\ud800" * 12}, "the reply's nonce must have 8 to 128 bytes"),
    ],
)
def test_an_invalid_file_key_is_refused_before_anything_is_downloaded(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UnexpectedReply, match=message):
        fetches(PARTS, {"list": [part(1) | changes], "count": 1}, **AES)


def test_a_signer_that_cannot_decrypt_is_reported() -> None:
    session = evolve(make_session(SETTINGS), cipher=None)
    with pytest.raises(UnexpectedReply, match="this client cannot decrypt it"):
        fetches_of(operation(PARTS), AES, Model.from_wire({"list": [part(1)], "count": 1}), session)


@pytest.mark.parametrize("algorithm", ["SM4_GCM", "AEAD_SM4_GCM"])
def test_sm4_uses_a_key_of_16_bytes(algorithm: str) -> None:
    (fetch,) = fetches(PARTS, {"list": [part(1, bytes(16))], "count": 1}, algorithm=algorithm)
    assert fetch.integrity.decryption
    assert fetch.integrity.decryption.algorithm == algorithm


def test_an_unsupported_algorithm_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(InvalidArgument, match=r"algorithm must be .*, got 'DES'\. Nothing was sent\.$"):
        check_download(operation(PARTS), {"algorithm": "DES"})
