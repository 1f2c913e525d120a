"""`wechatpay gateway` in a separate process: the lines it prints for failed deliveries, and how it exits during one."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from http.client import HTTPConnection, HTTPException
from threading import Thread, Timer
from typing import IO, Any
from urllib.parse import urlsplit

import pytest
from attrs import frozen

from support.receiver import receiving
from support.server import Silent, scripted

PATIENCE_SECONDS = 30
ENDS_WITHIN_SECONDS = 2
"""The gateway must exit this soon after SIGTERM, although a receiver has five seconds to respond."""


@frozen
class Served:
    """A gateway in a separate process."""

    process: "subprocess.Popen[str]"
    address: str

    def control(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> None:
        """Send a request to a control address. A connection that the gateway cuts on exit is not a failure."""
        connection = HTTPConnection(self.address, timeout=PATIENCE_SECONDS)
        body = None if fields is None else json.dumps(fields)
        try:
            connection.request(method, f"/_gateway{path}", body, {"Content-Type": "application/json"})
            with suppress(HTTPException, ConnectionError):
                assert connection.getresponse().status == 200
        finally:
            connection.close()

    def notify(self, url: str) -> None:
        fields: dict[str, Any] = {"event_type": "A.B", "resource": {}, "url": url, "original_type": "a"}
        self.control("POST", "/callbacks", fields)

    @property
    def errors(self) -> IO[str]:
        assert self.process.stderr is not None
        return self.process.stderr


@pytest.fixture
def served() -> Iterator[Served]:
    with subprocess.Popen(
        [sys.executable, "-m", "wechatpay_cli", "gateway", "--port", "0", "--published-keys"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        watchdog = Timer(PATIENCE_SECONDS, process.kill)
        watchdog.start()
        assert process.stdout is not None
        lines = (process.stdout.readline() for _ in range(10))
        variables: dict[str, str] = dict(line.rstrip("\n").split("=", 1) for line in lines)
        yield Served(process, urlsplit(variables["WECHATPAY_BASE_URL"]).netloc)
        process.terminate()
        process.wait()
        watchdog.cancel()


def test_a_failed_delivery_prints_a_line(served: Served) -> None:
    with receiving() as closed_receiver:
        url = closed_receiver.url
    served.notify(url)
    line = next(line for line in served.errors if url in line)
    assert f" to {url} was not delivered: no acknowledgement: ConnectionRefusedError; next delivery in 15 s" in line


@pytest.fixture
def silent() -> Silent:
    return Silent()


def terminated(process: "subprocess.Popen[str]") -> int:
    process.send_signal(signal.SIGTERM)
    return process.wait(ENDS_WITHIN_SECONDS * 2)  # twice, for a busy machine: still less than the five seconds


def test_sigterm_stops_the_gateway_while_a_receiver_is_silent(served: Served, silent: Silent) -> None:
    with scripted(silent) as receiver, ExitStack() as stack:
        stack.callback(silent.may_answer.set)
        served.notify(receiver.origin + "/paid")
        assert silent.is_called.wait(PATIENCE_SECONDS)
        assert terminated(served.process) == 0


def test_sigterm_stops_the_gateway_while_a_request_waits_for_a_silent_receiver(served: Served, silent: Silent) -> None:
    with scripted(silent) as receiver, ExitStack() as stack:
        stack.callback(silent.may_answer.set)
        served.notify(receiver.origin + "/paid")
        assert silent.is_called.wait(PATIENCE_SECONDS)
        waiting = Thread(target=served.control, args=("POST", "/clock/advance", {"hours": 1}))
        waiting.start()
        stack.callback(waiting.join)
        served.control("GET", "/clock")
        assert terminated(served.process) == 0
