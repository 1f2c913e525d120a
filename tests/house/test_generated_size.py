"""Generated code stays small: few lines per operation, and few changed files per edit of a spec."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.catalog import CATALOG
from wechatpay_codegen.commands import generate
from wechatpay_codegen.settings import Settings

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
LINES_PER_OPERATION = 255
Edit = Callable[[str, str, str], set[str]]


@pytest.fixture
def changed_by(tmp_path: Path) -> Edit:
    """Edit a copy of our specs, generate, and return the files that differ from those in the repository."""

    def edit(name: str, old: str, new: str) -> set[str]:
        specs, out = tmp_path / "specs", tmp_path / "generated"
        shutil.copytree(ROOT / "specs", specs)
        text = (specs / name).read_text(encoding="utf-8")
        assert old in text
        (specs / name).write_text(text.replace(old, new), encoding="utf-8")
        generate(Settings(specs, out, None))
        made = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        return {path for path, content in made.items() if (GENERATED / path).read_bytes() != content}

    return edit


def test_an_operation_has_few_lines() -> None:
    modules = (GENERATED / "wechatpay_clients").rglob("*.py")
    lines = sum(len(module.read_text(encoding="utf-8").splitlines()) for module in modules)
    assert lines / len(CATALOG) <= LINES_PER_OPERATION


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Query a refund,", "Ask for a refund,"),
        ("The refund does not exist.", "There is no such refund."),
        ("type: string(64)", "type: string(32)"),
        ("https://pay.weixin.qq.com/doc/v3/merchant/4012791863", "https://pay.weixin.qq.com/doc/v3/merchant/1"),
    ],
    ids=["title", "error row", "limit", "first page"],
)
def test_an_edit_of_one_spec_changes_its_module_and_its_catalog_entry(old: str, new: str, changed_by: Edit) -> None:
    assert changed_by("payments/refunds/query_refund.yaml", old, new) == {
        "wechatpay_clients/payments/refunds/query_refund.py",
        "wechatpay_catalog/operations/payments/refunds/query_refund.json",
    }


def test_another_page_of_an_operation_changes_only_its_catalog_entry(changed_by: Edit) -> None:
    page = "  - https://pay.weixin.qq.com/doc/v3/merchant/4012556587\n"
    changed = changed_by("payments/refunds/query_refund.yaml", page, f"{page}  - https://pay.weixin.qq.com/doc/v3/1\n")
    assert changed == {"wechatpay_catalog/operations/payments/refunds/query_refund.json"}


def test_another_common_error_row_changes_one_module_and_one_file_of_the_catalog(changed_by: Edit) -> None:
    row = "- {status: 503, code: BUSY, means: WeChat Pay is busy., fix: Retry later.}\n"
    first = "- {status: 400, code: PARAM_ERROR"
    changed = changed_by("_shared/errors.yaml", first, f"{row}{first}")
    assert changed == {"wechatpay_clients/_shared.py", "wechatpay_catalog/errors.json"}
