"""The wheels alone, without this checkout: production without the gateway, and a test environment with both."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.distributions import ROOT, run_with
from wechatpay_gateway.server import RunningGateway, running

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CALLS = [block for block in BLOCKS if "def test_" not in block and "wechatpay_gateway" not in block]
TESTS = [block for block in BLOCKS if "def test_" in block]
RUN_ALL = "import runpy, sys\nfor path in sys.argv[1:]:\n    runpy.run_path(path)"
INSTALL = "the gateway is not installed. Run: pip install 'wechatpay-clients[gateway]'"
WHERE = "import importlib.util; print(*(importlib.util.find_spec(name) for name in ('wechatpay_gateway', 'wechatpay_testing')))"


@pytest.fixture(scope="module")
def gateway() -> Iterator[RunningGateway]:
    """A gateway outside the environment that is tested."""
    with running(has_published_keys=True) as gateway:
        yield gateway


def write(blocks: list[str], folder: Path, name: str) -> list[str]:
    """Write code of the README into files, and return their paths."""
    paths = [folder / name.format(number) for number in range(len(blocks))]
    for path, block in zip(paths, blocks, strict=True):
        path.write_text(block, encoding="utf-8")
    return [str(path) for path in paths]


def test_production_cannot_import_the_gateway(unpacked: Path) -> None:
    assert run_with(unpacked, arguments=["-c", WHERE]).stdout == "None None\n"


def test_the_calls_of_the_readme_run_in_production(unpacked: Path, gateway: RunningGateway, tmp_path: Path) -> None:
    arguments = ["-c", RUN_ALL, *write(CALLS, tmp_path, "block_{}.py")]

    done = run_with(unpacked, arguments=arguments, environment=gateway.environment, folder=tmp_path)

    assert len(CALLS) > 10
    assert done.returncode == 0, done.stderr


def test_the_command_works_in_production(unpacked: Path, gateway: RunningGateway, tmp_path: Path) -> None:
    (tmp_path / "arguments.json").write_text('{"applyment_id": 20000011111}', encoding="utf-8")
    call = ["call", "onboarding.subject_confirmation.cancel_applyment", "--json", str(tmp_path / "arguments.json")]

    done = run_with(unpacked, arguments=["-m", "wechatpay_cli", *call], environment=gateway.environment)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (
            ["call", "payments.refunds.query_refund", "out_refund_no=r1", "--dry-run"],
            "GET /v3/refund/domestic/refunds/r1\n",
        ),
        (["operations", "payments.bills.download_trade_bill"], "payments.bills.get_trade_bill  Get a trade bill · "),
        (["operations", "query_refnd"], "did you mean payments.refunds.query_refund"),
        (["call", "nothing.like.this", "a=1"], "there is no operation 'nothing.like.this'"),
    ],
)
def test_the_command_reads_the_packed_catalog(unpacked: Path, arguments: list[str], printed: str) -> None:
    done = run_with(unpacked, arguments=["-m", "wechatpay_cli", *arguments])

    assert printed in done.stdout + done.stderr


@pytest.mark.parametrize(("language", "text"), [("en", INSTALL), ("zh", "未安装本地网关。请执行：pip install")])
def test_production_says_what_to_install_for_the_gateway(unpacked: Path, language: str, text: str) -> None:
    environment = {"WECHATPAY_LANGUAGE": language}

    done = run_with(unpacked, arguments=["-m", "wechatpay_cli", "gateway"], environment=environment)

    assert (done.returncode, done.stdout) == (2, "")
    assert text in done.stderr


def test_production_controls_a_gateway_that_runs_elsewhere(unpacked: Path, gateway: RunningGateway) -> None:
    arguments = ["-m", "wechatpay_cli", "gateway", "clock", "--url", gateway.control_url]

    done = run_with(unpacked, arguments=arguments)

    assert done.returncode == 0, done.stderr


def test_the_tests_of_the_readme_run_with_both_wheels(unpacked: Path, unpacked_gateway: Path, tmp_path: Path) -> None:
    arguments = ["-m", "pytest", "-p", "no:cacheprovider", *write(TESTS, tmp_path, "test_{}.py")]

    done = run_with(unpacked, unpacked_gateway, arguments=arguments, folder=tmp_path)

    assert done.returncode == 0, done.stdout


def test_pytest_has_no_plugin_in_production(unpacked: Path, tmp_path: Path) -> None:
    done = run_with(unpacked, arguments=["-m", "pytest", "--fixtures", "-p", "no:cacheprovider"], folder=tmp_path)

    assert "wechatpay" not in done.stdout
