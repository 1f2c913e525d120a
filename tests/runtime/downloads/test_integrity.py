"""A file is opened, unpacked and proved while it comes, however it is cut."""

import gzip
import hashlib
import tracemalloc
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from hypothesis import given
from hypothesis import strategies as st

from wechatpay_runtime._downloads.integrity import Decryption, Integrity, Receiver
from wechatpay_runtime.errors import CorruptDownload, ReplyTooLarge, UnexpectedReply

BILL = "交易时间,商户号\r\n`2026-11-20,`1900000001\r\n".encode() * 50
SHA1 = hashlib.sha1(BILL).hexdigest()  # noqa: S324 - what the pages prescribe
NONCE = b"a8607ef79034c49c"
KEY = b"0123456789abcdef0123456789abcdef"
DIGEST = Integrity(name="a.b.c", digest=SHA1, is_unpacked=True)
SEALED = Integrity(name="a.b.c", decryption=Decryption("AEAD_AES_256_GCM", KEY, NONCE), is_unpacked=True)


def sealed(content: bytes) -> bytes:
    return AESGCM(KEY).encrypt(NONCE, content, None)


def received(integrity: Integrity, content: bytes, *, piece: int = 1 << 20, max_bytes: int = 1 << 30) -> bytes:
    written: list[bytes] = []
    receiver = Receiver(integrity, written.append, max_bytes=max_bytes)
    for begin in range(0, len(content), piece):
        receiver.feed(content[begin : begin + piece])
    receiver.finish()
    return b"".join(written)


WAYS = {
    "as it is": (DIGEST, BILL),
    "packed": (DIGEST, gzip.compress(BILL)),
    "packed in two members": (DIGEST, gzip.compress(BILL[:100]) + gzip.compress(BILL[100:])),
    "sealed": (SEALED, sealed(BILL)),
    "packed and sealed": (SEALED, sealed(gzip.compress(BILL))),
    "with a digest in upper case": (Integrity(name="a.b.c", digest=SHA1.upper()), BILL),
    "without a proof": (Integrity(name="a.b.c"), BILL),
}


@pytest.mark.parametrize("piece", [1, 7, 16, 17, 4096])
@pytest.mark.parametrize("way", WAYS)
def test_the_bill_comes_out_however_it_is_cut(way: str, piece: int) -> None:
    integrity, content = WAYS[way]
    assert received(integrity, content, piece=piece) == BILL


@given(content=st.binary(max_size=200), piece=st.integers(1, 40))
def test_any_content_comes_out_of_its_seal(content: bytes, piece: int) -> None:
    integrity = Integrity(name="a.b.c", decryption=Decryption("AEAD_AES_256_GCM", KEY, NONCE))
    assert received(integrity, sealed(content), piece=piece) == content


@pytest.mark.parametrize("content", [b"", b"\x1f", b"x"])
def test_what_is_too_short_to_be_packed_stays_as_it_is(content: bytes) -> None:
    integrity = Integrity(
        name="a.b.c", digest=hashlib.sha256(content).hexdigest(), algorithm="SHA256", is_unpacked=True
    )
    assert received(integrity, content) == content


def test_a_digest_that_is_not_ascii_is_another() -> None:
    with pytest.raises(CorruptDownload, match="its SHA1 is"):
        received(Integrity(name="a.b.c", digest="摘要"), BILL)


def test_a_digest_of_what_is_received_leaves_it_packed() -> None:
    packed = gzip.compress(BILL)
    integrity = Integrity(name="a.b.c", digest=hashlib.sha256(packed).hexdigest(), algorithm="SHA256")
    assert received(integrity, packed) == packed


def test_a_file_may_be_sealed_with_sm4() -> None:
    key = b"cbf063b0b33781c3"
    encryptor = Cipher(SM4(key), GCM(NONCE)).encryptor()
    content = encryptor.update(BILL) + encryptor.finalize() + encryptor.tag
    assert received(Integrity(name="a.b.c", decryption=Decryption("SM4_GCM", key, NONCE)), content, piece=5) == BILL


def flipped(content: bytes) -> Iterator[bytes]:
    """The content with one bit changed, at places all over it."""
    for place in range(0, len(content), max(1, len(content) // 60)):
        yield content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize("way", ["as it is", "sealed", "packed and sealed"])
def test_no_changed_bit_passes(way: str) -> None:
    integrity, content = WAYS[way]
    for changed in flipped(content):
        with pytest.raises(CorruptDownload):
            received(integrity, changed)


@pytest.mark.parametrize("way", ["as it is", "packed", "sealed", "packed and sealed"])
@pytest.mark.parametrize("left", [0, 10, 16, -1])
def test_no_file_that_ends_early_passes(way: str, left: int) -> None:
    integrity, content = WAYS[way]
    with pytest.raises(CorruptDownload):
        received(integrity, content[:left])


@pytest.mark.parametrize("size", [1 << 20, 2 << 20])
def test_what_unpacks_to_whole_pieces_ends_with_its_last_one(size: int) -> None:
    content = bytes(size)

    assert received(Integrity(name="a.b.c", is_unpacked=True), gzip.compress(content)) == content


def test_what_follows_a_packed_file_must_be_packed() -> None:
    with pytest.raises(CorruptDownload, match="it cannot be decompressed"):
        received(DIGEST, gzip.compress(BILL) + b"more")


def test_the_error_contains_the_expected_digest_and_the_cure() -> None:
    with pytest.raises(CorruptDownload) as caught:
        received(DIGEST, BILL + b"x")
    assert f"expected {SHA1}. Download it again." in str(caught.value)
    assert caught.value.operation == "a.b.c"


def test_a_wrong_key_is_reported() -> None:
    with pytest.raises(CorruptDownload, match="cannot be decrypted with its key"):
        received(Integrity(name="a.b.c", decryption=Decryption("AEAD_AES_256_GCM", KEY[::-1], NONCE)), sealed(BILL))


def test_a_seal_shows_neither_key_nor_nonce() -> None:
    assert repr(SEALED.decryption) == "Decryption(algorithm='AEAD_AES_256_GCM')"


@pytest.mark.parametrize("bound", [len(BILL) - 1, 0])
def test_a_file_larger_than_allowed_is_refused(bound: int) -> None:
    with pytest.raises(ReplyTooLarge, match=rf"max_download_bytes \({bound}\)"):
        received(DIGEST, gzip.compress(BILL), max_bytes=bound)


def test_as_much_as_is_allowed_is_taken() -> None:
    assert received(DIGEST, gzip.compress(BILL), max_bytes=len(BILL)) == BILL


def test_an_unknown_algorithm_is_told_before_anything_is_taken() -> None:
    with pytest.raises(UnexpectedReply, match="'MD5'"):
        Receiver(Integrity(name="a.b.c", digest="00", algorithm="MD5"), len, max_bytes=1)


def test_a_large_file_passes_in_little_memory() -> None:
    packed = gzip.compress(bytes(64 << 20), 1)
    content = sealed(packed)
    tracemalloc.start()
    receiver = Receiver(SEALED, len, max_bytes=1 << 30)
    for begin in range(0, len(content), 1 << 16):
        receiver.feed(content[begin : begin + (1 << 16)])
    receiver.finish()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20
