"""Programs of Node.js that read our OpenAPI documents: a second validator, and types for TypeScript."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from interop.conftest import NODE_MODULES
from interop.openapi.conftest import DRIVERS, operations_in, run_node
from wechatpay_gateway.server import RunningGateway

pytestmark = pytest.mark.timeout(600)
BY_WECHAT_PAY = {"no-path-trailing-slash", "no-ambiguous-paths"}
"""Rules about addresses, which are not ours to choose."""
DECRYPTED = {"no-unused-components", "no-empty-servers"}
"""Rules that do not suit webhooks: `x-decrypted` refers to the content, and the merchant is the server."""


@pytest.mark.parametrize("name", ["openapi.json", "openapi-webhooks.json"])
def test_redocly_finds_no_fault_of_ours(folder: Path, name: str) -> None:
    config = folder / "redocly.yaml"
    config.write_text("extends: [recommended]\n", encoding="utf-8")
    lint = NODE_MODULES / "@redocly" / "cli" / "bin" / "cli.js"
    options = ["--config", config, "--format", "json", "--max-problems", "1000"]
    printed = run_node([lint, "lint", folder / name, *options], may_fail=True)
    problems: list[dict[str, Any]] = json.JSONDecoder().raw_decode(printed)[0]["problems"]
    expected = BY_WECHAT_PAY if name == "openapi.json" else DECRYPTED
    assert {problem["ruleId"] for problem in problems} <= expected, problems[:3]


@pytest.fixture(scope="module")
def typed(folder: Path) -> Path:
    """A folder with the types that openapi-typescript writes, and the packages that a program needs."""
    typed = folder / "typescript"
    typed.mkdir()
    (typed / "node_modules").symlink_to(NODE_MODULES)
    (typed / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    write = NODE_MODULES / "openapi-typescript" / "bin" / "cli.js"
    run_node([write, folder / "openapi.json", "--output", typed / "written.d.ts"])
    return typed


def test_openapi_typescript_writes_every_operation(document: dict[str, Any], typed: Path) -> None:
    text = (typed / "written.d.ts").read_text(encoding="utf-8")
    operations = text[text.index("export interface operations") :]
    written = Counter(re.findall(r'^    "([a-z0-9_.]+)": \{$', operations, re.MULTILINE))
    assert written == Counter(operations_in(document))
    assert len(written) == 381


def test_a_typescript_program_calls_the_gateway(typed: Path, wechatpay_gateway: RunningGateway) -> None:
    shutil.copy(DRIVERS / "openapi_fetch_driver.mts", typed)
    compiler = NODE_MODULES / "typescript" / "bin" / "tsc"
    options = ["--strict", "--target", "es2022", "--module", "nodenext", "--rewriteRelativeImportExtensions"]
    run_node([compiler, *options, "openapi_fetch_driver.mts"], cwd=typed)
    outcome = json.loads(run_node([typed / "openapi_fetch_driver.mjs"], gateway=wechatpay_gateway))
    assert outcome["placed"].startswith("weixin://")
    assert outcome["found"] == ["NOTPAY", 888]
    assert outcome["missing"] == "ORDER_NOT_EXIST"
