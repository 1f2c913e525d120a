"""Builds both distributions of this repository, and starts programs that have only them and the installed libraries."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
GATEWAY = ROOT / "gateway"
_SECONDS = 120


def build(project: Path, folder: Path, *targets: str) -> list[Path]:
    """Build distributions of a project into a folder with the installed hatchling: by default the wheel. Return the new files."""
    before = {*folder.glob("*")}
    kinds = [part for target in targets or ("wheel",) for part in ("--target", target)]
    command = [sys.executable, "-m", "hatchling", "build", *kinds, "--directory", str(folder)]
    subprocess.run(command, cwd=project, capture_output=True, check=True, timeout=_SECONDS)
    return sorted({*folder.glob("*")} - before)


def unpack(wheel: Path, folder: Path) -> Path:
    """Unpack a wheel as an installation does, without the command. Return the folder."""
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_with(
    *unpacked: Path, arguments: list[str], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run Python with the unpacked wheels and the installed libraries, but without the packages of this checkout.

    Their folders are in a `.pth` file, which Python does not read for a folder in `PYTHONPATH`; `-S` keeps it from reading the rest.
    """
    path = os.pathsep.join([*map(str, unpacked), sysconfig.get_path("purelib")])
    variables = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": path, **(environment or {})}
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
