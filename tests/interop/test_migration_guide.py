"""The guide for users of `wechatpayv3` has every method of the installed package, and its code before the migration works."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from interop.conftest import HERE, bare_environment, python
from support.blocks import PAGES, blocks_of
from support.catalog import ENTRIES
from wechatpay_gateway.server import RunningGateway

GUIDES = [page for pages in PAGES.values() for page in pages if page.stem == "from-wechatpayv3"]
ROW = re.compile(r"^\| (`[a-z0-9_]+`) \| (.+) \|$", re.MULTILINE)
WITHOUT = re.compile(r"^\| .+ \| ((?:`[a-z0-9_]+`(?:、|, )?)+) \|$", re.MULTILINE)
REFERENCE = re.compile(r"\.\./reference/([a-z0-9_/]+)\.md")
NAME = re.compile(r"`([a-z0-9_]+)`")
IN_OTHER_TABLES = {"sign", "decrypt", "decrypt_callback", "callback"}
"""Methods that make no call; the guide explains them in the text and in its table of signing and encryption."""
EXCEPTIONS = {"brand_profitsharing_delete_receiver", "fapiao_merchant_config"}
"""Version 2.0.4 sends the first to the path of direct merchants; the second is a GET of a path that is only documented for PATCH."""
AT_THE_GATEWAY = (
    "import os\n"
    "from wechatpayv3.core import Core\n"
    "Core._gate_way = property(lambda _: os.environ['WECHATPAY_BASE_URL'], lambda _, __: None)\n"
)
IN_BOTH_LANGUAGES = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.parts[-3])


@pytest.fixture(scope="module")
def installed() -> Mapping[str, Mapping[str, list[str]]]:
    """The methods of the package, sync and async, with the paths in their source."""
    done = subprocess.run(
        [python(), str(HERE / "drivers" / "wechatpayv3_methods.py")], capture_output=True, check=True, timeout=60
    )
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return found


def table(guide: Path) -> dict[str, set[str]]:
    """Return the operations of each method in the guide."""
    text = guide.read_text(encoding="utf-8")
    rows = {name.strip("`"): REFERENCE.findall(cell) for name, cell in ROW.findall(text)}
    return {name: {path.replace("/", ".") for path in paths} for name, paths in rows.items() if paths}


def without_counterpart(guide: Path) -> set[str]:
    """Return the methods for which the guide names no operation."""
    _, _, text = guide.read_text(encoding="utf-8").rpartition("\n### ")
    return {name for row in WITHOUT.findall(text) for name in NAME.findall(row)}


def operations_of(path: str) -> set[str]:
    """Return the operations whose path is the one in a source."""
    pattern = re.compile("/".join(r"\{\w+\}" if part == "%s" else re.escape(part) for part in path.split("/")))
    return {
        name for name, entry in ENTRIES.items() if any(pattern.fullmatch(route["path"]) for route in entry["routes"])
    }


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_guide_has_every_method_of_the_package(
    guide: Path, kind: str, installed: Mapping[str, Mapping[str, list[str]]]
) -> None:
    assert {*table(guide), *without_counterpart(guide), *IN_OTHER_TABLES} == set(installed[kind])


@IN_BOTH_LANGUAGES
def test_the_guide_names_an_operation_with_the_path_of_a_method(
    guide: Path, installed: Mapping[str, Mapping[str, list[str]]]
) -> None:
    named = table(guide)
    possible = {
        name: {operation for path in paths for operation in operations_of(path)}
        for name, paths in installed["sync"].items()
    }
    wrong = {name for name, operations in possible.items() if operations and not operations & named.get(name, set())}

    assert wrong == EXCEPTIONS


@IN_BOTH_LANGUAGES
def test_the_code_before_the_migration_works(guide: Path, wechatpay_gateway: RunningGateway) -> None:
    blocks = [block for block in blocks_of(guide.read_text(encoding="utf-8")) if "interop" in (block.reason or "")]
    code = AT_THE_GATEWAY + "\n".join(block.code for block in blocks)
    done = subprocess.run(
        [python(), "-c", code],
        env=bare_environment(wechatpay_gateway.environment),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )

    assert done.stdout == "weixin\nORDER_NOT_EXIST\n"
