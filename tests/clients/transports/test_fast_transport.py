"""A client with the transport `"fast"` uses httptools, and no other HTTP library; the other settings apply to it as usual."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support import authority, platform
from support.server import answer, scripted
from wechatpay_clients import AsyncClient, Client, ConfigurationError, VerificationError
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport
from wechatpay_runtime._transport.over_asyncio.transport import AsyncHttptoolsTransport
from wechatpay_runtime._transport.over_sockets.transport import HttptoolsTransport
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
from wechatpay_runtime.transport import fast_transport

KINDS: dict[str, tuple[Any, type, type]] = {
    "sync": (Client, HttptoolsTransport, Urllib3Transport),
    "async": (AsyncClient, AsyncHttptoolsTransport, AiohttpTransport),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("settings", "variables", "is_fast"),
    [
        ({"transport": "fast"}, {}, True),
        ({}, {"WECHATPAY_TRANSPORT": "fast"}, True),
        ({}, {}, False),
        ({"transport": None}, {"WECHATPAY_TRANSPORT": "fast"}, False),
    ],
)
def test_a_setting_or_a_variable_chooses_the_transport(
    kind: str,
    settings: dict[str, Any],
    variables: dict[str, str],
    is_fast: bool,  # noqa: FBT001 - parametrized
) -> None:
    make, fast, usual = KINDS[kind]
    client: Client | AsyncClient = make.from_env({**platform.environment(), **variables}, **settings)

    assert type(client._driver.transport) is (fast if is_fast else usual)  # pyright: ignore[reportPrivateUsage]  # it is not visible elsewhere


@pytest.mark.parametrize("name", ["slow", "", "FAST", "urllib3"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(
        ConfigurationError, match=r"transport \(WECHATPAY_TRANSPORT\) must be 'fast' or a Transport, got another string"
    ):
        Client.from_env(platform.environment(), transport=name)


def test_ca_file_applies_to_the_fast_transport(tmp_path: Path) -> None:
    path = authority.write_certificate(tmp_path)
    with scripted(lambda _: answer(), context=authority.server_context(path)) as server:
        settings = {**platform.environment(), "WECHATPAY_BASE_URL": server.origin, "WECHATPAY_TRANSPORT": "fast"}
        with Client.from_env(settings, ca_file=str(path)) as client, pytest.raises(VerificationError):
            client.request("GET", "/v3/x")

    assert len(server.requests) == 1


def test_a_wrong_ca_file_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="ca_file"):
        fast_transport(ca_file=str(tmp_path / "missing.pem"))


def run(code: str, **variables: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, encoding="utf-8", timeout=30, check=True
    )
    return result.stdout


CALLS = {
    "sync": """
with Client.from_env(transport='fast') as client:
    client.onboarding.subject_confirmation.cancel_applyment(business_code='1900013511_10000')
""",
    "async": """
import asyncio
async def call():
    async with AsyncClient.from_env(transport='fast') as client:
        await client.onboarding.subject_confirmation.cancel_applyment(business_code='1900013511_10000')
asyncio.run(call())
""",
}
LOADED_BY_CRYPTOGRAPHY = """
import json, sys
from cryptography.hazmat.backends import default_backend
default_backend()
print(json.dumps(sorted(sys.modules)))
"""
"""Every client needs this. Old versions of cryptography import X.509, and with it a part of `email`."""
UNUSED = {
    "sync": {"urllib3", "http.client", "email", "aiohttp", "yarl", "ssl", "asyncio"},
    "async": {"urllib3", "http.client", "email", "aiohttp", "yarl"},
}


@pytest.mark.parametrize("kind", CALLS)
def test_a_call_loads_nothing_of_another_http_library(wechatpay_gateway: RunningGateway, kind: str) -> None:
    code = f"import json, sys\nfrom wechatpay_clients import AsyncClient, Client\n{CALLS[kind]}\nprint(json.dumps(sorted(sys.modules)))"
    loaded = set(json.loads(run(code, **wechatpay_gateway.environment)))
    needed = set(json.loads(run(LOADED_BY_CRYPTOGRAPHY)))

    assert "httptools" in loaded
    assert (loaded - needed) & UNUSED[kind] == set()


@pytest.mark.parametrize(
    "make",
    [
        "Client.from_env(transport='fast')",
        "AsyncClient.from_env(transport='fast')",
        "fast_transport()",
        "fast_async_transport()",
    ],
)
def test_without_the_extra_the_error_says_what_to_install_and_no_frame_contains_a_key(make: str) -> None:
    code = (
        "import sys; sys.modules['httptools'] = None\n"
        "import traceback\n"
        "from wechatpay_clients import AsyncClient, Client\n"
        "from wechatpay_runtime.transport import fast_async_transport, fast_transport\n"
        f"def make(): {make}\n"
        "try: make()\n"
        "except Exception as error:\n"
        "    frames = ''.join(traceback.TracebackException.from_exception(error, capture_locals=True).format())\n"
        "    print(error, 'PRIVATE' in frames)"
    )
    assert run(code, **platform.environment()) == (
        "transport 'fast' requires httptools, which is not installed. Run: pip install 'wechatpay-clients[fast]' False\n"
    )
