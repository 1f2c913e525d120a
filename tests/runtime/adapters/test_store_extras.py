"""Stores whose library is not installed: the error names the extra. Nothing else imports these libraries."""

import subprocess
import sys

CODE = """
import sys
sys.modules["redis"] = sys.modules["psycopg"] = None
import wechatpay_clients, wechatpay_runtime.adapters.sqlite
for name in ("redis", "postgresql"):
    try:
        __import__(f"wechatpay_runtime.adapters.{name}")
    except ModuleNotFoundError as error:
        print(error, error.name, sep="|")
"""


def test_the_error_names_the_extra() -> None:
    process = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)

    complaint = "wechatpay_runtime.adapters.{0} requires {1}, which is not installed. Run: pip install 'wechatpay-clients[{0}]'|{1}"
    assert process.stdout.splitlines() == [
        complaint.format("redis", "redis"),
        complaint.format("postgresql", "psycopg"),
    ]
