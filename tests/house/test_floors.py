"""`make floors` installs and tests the lowest versions that `pyproject.toml` declares."""

from pathlib import Path

import pytest

from floors.floors import EXTRAS, all_floors, floors, floors_of_gateway

ROOT = Path(__file__).parents[2]
DECLARED = [line.partition("==")[::2] for line in all_floors()]
PINNED = {
    name.lower(): version
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    for name, _, version in [line.partition("==")]
}


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def test_the_core_needs_three_libraries() -> None:
    assert [name for name, _ in DECLARED[:3]] == ["attrs", "cryptography", "urllib3"]


@pytest.mark.parametrize(("name", "floor"), DECLARED)
def test_the_suite_runs_with_the_floor_or_a_later_version(name: str, floor: str) -> None:
    assert numbers(PINNED[name.lower()]) >= numbers(floor)


@pytest.mark.parametrize("requirement", ["attrs", "attrs==23.2", "attrs>=23.2,<26", "attrs>23"])
def test_a_requirement_without_an_exact_floor_is_refused(requirement: str) -> None:
    text = f'[project]\ndependencies = ["{requirement}"]\n[project.optional-dependencies]\n'
    text += "\n".join(f"{extra} = []" for extra in EXTRAS)
    with pytest.raises(ValueError, match=r"^pyproject\.toml: .* should be NAME>=VERSION"):
        list(floors(text))
    with pytest.raises(ValueError, match=r"^gateway/pyproject\.toml: .* should be NAME>=VERSION"):
        list(floors_of_gateway(f'[tool.hatch.metadata.hooks.custom]\ndependencies = ["{requirement}"]'))
