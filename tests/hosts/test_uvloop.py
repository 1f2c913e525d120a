"""An async client works on uvloop with both of its transports."""

import subprocess

from hosts.conftest import command, environment
from wechatpay_gateway.server import RunningGateway


def test_calls_on_uvloop_have_their_replies(wechatpay_gateway: RunningGateway) -> None:
    result = subprocess.run(
        command("uvloop_shop.py"),
        env=environment({**wechatpay_gateway.environment, "PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )

    assert result.stdout.splitlines() == [
        "None uvloop 50 ['hello'] True True",
        "fast uvloop 50 ['hello'] True True",
    ]
