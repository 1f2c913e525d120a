"""Size of the wheel, and CPU time for the gateway to load 1,000 operations."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from attrs import frozen

from benchmarks.generate import copy_group, copy_seeds_five_times, copy_specs
from benchmarks.measure import ROOT, in_turns
from benchmarks.table import Row, spread

_WHEEL_GOAL_BYTES = 2 * 1024**2
_LOAD_GOAL = 0.35
_OPERATIONS = 1000
_PACKAGE_ROOTS = ("runtime", "gateway", "testing", "cli")
_PROJECT_FILES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE")
_LOAD = """
import sys, time
from wechatpay_gateway.catalog.loading import load_catalog
from wechatpay_gateway.request.router import Router
started = time.process_time()
catalog = load_catalog()
Router(catalog)
if "everything" in sys.argv:
    loaded = len(dict(catalog.operations))
    assert loaded == int(sys.argv[2]), f"{loaded} operations"
print(time.process_time() - started)
"""


@frozen
class Counts:
    """How much is measured. `has_all_specs` is false if ten operations represent ours and the 1,000."""

    rounds: int
    has_all_specs: bool


FULL = Counts(rounds=15, has_all_specs=True)
QUICK = Counts(rounds=1, has_all_specs=False)


def catalogs(counts: Counts) -> Iterator[Row]:
    """Yield rows for the bytes of the wheel, now and with 1,000 operations, and for loading those from a wheel and a checkout."""
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        ours, thousand = Path(name, "ours"), Path(name, "thousand")
        _fill(ours)
        (copy_specs if counts.has_all_specs else copy_seeds_five_times)(ours / "specs")
        _generate(ours)
        wheel = _build(ours)
        yield _wheel_row("wheel, our operations", wheel, _WHEEL_GOAL_BYTES)
        if counts.has_all_specs:
            _fill(thousand)
            copy_group(_OPERATIONS)(thousand / "specs")
            _generate(thousand)
            wheel = _build(thousand)
        else:
            thousand = ours
        yield _wheel_row("wheel, 1,000 operations", wheel, None)
        with ZipFile(wheel) as archive:
            archive.extractall(thousand / "unpacked")
        yield _load_row("gateway, 1,000 operations loaded, wheel", thousand / "unpacked", counts)
        yield _load_row("gateway, 1,000 operations loaded, checkout", thousand / "generated", counts)


def _fill(folder: Path) -> None:
    folder.mkdir()
    for file in _PROJECT_FILES:
        shutil.copy(ROOT / file, folder)
    for package_root in _PACKAGE_ROOTS:
        shutil.copytree(ROOT / package_root, folder / package_root, ignore=shutil.ignore_patterns("__pycache__"))


def _generate(folder: Path) -> None:
    arguments = ["--specs", str(folder / "specs"), "--out", str(folder / "generated")]
    _run(["-m", "wechatpay_codegen", "generate", *arguments], ROOT)


def _build(folder: Path) -> Path:
    _run(["-m", "hatchling", "build", "--target", "wheel"], folder)
    return next((folder / "dist").glob("*.whl"))


def _run(arguments: list[str], folder: Path) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def _wheel_row(what: str, wheel: Path, goal: int | None) -> Row:
    size = wheel.stat().st_size
    with ZipFile(wheel) as archive:
        packed = archive.getinfo("wechatpay_catalog/catalog.zip").compress_size
    return Row(
        what=what,
        figure=f"{size:,} bytes, {packed:,} of them the catalog",
        goal=f"<= {goal:,}" if goal else "",
        is_met=size <= goal if goal else None,
    )


def _load_row(what: str, catalog: Path, counts: Counts) -> Row:
    comparison = in_turns(
        lambda: _load(catalog),
        lambda: _load(catalog, "everything", str(_OPERATIONS if counts.has_all_specs else 10)),
        rounds=counts.rounds,
    )
    return Row(
        what=what,
        figure=f"{spread([seconds * 1000 for seconds in comparison.ours], digits=1)} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {_LOAD_GOAL}",
        is_met=comparison.ratio <= _LOAD_GOAL,
    )


def _load(catalog: Path, *arguments: str) -> float:
    command = [sys.executable, "-c", _LOAD, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(catalog)}
    return float(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
