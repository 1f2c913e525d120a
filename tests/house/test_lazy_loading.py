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


def test_importing_the_clients_loads_no_group() -> None:
    assert not {
        name for name in loaded_by("import wechatpay_clients") if name.startswith("wechatpay_clients.onboarding")
    }


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


def test_a_call_with_a_public_key_does_not_load_code_for_certificates_files_lists_or_errors(
    wechatpay_gateway: RunningGateway,
) -> None:
    code = (
        "from wechatpay_clients import Client\n"
        "with Client.from_env() as client:\n"
        "    client.onboarding.subject_confirmation.cancel_applyment(business_code='1900013511_10000')"
    )
    idle = {"_certificates.single_flight", "_drivers.async_driver", "certificates_store", "operation.files"}
    idle |= {"services.paging", "_calls.upload_form", "_calls.sealed_fields"}
    idle |= {"_calls.signature_difference", "_calls.signature_refusals", "_downloads"}

    loaded = loaded_by(code, wechatpay_gateway.environment)

    assert "wechatpay_runtime._drivers.driver" in loaded
    assert "attrs" not in loaded
    assert {f"wechatpay_runtime.{module}" for module in idle} & loaded == set()


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
