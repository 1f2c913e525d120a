"""If urllib3-future replaces urllib3, a sync client's error says so and how to install both; an async client works.

Each environment is created for the test: pip installs the packages in the order of the test.
"""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from support import authority
from support.server import answer, scripted
from wechatpay_gateway.server import RunningGateway

ROOT = Path(__file__).parents[2]
NEEDED = ["attrs==26.1.0", "cryptography==50.0.2", "aiohttp==3.14.5"]
URLLIB3 = "urllib3==2.8.0"
NIQUESTS = "niquests==3.21.2"

CALL = """
from wechatpay_clients import Client, ConfigurationError
try:
    client = Client.from_env()
except ConfigurationError as error:
    print(error)
else:
    with client:
        print(client.onboarding.subject_confirmation.cancel_applyment(business_code="1900013511_10000"))
"""
ASYNC_CALL = """
import asyncio
from wechatpay_clients import AsyncClient
async def main():
    async with AsyncClient.from_env() as client:
        print(await client.onboarding.subject_confirmation.cancel_applyment(business_code="1900013511_10000"))
asyncio.run(main())
"""
TLS_CALL = """
import sys
from wechatpay_runtime._base.exchange import Request
from wechatpay_runtime._base.options import Options
from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport
transport = Urllib3Transport(ca_file=sys.argv[2])
print(transport.send(Request(sys.argv[1], "GET", "/v3/x", {}, b""), Options()).status)
transport.close()
"""
NIQUESTS_STILL_WORKS = "import niquests, sys; print(niquests.get(sys.argv[1]).status_code)"


class Installed:
    """A separate environment with the packages of this checkout."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self._programs = folder / ("Scripts" if sys.platform == "win32" else "bin")

    def shell(self, command: str) -> None:
        """Run a command as in a shell with the environment activated."""
        path = os.pathsep.join([str(self._programs), os.environ["PATH"]])
        subprocess.run(command, shell=True, check=True, env={**os.environ, "PATH": path}, cwd=self._programs)  # noqa: S602 - a command from an error message

    def install(self, *packages: str) -> None:
        self.shell(f"python -m pip install --quiet --disable-pip-version-check {' '.join(packages)}")

    def run(self, code: str, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
        """Return the output of a program."""
        roots = os.pathsep.join(str(ROOT / room) for room in ("runtime", "generated"))
        done = subprocess.run(
            [str(self._programs / "python"), "-c", code, *arguments],
            env={"PATH": os.environ["PATH"], "NO_PROXY": "*", "PYTHONPATH": roots, **(environment or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture(scope="module", params=[[URLLIB3, NIQUESTS], [NIQUESTS, URLLIB3], [NIQUESTS]], ids=" then ".join)
def replaced(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An environment in which urllib3-future has replaced urllib3."""
    installed = Installed(tmp_path_factory.mktemp("environment"))
    installed.install(*NEEDED)
    for package in request.param:
        installed.install(package)
    return installed


@pytest.mark.timeout(300)
def test_a_sync_client_names_the_package_and_a_command_that_fixes_it(
    replaced: Installed, wechatpay_gateway: RunningGateway, tmp_path: Path
) -> None:
    assert replaced.run(ASYNC_CALL, environment=wechatpay_gateway.environment) == "None"
    message = replaced.run(CALL, environment=wechatpay_gateway.environment)
    assert re.match(r"urllib3-future [0-9.]+ is installed in place of urllib3", message)

    for command in re.findall("`(.*?)`", message):
        replaced.shell(command)

    assert replaced.run(CALL, environment=wechatpay_gateway.environment) == "None"
    ca_file = authority.write_certificate(tmp_path)
    with scripted(lambda _: answer(), context=authority.server_context(ca_file)) as server:
        assert replaced.run(TLS_CALL, server.origin, str(ca_file)) == "200"
    with scripted(lambda _: answer()) as server:
        assert replaced.run(NIQUESTS_STILL_WORKS, server.origin) == "200"
