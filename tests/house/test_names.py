"""What the generator takes for taken is what the runtime takes."""

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


def test_no_group_can_be_called_like_something_a_client_has() -> None:
    assert public(BaseClient, BaseAsyncClient) <= names.CLIENT_ATTRIBUTES


def test_no_field_can_be_called_like_something_a_model_has() -> None:
    assert public(Model) <= names.MODEL_ATTRIBUTES


@pytest.mark.parametrize("base", [Service, AsyncService])
@pytest.mark.parametrize("name", MIX_INS)
def test_a_mix_in_has_the_methods_that_the_generator_takes_it_to_have(
    name: str, base: type[Service | AsyncService]
) -> None:
    mix_in = MIX_INS[name]
    module = import_module(f"wechatpay_runtime.{mix_in.module}")
    prefix = "Async" if base is AsyncService else ""
    made: Any = getattr(module, f"{prefix}{name}")

    assert issubclass(made, base)
    assert {method for method in vars(made) if not method.startswith("_")} == set(mix_in.methods)
    assert len(vars(made)["__parameters__"]) == len(mix_in.reply_fields)


def test_every_mix_in_of_the_runtime_is_known_to_the_generator() -> None:
    modules = [
        import_module(f"wechatpay_runtime.{name}") for name in ("services.payment_parameters", "services.waiting")
    ]
    made = {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__ and issubclass(value, Service)
    }

    assert made == set(MIX_INS)


def test_the_clients_export_every_error() -> None:
    tree = re.findall(r"^ *[│├└─ ]*([A-Z]\w+)(?:  |$)", errors.__doc__ or "", re.MULTILINE)

    assert sorted(exported) == sorted([*tree, "AsyncClient", "COMMON_ERRORS", "Client", "Timestamp", "fen", "yuan"])
