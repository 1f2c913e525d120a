"""Downloads by URL: the host, whether the request carries the Authorization header, and the name in errors."""

from typing import Any

import pytest

from support import platform
from wechatpay_runtime._downloads.fetches import Fetch
from wechatpay_runtime._downloads.file_places import FILE_PLACES
from wechatpay_runtime._downloads.raw_download import raw_download
from wechatpay_runtime._settings.settings import make_session

PATH = "/v3/billdownload/file?token=a%2Bb%2F=&tartype=gzip"
FAPIAO = "https://pay.wechatpay.cn/invoicing/fapiao/fapiao-file?token=x&mchid=1"


def fetch(target: str, *, base_url: str | None = None) -> Fetch:
    settings: Any = {**platform.settings(), "base_url": base_url}
    return raw_download(make_session(settings), target, {})


@pytest.mark.parametrize(
    ("target", "base_url", "origin"),
    [
        (PATH, None, "https://api.mch.weixin.qq.com"),
        (PATH, "https://relay.example", "https://relay.example"),
        (f"https://api2.mch.weixin.qq.com{PATH}", None, "https://api2.mch.weixin.qq.com"),
        (f"https://API.mch.weixin.qq.com:443{PATH}", None, "https://api.mch.weixin.qq.com:443"),
        (f" https://api.mch.weixin.qq.com{PATH}\n", "https://relay.example", "https://api.mch.weixin.qq.com"),
        (f"https://relay.example{PATH}", "https://relay.example", "https://relay.example"),
        (f"http://localhost:8123{PATH}", "http://127.0.0.1:8123", "http://localhost:8123"),
        (f"http://[::1]:8123{PATH}", "http://[::1]:8123", "http://[::1]:8123"),
    ],
)
def test_a_file_of_the_api_is_requested_with_authorization_from_the_host_of_its_url(
    target: str, base_url: str | None, origin: str
) -> None:
    found = fetch(target, base_url=base_url)

    assert found.session.origins.current(0) == origin
    assert found.call.target == PATH
    assert not found.call.is_anonymous


def test_a_path_can_be_requested_from_the_backup_host() -> None:
    assert fetch(PATH).session.origins.failed("https://api.mch.weixin.qq.com", 0)


def test_a_file_on_another_host_is_requested_without_authorization() -> None:
    found = fetch(FAPIAO)

    assert found.session.origins.current(0) == "https://pay.wechatpay.cn"
    assert found.call.is_anonymous


@pytest.mark.parametrize(
    ("target", "facts", "header", "algorithm"),
    [
        (FAPIAO, {}, "SM3-Digest", "SM3"),
        (FAPIAO, {"hash_type": "SHA1", "hash_value": "ab" * 20}, "", "SHA1"),
        (PATH, {}, "", "SHA1"),
    ],
)
def test_a_fapiao_file_is_verified_by_the_digest_in_its_reply_unless_the_caller_has_one(
    target: str, facts: Any, header: str, algorithm: str
) -> None:
    integrity = raw_download(make_session(platform.settings()), target, facts).integrity

    assert (integrity.digest_header, integrity.algorithm) == (header, algorithm)


@pytest.mark.parametrize("place", FILE_PLACES, ids=str)
def test_every_file_place_has_its_documentation_page(place: Any) -> None:
    target = str(place).replace("{media_id}", "a%2Fb")

    assert fetch(target).operation.docs == (place.docs,)


def test_the_name_of_the_operation_contains_no_token() -> None:
    assert fetch(PATH).operation.name == "GET /v3/billdownload/file"


def test_the_accept_header_allows_any_file_and_a_json_error() -> None:
    assert fetch(PATH).call.headers == {"Accept": "*/*, application/json"}
