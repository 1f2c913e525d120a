"""Litestar responds with 201 by default, which WeChat Pay treats as a failure, and with 200 if done as in README.md."""

import json
import subprocess

from hosts.conftest import command, environment


def test_the_status_of_an_acknowledgement_is_sent() -> None:
    result = subprocess.run(
        command("litestar_shop.py"), env=environment({}), capture_output=True, encoding="utf-8", timeout=60, check=True
    )

    (status, body), (other, _) = json.loads(result.stdout)
    assert (status, json.loads(body)["code"], other) == (200, "SUCCESS", 201)
