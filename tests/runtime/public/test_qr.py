"""A QR code contains the code_url, in a terminal and as an image. A reader written for the tests decodes it."""

import subprocess
import sys
from typing import Any

import pytest

from support.qr_reader import modules_of_blocks, modules_of_png, text_of, without_quiet_zone
from wechatpay_runtime.errors import ConfigurationError, InvalidArgument
from wechatpay_runtime.qr import to_png, to_terminal

URLS = [
    "weixin://wxpay/bizpayurl?pr=JyC91EIz1",
    "weixin://wxpay/bizpayurl/up?pr=NwY5Mz9&groupid=00",
    "weixin://wxpay/bizpayurl/up?pr=" + "x" * 33,
]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("module_pixels", [1, 8])
def test_an_image_contains_the_code_url(url: str, module_pixels: int) -> None:
    image = to_png(url, module_pixels=module_pixels)

    assert text_of(without_quiet_zone(modules_of_png(image, module_pixels))) == url


@pytest.mark.parametrize("url", URLS)
def test_half_blocks_contain_the_code_url(url: str) -> None:
    assert text_of(without_quiet_zone(modules_of_blocks(to_terminal(url, is_colored=False)))) == url


def test_every_line_sets_its_colors_for_light_terminals() -> None:
    plain = to_terminal(URLS[0], is_colored=False).splitlines()

    assert to_terminal(URLS[0]).splitlines() == [f"\x1b[97;40m{line}\x1b[0m" for line in plain]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "code_url is not a URL"),
        ("1217752501201407033233368018", "code_url is not a URL"),
        ("weixin://wxpay/一", "code_url is not a URL"),
        ("weixin://wxpay/\n", "code_url is not a URL"),
        ("weixin://" + "x" * 600, "code_url is not a URL"),
        (None, "must be a string, got NoneType"),
        ({"code_url": URLS[0]}, "must be a string, got dict"),
    ],
)
def test_a_wrong_code_url_is_refused(url: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        to_terminal(url)


@pytest.mark.parametrize("module_pixels", [0, -1, 101, 1.5, "8"])
def test_a_size_out_of_range_is_refused(module_pixels: Any) -> None:
    with pytest.raises(InvalidArgument, match="from 1 to 100"):
        to_png(URLS[0], module_pixels=module_pixels)


def test_an_error_names_the_extra_that_is_missing() -> None:
    code = (
        "import sys; sys.modules['segno'] = None\n"
        "from wechatpay_runtime.qr import to_png\n"
        f"try: to_png({URLS[0]!r})\n"
        f"except Exception as error: assert type(error).__name__ == {ConfigurationError.__name__!r}; print(error)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=30, check=True
    )

    assert (
        process.stdout == "QR codes require segno, which is not installed. Run: pip install 'wechatpay-clients[qr]'\n"
    )
