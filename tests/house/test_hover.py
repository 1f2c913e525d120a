"""An editor shows the docstring of a method at a call, sync and async: tested with pyright's language server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pytest

ROOT = Path(__file__).parents[2]
CALLS = """\
from wechatpay_clients import AsyncClient, Client

client = Client.from_env()
later = AsyncClient.from_env()
client.payments.refunds.query_refund
later.payments.refunds.query_refund
client.payments.refunds.wait_until_final
later.payments.refunds.wait_until_final
client.payments.bills.download_trade_bill
later.payments.bills.download_trade_bill
client.brand_own.product_coupon_stocks.iter_associated_stores
later.brand_own.product_coupon_stocks.iter_associated_stores
client.onboarding.subject_confirmation.cancel_applyment
later.onboarding.subject_confirmation.cancel_applyment
"""


class LanguageServer:
    """Pyright's language server with one open file, over pipes."""

    def __init__(self, folder: Path, file: Path) -> None:
        command = [sys.executable, "-m", "pyright.langserver", "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._file = file
        self._number = 0
        root = folder.as_uri()
        capabilities = {
            "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
            "workspace": {"configuration": True},
        }
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "calls"}],
                "capabilities": capabilities,
            },
        )
        self._send({"method": "initialized", "params": {}})
        document = {"uri": file.as_uri(), "languageId": "python", "version": 1, "text": file.read_text()}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def hover(self, line: int, column: int) -> str:
        """Return what the editor shows at a position; line and column count from 0."""
        place = {"textDocument": {"uri": self._file.as_uri()}, "position": {"line": line, "character": column}}
        hover: Mapping[str, Any] | None = self._ask("textDocument/hover", place)
        return str(hover["contents"]["value"]) if hover else ""

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        for message in self._messages():
            if "method" not in message and message.get("id") == self._number:
                return message["result"]
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._reply(message)})
        raise AssertionError("the language server exited")

    def _reply(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        settings = {"python": {"pythonPath": sys.executable}}
        return [settings.get(item["section"], {}) for item in message["params"]["items"]]

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline():
            name, _, value = line.strip().partition(b": ")
            if name == b"Content-Length":
                length = int(value)
            elif not name:
                yield json.loads(self._process.stdout.read(length))


@pytest.fixture(scope="module")
def hover_texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hover text on the last name of each call."""
    folder = tmp_path_factory.mktemp("editor")
    file = folder / "calls.py"
    file.write_text(CALLS)
    lines = CALLS.splitlines()
    with LanguageServer(folder, file) as server:
        calls = [(number, line) for number, line in enumerate(lines) if line.count(".") == 3]
        return {line: server.hover(number, len(line) - 1) for number, line in calls}


@pytest.mark.parametrize(
    ("method", "text"),
    [
        ("payments.refunds.query_refund", "Official page, 2025-01-09: https://pay.weixin.qq.com"),
        ("payments.refunds.wait_until_final", "StillOpen: The timeout expired"),
        ("payments.bills.download_trade_bill", "CorruptDownload: "),
        ("brand_own.product_coupon_stocks.iter_associated_stores", "An iterator over the items of all pages"),
        ("onboarding.subject_confirmation.cancel_applyment", "business_code: 业务申请编号"),
    ],
    ids=["query", "wait", "download", "iterator", "overloads"],
)
@pytest.mark.parametrize("client", ["client", "later"], ids=["sync", "async"])
def test_hovering_over_a_call_shows_its_full_docstring(
    client: str, method: str, text: str, hover_texts: Mapping[str, str]
) -> None:
    assert text in hover_texts[f"{client}.{method}"]
