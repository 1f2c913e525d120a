"""A clone has the committed bytes, regardless of the system's line endings."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def attributes() -> dict[str, str]:
    """Return git's handling of the line endings of each file, by path."""
    result = subprocess.run(
        ["git", "ls-files", "--eol"],  # noqa: S607 - the git that cloned this
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows = (line.split("\t") for line in result.stdout.splitlines())
    return {path: what for what, path in rows}


def test_no_file_has_different_line_endings_in_a_clone() -> None:
    kept = ("attr/text=auto eol=lf", "attr/-text")
    assert {path: what for path, what in attributes().items() if not any(each in what for each in kept)} == {}


def test_no_file_was_committed_with_crlf() -> None:
    assert {
        path: what for path, what in attributes().items() if not what.startswith(("i/lf", "i/none", "i/-text"))
    } == {}
