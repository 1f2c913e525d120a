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
