"""The wheel for production contains the catalog as one resource, and works like the checkout."""

import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from support.distributions import ROOT
from wechatpay_gateway.catalog.catalog import parse_operation
from wechatpay_gateway.catalog.files import FolderFiles, PackedFiles
from wechatpay_gateway.catalog.notification import parse_notification

PACKED = "wechatpay_catalog/catalog.zip"
LARGEST_WHEEL_BYTES = 9 * 256 * 1024
"""Clients and catalog are about 1.7 MB of it."""
LARGEST_GATEWAY_WHEEL_BYTES = 900_000
"""A family of the gateway that keeps state costs 10 to 25 KB."""
READ_AT_START = ("addresses.json", "retries.json", "resources/")
BUILD = runpy.run_path(str(ROOT / "hatch_build.py"))
CALL = """
from wechatpay_catalog import __file__ as place
from wechatpay_clients import Client
from wechatpay_gateway.server import running
with running() as gateway, Client.from_env(gateway.environment) as client:
    answer = client.call("onboarding.merchant_alteration.revoke_name_alteration", {"apply_id": "20220617143306000013906025001"})
    print(place, answer.state)
"""


def run(unpacked: Path | None, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1", **({"PYTHONPATH": str(unpacked)} if unpacked else {})}
    command = [sys.executable, *arguments]
    run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60)
    return run.stdout


def test_the_catalog_is_one_resource(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        data = {name for name in archive.namelist() if name.startswith("wechatpay_catalog/")}
    assert data == {"wechatpay_catalog/__init__.py", "wechatpay_catalog/py.typed", PACKED}


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST_WHEEL_BYTES


def test_the_wheel_of_the_gateway_is_small(gateway_wheel: Path) -> None:
    assert gateway_wheel.stat().st_size <= LARGEST_GATEWAY_WHEEL_BYTES


def test_a_start_of_the_gateway_does_not_unpack_the_shared_values(unpacked: Path) -> None:
    with ZipFile(unpacked / PACKED) as archive:
        members = [name for name in archive.namelist() if name.startswith(READ_AT_START)]
        references = [name for name in members if re.search(rb'\{"[$#]":', archive.read(name))]
    assert [len(members) > len(READ_AT_START), references] == [True, []]


def test_a_value_that_occurs_twice_is_stored_once() -> None:
    text = "Number of the order, from your system: digits, letters and `_-|*` only."
    field = {"type": "string", "description": text, "examples": ['{"$":0}', '{"#":0}']}
    own = {"description": "Used by one group only, and long enough.", "properties": {"out_trade_no": field}}
    operations: dict[str, object] = {
        "operations/a/b.json": {"body": own, "number": field, "description": text},
        "operations/a/c.json": {"body": own},
        "operations/d/e.json": {"number": field, "fields": [field]},
    }
    archive = BUILD["pack"](operations)
    with ZipFile(BytesIO(archive)) as packed:
        stored = {name: packed.read(name) for name in packed.namelist()}
    assert {path: json.loads(PackedFiles(archive).read(path)) for path in operations} == operations
    assert {name: content.count(b"Number of") for name, content in stored.items()} == {
        "operations/a": 0,
        "operations/d": 0,
        "shared": 1,
    }
    assert {name: content.count(b"Used by") for name, content in stored.items()} == {
        "operations/a": 1,
        "operations/d": 0,
        "shared": 0,
    }


@pytest.mark.parametrize("key", ["$", "#"])
def test_a_key_that_looks_like_a_reference_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=rf"The catalog has the key '\{key}', which is reserved"):
        BUILD["pack"]({"operations/a/b.json": {"body": {key: 1}}})


def test_the_packed_files_match_the_checkout(unpacked: Path) -> None:
    packed, folder = PackedFiles((unpacked / PACKED).read_bytes()), FolderFiles(files("wechatpay_catalog"))
    kinds = ("operations", "notifications", "resources")
    assert [list(packed.paths(kind)) for kind in kinds] == [list(folder.paths(kind)) for kind in kinds]
    paths = ["addresses.json", "errors.json", "retries.json", *(path for kind in kinds for path in folder.paths(kind))]
    assert {path: json.loads(packed.read(path)) for path in paths} == BUILD["without_unread_facts"](
        {path: json.loads(folder.read(path)) for path in paths}
    )


class Recording(dict[str, Any]):
    """Facts that record the names of those that are read."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        super().__init__(facts)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return super().get(name, default)


@pytest.mark.parametrize(
    ("kind", "parse"), [("operations", parse_operation), ("notifications", parse_notification)], ids=["op", "notice"]
)
def test_the_gateway_reads_no_fact_that_a_wheel_leaves_out(kind: str, parse: Callable[[Recording], object]) -> None:
    folder = FolderFiles(files("wechatpay_catalog"))
    read = Recording(json.loads(folder.read(next(folder.paths(kind)))))
    parse(read)
    assert [len(read.names) > 3, read.names & set(BUILD["NOT_READ"][kind])] == [True, set()]


@pytest.mark.parametrize("path", ["errors.yaml", "operations/payments/none.json", "operations/none/none/none.json"])
def test_a_file_that_is_not_packed_is_not_found(unpacked: Path, path: str) -> None:
    with pytest.raises(FileNotFoundError, match=path):
        PackedFiles((unpacked / PACKED).read_bytes()).read(path)


def test_the_command_line_lists_the_same_operations(unpacked: Path) -> None:
    arguments = ("-m", "wechatpay_cli", "operations", "--json")
    assert run(unpacked, *arguments) == run(None, *arguments)


def test_a_call_by_name_reaches_the_gateway(unpacked: Path) -> None:
    place, state = run(unpacked, "-c", CALL).split()
    assert Path(place).is_relative_to(unpacked)
    assert state == "APPLYMENT_STATE_CANCELED"
