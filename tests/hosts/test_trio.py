"""An async client under trio raises an error that says it needs asyncio."""

import subprocess

from hosts.conftest import command, environment
from wechatpay_gateway.server import RunningGateway


def test_the_error_of_a_call_under_trio_says_that_it_needs_asyncio(wechatpay_gateway: RunningGateway) -> None:
    result = subprocess.run(
        command("trio_shop.py"),
        env=environment(wechatpay_gateway.environment),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )

    assert result.stdout.startswith("AsyncClient needs asyncio, but no asyncio event loop is running.")
    assert not wechatpay_gateway.requests
