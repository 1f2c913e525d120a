"""docs/control.md lists every control address of the gateway, its examples run, and the types of the machines are up to date."""

import json
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from wechatpay_gateway.server import running

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/control.md").read_text("utf-8")
SCRIPT = runpy.run_path(str(ROOT / "docs/control.py"), run_name="control")
SHELL = next(re.finditer(r"```sh\n(.*?)```", PAGE, re.DOTALL)).group(1).splitlines()
PYTHON = next(re.finditer(r"```python\n(.*?)```", PAGE, re.DOTALL)).group(1)


def test_the_page_is_up_to_date_with_its_script() -> None:
    assert PAGE.partition(SCRIPT["BEGIN"])[2] == f"\n{SCRIPT['render']()}", "run `python docs/control.py`"


def test_the_chinese_page_has_the_same_addresses_and_no_english_sentence() -> None:
    english, chinese = SCRIPT["render"]("en"), SCRIPT["render"]("zh")
    texts = [line for line in chinese.splitlines() if not line.startswith(("#", "Python：", "    "))]
    sentences = [line for line in texts if re.search(r"[a-z]+ [a-z]+ [a-z]+", re.sub(r"`[^`]*`", "", line))]

    assert re.findall(r"^### .*$", chinese, re.MULTILINE) == re.findall(r"^### .*$", english, re.MULTILINE)
    assert [line for line in sentences if not re.search(r"[\u4e00-\u9fff]", line)] == []


def test_the_types_of_the_state_machines_are_up_to_date() -> None:
    assert SCRIPT["STUB"].read_text("utf-8") == SCRIPT["types"](), "run `python docs/control.py`"


@pytest.mark.parametrize("line", SHELL)
def test_a_shell_line_of_the_page_works(line: str) -> None:
    with running(has_published_keys=True) as gateway:
        command = shlex.split(line.replace("http://127.0.0.1:8123", gateway.base_url))
        done = subprocess.run([*command, "--silent", "--fail"], capture_output=True, check=True)
    assert json.loads(done.stdout) is not None


def test_the_python_of_the_page_runs(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", PYTHON], cwd=tmp_path, env={**os.environ}, check=True)
