"""Under `gunicorn --preload`, a client created before its worker is forked and patched by gevent works in it."""

import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import product
from pathlib import Path

import pytest

from hosts.conftest import HERE, command, environment
from wechatpay_gateway.server import RunningGateway, running

SIMULTANEOUS_CALLS = 8
STOP_SECONDS = 20
OPTIONS = ["--no-control-socket", "--chdir", str(HERE / "drivers")]
SERVERS = {
    "gevent": ["--preload", "--worker-class", "gevent"],
    "gevent, each worker imports": ["--worker-class", "gevent"],
    "threads": ["--preload", "--worker-class", "gthread", "--threads", str(SIMULTANEOUS_CALLS)],
}


@pytest.fixture
def gateway() -> Iterator[RunningGateway]:
    """A gateway whose merchant has platform certificates."""
    with running(trust="both") as gateway:
        yield gateway


TRANSPORTS = {"urllib3": "", "fast": "fast"}


@pytest.fixture(params=product(SERVERS, TRANSPORTS), ids=", ".join)
def port(request: pytest.FixtureRequest, tmp_path: Path, gateway: RunningGateway) -> Iterator[int]:
    """The port of a shop that uses platform certificates and has not made a call."""
    server, transport = request.param
    with socket.create_server(("127.0.0.1", 0)) as listener, (tmp_path / "log.txt").open("wb") as log:
        number = listener.fileno()
        with subprocess.Popen(
            command("gunicorn", *SERVERS[server], *OPTIONS, "--bind", f"fd://{number}", "gevent_shop:application"),
            env=environment({**gateway.certificate_environment, "WECHATPAY_TRANSPORT": TRANSPORTS[transport]}),
            pass_fds=[number],
            stdout=log,
            stderr=log,
        ) as process:
            yield listener.getsockname()[1]
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
    print((tmp_path / "log.txt").read_text(encoding="utf-8"))  # noqa: T201 - pytest shows it if the test fails


def ask(port: int, number: int) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", f"/?{number}")
        response = connection.getresponse()
        return response.status, response.read()


def test_simultaneous_first_calls_succeed(port: int, gateway: RunningGateway) -> None:
    with ThreadPoolExecutor(SIMULTANEOUS_CALLS) as threads:
        answered = list(threads.map(ask, [port] * SIMULTANEOUS_CALLS, range(SIMULTANEOUS_CALLS)))

    assert answered == [(200, str(number).encode()) for number in range(SIMULTANEOUS_CALLS)]
    assert sum(exchange.request.target == b"/v3/certificates" for exchange in gateway.requests) == 1
