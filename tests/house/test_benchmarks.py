"""The benchmarks run, and their README shows the floor that they compare with."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.measure import process_cost

ROOT = Path(__file__).parents[2]
README = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
FIGURES = README.partition("## Figures")[2].partition("## ")[0]
FLOORS = {name: (ROOT / "benchmarks" / name).read_text(encoding="utf-8") for name in ("floor.py", "async_floor.py")}
FLOOR_PARTS = {
    node.name: "\n".join(
        source.splitlines()[min(part.lineno for part in (node, *node.decorator_list)) - 1 : node.end_lineno]
    )
    for source in FLOORS.values()
    for node in ast.parse(source).body
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
}
"""The source of each function and class of the floors."""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _first_cells(table: str) -> list[str]:
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    return rows[1:]


def test_a_quick_run_prints_the_rows_that_the_readme_shows() -> None:
    run = _run("--quick")
    assert run.returncode == 0, run.stderr
    assert sorted(_first_cells(run.stdout)) == sorted(_first_cells(FIGURES))


def test_no_goal_depends_on_the_speed_of_the_machine() -> None:
    goals = {line.split("|")[5].strip() for line in FIGURES.splitlines() if line.startswith("| ")}
    assert not [goal for goal in goals if re.search(r"\d (ms|s)\b|a second|>=", goal)]


def test_a_name_selects_a_benchmark() -> None:
    run = _run("bills", "--quick")
    assert run.returncode == 0, run.stderr
    assert _first_cells(run.stdout) == [
        "trade bill, number, state and fen of each row",
        "trade bill, all columns of each row, in yuan",
        "fund-flow bill, number, direction and fen",
    ]


def test_a_measured_process_writes_bytecode_even_if_the_environment_disables_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    process_cost(["-c", "import sys; sys.exit(sys.dont_write_bytecode)"])


def test_an_unknown_benchmark_is_bad_usage_that_lists_the_known_ones() -> None:
    run = _run("sinc")
    assert run.returncode == 2
    assert (
        "there is no benchmark 'sinc'; there are sync, async, fast, hooks, endpoint, notification, reply, start, clients, many, bills, columns, reconciliation, gateway, rows, catalog, generate"
        in run.stderr
    )


def test_each_way_to_call_has_one_floor() -> None:
    assert sorted(name for name in FLOOR_PARTS if name.endswith("_floor")) == [
        "aiohttp_floor",
        "keys_floor",
        "notification_floor",
        "protocol_floor",
        "socket_floor",
        "tls_floor",
        "urllib3_floor",
    ]


@pytest.mark.parametrize("name", FLOOR_PARTS)
def test_the_readme_quotes_the_floor_exactly(name: str) -> None:
    assert FLOOR_PARTS[name] in README


@pytest.mark.parametrize("name", FLOOR_PARTS)
def test_the_floor_is_under_40_lines(name: str) -> None:
    assert len(FLOOR_PARTS[name].splitlines()) < 40


@pytest.mark.parametrize("file", FLOORS)
def test_the_floors_import_none_of_our_packages(file: str) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(FLOORS[file]))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - sys.stdlib_module_names <= {"aiohttp", "benchmarks", "cryptography", "urllib3", "yarl"}
