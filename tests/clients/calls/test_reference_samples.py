"""The calls that reference pages show: in Python, with curl and with the command."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.catalog import ENTRIES
from support.examples import arguments_of, environment_of
from support.files import RETURNING_FILES, sample_file
from support.rows import check_rows
from wechatpay_gateway.server import RunningGateway
from wechatpay_site.samples import command, curl, python
from wechatpay_site.signatures import methods_of

ROOT = Path(__file__).parents[3]
SIGNING = (
    (ROOT / "docs" / "en" / "guides" / "signing.md").read_text(encoding="utf-8").split("```sh\n")[1].split("```")[0]
)
FIRST_OF_EACH_SERVICE = {name.rpartition(".")[0]: name for name in reversed(ENTRIES)}.values()
IN_A_SHELL = (
    "payments.transactions.prepay_native",
    "payments.bills.get_trade_bill",
    "brand_own.brand_stores.query_store",
    "common.media.upload_image",
)


def sample_of(operation: str, *, is_async: bool = False) -> str:
    return python(ENTRIES[operation], methods_of(operation)[0], is_async=is_async)


def settle_in(operation: str, gateway: RunningGateway, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Enter a folder with the files and the settings that a sample needs; return the settings."""
    monkeypatch.chdir(folder)
    example = ENTRIES[operation]["examples"][0]
    if "file" in example["given"]:
        sample_file(folder, example["given"]["file"])
    environment = dict(environment_of(gateway, example))
    for name, value in environment.items():
        if value.startswith("-----BEGIN"):
            (folder / f"{name}.pem").write_text(value, encoding="utf-8")
            environment[name] = str(folder / f"{name}.pem")
        monkeypatch.setenv(name, environment[name])
    return environment


@pytest.fixture
def wechatpay_gateway(gateway_with_examples: RunningGateway) -> RunningGateway:
    gateway_with_examples.reset()
    return gateway_with_examples


def test_every_sample_passes_the_arguments_of_its_example() -> None:
    def is_same(entry: dict[str, Any]) -> None:
        operation = entry["operation"]
        own = methods_of(operation)[0]
        calls = [node for node in ast.walk(ast.parse(sample_of(operation))) if isinstance(node, ast.Call)]
        (call,) = [each for each in calls if ast.unparse(each.func) == f"client.{operation}"]
        passed = {str(each.arg): ast.literal_eval(each.value) for each in call.keywords}
        expected = {own.arguments.get(name, name): value for name, value in arguments_of(entry["examples"][0]).items()}

        assert passed == expected | ({"to": "received"} if operation in RETURNING_FILES else {})

    check_rows(ENTRIES, is_same)


@pytest.mark.parametrize("operation", FIRST_OF_EACH_SERVICE)
def test_a_sample_runs(
    operation: str,
    wechatpay_gateway: RunningGateway,
    ready_for: Callable[[dict[str, Any]], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready_for(ENTRIES[operation])
    settle_in(operation, wechatpay_gateway, tmp_path, monkeypatch)

    exec(compile(sample_of(operation), operation, "exec"), {"__name__": operation})  # noqa: S102 - our own page

    assert wechatpay_gateway.requests.last.operation == operation


def test_an_async_sample_runs(
    wechatpay_gateway: RunningGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = "payments.transactions.prepay_native"
    settle_in(operation, wechatpay_gateway, tmp_path, monkeypatch)

    exec(compile(sample_of(operation, is_async=True), operation, "exec"), {"__name__": operation})  # noqa: S102 - our own page

    assert wechatpay_gateway.requests.last.operation == operation


@pytest.mark.parametrize("write", [command, curl], ids=["command", "curl"])
@pytest.mark.parametrize("operation", IN_A_SHELL)
def test_a_sample_runs_in_a_shell(
    operation: str,
    write: Callable[[dict[str, Any]], str | None],
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = write(ENTRIES[operation])
    if line is None:
        assert ENTRIES[operation]["upload"]
        return
    settle_in(operation, wechatpay_gateway, tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")

    done = subprocess.run(
        ["/bin/sh", "-euc", f"{SIGNING}\n{line}"], check=False, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr

    exchange = wechatpay_gateway.requests.last
    assert exchange.reply
    assert (exchange.operation, exchange.reply.status) == (operation, ENTRIES[operation]["examples"][0]["status"])
