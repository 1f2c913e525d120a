"""Clients written by others fetch bills from the gateway and upload files to it: `make interop`."""

import gzip
from base64 import b64decode
from hashlib import sha1, sha256
from pathlib import Path
from typing import Any

import pytest

from interop.conftest import ForeignClient
from wechatpay_gateway.server import RunningGateway

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
DAY = "2019-06-11"


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "shop.png"
    path.write_bytes(PNG)
    return path


def fetch(foreign: ForeignClient, **more: str) -> tuple[dict[str, Any], bytes]:
    """Return the reply with the address, and the file."""
    reply_with_address: dict[str, Any] = foreign.get("apply_for_bill", bill_date=DAY, **more)
    return reply_with_address, b64decode(foreign.get("download_bill", url=reply_with_address["download_url"]))


def has_digest(reply_with_address: dict[str, Any], content: bytes) -> bool:
    return (reply_with_address["hash_type"], reply_with_address["hash_value"]) == ("SHA1", sha1(content).hexdigest())  # noqa: S324 - the page's digest


def test_a_compressed_bill_is_fetched_and_its_digest_verified(foreign: ForeignClient) -> None:
    reply_with_address, packed = fetch(foreign, tar_type="GZIP")
    content = gzip.decompress(packed)
    assert has_digest(reply_with_address, content)
    assert content.startswith("\ufeff交易时间,".encode())


@pytest.mark.parametrize("kind", ["wechatpay-axios-plugin"])
def test_an_uncompressed_bill_is_fetched_and_its_digest_verified(foreign: ForeignClient) -> None:
    reply_with_address, content = fetch(foreign)
    assert has_digest(reply_with_address, content)


def test_an_image_is_uploaded(foreign: ForeignClient, wechatpay_gateway: RunningGateway, image: Path) -> None:
    assert foreign.get("upload", filepath=str(image), filename="shop.png")["media_id"]
    (upload,) = wechatpay_gateway.uploads
    assert (upload.filename, upload.digest) == ("shop.png", sha256(PNG).hexdigest())
