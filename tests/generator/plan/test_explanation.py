"""`explain` prints the plan of an operation, and the lines of the specs that each decision is based on."""

import shutil
from pathlib import Path

import pytest

from wechatpay_codegen.__main__ import main

INVENTED = Path(__file__).parents[1] / "invented"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented API in the working directory."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(INVENTED, "specs")


def explanation(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["explain", name]) == 0
    return capsys.readouterr().out


def line_of(path: str, text: str) -> int:
    """Return the number of the first line of a spec that starts with a text."""
    lines = Path("specs", path).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(text))


# An operation, a text in its explanation, and the file and the start of the line in the specs.
DECISIONS = {
    "a method": ("create_loan", "client.library.loans.create_loan(...) -> ", "", ""),
    "a method for all pages": ("list_loans", "client.library.loans.iter_loans(...) -> Iterator", "", ""),
    "a route": ("query_loan", "GET /v1/", "library/loans/query_loan.yaml", "path:"),
    "an argument": ("query_loan", "loan_no: str", "library/loans/query_loan.yaml", "loan_no:"),
    "an argument with a default": ("list_loans", " = None", "library/loans/list_loans.yaml", "offset:"),
    "an argument for the file": ("upload_cover", "file: FileSource;", "", ""),
    "a reply": ("query_loan", "200: ", "library/loans/query_loan.yaml", "200:"),
    "a repetition": ("create_loan", "Safe to retry with the same", "library/loans/create_loan.yaml", "repeat:"),
    "pages": ("list_loans", "Paginated: ", "library/loans/list_loans.yaml", "pages:"),
    "a notification": (
        "create_loan",
        "Followed by the notification `library.loans.loan_changed`",
        "library/loans/create_loan.yaml",
        "notifications:",
    ),
    "a download": ("request_report", "is the address of the file", "library/reports/request_report.yaml", "download:"),
    "an upload": ("upload_cover", "The file is sent as the part", "library/files/upload_cover.yaml", "upload:"),
    "common rows": ("query_loan", "Common to all operations, in specs/_shared/errors.yaml: ", "", ""),
    "a module": ("query_loan", "wechatpay_clients/library/loans/query_loan.py", "", ""),
    "an entry of the catalog": ("query_loan", "wechatpay_catalog/operations/library/loans/query_loan.json", "", ""),
}


@pytest.mark.parametrize("what", DECISIONS)
def test_a_decision_is_printed_with_its_line(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    name, text, path, key = DECISIONS[what]
    found = next(line for line in explanation(name, capsys).splitlines() if text in line)

    assert found.split()[0] == str(line_of(path, key)) if path else found.startswith("        ")


def test_the_conditions_of_an_argument_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Required when `type` is `HALL`" in " ".join(explanation("create_loan", capsys).split())


def test_a_decision_based_on_another_file_has_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    number = line_of("_shared/models.yaml", "Book:")

    assert f"(specs/_shared/models.yaml:{number})" in " ".join(explanation("create_loan", capsys).split())


@pytest.mark.parametrize("name", ["library.loans.query_loan", "query_loan"])
def test_an_operation_is_found_by_its_dotted_name_or_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert explanation(name, capsys).startswith("library.loans.query_loan\n")


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("library.loans.qery_loan", "There is no operation `library.loans.qery_loan`. Did you mean `library.loans."),
        ("qery_loan", "There is no operation `qery_loan`. Did you mean `query_loan`?"),
        ("nothing_like_it", "There is no operation `nothing_like_it`."),
    ],
)
def test_the_error_about_an_unknown_operation_suggests_a_similar_name(
    name: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", name]) == 1
    assert capsys.readouterr().err.startswith(complaint)


def test_the_error_about_an_ambiguous_name_lists_the_operations(capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("specs/library/files/fetch_cover.yaml").read_text(encoding="utf-8")
    Path("specs/library/reports/fetch_cover.yaml").write_text(
        text.replace("path: /", "path: /again/"), encoding="utf-8"
    )

    assert main(["explain", "fetch_cover"]) == 1
    assert capsys.readouterr().err == (
        "Several operations have the name `fetch_cover`: library.files.fetch_cover, library.reports.fetch_cover.\n"
    )


def test_no_line_has_more_than_100_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert max(map(len, explanation("create_loan", capsys).splitlines())) <= 100


def test_complaints_about_invalid_specs_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("specs/library/loans/query_loan.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("method:", "methode:"), encoding="utf-8")

    assert main(["explain", "query_loan"]) == 1
    assert "unknown key `methode`" in capsys.readouterr().err
