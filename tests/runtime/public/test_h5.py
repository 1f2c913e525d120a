"""The page to come back to is added to an h5_url as the official page says."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from wechatpay_runtime.errors import InvalidArgument
from wechatpay_runtime.h5 import h5_address

H5_URL = "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx20161110163838f231619da20804912345&package=1037687096"


def test_the_example_of_the_page_comes_out() -> None:
    address = h5_address(H5_URL, redirect_url="https://www.wechatpay.com.cn")

    assert address == f"{H5_URL}&redirect_url=https%3A%2F%2Fwww.wechatpay.com.cn"


@pytest.mark.parametrize(
    "redirect_url",
    ["https://shop.example/paid?order=1&a=b#top", "https://shop.example/已付?x=%20+y", "http://shop.example:8080/"],
)
def test_the_page_arrives_as_it_was_given(redirect_url: str) -> None:
    query = parse_qs(urlsplit(h5_address(H5_URL, redirect_url=redirect_url)).query)

    assert query["redirect_url"] == [redirect_url]


def test_an_address_without_a_query_gets_one() -> None:
    assert h5_address("https://pay.example/x", redirect_url="https://a.b") == (
        "https://pay.example/x?redirect_url=https%3A%2F%2Fa.b"
    )


@pytest.mark.parametrize(
    ("h5_url", "redirect_url", "words"),
    [
        (H5_URL, "https%3A%2F%2Fshop.example", "redirect_url is no http address. .*not encoded"),
        (H5_URL, "shop.example/paid", "redirect_url is no http address"),
        (H5_URL, "/paid", "redirect_url is no http address"),
        (H5_URL, "https://shop.example/\n", "redirect_url is no http address"),
        (H5_URL, "https://[shop", "redirect_url is no http address"),
        (H5_URL, "", "redirect_url is no http address"),
        (H5_URL, None, "redirect_url takes text, not NoneType"),
        ("weixin://wxpay/bizpayurl?pr=1", "https://a.b", "h5_url is no http address. Give it as prepay_h5"),
        (f"{H5_URL}&redirect_url=https%3A%2F%2Fa.b", "https://a.b", "h5_url has a redirect_url already"),
    ],
)
def test_what_is_no_address_is_refused(h5_url: str, redirect_url: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        h5_address(h5_url, redirect_url=redirect_url)
