"""Prints the requirements of `make floors`: each library that the package needs, at its lowest declared version.

With `--unpinned` it prints those of `make pythons`: the same libraries, without versions.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
GATEWAY_PYPROJECT = PYPROJECT.parent / "gateway" / "pyproject.toml"
EXTRAS = (
    "arrow",
    "async",
    "cli",
    "fast",
    "opentelemetry",
    "orjson",
    "postgresql",
    "qr",
    "reconcile",
    "redis",
    "sqlalchemy",
    "testing",
)
"""Extras that the runtime, the clients and their tests need."""
TEST_TOOLS = (
    "cffi",
    "django",
    "fastapi",
    "flask>=3",
    "gunicorn",
    "hatchling",
    "hypothesis",
    "jsonschema",
    "opentelemetry-sdk",
    "pytest-timeout",
    "pyyaml",
    "ruff",
)
"""Other requirements of the tests; users do not depend on their versions."""
CLIENT_OF_FLOORS = "httpx"
"""Library of Starlette's test client at its floor; httpx2 refuses the floor of h11."""
CLIENT_OF_PYTHONS = "httpx2"
"""Library of Starlette's test client today."""
_OWN = "wechatpay-clients"
_REQUIREMENT = re.compile(r"([A-Za-z0-9-]+)>=([0-9.]+)")


def floors(text: str) -> Iterator[str]:
    """Yield each requirement of the clients and of their extras, at its floor, as `name==version`.

    Args:
        text: The text of `pyproject.toml`.

    Raises:
        ValueError: A requirement has no floor, or more than a floor.
    """
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    yield from _floors(
        "pyproject.toml", [*project["dependencies"], *(each for extra in EXTRAS for each in extras[extra])]
    )


def floors_of_gateway(text: str) -> Iterator[str]:
    """Yield each requirement of the gateway, apart from the clients, at its floor.

    Args:
        text: The text of `gateway/pyproject.toml`.

    Raises:
        ValueError: A requirement has no floor, or more than a floor.
    """
    hook = tomllib.loads(text)["tool"]["hatch"]["metadata"]["hooks"]["custom"]
    yield from _floors("gateway/pyproject.toml", hook["dependencies"])


def _floors(file: str, requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        match = _REQUIREMENT.fullmatch(requirement)
        if match:
            yield f"{match[1]}=={match[2]}"
        elif not requirement.startswith(_OWN):
            raise ValueError(f"{file}: {requirement!r} should be NAME>=VERSION, so that the floor can be tested")


def all_floors() -> list[str]:
    """Return the floors of both distributions."""
    clients, gateway = (path.read_text(encoding="utf-8") for path in (PYPROJECT, GATEWAY_PYPROJECT))
    return [*floors(clients), *floors_of_gateway(gateway)]


if __name__ == "__main__":
    libraries = [*all_floors(), CLIENT_OF_FLOORS]
    if sys.argv[1:] == ["--unpinned"]:
        libraries = [*(library.partition("==")[0] for library in all_floors()), CLIENT_OF_PYTHONS]
    sys.stdout.write("\n".join([*libraries, *TEST_TOOLS]) + "\n")
