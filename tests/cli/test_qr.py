"""`wechatpay qr`: an order's QR code in the terminal or in a file."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from support.qr_reader import modules_of_blocks, modules_of_png, text_of, without_quiet_zone
from wechatpay_clients import Client

Run = Callable[..., CompletedProcess[str]]
URL = "weixin://wxpay/bizpayurl?pr=JyC91EIz1"


def test_the_qr_code_of_an_order_is_printed(run: Run, wechatpay_client: Client) -> None:
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
    result = run("qr", code_url)

    assert (result.returncode, result.stderr) == (0, "")
    assert text_of(without_quiet_zone(modules_of_blocks(result.stdout))) == code_url


def test_the_qr_code_can_be_written_to_a_file(run_process: Run, tmp_path: Path) -> None:
    result = run_process("qr", URL, "--png", str(tmp_path / "code.png"))

    assert (result.returncode, result.stdout) == (0, "")
    image = (tmp_path / "code.png").read_bytes()
    assert text_of(without_quiet_zone(modules_of_png(image, 8))) == URL


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["not an address"], "such as weixin://wxpay/bizpayurl?pr=…"),
        ([URL, "--png", "/nowhere/code.png"], "/nowhere/code.png cannot be written: No such file or directory"),
    ],
)
def test_bad_usage_exits_2(run: Run, arguments: list[str], message: str) -> None:
    result = run("qr", *arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
