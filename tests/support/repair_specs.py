"""The specs of an invented API with one resource, `repair_specs/`, for which the gateway has no code."""

from pathlib import Path

SOURCE = Path(__file__).with_name("repair_specs")


def repair_specs() -> dict[str, str]:
    """Return the text of each file by its path in the specs folder."""
    return {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.yaml"))}
