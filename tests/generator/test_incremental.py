"""A run that finds a memory makes only changed services anew, and still ends where a run without memory ends."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wechatpay_codegen.commands import check, generate
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

INVENTED = Path(__file__).with_name("invented")
Edit = Callable[[str, str, str], None]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The invented API, generated once."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(INVENTED, "specs")
    settings = Settings(Path("specs"), Path("out"), Path("cache"))
    generate(settings)
    return settings


@pytest.fixture
def edit(library: Settings) -> Edit:
    """Replaces a text in a spec."""

    def replace(name: str, old: str, new: str) -> None:
        path = library.specs / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


LOAN, QUERY, MODELS, NOTICE = (
    f"library/loans/{name}.yaml" for name in ("create_loan", "query_loan", "_models", "loan_changed")
)

# What is edited, and the files that come out changed: all others stay untouched.
EDITS = {
    "a description": (
        (LOAN, "doc: Lend books to a reader.", "doc: Lend books."),
        ["operations/library/loans/create_loan.json", "library/loans/create_loan.py"],
    ),
    "a field of a service's model": (
        (MODELS, "    shelf: Shelf\n", "    shelf: Shelf\n    nick: {type: string, doc: Short name.}\n"),
        [
            "notifications/library/loans/loan_changed.json",
            "operations/library/loans/create_loan.json",
            "operations/library/loans/list_loans.json",
            "operations/library/loans/query_loan.json",
            "library/loans/_models.py",
        ],
    ),
    "an operation's argument": (
        (LOAN, "  extra: {type: any,", "  more: {type: any, doc: More.}\n  extra: {type: any,"),
        ["operations/library/loans/create_loan.json", "library/loans/create_loan.py"],
    ),
    "the title of a service, which its group tells, too": (
        ("library/loans/_service.yaml", "{en: Loans", "{en: Lending"),
        ["library/__init__.py", "library/loans/__init__.py"],
    ),
    "a notification's model": (
        (NOTICE, "box: {type: string(8), required: true", "box: {type: string(9), required: true"),
        ["notifications/library/loans/loan_changed.json", "library/loans/loan_changed.py"],
    ),
    "an event type": (
        (NOTICE, "[LOAN.CLOSED, LOAN.OPENED]", "[LOAN.CLOSED, LOAN.LOST, LOAN.OPENED]"),
        ["notifications/library/loans/loan_changed.json", "_notifications.py", "library/loans/loan_changed.py"],
    ),
    "how a shared model is used": (
        (LOAN, "books: {type: list<Book>(1..5)", "books: {type: list<any>"),
        ["operations/library/loans/create_loan.json", "_models.py", "library/loans/create_loan.py"],
    ),
    "a common error row": (
        (
            "_shared/errors.yaml",
            "- status: 401\n",
            "- {status: 429, code: BUSY, means: Too many calls., fix: Call later.}\n- status: 401\n",
        ),
        ["errors.json", "_shared.py"],
    ),
    "a shared term": (
        ("_shared/terms.yaml", "without hyphens", "with no hyphens"),
        [
            "notifications/library/loans/loan_changed.json",
            "operations/library/files/upload_cover.json",
            "operations/library/loans/create_loan.json",
            "operations/library/loans/list_loans.json",
            "operations/library/loans/query_loan.json",
            "_models.py",
            "library/files/upload_cover.py",
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_writes_the_files_it_concerns_and_no_other(name: str, library: Settings, edit: Edit) -> None:
    (path, old, new), expected = EDITS[name]
    before = {path: path.stat().st_mtime_ns for path in library.out.rglob("*.*")}
    edit(path, old, new)
    summary = generate(library)
    touched = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
    assert {path.as_posix().split("/", 2)[2] for path in touched} == set(expected)
    assert (summary.written, summary.removed) == (len(expected), 0)


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_output_is_what_a_run_without_memory_gives(name: str, library: Settings, edit: Edit) -> None:
    edit(*EDITS[name][0])
    generate(library)
    assert check(library) == ()


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_next_run_has_nothing_to_do(name: str, library: Settings, edit: Edit) -> None:
    edit(*EDITS[name][0])
    first, second = generate(library), generate(library)
    assert (second.written, second.removed) == (0, 0)
    assert second.unchanged == first.written + first.unchanged


def test_a_new_operation_and_a_removed_one_are_noticed(library: Settings) -> None:
    folder = library.specs / "library/files"
    (folder / "fetch_cover.yaml").rename(folder / "get_cover.yaml")
    summary = generate(library)
    assert (summary.written, summary.removed) == (4, 2)
    assert check(library) == ()


REPORT, COVER = "library/reports/request_report.yaml", "library/files/upload_cover.yaml"

# Edits of one service that contradict another service, which did not change.
BROKEN = {
    "an address": (
        [(REPORT, "path: /v1/reports", "path: /v1/covers"), (REPORT, "method: GET", "method: POST")],
        "duplicate method and path POST /v1/covers",
    ),
    "a name that another one refers to": (
        [(REPORT, "use: library.loans.list_loans", "use: library.loans.lost_loans")],
        "there is no operation `library.loans.lost_loans`",
    ),
    "the last use of a shared enum": (
        [
            (MODELS, "    shelf: Shelf\n", ""),
            (LOAN, ", shelf: 2", ""),
            (COVER, "    shelf: Shelf\n", ""),
            (COVER, ", shelf: 1", ""),
            (COVER, "  form:\n", ""),
        ],
        "`Shelf` is not used",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_edit_is_held_against_services_that_did_not_change(name: str, library: Settings, edit: Edit) -> None:
    edits, expected = BROKEN[name]
    for one in edits:
        edit(*one)
    with pytest.raises(SpecError) as caught:
        generate(library)
    assert [complaint.what for complaint in caught.value.complaints] == [expected]


def test_a_field_that_another_service_takes_from_an_answer_cannot_go(library: Settings, edit: Edit) -> None:
    edit(REPORT, "{type: string, required: true, doc: How it is sealed.}", FROM_COVER)
    generate(library)
    edit(COVER, "    cover_id: {", "    cover: {")
    edit(COVER, "{cover_id: C1}", "{cover: C1}")
    edit("library/files/fetch_cover.yaml", "    from: library.files.upload_cover.cover_id\n", "")
    with pytest.raises(SpecError, match="has no field `cover_id`"):
        generate(library)


FROM_COVER = "{type: string, required: true, doc: A cover., from: library.files.upload_cover.cover_id}"


def test_all_complaints_are_told_though_one_service_changed(library: Settings, edit: Edit) -> None:
    edit(REPORT, "doc: How it is sealed.", "dok: How it is sealed.")
    with pytest.raises(SpecError, match="unknown key `dok`"):
        generate(library)
