"""The distributions that `make dist` built, and this checkout, installed by pip into fresh environments: `make dist-test`."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from support.distributions import ROOT
from wechatpay_gateway.server import RunningGateway, running
from wechatpay_runtime.version import VERSION

DISTRIBUTIONS = Path(os.environ["DISTRIBUTIONS"])
README = (ROOT / "README.md").read_text(encoding="utf-8")
GATEWAY_README = (ROOT / "gateway" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CALLS = [block for block in BLOCKS if "def test_" not in block and "wechatpay_gateway" not in block]
SYNC_CALLS = [block for block in CALLS if not re.search("async|fastapi|wechatpay_runtime.qr", block, re.IGNORECASE)]
TESTS = [block for block in BLOCKS if "def test_" in block]
CHECKOUT_LINES = re.findall(r"^pip install .*$", README, re.MULTILINE)
(RELEASED_LINE,) = re.findall(r"^pip install .*$", GATEWAY_README, re.MULTILINE)
PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}")
SECONDS = 300

pytestmark = pytest.mark.timeout(2 * SECONDS)


class Environment:
    """A fresh virtual environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, timeout=SECONDS)

    def install(self, line: str) -> None:
        """Run a line `pip install …` of a document in the checkout, with `dist/` as a further index."""
        line = line.replace("pip ", "pip --disable-pip-version-check ", 1)
        self.run(f'{line} --quiet --find-links "$DISTRIBUTIONS"', folder=ROOT)

    def run(
        self, command: str, variables: Mapping[str, str] | None = None, folder: Path | None = None, expected: int = 0
    ) -> str:
        """Run a command with the programs of the environment, and return what it printed."""
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        environment = {
            **{name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}},
            "PATH": path,
            "DISTRIBUTIONS": str(DISTRIBUTIONS),
            **(variables or {}),
        }
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=folder or self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == expected, done.stdout
        return done.stdout

    @property
    def packages(self) -> set[str]:
        """Our distributions, as `name==version`."""
        return {line for line in self.run("pip list --format freeze").splitlines() if line.startswith("wechatpay")}


@pytest.fixture(scope="module")
def wheel_alone(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel of the clients, without an extra."""
    environment = Environment(tmp_path_factory.mktemp("wheel_alone"))
    environment.install(f'pip install "$DISTRIBUTIONS/wechatpay_clients-{VERSION}-py3-none-any.whl"')
    return environment


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The clients without the gateway, and the framework that the README uses."""
    environment = Environment(tmp_path_factory.mktemp("production"))
    environment.install("pip install 'wechatpay-clients[async,qr]' fastapi")
    return environment


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = Environment(tmp_path_factory.mktemp("released"))
    environment.install(RELEASED_LINE)
    return environment


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The lines of the README in the order in which they are there."""
    environment = Environment(tmp_path_factory.mktemp("checkout"))
    for line in CHECKOUT_LINES:
        environment.install(line)
    return environment


@pytest.fixture(scope="module")
def gateway() -> Iterator[RunningGateway]:
    with running(has_published_keys=True) as gateway:
        yield gateway


def test_the_wheel_alone_needs_three_libraries(wheel_alone: Environment) -> None:
    installed = {line.partition("==")[0] for line in wheel_alone.run("pip list --format freeze").splitlines()}

    assert installed - {"pip", "setuptools"} == {
        *("wechatpay-clients", "attrs", "cryptography", "urllib3"),
        *("cffi", "pycparser"),  # of cryptography
    }


@pytest.mark.parametrize("number", range(len(SYNC_CALLS)))
def test_a_sync_call_of_the_readme_runs_with_the_wheel_alone(
    wheel_alone: Environment, gateway: RunningGateway, tmp_path: Path, number: int
) -> None:
    (tmp_path / "block.py").write_text(SYNC_CALLS[number], encoding="utf-8")

    wheel_alone.run("python block.py", gateway.environment, tmp_path)


def test_production_is_one_distribution(production: Environment) -> None:
    assert production.packages == {f"wechatpay-clients=={VERSION}"}


def test_production_has_no_private_key(production: Environment) -> None:
    files = [path for path in (production.folder / "lib").rglob("*") if path.is_file()]

    assert len(files) > 500
    assert [path for path in files if PRIVATE_KEY.search(path.read_bytes())] == []


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_a_call_of_the_readme_runs_in_production(
    production: Environment, gateway: RunningGateway, tmp_path: Path, number: int
) -> None:
    (tmp_path / "block.py").write_text(CALLS[number], encoding="utf-8")

    production.run("python block.py", gateway.environment, tmp_path)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("wechatpay --version", f"wechatpay-clients {VERSION}"),
        ("wechatpay operations", "payments.refunds.create_refund  POST /v3/refund/domestic/refunds"),
        ("wechatpay doctor", "ok       settings together: a client can be created"),
        ("wechatpay gateway clock", "+0"),
    ],
)
def test_the_command_works_in_production(
    production: Environment, gateway: RunningGateway, line: str, printed: str
) -> None:
    assert printed in production.run(line, gateway.environment)


def test_production_says_what_to_install_for_the_gateway(production: Environment) -> None:
    printed = production.run("wechatpay gateway", {"WECHATPAY_LANGUAGE": "en"}, expected=2)

    assert "Run: pip install 'wechatpay-clients[gateway]'" in printed


@pytest.mark.parametrize("name", ["released", "checkout"])
def test_both_distributions_are_installed_for_tests(name: str, request: pytest.FixtureRequest) -> None:
    environment: Environment = request.getfixturevalue(name)

    assert environment.packages == {f"wechatpay-clients=={VERSION}", f"wechatpay-clients-gateway=={VERSION}"}
    assert environment.run("pip check") == "No broken requirements found.\n"


@pytest.mark.parametrize("name", ["released", "checkout"])
def test_the_tests_of_the_readme_run(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    environment: Environment = request.getfixturevalue(name)
    for number, block in enumerate(TESTS):
        (tmp_path / f"test_{number}.py").write_text(block, encoding="utf-8")

    assert " passed" in environment.run("pytest -p no:cacheprovider", folder=tmp_path)
