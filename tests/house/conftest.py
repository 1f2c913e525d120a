"""The distributions that several modules of tests examine: built once."""

import os
from pathlib import Path

import pytest

from support.distributions import GATEWAY, ROOT, build, unpack


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both wheels and both source distributions: what `make dist` built, if it started the tests."""
    if built := os.environ.get("DISTRIBUTIONS"):
        return Path(built)
    folder = tmp_path_factory.mktemp("distributions")
    for project in (ROOT, GATEWAY):
        build(project, folder, "wheel", "sdist")
    return folder


@pytest.fixture(scope="session")
def wheel(distributions: Path) -> Path:
    """The wheel for production."""
    (wheel,) = distributions.glob("wechatpay_clients-*.whl")
    return wheel


@pytest.fixture(scope="session")
def gateway_wheel(distributions: Path) -> Path:
    """The wheel of the gateway and the pytest plugin."""
    (wheel,) = distributions.glob("wechatpay_clients_gateway-*.whl")
    return wheel


@pytest.fixture(scope="session")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the wheel for production, unpacked."""
    return unpack(wheel, tmp_path_factory.mktemp("unpacked"))


@pytest.fixture(scope="session")
def unpacked_gateway(gateway_wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the gateway's wheel, unpacked."""
    return unpack(gateway_wheel, tmp_path_factory.mktemp("unpacked_gateway"))
