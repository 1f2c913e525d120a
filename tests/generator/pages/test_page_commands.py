"""The commands `draft` and `drift`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.pages.commands import draft_page, print_drift
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.read.facts import Page

_HERE = Path(__file__).parent


def test_draft_prints_the_spec_and_the_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(str(_HERE / "cancel.md"), "https://pay.weixin.qq.com/doc/v3/partner/4012697627") == 0
    out, err = capsys.readouterr()
    assert out.startswith("title: {en: TODO}\n")
    assert "cancel.md:1: `title` was not found on the page" in err


def test_draft_prints_the_spec_of_a_notification(capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(str(_HERE / "refunded.md"), "https://pay.weixin.qq.com/doc/v3/partner/3") == 0
    out, err = capsys.readouterr()
    assert "event_types: [SHOP_REFUND.SUCCESS, SHOP_REFUND.CLOSED]\n" in out
    assert "roles: [service_provider]\n" in out
    assert "refunded.md:1: `title` was not found on the page" in err


def test_draft_of_another_kind_of_file_prints_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "garbage.md"
    path.write_text("Milk\n", encoding="utf-8")
    assert draft_page(str(path)) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_draft_of_a_missing_file_prints_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft_page(str(tmp_path / "nothing.md")) == 1
    assert "nothing.md" in capsys.readouterr().err


@pytest.fixture
def specs(tmp_path: Path, page: Callable[..., Page]) -> Path:
    """A specs folder with the draft of `order`."""
    service = tmp_path / "specs" / "shop" / "orders"
    service.mkdir(parents=True)
    (service / "create_order.yaml").write_text(draft(page("order")).text, encoding="utf-8")
    return tmp_path / "specs"


@pytest.fixture
def pages(tmp_path: Path, markdown: Callable[[str], str]) -> Path:
    """A folder with the page of `order`, named by its number."""
    folder = tmp_path / "partner" / "pages"
    folder.mkdir(parents=True)
    (folder / "1.md").write_text(markdown("order"), encoding="utf-8")
    return folder


def test_drift_without_differences_prints_a_summary(
    specs: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert print_drift(specs, pages) == 0
    expected = "Specs: 1 compared with their pages, 0 whose page was not found. Differences: 0, and 0 with a reason.\n"
    assert capsys.readouterr() == (expected, "")


def test_drift_prints_the_line_of_the_page(specs: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = pages / "1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("string[6,32]", "string[6,64]"), encoding="utf-8")
    assert print_drift(specs, pages) == 1
    assert f"    page: {path.as_posix()}:26\n" in capsys.readouterr().out


def test_drift_of_a_missing_source_prints_an_error(
    specs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert print_drift(specs, tmp_path / "nowhere") == 1
    assert capsys.readouterr().err.endswith(": no such file or folder\n")


def test_drift_of_an_invalid_spec_prints_the_complaint(
    specs: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (specs / "shop" / "orders" / "create_order.yaml").write_text("title: [\n", encoding="utf-8")
    assert print_drift(specs, pages) == 1
    assert "create_order.yaml:2:1: YAML" in capsys.readouterr().err
