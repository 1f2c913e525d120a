"""The command starts fast: a shell runs it for every completion."""

import json
import subprocess
import sys

SLOW = (
    "attrs",
    "importlib.resources",
    "inspect",
    "traceback",
    "urllib3",
    "wechatpay_clients",
    "wechatpay_gateway",
    "zipfile",
)
"""Modules that only some commands need."""
REPORT = f"import json, sys, wechatpay_cli.main; print(json.dumps([name for name in {SLOW} if name in sys.modules]))"


def test_a_command_that_does_not_need_them_loads_no_slow_modules() -> None:
    done = subprocess.run([sys.executable, "-c", REPORT], capture_output=True, text=True, timeout=30, check=True)

    assert json.loads(done.stdout) == []
