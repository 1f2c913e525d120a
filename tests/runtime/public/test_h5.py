"""A redirect_url is added to an h5_url as the official page documents."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.h5 import h5_address

H5_URL = "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx20161110163838f231619da20804912345&package=1037687096"


def test_the_result_matches_the_example_on_the_page() -> None:
    address = h5_address(H5_URL, redirect_url="https://www.wechatpay.com.cn")

    assert address == f"{H5_URL}&redirect_url=https%3A%2F%2Fwww.wechatpay.com.cn"


@pytest.mark.parametrize(
    "redirect_url",
    ["https://shop.example/paid?order=1&a=b#top", "https://shop.example/已付?x=%20+y", "http://shop.example:8080/"],
)
def test_a_redirect_url_is_decoded_to_the_url_passed(redirect_url: str) -> None:
    query = parse_qs(urlsplit(h5_address(H5_URL, redirect_url=redirect_url)).query)

    assert query["redirect_url"] == [redirect_url]


def test_a_url_without_a_query_gets_one() -> None:
    assert h5_address("https://pay.example/x", redirect_url="https://a.b") == (
        "https://pay.example/x?redirect_url=https%3A%2F%2Fa.b"
    )


@pytest.mark.parametrize(
    ("h5_url", "redirect_url", "words"),
    [
        (H5_URL, "https%3A%2F%2Fshop.example", "redirect_url is not an http or https URL. .*not percent-encoded"),
        (H5_URL, "shop.example/paid", "redirect_url is not an http or https URL"),
        (H5_URL, "/paid", "redirect_url is not an http or https URL"),
        (H5_URL, "https://shop.example/\n", "redirect_url is not an http or https URL"),
        (H5_URL, "https://[shop", "redirect_url is not an http or https URL"),
        (H5_URL, "", "redirect_url is not an http or https URL"),
        (H5_URL, None, "redirect_url must be a string, got NoneType"),
        (
            "weixin://wxpay/bizpayurl?pr=1",
            "https://a.b",
            "h5_url is not an http or https URL. Pass the h5_url returned by prepay_h5",
        ),
        (f"{H5_URL}&redirect_url=https%3A%2F%2Fa.b", "https://a.b", "h5_url already contains a redirect_url"),
    ],
)
def test_a_wrong_url_is_refused(h5_url: str, redirect_url: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        h5_address(h5_url, redirect_url=redirect_url)
