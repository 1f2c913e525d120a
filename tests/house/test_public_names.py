"""Documents and examples import only public names, and public names are documented."""

import ast
import inspect
import re
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import_module("support.django_project")  # configures Django, which modules with models require
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "public.md").read_text(encoding="utf-8")
LISTED = re.findall(r"^\| `(wechatpay_[a-z0-9_.]+)` \|", PAGE, re.MULTILINE)
SERVICES = "wechatpay_clients."
TEXTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README*.md", "docs/**/*.md", "specs/README.md", "examples/**/*.md", "examples/**/*.py")
    for path in ROOT.glob(pattern)
)
FROM = re.compile(r"^ *from (wechatpay_[\w.]+) import (\([^)]*\)|[^#\n]*)", re.MULTILINE)
WHOLE = re.compile(r"^ *import (wechatpay_[\w.]+)", re.MULTILINE)


def imports_of(text: str) -> list[tuple[str, str]]:
    """Return every name that a text imports, with its module; the name is empty for an imported module."""
    named = [
        (module, name.split(" as ")[0].strip())
        for module, names in FROM.findall(text)
        for name in names.strip("()").split(",")
        if name.strip()
    ]
    return [*named, *((module, "") for module in WHOLE.findall(text))]


def is_public(module: str, name: str) -> bool:
    """Return whether a name is public."""
    if module not in LISTED and not module.startswith(SERVICES):
        return False
    if any(part.startswith("_") for part in (*module.split("."), name)):
        return False
    is_module_of_a_service = module.startswith(SERVICES) and bool(name) and find_spec(f"{module}.{name}") is not None
    return not name or name in import_module(module).__all__ or is_module_of_a_service


@pytest.mark.parametrize("document", TEXTS)
def test_documents_and_examples_import_public_names_only(document: str) -> None:
    found = imports_of((ROOT / document).read_text(encoding="utf-8"))

    assert [each for each in found if not is_public(*each)] == []


def test_imports_are_found() -> None:
    assert ("wechatpay_clients", "Client") in imports_of((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("wechatpay_runtime._calls.attempts", "attempts"),
        ("wechatpay_runtime.services.base", "Service"),
        ("wechatpay_runtime.errors", "TOO_MANY_REQUESTS"),
        ("wechatpay_clients.payments.refunds", "_models"),
    ],
)
def test_a_private_name_is_not_public(module: str, name: str) -> None:
    assert not is_public(module, name)


def test_the_page_lists_the_public_modules_in_order() -> None:
    runtime = [module for module in LISTED if module.startswith("wechatpay_runtime.")]

    assert runtime == sorted(runtime)
    assert len(LISTED) == len(set(LISTED)) > len(runtime) > 0


def constant_has_docstring(module: ModuleType, name: str) -> bool:
    """Return whether a docstring follows the assignment of a constant, in the module or in the one that defines it."""
    tree = ast.parse(inspect.getsource(module))
    for statement in ast.walk(tree):
        if isinstance(statement, ast.ImportFrom) and name in {alias.name for alias in statement.names}:
            return constant_has_docstring(import_module(statement.module or ""), name)
    for statement, following in pairwise(tree.body):
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            return isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
    return False


def is_documented(module: ModuleType, name: str) -> bool:
    value: Any = getattr(module, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        return bool((value.__doc__ or "").strip())
    return constant_has_docstring(module, name)


@pytest.mark.parametrize("name", LISTED)
def test_a_public_module_has_all_and_documents_each_name(name: str) -> None:
    module = import_module(name)

    assert (module.__doc__ or "").strip()
    assert module.__all__
    assert [each for each in module.__all__ if not is_documented(module, each)] == []
