"""The shop with Celery: what is acknowledged is packed once, whichever of its processes and servers is killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic

import psycopg
import pytest

from celery_shop.receiver import NOTIFICATIONS_PATH
from celery_shop.records import Records
from support.store_servers import PostgresqlServer, RedisServer, free_port, running, temporary_folder
from wechatpay_clients import Client
from wechatpay_gateway.server import RunningGateway
from wechatpay_gateway.server import running as running_gateway

ROOT = Path(__file__).parents[2]
CELERY = ROOT / ".cache" / "stores" / "bin" / "python"
APPID = "wxd678efh567hg6787"
PRICE_FEN = 5900
PATIENCE_SECONDS = 90
BOOKS = [f"book-{number}" for number in range(7)]
RESENT_AFTER_SECONDS = 15


class Program:
    """A process with its children, which can be killed and started again."""

    def __init__(self, log: Path, command: list[str], environment: Mapping[str, str]) -> None:
        self._log = log
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env={"PATH": os.environ["PATH"], **self._environment},
                cwd=self._log.parent,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """End it at once, with its children."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


class Shop:
    """The servers and programs of the shop."""

    def __init__(self, folder: Path, gateway: RunningGateway, redis: RedisServer, postgresql: PostgresqlServer) -> None:
        self.gateway, self.redis, self.postgresql = gateway, redis, postgresql
        self._port = port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        environment = {
            **gateway.environment,
            "SHOP_DATABASE": postgresql.url,
            "SHOP_BROKER": redis.url,
            "SHOP_APPID": APPID,
        }
        examples = str(ROOT / "examples")
        uvicorn = ["uvicorn", "--app-dir", examples, "--workers", "2", "--port", str(port), "--factory"]
        application = [*uvicorn, "celery_shop.receiver:create_app"]
        self.receiver = Program(folder / "receiver.log", [sys.executable, "-m", *application], environment)
        assert CELERY.exists(), "Celery is not installed: run `make stores`"
        celery = [
            "celery",
            "--workdir",
            examples,
            "--app",
            "celery_shop.work",
            "worker",
            "--beat",
            "--concurrency",
            "2",
        ]
        schedule = ["--schedule", str(folder / "schedule")]
        self.worker = Program(folder / "worker.log", [str(CELERY), "-m", *celery, *schedule], environment)
        self.records = Records.at(postgresql.url)
        self.records.create_tables()

    def start(self) -> None:
        """Start the programs, and wait until the receiver accepts connections."""
        self.receiver.start()
        self.worker.start()
        deadline = monotonic() + PATIENCE_SECONDS
        while monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=1):
                return

    def place(self, client: Client, *numbers: str) -> None:
        """Place orders."""
        for number in numbers:
            self.records.place(number, PRICE_FEN)
            client.payments.transactions.prepay_native(
                appid=APPID,
                description="A book",
                out_trade_no=number,
                notify_url=self.url + NOTIFICATIONS_PATH,
                amount={"total": PRICE_FEN},
            )

    def pay(self, *numbers: str) -> list[int | None]:
        """Pay orders; return the statuses of the deliveries that follow."""
        before = len(self.gateway.notifications.deliveries())
        for number in numbers:
            self.gateway.pay(number)
        self.gateway.deliver()
        return [delivery.status for delivery in self.gateway.notifications.deliveries()[before:]]

    def deliver_again(self) -> list[int | None]:
        """Let the time pass after which WeChat Pay sends again; return the statuses of those deliveries."""
        before = len(self.gateway.notifications.deliveries())
        self.gateway.clock.advance(seconds=RESENT_AFTER_SECONDS)
        self.gateway.deliver()
        return [delivery.status for delivery in self.gateway.notifications.deliveries()[before:]]

    def parcels(self) -> list[str]:
        with psycopg.connect(self.postgresql.url) as connection:
            return [row[0] for row in connection.execute("SELECT out_trade_no FROM parcels ORDER BY out_trade_no")]

    def wait_for_parcels(self, count: int) -> None:
        deadline = monotonic() + PATIENCE_SECONDS
        while len(self.parcels()) < count:
            assert monotonic() < deadline, self.parcels()

    def open_tasks(self) -> list[str]:
        with psycopg.connect(self.postgresql.url) as connection:
            return [row[0] for row in connection.execute("SELECT name FROM wechatpay_tasks WHERE done_at IS NULL")]


@contextmanager
def opened_shop(folder: Path) -> Generator[tuple[Shop, Client]]:
    with ExitStack() as stack:
        gateway = stack.enter_context(running_gateway())
        redis = RedisServer(stack.enter_context(temporary_folder()))
        postgresql = PostgresqlServer(stack.enter_context(temporary_folder()))
        for server in (redis, postgresql):
            stack.enter_context(running(server))
        shop = Shop(folder, gateway, redis, postgresql)
        stack.callback(shop.records.close)
        stack.callback(shop.worker.kill)
        stack.callback(shop.receiver.kill)
        shop.start()
        yield shop, stack.enter_context(Client.from_env(gateway.environment))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[tuple[Shop, Client]]:
    with opened_shop(tmp_path) as opened:
        yield opened


def test_every_payment_is_packed_once_whatever_is_killed(shop: tuple[Shop, Client]) -> None:
    shop_, client = shop
    shop_.place(client, *BOOKS)
    shop_.gateway.notifications.faults.add("duplicate")
    all_run = shop_.pay(*BOOKS[:3])
    shop_.wait_for_parcels(1)
    shop_.worker.kill()
    shop_.redis.kill()
    without_broker = shop_.pay(*BOOKS[3:5])
    shop_.postgresql.kill()
    without_database = shop_.pay(*BOOKS[5:])
    shop_.postgresql.start()
    resent = shop_.deliver_again()
    shop_.receiver.kill()
    shop_.redis.start()
    shop_.start()
    shop_.wait_for_parcels(len(BOOKS))

    assert all_run == [200] * 4  # one of them twice
    assert without_broker == [200] * 2
    assert without_database == [500] * 2
    assert resent == [200] * 2
    assert shop_.parcels() == BOOKS
    assert shop_.open_tasks() == []
