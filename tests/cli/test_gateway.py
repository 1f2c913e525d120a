"""`wechatpay gateway`: a local WeChat Pay in a separate process."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

import pytest

from support.command import run_command
from support.missing_packages import SERVER_PACKAGES, printed_without_each
from wechatpay_clients import Client
from wechatpay_runtime.errors import NotFound

APPLY_ID = "20220617143306000013906025001"
LINES = 10
PUBLISHED = "--published-keys"
"""Saves the time that new keys take, if the test is not about keys."""
Environment = dict[str, str]


@contextmanager
def running_gateway(*arguments: str, lines: int = LINES) -> Generator[Environment]:
    """Serve while the block runs; yield the variables that the gateway prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wechatpay_cli", "gateway", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    with process:
        try:
            yield printed(process.stdout, lines)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0


def printed(output: IO[str], lines: int) -> Environment:
    return dict(line.rstrip("\n").split("=", 1) for line in islice(output, lines))


def revoke(environment: Environment) -> str:
    with Client.from_env(environment) as client:
        return str(client.onboarding.merchant_alteration.revoke_name_alteration(apply_id=APPLY_ID).state)


@pytest.fixture(scope="module")
def env_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the shared gateway writes its variables to."""
    return tmp_path_factory.mktemp("env") / "gateway.env"


@pytest.fixture(scope="module")
def environment(env_file: Path) -> Iterator[Environment]:
    """The variables that a gateway prints. It serves all tests that need no options of their own."""
    with running_gateway(PUBLISHED, "--env", str(env_file)) as environment:
        yield environment


def test_a_client_can_be_created_from_the_printed_variables(environment: Environment) -> None:
    assert revoke(environment) == "APPLYMENT_STATE_CANCELED"


@pytest.mark.parametrize("option", [("--trust", "certificates"), ("--certificates",)])
def test_without_a_public_key_a_client_uses_certificates(option: tuple[str, ...]) -> None:
    with running_gateway(PUBLISHED, *option) as environment:
        assert "WECHATPAY_PUBLIC_KEY" not in environment
        assert revoke(environment) == "APPLYMENT_STATE_CANCELED"


def has_certificates(environment: Environment) -> bool:
    with Client.from_env(environment) as client:
        try:
            return bool(client.common.platform_security.list_certificates().data)
        except NotFound:
            return False


def test_a_merchant_has_certificates_only_with_the_option(environment: Environment) -> None:
    with running_gateway(PUBLISHED, "--trust", "both") as with_both:
        assert (has_certificates(environment), has_certificates(with_both)) == (False, True)


def test_the_env_file_contains_the_printed_variables(env_file: Path, environment: Environment) -> None:
    assert dict(line.split("=", 1) for line in env_file.read_text().splitlines()) == environment


def test_the_env_file_can_be_sourced_by_a_shell(env_file: Path, environment: Environment) -> None:
    result = subprocess.run(
        ["/bin/sh", "-c", f'set -a; . "{env_file}"; printf %s "$WECHATPAY_BASE_URL"'],
        capture_output=True,
        encoding="utf-8",
        timeout=10,
        check=True,
    )

    assert result.stdout == environment["WECHATPAY_BASE_URL"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Environment, Environment, int]:
    """The variables of two gateways with the same state file, one after the other, and the mode of the file with the private key."""
    state = tmp_path_factory.mktemp("state") / "gateway.sqlite"
    with running_gateway("--state", str(state)) as first:
        revoke(first)
    with running_gateway("--state", str(state)) as second:
        revoke(second)
        return first, second, Path(second["WECHATPAY_MERCHANT_PRIVATE_KEY"]).stat().st_mode


def test_state_and_keys_are_kept_after_the_process_ends(kept: tuple[Environment, Environment, int]) -> None:
    first, second, _ = kept

    assert {**first, "WECHATPAY_BASE_URL": ""} == {**second, "WECHATPAY_BASE_URL": ""}


def test_only_the_owner_can_read_the_private_keys(kept: tuple[Environment, Environment, int]) -> None:
    *_, mode = kept

    assert mode & 0o077 == 0


def test_a_port_in_use_is_reported_and_exits_2(environment: Environment) -> None:
    port = environment["WECHATPAY_BASE_URL"].rpartition(":")[2]
    result = run_command("gateway", "--port", port, environment={})

    assert result.returncode == 2
    assert port in result.stderr


@pytest.fixture(scope="module")
def without() -> dict[str, str]:
    """The output of the command and its exit code, by the package of the server that is missing."""
    first = "import wechatpay_gateway; from wechatpay_cli.main import main"
    return printed_without_each(first, 'print("exit", main(["gateway"]))')


@pytest.mark.parametrize("module", SERVER_PACKAGES)
def test_without_the_extra_the_error_says_what_to_install(module: str, without: dict[str, str]) -> None:
    assert 'pip install "wechatpay-clients[gateway]"' in without[module]
    assert without[module].endswith("\nexit 2\n")
