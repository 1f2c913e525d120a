"""Starts the process of each client, and asks it to query orders."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from attrs import field, frozen

from benchmarks.counterpart import Counterpart
from benchmarks.measure import ROOT
from wechatpay_runtime._session.identities import variable

HERE = Path(__file__).parent
_INSTALLED = ROOT / ".cache" / "peers"
_PYTHON = _INSTALLED / "python" / "bin" / "python"
_NODE_MODULES = _INSTALLED / "node" / "node_modules"
MISSING = "the peers are not installed: run `make bench-peers`"


def own(kind: str) -> list[str]:
    """Return the command of one of our clients or of a floor."""
    return [sys.executable, "-m", "benchmarks.peers.own_driver", kind]


def wechatpayv3(kind: str) -> list[str]:
    """Return the command of PyPI's `wechatpayv3`, `sync` or `async`."""
    assert _PYTHON.exists(), MISSING
    return [str(_PYTHON), str(HERE / "wechatpayv3_driver.py"), kind]


def axios() -> list[str]:
    """Return the command of npm's `wechatpay-axios-plugin`."""
    node = shutil.which("node")
    assert node, "Node.js was not found: install it, then run `make bench-peers`"
    assert _NODE_MODULES.is_dir(), MISSING
    return [node, str(HERE / "axios_driver.js")]


@frozen
class Peer:
    """A client in its own process."""

    process: "subprocess.Popen[str]"
    _first: "count[int]" = field(factory=count)

    def seconds(self, calls: int, width: int) -> float:
        """Query orders, `width` at a time, and return the CPU seconds of the process; each call has another number."""
        assert self.process.stdin
        assert self.process.stdout
        print(f"{next(self._first) * calls} {calls} {width}", file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.process.args!r} exited; its standard error is above")
        return float(line)


@contextmanager
def started(command: list[str], server: Counterpart, origin: str, *, is_quiet: bool = False) -> Generator[Peer]:
    """Run a client while the block runs; it exits at the end of its input."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=_environment(server, origin),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if is_quiet else None,
        text=True,
    ) as process:
        yield Peer(process)


def _environment(server: Counterpart, origin: str) -> Mapping[str, str]:
    """Return the settings as variables, and the authorities for each HTTP library, without the proxies of this machine."""
    settings = {variable(name): str(value) for name, value in server.settings(origin).items()}
    authorities = dict.fromkeys(
        ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "WECHATPAY_CA_FILE"), server.authorities
    )
    return {
        "PATH": os.environ["PATH"],
        "NO_PROXY": "*",
        "NODE_PATH": str(_NODE_MODULES),
        "BENCHMARK_MERCHANT": json.dumps(server.merchant),
        **authorities,
        **settings,
    }
