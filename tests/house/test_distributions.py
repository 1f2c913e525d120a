"""The contents of the two distributions, and how they depend on each other. docs/design/distributions.md explains the choices."""

import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
from packaging.metadata import Metadata
from packaging.requirements import Requirement

from support.distributions import GATEWAY, ROOT, build
from wechatpay_runtime.version import VERSION

PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}")
"""A key in PEM form. The library names the first line of such a key in its messages, without a key."""
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GATEWAY_PROJECT: dict[str, Any] = tomllib.loads((GATEWAY / "pyproject.toml").read_text(encoding="utf-8"))
GATEWAY_NAME = "wechatpay-clients-gateway"
PACKAGES = {
    "wheel": {
        "wechatpay_runtime": ROOT / "runtime",
        "wechatpay_clients": ROOT / "generated",
        "wechatpay_catalog": ROOT / "generated",
        "wechatpay_cli": ROOT / "cli",
        "wechatpay_django": ROOT / "apps",
    },
    "gateway_wheel": {"wechatpay_gateway": GATEWAY, "wechatpay_testing": ROOT / "testing"},
}
KINDS_OF_FILES = {
    "wheel": r".*\.pyi?|[a-z_]+/py\.typed|wechatpay_catalog/catalog\.zip|wechatpay_runtime/locale/zh/LC_MESSAGES/\w+\.mo"
    r"|wechatpay_runtime/reconciliation/sql/\w+\.sql",
    "gateway_wheel": r".*\.pyi?|[a-z_]+/py\.typed|wechatpay_gateway/console/(static|templates)/\w+\.(css|html|js|svg)"
    r"|wechatpay_gateway/texts/\w+\.toml|wechatpay_gateway/[a-z_/]+\.sql"
    r"|wechatpay_gateway/parties/published_keys/(README\.md|\w+\.pem)",
}
COMMAND_ENTRY = ["[console_scripts]", "wechatpay", "=", "wechatpay_cli.main:main"]
PLUGIN_ENTRY = ["[pytest11]", "wechatpay", "=", "wechatpay_testing.plugin"]
LEFT_OUT = re.compile(r"wechatpay_catalog/.*\.json|.*\.po")
LISTED = {
    "sdist": {"apps", "cli", "generated", "generator", "runtime", "specs"},
    "gateway_sdist": {"wechatpay_gateway", "wechatpay_testing"},
}
FILES = {
    "sdist": {"CHANGELOG.md", "README.zh-CN.md", "SECURITY.md", "hatch_build.py"},
    "gateway_sdist": {"gateway_build.py"},
}
FILES_OF_EVERY_SDIST = {".gitignore", "LICENSE", "NOTICE", "PKG-INFO", "README.md", "pyproject.toml"}


@pytest.fixture(scope="session")
def sdist(distributions: Path) -> Path:
    (archive,) = distributions.glob("wechatpay_clients-*.tar.gz")
    return archive


@pytest.fixture(scope="session")
def gateway_sdist(distributions: Path) -> Path:
    (archive,) = distributions.glob("wechatpay_clients_gateway-*.tar.gz")
    return archive


@pytest.fixture
def archive(request: pytest.FixtureRequest, kind: str) -> Path:
    path: Path = request.getfixturevalue(kind)
    return path


def contents(archive: Path | BytesIO) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file, those of archives inside included."""
    if is_zipfile(archive):
        with ZipFile(archive) as wheel:
            for name in wheel.namelist():
                content = wheel.read(name)
                yield name, content
                if name.endswith(".zip"):
                    yield from contents(BytesIO(content))
    elif isinstance(archive, Path):
        with tarfile.open(archive) as source:
            for member in source:
                file = source.extractfile(member)
                assert file is not None, f"{member.name} should be a file"
                yield member.name.partition("/")[2], file.read()


@cache
def names(archive: Path) -> frozenset[str]:
    return frozenset(name for name, _ in contents(archive))


def entry_points(wheel: Path) -> list[str]:
    (points,) = (content for name, content in contents(wheel) if name.endswith(".dist-info/entry_points.txt"))
    return points.decode().split()


def metadata(wheel: Path) -> Metadata:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Metadata.from_email(archive.read(name))


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_production_has_no_private_key(archive: Path) -> None:
    assert [name for name, content in contents(archive) if PRIVATE_KEY.search(content)] == []


@pytest.mark.parametrize("kind", ["gateway_wheel", "gateway_sdist"])
def test_the_published_keys_are_in_the_distribution_of_the_gateway(archive: Path) -> None:
    with_keys = {name for name, content in contents(archive) if PRIVATE_KEY.search(content)}

    folder = "wechatpay_gateway/parties/published_keys"
    assert with_keys == {f"{folder}/{name}.pem" for name in ("brand", "merchant", "wechatpay")}


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_production_has_neither_the_gateway_nor_tests(archive: Path) -> None:
    parts = {part for name in names(archive) for part in Path(name).parts}

    assert parts & {"gateway", "testing", "tests", "wechatpay_gateway", "wechatpay_testing"} == set()


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_wheel_has_every_file_of_its_packages_and_no_other(archive: Path, kind: str) -> None:
    expected = {
        path.relative_to(root).as_posix()
        for package, root in PACKAGES[kind].items()
        for path in (root / package).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    packed = {"wechatpay_catalog/catalog.zip"} if kind == "wheel" else set[str]()
    with ZipFile(archive) as wheel:
        present = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert present == {name for name in expected if not LEFT_OUT.fullmatch(name)} | packed


@pytest.mark.parametrize("kind", KINDS_OF_FILES)
def test_a_wheel_has_only_known_kinds_of_files(archive: Path, kind: str) -> None:
    with ZipFile(archive) as wheel:
        files = [name for name in wheel.namelist() if ".dist-info/" not in name]

    assert [name for name in files if not re.fullmatch(KINDS_OF_FILES[kind], name)] == []


@pytest.mark.parametrize("kind", PACKAGES)
def test_every_package_of_a_wheel_is_typed(archive: Path, kind: str) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES[kind]} <= names(archive)


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_wheel_has_the_license_and_the_notice(archive: Path) -> None:
    files = {name.partition(".dist-info/")[2]: content for name, content in contents(archive)}

    assert [files[f"licenses/{name}"] for name in ("LICENSE", "NOTICE")] == [
        (ROOT / name).read_bytes() for name in ("LICENSE", "NOTICE")
    ]


@pytest.mark.parametrize("kind", LISTED)
def test_a_source_distribution_has_only_sources(archive: Path, kind: str) -> None:
    folders = {name.partition("/")[0] for name in names(archive) if "/" in name}
    files = {name for name in names(archive) if "/" not in name}

    assert (folders, files) == (LISTED[kind], FILES[kind] | FILES_OF_EVERY_SDIST)


@pytest.mark.parametrize("kind", ["wheel", "gateway_wheel", "sdist", "gateway_sdist"])
def test_a_distribution_has_no_leftovers(archive: Path) -> None:
    assert [name for name in names(archive) if re.search(r"__pycache__|\.py[co]$|\.sqlite|\.env$|~$", name)] == []


@pytest.mark.parametrize(("kind", "wheels"), [("sdist", "wheel"), ("gateway_sdist", "gateway_wheel")])
def test_a_source_distribution_builds_the_same_wheel(
    archive: Path, wheels: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    wheel: Path = request.getfixturevalue(wheels)
    with tarfile.open(archive) as source:
        source.extractall(tmp_path, filter="data")
    (project,) = tmp_path.iterdir()

    (built,) = build(project, tmp_path)

    assert (built.name, built.read_bytes()) == (wheel.name, wheel.read_bytes())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("wheel", COMMAND_ENTRY), ("gateway_wheel", PLUGIN_ENTRY)],
)
def test_only_the_distribution_of_the_gateway_has_the_pytest_plugin(archive: Path, expected: list[str]) -> None:
    assert entry_points(archive) == expected


def test_an_editable_installation_has_the_pytest_plugin(tmp_path: Path) -> None:
    program = "import sys; from hatchling.build import build_editable; build_editable(sys.argv[1])"
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.iterdir()

    assert entry_points(wheel) == COMMAND_ENTRY + PLUGIN_ENTRY


@pytest.mark.parametrize(("kind", "name"), [("wheel", PROJECT["name"]), ("gateway_wheel", GATEWAY_NAME)])
def test_the_metadata_of_a_wheel_is_valid(archive: Path, name: str) -> None:
    facts = metadata(archive)

    assert (facts.name, str(facts.version), facts.license_expression) == (name, VERSION, "Apache-2.0")
    assert facts.description_content_type == "text/markdown"


def test_the_gateway_requires_the_clients_of_its_own_version(gateway_wheel: Path) -> None:
    required = {each.name: str(each.specifier) for each in metadata(gateway_wheel).requires_dist or ()}

    assert required.pop(PROJECT["name"]) == f"=={VERSION}"
    assert required == {
        each.name: str(each.specifier)
        for each in map(Requirement, GATEWAY_PROJECT["tool"]["hatch"]["metadata"]["hooks"]["custom"]["dependencies"])
    }


@pytest.mark.parametrize("extra", ["gateway", "testing"])
def test_an_extra_of_the_clients_requires_the_gateway(wheel: Path, extra: str) -> None:
    required = {
        each.name
        for each in metadata(wheel).requires_dist or ()
        if each.marker and each.marker.evaluate({"extra": extra})
    }

    assert required == {GATEWAY_NAME} | ({"pytest"} if extra == "testing" else set())


def test_a_checkout_is_installed_with_the_requirements_of_the_gateway() -> None:
    needed = GATEWAY_PROJECT["tool"]["hatch"]["metadata"]["hooks"]["custom"]["dependencies"]

    assert set(needed) <= set(PROJECT["optional-dependencies"]["dev"])


@pytest.mark.parametrize("fact", ["license", "requires-python"])
def test_both_distributions_declare_the_same(fact: str) -> None:
    assert GATEWAY_PROJECT["project"][fact] == PROJECT[fact]


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE"])
def test_the_gateway_has_a_copy_of_the_license_and_the_notice(name: str) -> None:
    assert (GATEWAY / name).read_bytes() == (ROOT / name).read_bytes(), f"copy {name} to gateway/"
