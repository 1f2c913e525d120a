"""Every generated module can be imported, and has the names that it promises."""

import pkgutil
from importlib import import_module

import pytest

import wechatpay_catalog
import wechatpay_clients

MODULES = [
    module.name
    for package in (wechatpay_clients, wechatpay_catalog)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_a_generated_module_can_be_imported(name: str) -> None:
    module = import_module(name)

    assert [public for public in getattr(module, "__all__", ()) if not hasattr(module, public)] == []
