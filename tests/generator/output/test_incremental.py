"""A run with a cache generates only the services that changed, with the same result as a run without a cache."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from attrs import frozen

from wechatpay_codegen.commands import Summary, check, generate
from wechatpay_codegen.output.write import Difference
from wechatpay_codegen.settings import Settings
from wechatpay_codegen.source.complaint import SpecError

INVENTED = Path(__file__).parents[1] / "invented"
Edit = Callable[[str, str, str], None]


def settings_in(folder: Path) -> Settings:
    return Settings(folder / "specs", folder / "out", folder / "cache")


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The invented API after a first run, to be copied."""
    settings = settings_in(tmp_path_factory.mktemp("first"))
    shutil.copytree(INVENTED, settings.specs)
    generate(settings)
    return settings


def copied(first_run: Settings, folder: Path) -> Settings:
    """Return a copy, whose next run has the cache of the first run."""
    settings = settings_in(folder)
    shutil.copytree(first_run.specs, settings.specs)
    shutil.copytree(first_run.out, settings.out)
    assert first_run.memory is not None
    assert settings.memory is not None
    settings.memory.parent.mkdir()
    shutil.copy(first_run.memory, settings.memory)
    return settings


@pytest.fixture
def library(first_run: Settings, tmp_path: Path) -> Settings:
    """The settings of the invented API, after a first run."""
    return copied(first_run, tmp_path)


def replace(settings: Settings, name: str, old: str, new: str) -> None:
    """Replace a text in a spec."""
    path = settings.specs / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def edit(library: Settings) -> Edit:
    """Replaces a text in a spec."""
    return partial(replace, library)


LOAN, QUERY, MODELS, NOTICE = (
    f"library/loans/{name}.yaml" for name in ("create_loan", "query_loan", "_models", "loan_changed")
)

# An edit, and the files that change. All other files are not written.
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
    "the title of a service, which is also in its group": (
        ("library/loans/_service.yaml", "{en: Loans", "{en: Lending"),
        ["library/__init__.py", "library/loans/__init__.py"],
    ),
    "a notification's model": (
        (NOTICE, "box: {type: string(8), required: true", "box: {type: string(9), required: true"),
        ["notifications/library/loans/loan_changed.json", "library/loans/loan_changed.py"],
    ),
    "an event type": (
        (NOTICE, "[LOAN.CLOSED, LOAN.OPENED]", "[LOAN.CLOSED, LOAN.LOST, LOAN.OPENED]"),
        [
            "notifications/library/loans/loan_changed.json",
            "retries.json",
            "_notifications.py",
            "library/loans/loan_changed.py",
        ],
    ),
    "the times between deliveries": (
        (NOTICE, "retries: 15s 1m", "retries: 15s 2m"),
        ["notifications/library/loans/loan_changed.json", "retries.json", "library/loans/loan_changed.py"],
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


@frozen
class Edited:
    """Effects of an edit: the run after it, the files whose time it changed, the differences then, and another run."""

    first: Summary
    changed: set[str]
    differences: tuple[Difference, ...]
    second: Summary


@pytest.fixture(scope="module", params=EDITS)
def edited(
    request: pytest.FixtureRequest, first_run: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Edited, list[str]]:
    """The effects of an edit, and the files that must change."""
    library = copied(first_run, tmp_path_factory.mktemp("edited"))
    texts, expected = EDITS[request.param]
    before = {path: path.stat().st_mtime_ns for path in library.out.rglob("*.*")}
    replace(library, *texts)
    first = generate(library)
    changed = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
    names = {path.relative_to(library.out).as_posix().partition("/")[2] for path in changed}
    return Edited(first, names, check(library), generate(library)), expected


def test_an_edit_writes_only_the_files_that_change(edited: tuple[Edited, list[str]]) -> None:
    effects, expected = edited
    assert effects.changed == set(expected)
    assert (effects.first.written, effects.first.removed) == (len(expected), 0)


def test_the_output_after_an_edit_equals_that_of_a_run_without_a_cache(edited: tuple[Edited, list[str]]) -> None:
    assert edited[0].differences == ()


def test_a_second_run_after_an_edit_writes_nothing(edited: tuple[Edited, list[str]]) -> None:
    first, second = edited[0].first, edited[0].second
    assert (second.written, second.removed) == (0, 0)
    assert second.unchanged == first.written + first.unchanged


def test_a_renamed_operation_replaces_the_former_one(library: Settings) -> None:
    folder = library.specs / "library/files"
    (folder / "fetch_cover.yaml").rename(folder / "get_cover.yaml")
    summary = generate(library)
    assert (summary.written, summary.removed) == (4, 2)
    assert check(library) == ()


REPORT, COVER = "library/reports/request_report.yaml", "library/files/upload_cover.yaml"

# Edits of a service that contradict another service, which has not changed.
BROKEN = {
    "a method and path": (
        [(REPORT, "path: /v1/reports", "path: /v1/covers"), (REPORT, "method: GET", "method: POST")],
        "duplicate method and path POST /v1/covers",
    ),
    "a reference to an unknown operation": (
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
def test_an_edit_is_checked_against_services_that_have_not_changed(name: str, library: Settings, edit: Edit) -> None:
    edits, expected = BROKEN[name]
    for one in edits:
        edit(*one)
    with pytest.raises(SpecError) as caught:
        generate(library)
    assert [complaint.what for complaint in caught.value.complaints] == [expected]


def test_a_reply_field_used_by_another_service_cannot_be_removed(library: Settings, edit: Edit) -> None:
    edit(REPORT, "{type: string, required: true, doc: Encryption algorithm.}", FROM_COVER)
    generate(library)
    edit(COVER, "    cover_id: {", "    cover: {")
    edit(COVER, "{cover_id: C1}", "{cover: C1}")
    edit("library/files/fetch_cover.yaml", "    from: library.files.upload_cover.cover_id\n", "")
    with pytest.raises(SpecError, match="has no field `cover_id`"):
        generate(library)


FROM_COVER = "{type: string, required: true, doc: A cover., from: library.files.upload_cover.cover_id}"


def test_a_run_after_an_edit_reports_complaints(library: Settings, edit: Edit) -> None:
    edit(REPORT, "doc: Encryption algorithm.", "dok: Encryption algorithm.")
    with pytest.raises(SpecError, match="unknown key `dok`"):
        generate(library)
