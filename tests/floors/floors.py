"""Prints the requirements of `make floors`: each library that the package needs, at its lowest declared version."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
EXTRAS = ("async", "gateway", "qr", "testing")
"""Extras that the runtime, the clients and their tests need."""
TEST_TOOLS = (
    "cffi",
    "django",
    "fastapi",
    "flask>=3",
    "gunicorn",
    "hypothesis",
    "jsonschema",
    "pytest-timeout",
    "pyyaml",
    "ruff",
)
"""Other requirements of the tests; users do not depend on their versions."""
_OWN = "wechatpay-clients"
_REQUIREMENT = re.compile(r"([A-Za-z0-9-]+)>=([0-9.]+)")


def floors(text: str) -> Iterator[str]:
    """Yield each requirement of the package and of its extras, at its floor, as `name==version`.

    Args:
        text: The text of `pyproject.toml`.

    Raises:
        ValueError: A requirement has no floor, or more than a floor.
    """
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    for requirement in (*project["dependencies"], *(each for extra in EXTRAS for each in extras[extra])):
        match = _REQUIREMENT.fullmatch(requirement)
        if match:
            yield f"{match[1]}=={match[2]}"
        elif not requirement.startswith(_OWN):
            raise ValueError(
                f"pyproject.toml: {requirement!r} should be NAME>=VERSION, so that the floor can be tested"
            )


if __name__ == "__main__":
    sys.stdout.write("\n".join([*floors(PYPROJECT.read_text(encoding="utf-8")), *TEST_TOOLS]) + "\n")
