"""Real Redis and PostgreSQL servers in temporary folders, on free ports of loopback. A missing program is a failure."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

import psycopg
import redis

_PATIENCE_SECONDS = 30
_PACKAGES = "install the Debian packages that CONTRIBUTING.md lists"
_SERVER_USER = "postgres"
"""PostgreSQL refuses to run as root; this is the user that its Debian package creates."""


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


class Server:
    """A server process, which can be killed and started again with the same data."""

    def __init__(self, command: Sequence[str], folder: Path, *, user: str | None) -> None:
        self.folder = folder
        self.port = 0
        self._command = command
        self._user = user
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, and wait until it accepts connections."""
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, user=self._user, cwd=self.folder, start_new_session=True
            )
        deadline = monotonic() + _PATIENCE_SECONDS
        while not self.is_ready():
            assert self._process.poll() is None, f"{self._command[0]} ended: {log.name}"
            assert monotonic() < deadline, f"{self._command[0]} does not accept connections: {log.name}"

    def is_ready(self) -> bool:
        """Return whether the server accepts connections."""
        raise NotImplementedError  # Subclasses implement it.

    def kill(self) -> None:
        """End the server and its children at once, as a failure of the machine does."""
        if self._process is not None:
            children = self._signal(signal.SIGKILL)
            self._process.wait()
            self._process = None
            deadline = monotonic() + _PATIENCE_SECONDS
            while any(map(_is_running, children)):
                assert monotonic() < deadline, f"{self._command[0]}: its children do not end"

    def freeze(self, *, is_frozen: bool) -> None:
        """Stop the server and its children, or let them continue. While they are stopped, connections are accepted and get no reply."""
        self._signal(signal.SIGSTOP if is_frozen else signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> list[int]:
        """Send a signal to the server and its children, and return the latter. Those of PostgreSQL have process groups of their own."""
        assert self._process is not None
        pid = self._process.pid
        with suppress(ProcessLookupError, FileNotFoundError):  # it has ended
            os.kill(pid, signal.SIGSTOP)  # it starts no other children
            children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
            for process in (*children, pid):
                with suppress(ProcessLookupError):
                    os.kill(process, number)
            return children
        return []


class RedisServer(Server):
    """A Redis that writes each change to its disk before it confirms it."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        assert program, f"redis-server was not found: {_PACKAGES}"
        port = free_port()
        durable = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
        place = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
        super().__init__([program, *place, *durable], folder, user=None)
        self.port = port

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"redis://127.0.0.1:{self.port}/0"

    def client(self, **options: Any) -> Any:
        """Return a client; the types of redis-py are incomplete."""
        factory: Any = redis.Redis
        return factory.from_url(self.url, **options)

    def is_ready(self) -> bool:
        """Return whether the server accepts connections and has loaded its data."""
        with self.client() as client, suppress(redis.RedisError):
            return bool(client.ping())
        return False

    def empty(self) -> None:
        """Remove all keys."""
        with self.client() as client:
            client.flushall()


class PostgresqlServer(Server):
    """A PostgreSQL with default settings, except that it does not wait for its disk: the tests kill it, but not the machine."""

    def __init__(self, folder: Path, *, largest_file_bytes: int | None = None) -> None:
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [Path(shutil.which("postgres") or "")]
        assert programs[-1].is_file(), f"postgres was not found: {_PACKAGES}"
        user = _SERVER_USER if os.geteuid() == 0 else None
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        subprocess.run(
            [str(programs[-1].with_name("initdb")), "-D", str(data), "-A", "trust", "-U", "shop", "--no-sync"],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )
        port = free_port()
        place = ["-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", str(folder)]
        command = [str(programs[-1]), *place, "-c", "fsync=off"]
        limit = [] if largest_file_bytes is None else ["prlimit", f"--fsize={largest_file_bytes}"]
        super().__init__([*limit, *command], folder, user=user)
        self.port = port

    @property
    def url(self) -> str:
        """The address of the database."""
        return f"postgresql://shop@127.0.0.1:{self.port}/postgres"

    def is_ready(self) -> bool:
        """Return whether the server accepts connections."""
        with suppress(psycopg.OperationalError), psycopg.connect(self.url):
            return True
        return False

    def empty(self) -> None:
        """Remove all tables."""
        with psycopg.connect(self.url) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")


def _is_running(pid: int) -> bool:
    """Return whether a process has not ended."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@contextmanager
def temporary_folder() -> Generator[Path]:
    """Yield a folder that other users may enter: PostgreSQL does not run as root."""
    with tempfile.TemporaryDirectory(prefix="wechatpay-stores-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        folder = Path(name) / "server"
        folder.mkdir()
        yield folder


@contextmanager
def running(server: Server) -> Generator[None]:
    """Run a server while the block runs."""
    server.start()
    try:
        yield
    finally:
        server.kill()
