"""The cost of `generate`: CPU time of the process and its formatter, peak memory, and the files written."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.measure import ROOT, Cost, process_cost
from benchmarks.table import Row, spread

_TEN_OPERATIONS_GOAL = 35
_THOUSAND_OPERATIONS_GOAL = 300
_NOTHING_TO_DO_GOAL = 20
_ONE_CHANGED_GOAL = 60
_SEEDS = (
    "onboarding/merchant_alteration/revoke_name_alteration.yaml",
    "onboarding/subject_confirmation/cancel_applyment.yaml",
)
_LINKS = ("from:", "outcome:", "operation:", "with:")
"""Prefixes of the lines that refer to other operations."""
_KEYS_OF_OPERATIONS = ("method", "twin_of")
"""An operation has one of them; resources and notifications have none."""
_CHANGED = _SEEDS[0]
_COPIES_FOR_TEN = 5
_CACHE = ".cache"


@frozen
class Counts:
    """How much is measured. `has_all_specs` is false if ten operations represent ours and the 1,000."""

    rounds: int
    has_all_specs: bool


FULL = Counts(rounds=5, has_all_specs=True)
QUICK = Counts(rounds=1, has_all_specs=False)


@frozen
class _Run:
    """One run of `generate`, with one of a Python that does nothing."""

    cost: Cost
    bare: Cost
    touched: tuple[Path, ...]
    """Every file that is new or was written, including the cache."""

    @property
    def written(self) -> tuple[Path, ...]:
        """The written files without the cache."""
        return tuple(path for path in self.touched if _CACHE not in path.parts)


def generates(counts: Counts) -> Iterator[Row]:
    """Yield rows for our specs, 10 and 1,000 operations: from nothing, unchanged, and after one change."""
    ten = _runs(copy_seeds_five_times, counts)
    yield from _rows("our specs", _runs(copy_specs, counts) if counts.has_all_specs else ten, cold_goal=None)
    yield from _rows("10 operations", ten, cold_goal=_TEN_OPERATIONS_GOAL)
    thousand = _runs(copy_group(1000), counts) if counts.has_all_specs else ten
    yield from _rows("1,000 operations", thousand, cold_goal=_THOUSAND_OPERATIONS_GOAL)


@frozen
class _Runs:
    """The runs for one folder of specs."""

    cold: list[_Run]
    again: list[_Run]
    changed: list[_Run]


def _runs(fill: Callable[[Path], None], counts: Counts) -> _Runs:
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        folder, old = Path(name, "new"), Path(name, "old")
        folder.mkdir()
        shutil.copy(ROOT / "pyproject.toml", folder)
        fill(folder / "specs")
        runs = _Runs([], [], [])
        for number in range(counts.rounds):
            _move_away(folder, old / str(number))
            runs.cold.append(_generate(folder))
            runs.again.append(_generate(folder))
            _change(folder / "specs" / _CHANGED, number)
            runs.changed.append(_generate(folder))
    return runs


def _rows(what: str, runs: _Runs, *, cold_goal: int | None) -> Iterator[Row]:
    yield _row(f"generate {what}, from nothing", runs.cold, cold_goal)
    is_untouched = not any(run.touched for run in runs.again)
    yield _row(f"generate {what}, nothing to do", runs.again, _NOTHING_TO_DO_GOAL, is_correct=is_untouched)
    is_own_files_only = all(path.stem == Path(_CHANGED).stem for run in runs.changed for path in run.written)
    goal = _ONE_CHANGED_GOAL
    yield _row(f"generate {what}, one spec changed", runs.changed, goal, is_correct=is_own_files_only)


def _move_away(folder: Path, old: Path) -> None:
    """Move the output of the last round away: deleting it would slow down writing the new files."""
    old.mkdir(parents=True)
    for name_of_output in ("generated", _CACHE):
        if (folder / name_of_output).exists():
            (folder / name_of_output).rename(old / name_of_output)


def _row(what: str, runs: list[_Run], goal: int | None, *, is_correct: bool = True) -> Row:
    seconds = [run.cost.cpu_seconds for run in runs]
    files = max(len(run.written) for run in runs)
    ratios = [run.cost.cpu_seconds / run.bare.cpu_seconds for run in runs]
    return Row(
        what=what,
        figure=f"{spread(seconds)} s, {max(run.cost.peak_mb for run in runs):.0f} MB, {files} files written",
        ratio=spread(ratios, digits=0),
        goal=f"<= {goal}" if goal else "",
        is_met=median(ratios) <= goal and is_correct if goal else None,
    )


def _generate(folder: Path) -> _Run:
    before = _stamps(folder)
    arguments = ["--specs", str(folder / "specs"), "--out", str(folder / "generated")]
    cost = process_cost(["-m", "wechatpay_codegen", "generate", *arguments])
    bare = process_cost(["-c", "pass"])
    after = _stamps(folder)
    return _Run(cost, bare, tuple(path for path in after if after[path] != before.get(path)))


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return the time and inode of each file. The inode reveals a file replaced within one tick of the clock."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def _change(spec: Path, number: int) -> None:
    """Change the description of the operation."""
    lines = spec.read_text(encoding="utf-8").splitlines()
    changed = [f"doc: Changed {number} times." if line.startswith("doc:") else line for line in lines]
    spec.write_text("\n".join(changed) + "\n", encoding="utf-8")


def copy_specs(specs: Path) -> None:
    """Copy our specs into a folder."""
    shutil.copytree(ROOT / "specs", specs)


def copy_seeds_five_times(specs: Path) -> None:
    """Copy the two seed operations five times, each under a different path."""
    (specs / "_shared").mkdir(parents=True)
    shutil.copy(ROOT / "specs" / "_shared" / "errors.yaml", specs / "_shared")
    for number in range(_COPIES_FOR_TEN):
        for seed in _SEEDS:
            _copy_with_its_service(ROOT / "specs" / seed, specs, number)


def copy_group(operations: int) -> Callable[[Path], None]:
    """Return a function that copies our specs, and the onboarding group under other paths until there are exactly this many operations."""
    sources = [path for path in sorted((ROOT / "specs" / "onboarding").rglob("*.yaml")) if not _is_resource(path)]
    missing = operations - _operations_in((ROOT / "specs").rglob("*.yaml"))
    copies, rest = divmod(max(0, missing), _operations_in(sources))

    def fill(specs: Path) -> None:
        copy_specs(specs)
        for number in range(1, copies + 1):
            for source in sources:
                _copy(source, specs, number)
        for number in range(copies + 1, copies + 1 + rest):
            _copy_with_its_service(ROOT / "specs" / _SEEDS[1], specs, number)
        found = _operations_in(specs.rglob("*.yaml"))
        assert found == operations, f"{found} operations instead of {operations}"

    return fill


def _operations_in(specs: Iterable[Path]) -> int:
    return sum(
        any(f"\n{key}:" in f"\n{spec.read_text(encoding='utf-8')}" for key in _KEYS_OF_OPERATIONS) for spec in specs
    )


def _copy_with_its_service(operation: Path, specs: Path, number: int) -> None:
    service = operation.parent
    for source in (operation, service / "_service.yaml", service.parent / "_group.yaml"):
        _copy(source, specs, number, without_links=True)


def _is_resource(spec: Path) -> bool:
    """Return whether a spec describes a resource. The gateway can have only one of each name."""
    return "\nresource:" in f"\n{spec.read_text(encoding='utf-8')}"


def _copy(source: Path, specs: Path, number: int, *, without_links: bool = False) -> None:
    """Copy a spec into a numbered copy of its group, where links lead to the copies, or without links to other operations."""
    path = str(source.relative_to(ROOT / "specs"))
    text = source.read_text(encoding="utf-8")
    if without_links:
        text = "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith(_LINKS))
    if number:
        path = path.replace("onboarding", f"onboarding{number}", 1)
        text = text.replace("/v3/", f"/v3/copy{number}/").replace(" onboarding.", f" onboarding{number}.")
    target = specs / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
