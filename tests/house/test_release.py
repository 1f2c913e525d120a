"""The version, the changelog and the notes of the release belong together. docs/releasing.md has the steps."""

import re
import subprocess
from pathlib import Path

from packaging.version import Version

from wechatpay_runtime.version import VERSION

ROOT = Path(__file__).parents[2]
HEADINGS = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
NOTES = ROOT / "docs" / "releases" / f"{VERSION}.md"
SOURCES = ("runtime", "generated", "cli", "apps", "gateway", "testing")
RELEASED = r"\[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}"
FIRST = rf"{RELEASED}|\[(\d+\.\d+\.\d+)\] - not released yet"


def test_the_first_version_of_the_changelog_is_that_of_the_code() -> None:
    assert re.fullmatch(FIRST, HEADINGS[0]) is not None
    assert HEADINGS[0].startswith(f"[{VERSION}] - ")


def test_older_versions_of_the_changelog_have_dates_and_descend() -> None:
    assert [heading for heading in HEADINGS[1:] if not re.fullmatch(RELEASED, heading)] == []
    versions = [Version(heading[1 : heading.index("]")]) for heading in HEADINGS]
    assert versions == sorted(set(versions), reverse=True)


def test_the_version_has_notes() -> None:
    assert NOTES.read_text(encoding="utf-8").startswith(f"# wechatpay-clients {VERSION}\n")


def test_the_version_is_written_in_no_other_file_that_is_built() -> None:
    sources = [path for folder in SOURCES for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".toml"}]
    files = [ROOT / "pyproject.toml", ROOT / "hatch_build.py", *sources]

    with_version = [path for path in files if f'"{VERSION}"' in path.read_text(encoding="utf-8")]

    assert with_version == [ROOT / "runtime" / "wechatpay_runtime" / "version.py"]


def test_the_notes_are_the_text_of_the_tag(tmp_path: Path) -> None:
    steps = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ +git (tag .*)$", steps, re.MULTILINE)
    arguments = line.replace("0.1.0", VERSION).replace(f"docs/releases/{VERSION}.md", str(NOTES)).split()
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "tag.gpgSign=false"]
    for command in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "--message", "a"], arguments):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)

    tag = subprocess.run([*git, "cat-file", "tag", f"v{VERSION}"], cwd=tmp_path, capture_output=True, check=True)

    assert tag.stdout.partition(b"\n\n")[2] == NOTES.read_bytes()
