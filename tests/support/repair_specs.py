"""The specs of an invented API with one resource, `repair_specs/`: nothing in the gateway knows it."""

from pathlib import Path

SOURCE = Path(__file__).with_name("repair_specs")


def repair_specs() -> dict[str, str]:
    """The text of each file by its path below the specs folder."""
    return {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.yaml"))}
