"""If the runtime depends on a private name of a library, a test fails when that name is removed."""

import ast
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import wechatpay_runtime

ROOT = Path(__file__).parents[2]
LIBRARIES = {"aiohttp", "asyncio", "cryptography", "http", "ssl", "urllib3"}
_IDLE = "tests/runtime/transport/test_idle_connections.py"
TESTED = {
    "_new_conn": "tests/runtime/transport/test_bounded_connection.py",
    "_cleanup": _IDLE,
    "_conns": _IDLE,
    "_keepalive_timeout": _IDLE,
    "_loop": _IDLE,
}
"""Private names of libraries, each with the test that fails if it is removed."""
_OF_PYTHON = {"_abc_impl"}
"""Names that Python itself adds to a class."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def is_of_a_library(kind: type) -> bool:
    return kind.__module__.partition(".")[0] in LIBRARIES


def derived() -> Iterator[type]:
    """Yield every class of the runtime that derives from a class of a library."""
    for found in pkgutil.walk_packages(wechatpay_runtime.__path__, "wechatpay_runtime."):
        module = import_module(found.name)
        for kind in vars(module).values():
            if (
                isinstance(kind, type)
                and kind.__module__ == module.__name__
                and any(map(is_of_a_library, kind.__mro__))
            ):
                yield kind


def overridden(kind: type) -> set[str]:
    """Return the private names of its library that a class overrides."""
    theirs = {name for base in kind.__mro__ if is_of_a_library(base) for name in vars(base)}
    return {name for name in vars(kind) if is_private(name)} & theirs - _OF_PYTHON


def borrowed(kind: type) -> set[str]:
    """Return the private names that a class reads and that none of our classes defines."""
    ours: set[str] = {name for base in kind.__mro__ if not is_of_a_library(base) for name in vars(base)}
    read: set[str] = set()
    for base in kind.__mro__:
        if base.__module__.partition(".")[0] == "wechatpay_runtime":
            for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(base)))):
                if isinstance(node, ast.Attribute) and is_private(node.attr):
                    (ours if isinstance(node.ctx, ast.Store) else read).add(node.attr)
    return read - ours


DERIVED = sorted(derived(), key=lambda kind: (kind.__module__, kind.__name__))


def test_there_are_classes_that_derive_from_a_library() -> None:
    assert len(DERIVED) > 3


@pytest.mark.parametrize("kind", DERIVED, ids=lambda kind: kind.__name__)
def test_a_private_name_that_a_class_overrides_has_a_test(kind: type) -> None:
    assert overridden(kind) - TESTED.keys() == set()


@pytest.mark.parametrize("kind", DERIVED, ids=lambda kind: kind.__name__)
def test_a_private_name_that_a_class_reads_is_defined_by_us(kind: type) -> None:
    assert borrowed(kind) - TESTED.keys() == set()


@pytest.mark.parametrize("name", TESTED)
def test_the_test_of_a_private_name_exists(name: str) -> None:
    assert any(name in overridden(kind) | borrowed(kind) for kind in DERIVED)
    assert (ROOT / TESTED[name]).is_file()
