"""The names that the generator reserves are those that the runtime uses."""

import re
from importlib import import_module
from typing import Any

import pytest

from wechatpay_clients import __all__ as exported
from wechatpay_codegen.api import names
from wechatpay_codegen.api.mix_ins import MIX_INS
from wechatpay_runtime import errors
from wechatpay_runtime.client.async_client import BaseAsyncClient
from wechatpay_runtime.client.sync_client import BaseClient
from wechatpay_runtime.operation.model import Model
from wechatpay_runtime.services.base import AsyncService, Service


def public(*kinds: type) -> set[str]:
    return {name for kind in kinds for name in dir(kind) if not name.startswith("_")}


def test_no_group_can_have_the_name_of_a_client_attribute() -> None:
    assert public(BaseClient, BaseAsyncClient) <= names.CLIENT_ATTRIBUTES


def test_no_field_can_have_the_name_of_a_model_attribute() -> None:
    assert public(Model) <= names.MODEL_ATTRIBUTES


@pytest.mark.parametrize("base", [Service, AsyncService])
@pytest.mark.parametrize("name", MIX_INS)
def test_a_mix_in_has_the_methods_that_the_generator_knows(name: str, base: type[Service | AsyncService]) -> None:
    mix_in = MIX_INS[name]
    module = import_module(f"wechatpay_runtime.{mix_in.module}")
    prefix = "Async" if base is AsyncService else ""
    mix_in_class: Any = getattr(module, f"{prefix}{name}")

    assert issubclass(mix_in_class, base)
    assert {method for method in vars(mix_in_class) if not method.startswith("_")} == set(mix_in.methods)
    assert len(vars(mix_in_class)["__parameters__"]) == len(mix_in.reply_fields)


def test_every_mix_in_of_the_runtime_is_known_to_the_generator() -> None:
    modules = [
        import_module(f"wechatpay_runtime.services.{name}")
        for name in ("fapiao_files", "payment_parameters", "service_order_pages", "transfer_confirmation", "waiting")
    ]
    mix_ins = {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__ and issubclass(value, Service)
    }

    assert mix_ins == set(MIX_INS)


def test_the_clients_export_every_error() -> None:
    tree = re.findall(r"^ *[│├└─ ]*([A-Z]\w+)(?:  |$)", errors.__doc__ or "", re.MULTILINE)

    assert sorted(exported) == sorted([*tree, "AsyncClient", "COMMON_ERRORS", "Client", "Timestamp", "fen", "yuan"])
