"""The calls that reference pages show: in Python, with curl and with the command."""

import ast
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from support import platform
from support.blocks import blocks_of
from support.catalog import ENTRIES
from support.examples import arguments_of, environment_of
from support.files import RETURNING_FILES, sample_file
from support.rows import check_rows
from support.sample_notifications import APIV3_KEY, delivered, event
from wechatpay_cli.examples import command_line
from wechatpay_gateway.server import RunningGateway
from wechatpay_runtime.errors import NoFile, StillOpen
from wechatpay_site.catalog import notifications
from wechatpay_site.notices import handler
from wechatpay_site.samples import python
from wechatpay_site.shell import curl
from wechatpay_site.signatures import methods_of

pytestmark = pytest.mark.usefixtures("example_orders")

ROOT = Path(__file__).parents[3]
SIGNING = "\n".join(
    block.code
    for block in blocks_of((ROOT / "docs" / "en" / "guides" / "signing.md").read_text(encoding="utf-8"))
    if re.match(r"wechatpay_\w+\(\)", block.code)
)
"""The functions that the lines for curl use."""
FIRST_OF_EACH_SERVICE = {name.rpartition(".")[0]: name for name in reversed(ENTRIES)}.values()
IN_A_SHELL = (
    "payments.transactions.prepay_native",
    "payments.bills.get_trade_bill",
    "brand_own.brand_stores.query_store",
    "common.media.upload_image",
    "brand_own.product_coupons.upload_image",
    "fapiao.applications.upload_fapiao_file",
    "transfers.merchant_transfer.create_transfer",
    "brand_own.member_users.import_user_by_openid",
)
OTHER_METHODS = [(name, method.name) for name in ENTRIES for method in methods_of(name)[1:]]
"""`iter_…`, `download_…` and waits."""
FIRST_OF_EACH_KIND = {method.partition("_")[0]: (name, method) for name, method in reversed(OTHER_METHODS)}.values()


def sample_of(operation: str, method: str | None = None, *, is_async: bool = False) -> str:
    own, *others = methods_of(operation)
    chosen = next((each for each in others if each.name == method), own)
    return python(ENTRIES[operation], chosen, is_async=is_async)


def run(code: str, name: str) -> dict[str, Any]:
    """Run a program and return its names."""
    names: dict[str, Any] = {"__name__": name}
    exec(compile(code, name, "exec"), names)  # noqa: S102 - our own page
    return names


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

    run(sample_of(operation), operation)

    assert wechatpay_gateway.requests.last.operation == operation


def test_an_async_sample_runs(
    wechatpay_gateway: RunningGateway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = "payments.transactions.prepay_native"
    settle_in(operation, wechatpay_gateway, tmp_path, monkeypatch)

    run(sample_of(operation, is_async=True), operation)

    assert wechatpay_gateway.requests.last.operation == operation


@pytest.mark.parametrize(
    ("operation", "method", "is_async"),
    [*((*each, False) for each in OTHER_METHODS), *((*each, True) for each in FIRST_OF_EACH_KIND)],
)
def test_a_sample_of_another_method_runs(
    operation: str,
    method: str,
    is_async: bool,  # noqa: FBT001 - a table
    wechatpay_gateway: RunningGateway,
    ready_for: Callable[[dict[str, Any]], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready_for(ENTRIES[operation])
    settle_in(operation, wechatpay_gateway, tmp_path, monkeypatch)
    code = sample_of(operation, method, is_async=is_async)

    with suppress(StillOpen, NoFile):  # what the example's record may be
        run(code.replace("timeout=60", "timeout=0"), operation)

    assert operation in {exchange.operation for exchange in wechatpay_gateway.requests}


@pytest.mark.parametrize("write", [command_line, curl], ids=["command", "curl"])
@pytest.mark.parametrize("operation", IN_A_SHELL)
def test_a_sample_runs_in_a_shell(
    operation: str,
    write: Callable[[dict[str, Any]], str],
    wechatpay_gateway: RunningGateway,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = write(ENTRIES[operation])
    settle_in(operation, wechatpay_gateway, tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")

    done = subprocess.run(
        ["/bin/sh", "-euc", f"{SIGNING}\n{line}"], check=False, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr

    exchange = wechatpay_gateway.requests.last
    assert exchange.reply
    assert (exchange.operation, exchange.reply.status) == (operation, ENTRIES[operation]["examples"][0]["status"])


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name, entry in notifications().items() for number in range(len(entry["examples"]))],
)
def test_a_handler_receives_its_notification(
    name: str, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = notifications()[name]
    example = entry["examples"][number]
    content = event(example["event_type"], next(iter(entry["original_types"]), None), example["resource"])
    for variable, value in (*platform.environment().items(), ("WECHATPAY_APIV3_KEY", APIV3_KEY)):
        monkeypatch.setenv(variable, value)
    router = run(handler(entry), name)["router"]

    acknowledgement = router.handle(*delivered(content, timestamp=int(time.time())))

    assert acknowledgement.status in {200, 204}
    assert capsys.readouterr().out.startswith(example["event_type"])
    assert ("Authorization" in acknowledgement.headers) == bool(entry["reply"])  # a reply with data is signed
