"""A file is decrypted, decompressed and verified while it is received, in pieces of any size."""

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
SHA1 = hashlib.sha1(BILL).hexdigest()  # noqa: S324 - the pages prescribe SHA-1
NONCE = b"a8607ef79034c49c"
KEY = b"0123456789abcdef0123456789abcdef"
DIGEST = Integrity(name="a.b.c", digest=SHA1, is_unpacked=True)
PACKED = gzip.compress(BILL, mtime=0)
PACKED_DIGEST = Integrity(name="a.b.c", digest=hashlib.sha1(PACKED).hexdigest(), is_unpacked=True)  # noqa: S324 - as above
ENCRYPTED = Integrity(name="a.b.c", decryption=Decryption("AEAD_AES_256_GCM", KEY, NONCE), is_unpacked=True)


def encrypted(content: bytes) -> bytes:
    return AESGCM(KEY).encrypt(NONCE, content, None)


def receive(integrity: Integrity, content: bytes, *, piece: int = 1 << 20, max_bytes: int = 1 << 30) -> bytes:
    written: list[bytes] = []
    receiver = Receiver(integrity, written.append, max_bytes=max_bytes)
    for begin in range(0, len(content), piece):
        receiver.feed(content[begin : begin + piece])
    receiver.finish()
    return b"".join(written)


CASES = {
    "plain": (DIGEST, BILL),
    "compressed": (DIGEST, gzip.compress(BILL)),
    "compressed in two members": (DIGEST, gzip.compress(BILL[:100]) + gzip.compress(BILL[100:])),
    "compressed, with the digest of the compressed bytes": (PACKED_DIGEST, PACKED),
    "encrypted": (ENCRYPTED, encrypted(BILL)),
    "compressed and encrypted": (ENCRYPTED, encrypted(gzip.compress(BILL))),
    "with a digest in upper case": (Integrity(name="a.b.c", digest=SHA1.upper()), BILL),
    "without a digest": (Integrity(name="a.b.c"), BILL),
}


@pytest.mark.parametrize("piece", [1, 7, 16, 17, 4096])
@pytest.mark.parametrize("case", CASES)
def test_a_bill_is_received_in_pieces_of_any_size(case: str, piece: int) -> None:
    integrity, content = CASES[case]
    assert receive(integrity, content, piece=piece) == BILL


@given(content=st.binary(max_size=200), piece=st.integers(1, 40))
def test_any_encrypted_content_is_decrypted(content: bytes, piece: int) -> None:
    integrity = Integrity(name="a.b.c", decryption=Decryption("AEAD_AES_256_GCM", KEY, NONCE))
    assert receive(integrity, encrypted(content), piece=piece) == content


@pytest.mark.parametrize("content", [b"", b"\x1f", b"x"])
def test_content_too_short_for_gzip_is_not_changed(content: bytes) -> None:
    integrity = Integrity(
        name="a.b.c", digest=hashlib.sha256(content).hexdigest(), algorithm="SHA256", is_unpacked=True
    )
    assert receive(integrity, content) == content


def test_a_digest_that_is_not_ascii_does_not_match() -> None:
    with pytest.raises(CorruptDownload, match="its SHA1 is"):
        receive(Integrity(name="a.b.c", digest="摘要"), BILL)


def test_a_file_stays_compressed_if_its_digest_is_of_the_compressed_bytes() -> None:
    compressed = gzip.compress(BILL)
    integrity = Integrity(name="a.b.c", digest=hashlib.sha256(compressed).hexdigest(), algorithm="SHA256")
    assert receive(integrity, compressed) == compressed


def test_a_file_can_be_encrypted_with_sm4() -> None:
    key = b"cbf063b0b33781c3"
    encryptor = Cipher(SM4(key), GCM(NONCE)).encryptor()
    content = encryptor.update(BILL) + encryptor.finalize() + encryptor.tag
    assert receive(Integrity(name="a.b.c", decryption=Decryption("SM4_GCM", key, NONCE)), content, piece=5) == BILL


def flipped(content: bytes) -> Iterator[bytes]:
    """Yield the content with one bit changed, at about 60 places."""
    for place in range(0, len(content), max(1, len(content) // 60)):
        yield content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize("case", ["plain", "encrypted", "compressed and encrypted"])
def test_a_changed_bit_is_detected(case: str) -> None:
    integrity, content = CASES[case]
    for changed in flipped(content):
        with pytest.raises(CorruptDownload):
            receive(integrity, changed)


@pytest.mark.parametrize(
    "case",
    [
        "plain",
        "compressed",
        "compressed, with the digest of the compressed bytes",
        "encrypted",
        "compressed and encrypted",
    ],
)
@pytest.mark.parametrize("end", [0, 10, 16, -1])
def test_a_truncated_file_is_detected(case: str, end: int) -> None:
    integrity, content = CASES[case]
    with pytest.raises(CorruptDownload):
        receive(integrity, content[:end])


@pytest.mark.parametrize("size", [1 << 20, 2 << 20])
def test_content_that_decompresses_to_whole_pieces_is_complete(size: int) -> None:
    content = bytes(size)

    assert receive(Integrity(name="a.b.c", is_unpacked=True), gzip.compress(content)) == content


def test_uncompressed_bytes_after_a_compressed_file_are_refused() -> None:
    with pytest.raises(CorruptDownload, match="it cannot be decompressed"):
        receive(DIGEST, gzip.compress(BILL) + b"more")


def test_the_error_contains_the_expected_digest_and_the_cure() -> None:
    with pytest.raises(CorruptDownload) as caught:
        receive(DIGEST, BILL + b"x")
    assert f"expected {SHA1}. Download it again." in str(caught.value)
    assert caught.value.operation == "a.b.c"


def test_a_wrong_key_is_reported() -> None:
    with pytest.raises(CorruptDownload, match="cannot be decrypted with its key"):
        receive(Integrity(name="a.b.c", decryption=Decryption("AEAD_AES_256_GCM", KEY[::-1], NONCE)), encrypted(BILL))


def test_the_repr_of_a_decryption_contains_neither_key_nor_nonce() -> None:
    assert repr(ENCRYPTED.decryption) == "Decryption(algorithm='AEAD_AES_256_GCM')"


@pytest.mark.parametrize("max_bytes", [len(BILL) - 1, 0])
def test_a_file_larger_than_allowed_is_refused(max_bytes: int) -> None:
    with pytest.raises(ReplyTooLarge, match=rf"max_download_bytes \({max_bytes}\)"):
        receive(DIGEST, gzip.compress(BILL), max_bytes=max_bytes)


def test_a_file_of_the_maximum_size_is_accepted() -> None:
    assert receive(DIGEST, gzip.compress(BILL), max_bytes=len(BILL)) == BILL


def test_an_unknown_algorithm_is_refused_before_anything_is_received() -> None:
    with pytest.raises(UnexpectedReply, match="'MD5'"):
        Receiver(Integrity(name="a.b.c", digest="00", algorithm="MD5"), len, max_bytes=1)


def test_a_large_file_is_received_with_little_memory() -> None:
    compressed = gzip.compress(bytes(64 << 20), 1)
    content = encrypted(compressed)
    tracemalloc.start()
    receiver = Receiver(ENCRYPTED, len, max_bytes=1 << 30)
    for begin in range(0, len(content), 1 << 16):
        receiver.feed(content[begin : begin + (1 << 16)])
    receiver.finish()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20
