"""Litestar answers 201 by itself, which WeChat Pay takes as a failure, and 200 where README.md is followed."""

import json
import subprocess

from hosts.conftest import command, environment


def test_the_status_of_an_acknowledgement_is_sent() -> None:
    done = subprocess.run(
        command("litestar_shop.py"), env=environment({}), capture_output=True, encoding="utf-8", timeout=60, check=True
    )

    (status, body), (other, _) = json.loads(done.stdout)
    assert (status, json.loads(body)["code"], other) == (200, "SUCCESS", 201)
