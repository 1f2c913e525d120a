"""Changes of whole files, in folders and in git revisions."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, which

import pytest

from support.repair_specs import repair_specs
from wechatpay_codegen.__main__ import main
from wechatpay_codegen.changes.commands import compare
from wechatpay_codegen.changes.states import StateError

INVENTED = Path(__file__).parents[1] / "invented"
RETURNS = "library/loans/list_returns.yaml"
CHANGED = "library/loans/loan_changed.yaml"
GIT = which("git") or "git"
Copy = Callable[[str], Path]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Copies the invented library to a folder of this name."""

    def copied(name: str) -> Path:
        return Path(copytree(INVENTED, tmp_path / name))

    return copied


def changes(base: Path, head: Path) -> list[str]:
    found = compare(str(base), str(head), head).changes
    return [f"{change.kind}: {change.rule}: {change.what}" for change in found]


def test_an_operation_is_removed_with_its_classes_and_methods(copy: Copy) -> None:
    head = copy("head")
    (head / RETURNS).unlink()

    assert changes(INVENTED, head) == [
        "breaking: class removed: `Found`",
        "breaking: class removed: `Return`",
        "breaking: operation removed: `library.loans.list_returns`",
    ]


def test_an_operation_is_added_with_its_classes(copy: Copy) -> None:
    base = copy("base")
    (base / RETURNS).unlink()

    assert [line.partition(": `")[0] for line in changes(base, INVENTED)] == [
        "additive: class added",
        "additive: class added",
        "additive: operation added",
    ]


def test_an_operation_at_the_same_address_is_renamed(copy: Copy) -> None:
    head = copy("head")
    (head / RETURNS).rename(head / "library/loans/list_returned_books.yaml")

    assert changes(INVENTED, head) == [
        "breaking: method removed: `iter_returns`",
        "breaking: operation renamed: `library.loans.list_returns` -> `library.loans.list_returned_books`",
        "breaking: result type changed: `ListReturnsResponse` -> `ListReturnedBooksResponse`",
        "additive: method added: `iter_returned_books`",
    ]


def test_a_notification_is_renamed(copy: Copy) -> None:
    head = copy("head")
    (head / CHANGED).rename(head / "library/loans/loan_moved.yaml")
    create = head / "library/loans/create_loan.yaml"
    create.write_text(create.read_text(encoding="utf-8").replace("loan_changed", "loan_moved"), encoding="utf-8")

    assert changes(INVENTED, head) == [
        "breaking: notification removed: `library.loans.loan_changed`",
        "breaking: notification module removed: `library.loans.loan_changed`",
        "additive: notification added: `library.loans.loan_moved`",
        "additive: notification module added: `library.loans.loan_moved`",
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("means: The repair is finished", "means: It is finished", "text: text changed"),
        ("values: {event_name: returned}", "values: {event_name: repaired}", "additive: gateway changed"),
    ],
    ids=["a text", "a fact"],
)
def test_what_the_gateway_does_with_a_resource_is_no_change_of_the_clients(
    before: str, after: str, expected: str, tmp_path: Path
) -> None:
    for path, text in repair_specs().items():
        for name, content in (("base", text), ("head", text.replace(before, after))):
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")

    assert changes(tmp_path / "base", tmp_path / "head") == [f"{expected}: `shop.repairs.repairs`"]


@pytest.fixture
def repository(tmp_path: Path, copy: Copy) -> Path:
    """A git repository with the specs and the version of a library, in which a later commit removes an operation."""
    specs = copy("specs")
    version = tmp_path / "runtime/wechatpay_runtime/version.py"
    version.parent.mkdir(parents=True)
    version.write_text('VERSION = "1.4.2"\n', encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "first")
    (specs / RETURNS).unlink()
    commit(tmp_path, "second")
    return specs


def git(folder: Path, *arguments: str) -> None:
    subprocess.run([GIT, "-C", str(folder), *arguments], check=True, capture_output=True)


def commit(folder: Path, name: str) -> None:
    git(folder, "add", "--all")
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    git(folder, *identity, "commit", "--quiet", "--message", name)
    git(folder, "tag", name)


def test_two_revisions_are_compared(repository: Path) -> None:
    comparison = compare("first", "second", repository)

    places = [str(change.place) for change in comparison.changes]
    assert places == [f"{repository.as_posix()}/{RETURNS}:{place}" for place in ("16:3", "18:3", "1:1")]


def test_the_version_of_a_revision_is_that_of_its_library(repository: Path) -> None:
    comparison = compare("first", str(repository), repository)

    assert (comparison.version, comparison.next_version) == ("1.4.2", "2.0.0")


def test_the_working_folder_is_the_default_head(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "second", "--specs", str(repository)]) == 0
    assert capsys.readouterr().out == "No changes.\nVersion 1.4.2 is followed by 1.4.2.\n"


@pytest.mark.parametrize("source", ["nowhere", "--output=x", "first:specs"])
def test_what_is_neither_a_folder_nor_a_revision_is_refused(source: str, repository: Path) -> None:
    with pytest.raises(StateError) as caught:
        compare(source, "first", repository)

    assert str(caught.value).startswith(f"{source}: neither a folder nor a git revision")
