"""The example shops, each run by the usual server of its framework."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from support.time import ImpatientTime
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway

EXAMPLES = Path(__file__).parents[2] / "examples"
APPID = "wxd678efh567hg6787"
MCHID = "1900000001"
STAFF_PASSWORD = "open the till"
GUNICORN = ["gunicorn", "--chdir", str(EXAMPLES), "--workers", "2", "--threads", "4", "--no-control-socket"]
SERVERS = {
    "fastapi": ["uvicorn", "--app-dir", str(EXAMPLES), "shop.fastapi_shop:app", "--fd"],
    "flask": [*GUNICORN, "shop.flask_shop:app", "--bind"],
    "django": [*GUNICORN, "shop.django_shop:application", "--bind"],
}
_STOP_SECONDS = 10


class ServedShop:
    """A shop in a separate process, which can be started and stopped, always on the same port."""

    def __init__(self, framework: str, folder: Path, gateway: RunningGateway) -> None:
        self._framework = framework
        self._log = folder / "log.txt"
        self._listener: socket.socket | None = _listen(0)
        self._port: int = self._listener.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None
        self.database = folder / "shop.sqlite"
        self.url = f"http://127.0.0.1:{self._port}"
        self.environment = {
            **gateway.environment,
            "SHOP_APPID": APPID,
            "SHOP_URL": self.url,
            "SHOP_DATABASE": str(self.database),
            "SHOP_SECRET_KEY": "only for tests",
            "SHOP_STAFF_PASSWORD": STAFF_PASSWORD,
        }

    def start(self) -> None:
        """Start it unless it runs. Connections wait in the backlog until it accepts them."""
        if self._process is not None:
            return
        with self._listener or _listen(self._port) as listener:
            number = listener.fileno()
            command = SERVERS[self._framework]
            socket_name = str(number) if command[-1] == "--fd" else f"fd://{number}"
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", *command, socket_name],
                    env=_without_settings(os.environ) | self.environment,
                    pass_fds=[number],
                    stdout=log,
                    stderr=log,
                )
        self._listener = None

    def stop(self) -> None:
        """Stop it if it runs; after that its port is closed."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)  # gunicorn then drops idle connections instead of waiting for them
            self._process.wait(_STOP_SECONDS)
            self._process = None

    def parcels(self, out_trade_no: str) -> int:
        """Return the number of parcels packed for an order."""
        with closing(sqlite3.connect(self.database)) as database:
            query = "SELECT count(*) FROM parcels WHERE out_trade_no = ?"
            count: int = database.execute(query, (out_trade_no,)).fetchone()[0]
            return count


def _listen(port: int) -> socket.socket:
    return socket.create_server(("127.0.0.1", port))


def _without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(("WECHATPAY_", "SHOP_"))}


@pytest.fixture(scope="module", params=list(SERVERS))
def served_shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wechatpay_gateway_server: RunningGateway
) -> Iterator[ServedShop]:
    """Each of the shops, which the first test that needs it starts."""
    shop = ServedShop(request.param, tmp_path_factory.mktemp(request.param), wechatpay_gateway_server)
    try:
        yield shop
    finally:
        shop.stop()


@pytest.fixture
def shop(served_shop: ServedShop, wechatpay_gateway: RunningGateway) -> ServedShop:
    """The shop, started, with the gateway in its starting state."""
    assert wechatpay_gateway.base_url == served_shop.environment["WECHATPAY_BASE_URL"]
    served_shop.start()
    return served_shop


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for databases, in memory if the system has one there: the programs wait for the disk at every change."""
    shared_memory = Path("/dev/shm")  # noqa: S108 (the folder in it has a random name)
    with TemporaryDirectory(dir=shared_memory if shared_memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def database(folder: Path) -> Iterator[Path]:
    """The file of a program's database, which does not exist yet, in a folder of its own."""
    with TemporaryDirectory(dir=folder) as own:
        yield Path(own, "records.sqlite")


@pytest.fixture
def impatient_client(wechatpay_gateway: RunningGateway) -> Iterator[Client]:
    """A client that does not wait and sends each request once, so that each fault reaches the program."""
    settings: dict[str, Any] = {"clock": ImpatientTime(), "max_attempts": 1, "transport": "fast"}
    with Client.from_env(wechatpay_gateway.environment, **settings) as client:
        yield client
