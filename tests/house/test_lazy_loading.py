"""Starting is cheap: libraries load when they are first needed, operations when they are first called."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

import wechatpay_clients
from wechatpay_gateway.server import RunningGateway

ROOT = Path(wechatpay_clients.__file__).parent
PACKAGES = [
    ".".join(("wechatpay_clients", *path.parent.relative_to(ROOT).parts)) for path in ROOT.glob("*/*/__init__.py")
]
REPORT = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def loaded_by(code: str, environment: Mapping[str, str] | None = None) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\n{REPORT}"],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    return set(json.loads(result.stdout))


@pytest.mark.parametrize("library", ["attrs", "cryptography", "urllib3", "aiohttp", "asyncio", "ssl", "yaml", "jinja2"])
def test_importing_the_clients_does_not_load_a_library(library: str) -> None:
    assert library not in loaded_by("import wechatpay_clients")


def test_receiving_notifications_does_not_load_attrs() -> None:
    loaded = loaded_by(
        "import wechatpay_clients.payments.transactions.transaction_success, wechatpay_runtime.notifications.router"
    )

    assert "attrs" not in loaded


def test_importing_the_clients_loads_no_group() -> None:
    assert not {
        name for name in loaded_by("import wechatpay_clients") if name.startswith("wechatpay_clients.onboarding")
    }


def test_importing_the_clients_loads_no_errors() -> None:
    assert "wechatpay_runtime.errors" not in loaded_by("import wechatpay_clients")


def test_importing_a_service_loads_none_of_its_operations() -> None:
    loaded = loaded_by("import wechatpay_clients.onboarding.subject_confirmation")

    assert "wechatpay_clients.onboarding.subject_confirmation.cancel_applyment" not in loaded


def test_an_operation_loads_on_first_access_to_its_method() -> None:
    loaded = loaded_by(
        "from wechatpay_clients.onboarding.subject_confirmation import SubjectConfirmation\n"
        "SubjectConfirmation.cancel_applyment"
    )

    assert "wechatpay_clients.onboarding.subject_confirmation.cancel_applyment" in loaded


def test_a_mix_in_loads_on_first_access_to_its_method() -> None:
    service = "from wechatpay_clients.payments.transactions import Transactions"

    assert "wechatpay_runtime.services.payment_parameters" not in loaded_by(service)
    assert "wechatpay_runtime.services.payment_parameters" in loaded_by(f"{service}\nTransactions.invoke_jsapi")


def test_importing_a_model_from_its_service_loads_only_its_module() -> None:
    loaded = loaded_by("from wechatpay_clients.payments.refunds import GoodsDetail")

    assert "wechatpay_clients.payments.refunds._models" in loaded
    assert "wechatpay_clients.payments.refunds.create_refund" not in loaded


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_in_all_of_a_service_can_be_imported(package: str) -> None:
    module = import_module(package)

    exported: list[str] = getattr(module, "__all__", [])  # a service with only notifications exports its modules

    assert [name for name in exported if not isinstance(getattr(module, name), type)] == []


def test_importing_an_unknown_name_from_a_service_raises_pythons_error() -> None:
    with pytest.raises(
        ImportError, match=r"cannot import name 'RefundDetail' from 'wechatpay_clients.payments.refunds'"
    ):
        exec("from wechatpay_clients.payments.refunds import RefundDetail")  # noqa: S102 - the statement is the subject


def test_a_sync_client_does_not_load_asyncio() -> None:
    code = (
        "from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport\n"
        "import wechatpay_runtime._drivers.driver, wechatpay_runtime._settings.settings"
    )

    assert not {"asyncio", "aiohttp"} & loaded_by(code)


FIRST_CALL = """
from wechatpay_clients import Client
with Client.from_env() as client:
    client.onboarding.subject_confirmation.cancel_applyment(business_code='1900013511_10000')
"""
LIBRARIES = "import json, urllib3, cryptography.hazmat.primitives.serialization"
LOADED_BY_A_FIRST_CALL = {
    "": "client errors clock jsonable operation services signer timestamp version",
    "_base": "content_encoding drafts exchange foreign_text json_object json_parser lock_of_process loopback messages oaep options"
    " rebuilding suggestions values",
    "_calls": "address arguments attempts encoding failures replies response steps",
    "_certificates": "certificate_list readiness renewal storage",
    "_crypto": "findings key_files key_material key_values keys resource_cipher sealing signature_headers signing"
    " verification",
    "_drivers": "base calls driver",
    "_errors": "api base calls contents translation verification",
    "_session": "identities option_arguments origins proxies session",
    "_settings": "credentials environment required_settings setting_names setting_types settings transports",
    "_transport": "attempt base dialing failures idle pool pooled_transport sharing tls urllib3_check urllib3_connection urllib3_reading"
    " urllib3_transport",
    "client": "construction raw_methods sync_client",
    "operation": "containers description model model_fields model_reader model_schema parameters scalars wire_type",
    "services": "base",
}
"""The modules of the runtime that a call loads with a public key and an APIv3 key, by folder. Each takes about 0.1 ms."""
LOADED_FROM_THE_STANDARD_LIBRARY = {"_contextvars", "contextvars"}
"""Modules that a first call loads although neither urllib3 nor cryptography does."""


@pytest.fixture(scope="module")
def loaded_by_a_first_call(wechatpay_gateway_server: RunningGateway) -> set[str]:
    return loaded_by(FIRST_CALL, wechatpay_gateway_server.environment)


FIRST_ASYNC_CALL = """
import asyncio
from wechatpay_clients import AsyncClient
async def main():
    async with AsyncClient.from_env() as client:
        await client.onboarding.subject_confirmation.cancel_applyment(business_code='1900013511_10000')
asyncio.run(main())
"""


def test_an_async_call_with_the_fast_transport_loads_no_other_http_library(
    wechatpay_gateway_server: RunningGateway,
) -> None:
    environment = {**wechatpay_gateway_server.environment, "WECHATPAY_TRANSPORT": "fast"}
    others = {"aiohttp", "yarl", "multidict", "aiohappyeyeballs", "urllib3", "http.client", "attr", "attrs"}

    assert loaded_by(FIRST_ASYNC_CALL, environment) & others == set()


def test_a_first_call_loads_only_the_modules_of_the_runtime_that_it_needs(loaded_by_a_first_call: set[str]) -> None:
    folders = {"wechatpay_runtime"} | {f"wechatpay_runtime.{folder}" for folder in LOADED_BY_A_FIRST_CALL if folder}
    modules = {
        ".".join(("wechatpay_runtime", *filter(None, (folder,)), name))
        for folder, names in LOADED_BY_A_FIRST_CALL.items()
        for name in names.split()
    }

    runtime = {name for name in loaded_by_a_first_call if name.startswith("wechatpay_runtime")}

    assert runtime - folders - modules == set()


def test_a_first_call_loads_only_the_module_of_its_operation(loaded_by_a_first_call: set[str]) -> None:
    service = "wechatpay_clients.onboarding.subject_confirmation"
    modules = {"wechatpay_clients", "wechatpay_clients._client", "wechatpay_clients._shared"}
    modules |= {"wechatpay_clients.onboarding", service, f"{service}.cancel_applyment"}

    assert {name for name in loaded_by_a_first_call if name.startswith("wechatpay_clients")} == modules


def test_a_first_call_loads_no_library_that_its_http_and_crypto_libraries_do_not_load(
    loaded_by_a_first_call: set[str],
) -> None:
    others = {name for name in loaded_by_a_first_call - loaded_by(LIBRARIES) if not name.startswith("wechatpay_")}

    assert others <= LOADED_FROM_THE_STANDARD_LIBRARY


def test_without_the_extra_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['aiohttp'] = None\n"
        "from wechatpay_clients import AsyncClient, ConfigurationError\n"
        "try: AsyncClient()\n"
        "except ConfigurationError as error: print(error)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=30, check=True)

    assert result.stdout == (
        "AsyncClient requires aiohttp, which is not installed. Run: pip install 'wechatpay-clients[async]'\n"
    )


def test_without_the_extra_no_frame_contains_a_key() -> None:
    code = (
        "import sys; sys.modules['aiohttp'] = None\n"
        "import traceback\n"
        "from wechatpay_clients import AsyncClient\n"
        "def make(): AsyncClient(**dict([('merchant_private_key', 'SEC' + 'RET')]))\n"
        "try: make()\n"
        "except Exception as error:\n"
        "    print(*traceback.TracebackException.from_exception(error, capture_locals=True).format())"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=30, check=True)

    assert ("AsyncClient requires aiohttp" in result.stdout, "SECRET" in result.stdout) == (True, False)
