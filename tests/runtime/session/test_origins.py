"""Which hosts can be called, and when the backup host is called."""

import pytest

from wechatpay_runtime._session.origins import RETURN_AFTER_SECONDS, Origins, check_origin
from wechatpay_runtime.errors import ConfigurationError

A, B = "https://a", "https://b"


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://api.mch.weixin.qq.com", "https://api.mch.weixin.qq.com"),
        ("https://api.mch.weixin.qq.com/", "https://api.mch.weixin.qq.com"),
        (" https://API.mch.weixin.qq.com:8443 ", "https://api.mch.weixin.qq.com:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_an_address_is_normalised_to_an_origin(address: str, origin: str) -> None:
    assert check_origin(address, allow_plain_http=False) == origin


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("api.mch.weixin.qq.com", "expected https://host"),
        ("ftp://a", "expected https://host"),
        ("https://", "expected https://host"),
        ("https://user:pw@a", "expected https://host"),
        ("https://a/v3", "remove everything after"),
        ("https://a?x", "remove everything after"),
        ("https://a:port", "expected https://host"),
        ("https://a:0", "expected https://host"),
        ("https://a:65536", "expected https://host"),
        ("https://[::1", "expected https://host"),
        ("https://[::zz]", "expected https://host"),
        ("https://a b", "expected https://host"),
        ("https://a\nb", "expected https://host"),
        ("https://a..b", "expected https://host"),
        ("https://a\\b", "expected https://host"),
        ("http://127.0.0.1:8123/prefix", "The signature covers the whole path"),
        ("http://192.168.0.1", "uses plain HTTP, which is only allowed to the local machine"),
        ("http://127.0.0.1.example", "uses plain HTTP, which is only allowed to the local machine"),
        ("http://localhost.example", "uses plain HTTP, which is only allowed to the local machine"),
    ],
)
def test_an_invalid_address_is_refused(address: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        check_origin(address, allow_plain_http=False)


def test_plain_http_can_be_allowed_explicitly() -> None:
    assert check_origin("http://192.168.0.1", allow_plain_http=True) == "http://192.168.0.1"


def test_the_first_origin_is_called() -> None:
    assert Origins([A, B]).current(0) == A


def test_the_backup_is_called_after_a_failure() -> None:
    origins = Origins([A, B])

    assert origins.failed(A, 0)
    assert origins.current(0) == B


def test_the_first_origin_is_called_again_after_a_minute() -> None:
    origins = Origins([A, B])
    origins.failed(A, 0)

    assert (origins.current(RETURN_AFTER_SECONDS - 1), origins.current(RETURN_AFTER_SECONDS)) == (B, A)


def test_the_next_attempt_waits_if_both_hosts_have_failed() -> None:
    origins = Origins([A, B])
    origins.failed(A, 0)

    assert not origins.failed(B, 0)


def test_a_second_failure_of_the_first_host_does_not_leave_the_backup() -> None:
    origins = Origins([A, B])
    origins.failed(A, 0)
    origins.failed(A, 0)

    assert origins.current(0) == B


def test_without_a_backup_there_is_no_other_host_to_try() -> None:
    assert not Origins([A]).failed(A, 0)
