"""The Litestar application of the guide acknowledges a notification with 200, not with Litestar's 201, and refuses a forged one."""

import json
import subprocess
from pathlib import Path

import pytest

from hosts.conftest import HERE, command, environment
from support.blocks import blocks_of
from wechatpay_gateway.server import RunningGateway

DOCS = HERE.parents[1] / "docs"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_application_of_the_guide_responds(
    wechatpay_gateway: RunningGateway, tmp_path: Path, language: str
) -> None:
    guide = DOCS / language / "guides" / "notifications-other-frameworks.md"
    (code,) = (
        block.code for block in blocks_of(guide.read_text(encoding="utf-8")) if block.title == "litestar_shop.py"
    )
    (tmp_path / "litestar_shop.py").write_text(code, encoding="utf-8")
    sent = wechatpay_gateway.notify("TRANSACTION.SUCCESS", url="https://shop.example/wechatpay/notifications")
    queue, now = wechatpay_gateway.gateway.notifications, int(wechatpay_gateway.clock.real_now())
    parcel = queue.pack(sent, timestamp=now, nonce="593BEC0C930BF1AFEB40B4A08C8FB242")
    given = {
        "headers": {name.decode(): value.decode() for name, value in parcel.headers},
        "body": sent.body.decode(),
    }

    result = subprocess.run(
        command("litestar_driver.py", str(tmp_path)),
        input=json.dumps(given),
        env=environment({**wechatpay_gateway.environment, "PYTHONUTF8": "1"}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )

    assert result.stdout.splitlines() == [f"{sent.id} is handled", "200 SUCCESS", "401 FAIL", "not found"]
