"""Generated code stays small: few lines per operation, and few changed files per edit of a spec, or per operation that is added."""

import re
import shutil
from pathlib import Path

import pytest

from house.test_documents import CONTRIBUTING, blocks, run
from support.catalog import CATALOG
from wechatpay_codegen.commands import generate
from wechatpay_codegen.settings import Settings

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
LINES_PER_OPERATION = 255
EDITS = {
    "title": ("payments/refunds/query_refund", "Query a refund,", "Ask for a refund,"),
    "error row": ("payments/transactions/query_order_by_id", "The order does not exist.", "There is no such order."),
    "limit": (
        "transfers/merchant_transfer/query_transfer_by_transfer_bill_no",
        "type: string(64)",
        "type: string(63)",
    ),
    "first page": ("payments/transactions/close_order", "/merchant/4012791860", "/merchant/1"),
}
"""Edits of operations. Each changes the operation's module and its entry in the catalog."""
_PAGE = "  - https://pay.weixin.qq.com/doc/v3/merchant/4012791883\n"
OF_CATALOG = ("payments/refunds/create_refund", _PAGE, f"{_PAGE}  - https://pay.weixin.qq.com/doc/v3/merchant/1\n")
"""An edit that adds another page. It changes only the operation's entry in the catalog."""
COMMON = (
    "_shared/errors",
    "- {status: 400, code: PARAM_ERROR",
    "- {status: 503, code: BUSY, means: WeChat Pay is busy., fix: Retry later.}\n- {status: 400, code: PARAM_ERROR",
)
"""An edit that adds a common error row. It changes one module and one file of the catalog."""

EXAMPLE = CONTRIBUTING.partition("### A complete example\n")[2].partition("\n## ")[0]
OF_EXAMPLE = "onboarding/subject_confirmation/get_authorize_state"
"""The operation that CONTRIBUTING adds. Its spec differs from the real one in its example, which is only in the catalog."""
OF_RESOURCE = "onboarding/subject_confirmation/authorized_merchants"
"""The resource that the gateway creates from this example."""
SCRIPT = """
import os
from wechatpay_gateway.server import running
with running() as gateway:
    os.environ.update(gateway.environment)
    import call
"""


def edit(specs: Path, name: str, old: str, new: str) -> None:
    path = specs / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_operation_has_few_lines() -> None:
    modules = (GENERATED / "wechatpay_clients").rglob("*.py")
    lines = sum(len(module.read_text(encoding="utf-8").splitlines()) for module in modules)
    assert lines / len(CATALOG) <= LINES_PER_OPERATION


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output with all edits and the example of CONTRIBUTING: one run, because it takes two seconds. Each is in another spec."""
    folder = tmp_path_factory.mktemp("edited")
    specs, out = folder / "specs", folder / "generated"
    shutil.copytree(ROOT / "specs", specs)
    for name, old, new in (*EDITS.values(), OF_CATALOG, COMMON):
        edit(specs, name, old, new)
    (path,) = set(re.findall(r"`(specs/\w+/\w+/\w+\.yaml)`", EXAMPLE))
    (folder / path).write_text(blocks(EXAMPLE, "yaml")[0], encoding="utf-8")
    generate(Settings(specs, out, None))
    return out


def test_an_edit_of_a_spec_changes_only_its_own_files(made: Path) -> None:
    files = {path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()}

    assert {path for path, content in files.items() if (GENERATED / path).read_bytes() != content} == {
        *(f"wechatpay_clients/{name}.py" for name, _, _ in EDITS.values()),
        *(f"wechatpay_catalog/operations/{name}.json" for name, _, _ in EDITS.values()),
        f"wechatpay_catalog/operations/{OF_CATALOG[0]}.json",
        f"wechatpay_catalog/operations/{OF_EXAMPLE}.json",
        f"wechatpay_catalog/resources/{OF_RESOURCE}.json",
        "wechatpay_clients/_shared.py",
        "wechatpay_catalog/errors.json",
    }


def test_an_operation_can_be_added_as_contributing_describes(made: Path, tmp_path: Path) -> None:
    (tmp_path / "call.py").write_text(blocks(EXAMPLE, "python")[0], encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")

    printed = run(".venv/bin/python script.py", tmp_path, {"PYTHONPATH": str(made)})

    assert printed == "AUTHORIZE_STATE_AUTHORIZED\n"
