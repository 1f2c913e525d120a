"""The life of a shared order in a program that shares no code with the project."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from wechatpay_gateway.server import RunningGateway

PROGRAM = Path(__file__).with_name("partner_program.py")


def test_a_partners_own_program_shares_returns_refunds_and_reconciles(gateway: RunningGateway) -> None:
    variables = {**os.environ, **gateway.environment, "CONTROL_URL": gateway.control_url}
    command = [sys.executable, str(PROGRAM)]
    finished = subprocess.run(command, check=False, env=variables, capture_output=True, text=True, timeout=60)
    assert finished.returncode == 0, finished.stderr


def test_the_program_imports_only_the_standard_library_and_cryptography() -> None:
    tree = ast.parse(PROGRAM.read_text("utf-8"))
    names = {each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
    names |= {alias.name for each in ast.walk(tree) if isinstance(each, ast.Import) for alias in each.names}
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"cryptography"}
