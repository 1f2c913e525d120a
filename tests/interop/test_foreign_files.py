"""Clients written elsewhere fetch bills from the gateway and upload files to it: `make interop`."""

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
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "shop.png"
    path.write_bytes(PNG)
    return path


def fetch(foreign: ForeignClient, **more: str) -> tuple[dict[str, Any], bytes]:
    """What the application said, and the file."""
    applied: dict[str, Any] = foreign.get("apply_for_bill", bill_date=DAY, **more)
    return applied, b64decode(foreign.get("download_bill", url=applied["download_url"]))


def is_proved(applied: dict[str, Any], content: bytes) -> bool:
    return (applied["hash_type"], applied["hash_value"]) == ("SHA1", sha1(content).hexdigest())  # noqa: S324 - the page's


def test_a_packed_bill_is_fetched_and_proved(foreign: ForeignClient) -> None:
    applied, packed = fetch(foreign, tar_type="GZIP")
    content = gzip.decompress(packed)
    assert is_proved(applied, content)
    assert content.startswith("\ufeff交易时间,".encode())


@pytest.mark.parametrize("kind", ["wechatpay-axios-plugin"])
def test_a_plain_bill_is_fetched_and_proved(foreign: ForeignClient) -> None:
    applied, content = fetch(foreign)
    assert is_proved(applied, content)


def test_a_picture_is_uploaded(foreign: ForeignClient, wechatpay_gateway: RunningGateway, picture: Path) -> None:
    assert foreign.get("upload", filepath=str(picture), filename="shop.png")["media_id"]
    (taken,) = wechatpay_gateway.uploads
    assert (taken.filename, taken.digest) == ("shop.png", sha256(PNG).hexdigest())
