"""A wheel contains the catalog as one resource, and works like the checkout."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest

from wechatpay_gateway.catalog.files import FolderFiles, PackedFiles

ROOT = Path(__file__).parents[2]
PACKED = "wechatpay_catalog/catalog.zip"
CALL = """
from wechatpay_catalog import __file__ as place
from wechatpay_clients import Client
from wechatpay_gateway.server import running
with running() as gateway, Client.from_env(gateway.environment) as client:
    answer = client.call("onboarding.merchant_alteration.revoke_name_alteration", {"apply_id": "20220617143306000013906025001"})
    print(place, answer.state)
"""


def build(folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path | None, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1", **({"PYTHONPATH": str(unpacked)} if unpacked else {})}
    command = [sys.executable, *arguments]
    run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60)
    return run.stdout


def test_the_catalog_is_one_resource(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        data = {name for name in archive.namelist() if name.startswith("wechatpay_catalog/")}
    assert data == {"wechatpay_catalog/__init__.py", "wechatpay_catalog/py.typed", PACKED}


def test_the_packed_files_match_the_checkout(unpacked: Path) -> None:
    packed, folder = PackedFiles((unpacked / PACKED).read_bytes()), FolderFiles(files("wechatpay_catalog"))
    kinds = ("operations", "notifications", "resources")
    assert [list(packed.paths(kind)) for kind in kinds] == [list(folder.paths(kind)) for kind in kinds]
    paths = ["addresses.json", "errors.json", *(path for kind in kinds for path in folder.paths(kind))]
    assert {path: json.loads(packed.read(path)) for path in paths} == {
        path: json.loads(folder.read(path)) for path in paths
    }


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


def test_a_wheel_built_again_has_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == wheel.read_bytes()
