"""What the generator takes for taken is what the runtime takes."""

import re

from wechatpay_clients import __all__ as exported
from wechatpay_codegen import names
from wechatpay_runtime import errors
from wechatpay_runtime.client import BaseAsyncClient, BaseClient
from wechatpay_runtime.model import Model


def public(*kinds: type) -> set[str]:
    return {name for kind in kinds for name in dir(kind) if not name.startswith("_")}


def test_no_group_can_be_called_like_something_a_client_has() -> None:
    assert public(BaseClient, BaseAsyncClient) <= names.CLIENT_ATTRIBUTES


def test_no_field_can_be_called_like_something_a_model_has() -> None:
    assert public(Model) <= names.MODEL_ATTRIBUTES


def test_the_clients_export_every_error() -> None:
    tree = re.findall(r"^ *[│├└─ ]*([A-Z]\w+)(?:  |$)", errors.__doc__ or "", re.MULTILINE)

    assert sorted(exported) == sorted([*tree, "AsyncClient", "Client"])
