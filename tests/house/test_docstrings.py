"""Every method of a service has its full docstring at run time, sync and async, also in `help()`."""

import inspect
import pydoc
import re
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from support.catalog import CATALOG
from support.rows import check_rows
from wechatpay_runtime.services.base import AsyncService, Service

TITLES = {entry["operation"]: entry["title"]["zh"] for entry in CATALOG}
OPERATIONS = {operation: operation for operation in TITLES}


def service_of(package: ModuleType, kind: type[Service | AsyncService]) -> type[Any]:
    """Return the class of a service's package, sync or async."""
    (service_class,) = (
        value
        for name in package.__all__
        if inspect.isclass(value := getattr(package, name)) and issubclass(value, kind)
    )
    return service_class


def methods_of(operation: str) -> list[tuple[str, Callable[..., Any], Callable[..., Any]]]:
    """Return the methods of an operation, sync and async: the one with its name, and those that iterate or download."""
    path = operation.rpartition(".")[0]
    package = import_module(f"wechatpay_clients.{path}")
    sync, other = service_of(package, Service), service_of(package, AsyncService)
    module = import_module(f"wechatpay_clients.{operation}")
    (mix_in,) = (value for value in vars(module).values() if inspect.isclass(value) and Service in value.__bases__)
    public = [method for method in vars(mix_in) if not method.startswith("_")]
    return [(method, getattr(sync, method), getattr(other, method)) for method in public]


def test_sync_and_async_methods_have_the_same_docstring() -> None:
    def is_same(operation: str) -> None:
        methods = methods_of(operation)
        assert [name for name, sync, other in methods if inspect.getdoc(sync) != inspect.getdoc(other)] == []

    check_rows(OPERATIONS, is_same)


def test_the_docstring_of_each_method_is_complete() -> None:
    def is_complete(operation: str) -> None:
        for _, method, _ in methods_of(operation):
            doc = inspect.getdoc(method) or ""
            assert f"({TITLES[operation]})" in doc.partition("\n")[0]
            assert [part for part in ("Returns:", "Raises:", "Official ") if part not in doc] == []
            assert "page: https://github.com/" not in doc, "sample code is not a page"

    check_rows(OPERATIONS, is_complete)


@pytest.mark.parametrize("operation", [name for name in TITLES if name.rpartition(".")[2].startswith("list_")])
def test_the_items_of_a_list_have_the_right_article(operation: str) -> None:
    docs = [inspect.getdoc(method) or "" for _, method, _ in methods_of(operation)]

    assert [doc for doc in docs if re.search(r"each (?:a `[AEIO]|an `[^AEIO])", doc)] == []


def test_help_on_a_method_shows_its_docstring() -> None:
    def is_shown(operation: str) -> None:
        for _, method, other in methods_of(operation):
            for one in (method, other):
                help_text = pydoc.plain(pydoc.render_doc(one))
                assert TITLES[operation] in help_text
                assert re.search("Official (page|sample code)", help_text)

    check_rows(OPERATIONS, is_shown)
