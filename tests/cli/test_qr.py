"""`wechatpay qr`: an order's QR code in the terminal or in a file."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from support.qr_reader import modules_of_blocks, modules_of_png, text_of, without_quiet_zone
from wechatpay_clients import Client

Run = Callable[..., CompletedProcess[str]]
URL = "weixin://wxpay/bizpayurl?pr=JyC91EIz1"


def test_the_code_of_an_order_is_shown(run: Run, wechatpay_client: Client) -> None:
    code_url = wechatpay_client.call(
        "payments.transactions.prepay_native",
        {
            "appid": "wxd678efh567hg6787",
            "description": "A book",
            "out_trade_no": "order-20260101-1",
            "notify_url": "https://shop.example/paid",
            "amount": {"total": 888},
        },
    ).code_url
    done = run("qr", code_url)

    assert (done.returncode, done.stderr) == (0, "")
    assert text_of(without_quiet_zone(modules_of_blocks(done.stdout))) == code_url


def test_the_code_can_go_to_a_file(run: Run, tmp_path: Path) -> None:
    done = run("qr", URL, "--png", str(tmp_path / "code.png"))

    assert (done.returncode, done.stdout) == (0, "")
    image = (tmp_path / "code.png").read_bytes()
    assert text_of(without_quiet_zone(modules_of_png(image, 8))) == URL


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["not an address"], "such as weixin://wxpay/bizpayurl?pr=…; this is none."),
        ([URL, "--png", "/nowhere/code.png"], "/nowhere/code.png cannot be written: No such file or directory"),
    ],
)
def test_bad_usage_exits_2(run: Run, arguments: list[str], words: str) -> None:
    done = run("qr", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
