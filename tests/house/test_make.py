"""The Makefile: `make try` installs what the example of the README needs, names each package, and fails if pip fails."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PYTHON = """#!/bin/sh
[ "$1" = -c ] && exit 0
mkdir -p "$3/bin"
cat > "$3/bin/python" <<'PIP'
#!/bin/sh
echo "Obtaining file:///checkout"
echo "Collecting attrs>=23.2"
echo "  Downloading attrs.whl (1 kB)"
echo "Collecting pydantic-core==2.50 (from fastapi)"
echo "Installing collected packages: attrs, pydantic-core"
exit CODE
PIP
chmod +x "$3/bin/python"
"""
"""A Python whose virtual environments have this pip."""


def make_try(folder: Path, code: int) -> subprocess.CompletedProcess[str]:
    python = folder / "python"
    python.write_text(PYTHON.replace("CODE", str(code)), encoding="utf-8")
    python.chmod(0o755)
    return subprocess.run(
        ["make", "--directory", str(ROOT), "try", f"TRY={folder}/try", f"PYTHON={python}"],  # noqa: S607 - any make
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_packages_are_named_while_they_are_installed(tmp_path: Path) -> None:
    done = make_try(tmp_path, 0)

    assert f"Installing into {tmp_path}/try:\n attrs pydantic-core\nWriting the files\n" in done.stdout
    assert (done.returncode, (tmp_path / "try/.ready").exists()) == (0, True)


@pytest.mark.parametrize("runs", [1, 2])
def test_a_failure_of_pip_fails(tmp_path: Path, runs: int) -> None:
    done = [make_try(tmp_path, 3) for _ in range(runs)][-1]

    assert (done.returncode, (tmp_path / "try/.ready").exists()) == (2, False)


def test_a_trial_has_what_the_gateway_and_the_example_need() -> None:
    gateway = tomllib.loads((ROOT / "gateway/pyproject.toml").read_text(encoding="utf-8"))
    needed = gateway["tool"]["hatch"]["metadata"]["hooks"]["custom"]["dependencies"]
    names = {re.split("[><=]", each)[0] for each in needed}

    (line,) = re.findall(r"^NEEDED_TO_TRY := (.+)$", MAKEFILE, re.MULTILINE)
    assert set(line.split()) == names | {"fastapi"}


PARTS = {
    "clients": "tests/clients",
    "house": "--ignore=tests/clients",
    "faults": "while-waiting tests/transport_faults",
    "mypy": "mypy",
    "pyright": "pyright",
    "ruff": "check .",
}
"""The parts of `make test`, each with a text that only its command line has."""
TOOL = """#!/bin/sh
line="$(basename "$0") $*"
echo "ran $line"
case "$line" in *' -m pytest '*) printf '%s\\n' "$line" >> FOLDER/pytest ;; esac
case "$line" in FAILING) exit 1 ;; esac
"""


def make_test(folder: Path, failing: str) -> subprocess.CompletedProcess[str]:
    tools = folder / "bin"
    tools.mkdir()
    for name in ("python", "mypy", "pyright", "ruff"):
        text = TOOL.replace("FOLDER", str(folder)).replace("FAILING", failing)
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(0o755)
    ready = folder / "ready"
    ready.touch()
    logs = (f"{name}_LOG={folder}/{name}.log" for name in ("TYPES", "BESIDE", "WAITING"))
    variables = (f"BIN={tools}", f"READY={ready}", *logs)
    return subprocess.run(
        ["make", "--directory", str(ROOT), "--assume-old", str(ready), "test", *variables],  # noqa: S607 - any make
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("part", PARTS)
def test_a_failure_of_any_part_fails_the_whole(tmp_path: Path, part: str) -> None:
    assert make_test(tmp_path, f"*'{PARTS[part]}'*").returncode == 2


def test_three_processes_run_every_test_once(tmp_path: Path) -> None:
    done = make_test(tmp_path, "nothing")

    assert done.returncode == 0, done.stdout
    (beside,) = re.findall(r"^TESTED_BESIDE := (.+)$", MAKEFILE, re.MULTILINE)
    (waiting,) = re.findall(r"^TESTED_WHILE_WAITING := (.+)$", MAKEFILE, re.MULTILINE)
    folders = [*beside.split(), *waiting.split()]
    lines = sorted((tmp_path / "pytest").read_text(encoding="utf-8").splitlines())
    assert [line.partition(" -m pytest ")[2] for line in lines] == [
        " ".join(f"--ignore={folder}" for folder in folders),
        f"--override-ini cache_dir=.cache/pytest-beside {beside}",
        f"--override-ini cache_dir=.cache/pytest-while-waiting {waiting}",
    ]
    assert all((ROOT / folder).is_dir() for folder in folders)
