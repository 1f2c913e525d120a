"""Reports of changes, and the version that follows."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from wechatpay_codegen.__main__ import main
from wechatpay_codegen.changes.kinds import Kind
from wechatpay_codegen.changes.versions import next_version

INVENTED = Path(__file__).parents[1] / "invented"
BREAKING, ADDITIVE, TEXT = Kind.BREAKING, Kind.ADDITIVE, Kind.TEXT
Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def head(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with one change of each kind."""
    folder = Path(copytree(INVENTED, tmp_path_factory.mktemp("head") / "specs"))
    file = folder / "library/loans/query_reminders.yaml"
    text = file.read_text(encoding="utf-8")
    for before, after in (
        ("  from: {type: string, doc: Token of the page to return.}", "  from: {type: string, doc: Token.}"),
        ("reader_no: {type: string,", "reader_no: {type: string(16),"),
        ("replies:\n  200:", "replies:\n  200:\n    count: {type: integer, doc: Number of texts.}"),
    ):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(head: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def diff(*options: str) -> tuple[int, str]:
        status = main(["diff", str(INVENTED), str(head), "--specs", str(head), "--version", "0.3.1", *options])
        return status, capsys.readouterr().out

    return diff


def test_a_report_has_reason_and_place_of_each_change(run: Run, head: Path) -> None:
    file = head / "library/loans/query_reminders.yaml"

    assert (
        run()[1]
        == f"""\
Breaking:
  library.loans.query_reminders
    argument bounds narrowed: WeChat Pay and the gateway refuse values that they accepted.
      `reader_no`  ({file}:10:3)

Additive:
  library.loans.query_reminders
    reply field added: Code that does not use it is not affected.
      `count`  ({file}:17:5)

Text:
  library.loans.query_reminders
    text changed: Only docstrings, documentation and messages change.
      `from`  ({file}:11:3)

1 breaking, 1 additive, 1 text.
Version 0.3.1 is followed by 0.4.0.
"""
    )


def test_json_has_the_same(run: Run, head: Path) -> None:
    report = json.loads(run("--json")[1])

    path = (head / "library/loans/query_reminders.yaml").as_posix()
    assert (report["version"], report["next_version"], report["counts"]) == (
        "0.3.1",
        "0.4.0",
        {"breaking": 1, "additive": 1, "text": 1},
    )
    assert report["changes"][0] == {
        "kind": "breaking",
        "rule": "argument bounds narrowed",
        "subject": "library.loans.query_reminders",
        "what": "`reader_no`",
        "why": "WeChat Pay and the gateway refuse values that they accepted.",
        "place": {"path": path, "line": 10, "column": 3},
    }


def test_a_section_of_the_changelog_is_drafted(run: Run) -> None:
    assert (
        run("--changelog")[1]
        == """\
## [0.4.0] - not released yet

### Added

- `library.loans.query_reminders`: reply field added (`count`).

### Changed

- `library.loans.query_reminders`: argument bounds narrowed (`reader_no`).
- Texts of `library.loans.query_reminders`.
"""
    )


@pytest.mark.parametrize("kind", ["breaking", "additive", "text"])
def test_changes_fail_on_request(kind: str, run: Run) -> None:
    assert run("--fail-on", kind)[0] == 1


def test_changes_do_not_fail_by_default(run: Run) -> None:
    assert run()[0] == 0


@pytest.mark.parametrize(
    ("version", "kinds", "expected"),
    [
        ("0.1.4", [BREAKING, TEXT], "0.2.0"),
        ("0.1.4", [ADDITIVE], "0.1.5"),
        ("0.1.4", [TEXT], "0.1.5"),
        ("1.2.3", [BREAKING, ADDITIVE], "2.0.0"),
        ("1.2.3", [ADDITIVE, TEXT], "1.3.0"),
        ("1.2.3", [TEXT], "1.2.4"),
        ("1.2.3", [], "1.2.3"),
        ("", [BREAKING], ""),
        ("1.2", [BREAKING], ""),
    ],
)
def test_the_version_that_follows(version: str, kinds: list[Kind], expected: str) -> None:
    assert next_version(version, kinds) == expected
