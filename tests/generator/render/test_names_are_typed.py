"""Generated code with names that have a meaning in Python passes both type checkers in strict mode."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.render.test_any_name import CLASSES, HEAD, OPERATION, WORDS, quoted
from wechatpay_codegen.load.folder import load
from wechatpay_codegen.plan.api import plan_api
from wechatpay_codegen.render.engine import render

ROOT = Path(__file__).parents[3]
OTHERS = "    made_at: datetime\n    parts: list<Part>\n    prices: map<integer>\n    hint: json<Part>\n    more: any\n"
FIELDS = "".join(f'    "{quoted(word)}": string\n' for word in WORDS) + OTHERS
VALUES = "".join(f'    "{quoted(word)}": One.\n' for word in WORDS)
SPEC = (
    OPERATION.replace("METHOD", "POST")
    + f"body:\n{FIELDS}"
    + f"replies:\n  200:\n{FIELDS}    order: Order\n    words: Word\n"
    + f"models:\n  Order:\n{FIELDS}    kind: OrderKind{CLASSES}  Word:\n{VALUES}"
)


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The module of an operation in which every such name is an argument, a reply field, a model field and an enum value."""
    folder = tmp_path_factory.mktemp("typed")
    service = folder / "specs/shop/orders"
    service.mkdir(parents=True)
    (folder / "specs/shop/_group.yaml").write_text(HEAD, encoding="utf-8")
    (service / "_service.yaml").write_text(HEAD, encoding="utf-8")
    (service / "query_order.yaml").write_text(SPEC, encoding="utf-8")
    path = folder / "named_operation.py"
    text = dict(render(plan_api(load(folder / "specs"))))["wechatpay_clients/shop/orders/query_order.py"]
    path.write_text(text, encoding="utf-8")
    return path


def mypy_errors(path: Path) -> list[str]:
    return [line for line in run("mypy", str(path)).splitlines() if "error:" in line]


def pyright_errors(path: Path) -> list[str]:
    report = json.loads(run("pyright", "--outputjson", str(path)))
    return [entry["message"] for entry in report["generalDiagnostics"] if entry["severity"] == "error"]


def run(tool: str, *arguments: str) -> str:
    process = subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return process.stdout


@pytest.mark.timeout(240)
@pytest.mark.parametrize("errors", [mypy_errors, pyright_errors], ids=["mypy", "pyright"])
def test_code_with_names_that_have_a_meaning_in_python_has_no_type_errors(
    errors: Callable[[Path], list[str]], module: Path
) -> None:
    assert errors(module) == []
