import shlex
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from io import StringIO
from pathlib import Path
from threading import Timer, get_ident

import pytest

from gateway.application_states import ApplymentState
from gateway.merchant_side import CANCEL, SOCKET_SECONDS, Merchant, receive
from support.missing_packages import SERVER_PACKAGES, printed_without_each
from wechatpay_gateway.base.store import StateFileError
from wechatpay_gateway.core.assembly import keys_folder
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.parties.key_files import KeyFileError
from wechatpay_gateway.serve.environment import to_lines
from wechatpay_gateway.serve.listening import ServeError, open_site
from wechatpay_gateway.server import RunningGateway, running, serve

NAMES = [
    "WECHATPAY_MCHID",
    "WECHATPAY_MERCHANT_SERIAL_NO",
    "WECHATPAY_MERCHANT_PRIVATE_KEY",
    "WECHATPAY_APIV3_KEY",
    "WECHATPAY_PUBLIC_KEY",
    "WECHATPAY_PUBLIC_KEY_ID",
    "WECHATPAY_BASE_URL",
    "WECHATPAY_BRAND_ID",
    "WECHATPAY_BRAND_SERIAL_NO",
    "WECHATPAY_BRAND_PRIVATE_KEY",
]


def read_lines(text: str) -> dict[str, str]:
    """Parse `KEY=value` lines as a shell does."""
    return dict(shlex.split(line)[0].split("=", 1) for line in text.splitlines())


class Stopper(StringIO):
    """Output that sends a signal to this process after the environment is written to it."""

    def __init__(self, number: signal.Signals, env_file: Path | None = None) -> None:
        super().__init__()
        self._number = number
        self._env_file = env_file
        self.environment: dict[str, str] = {}
        self.modes: set[int] = set()
        self.file_text = ""

    def flush(self) -> None:
        self.environment = read_lines(self.getvalue())
        paths = [Path(value) for value in self.environment.values() if value.endswith(".pem")]
        if self._env_file is not None:
            self.file_text = self._env_file.read_text()
            paths.append(self._env_file)
        self.modes = {stat.S_IMODE(path.stat().st_mode) for path in paths}
        signal.pthread_kill(get_ident(), self._number)


def test_the_environment_names_everything_a_client_needs(gateway: RunningGateway) -> None:
    environment = gateway.environment
    assert list(environment) == NAMES
    assert environment["WECHATPAY_BASE_URL"] == gateway.base_url
    assert len(environment["WECHATPAY_APIV3_KEY"]) == 32
    assert len(environment["WECHATPAY_MERCHANT_SERIAL_NO"]) == 40
    assert len(environment["WECHATPAY_BRAND_SERIAL_NO"]) == 40
    assert environment["WECHATPAY_PUBLIC_KEY_ID"].startswith("PUB_KEY_ID_")
    assert environment["WECHATPAY_PUBLIC_KEY"].startswith("-----BEGIN PUBLIC KEY-----")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_writes_the_environment_and_stops_on_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    env_file = tmp_path / "client.env"
    output = Stopper(number, env_file)
    before = signal.getsignal(number)
    serve(0, None, env_file, output=output, has_published_keys=True)
    assert list(output.environment) == NAMES
    assert output.file_text == output.getvalue()
    assert output.modes == {0o600}
    assert signal.getsignal(number) is before


def test_serve_without_a_state_file_leaves_nothing_behind(tmp_path: Path) -> None:
    env_file = tmp_path / "client.env"
    output = Stopper(signal.SIGTERM, env_file)
    serve(0, None, env_file, output=output, has_published_keys=True)
    assert not Path(output.environment["WECHATPAY_MERCHANT_PRIVATE_KEY"]).exists()
    assert not env_file.exists()


def test_serve_with_a_state_file_saves_keys_next_to_it(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    outputs = [Stopper(signal.SIGTERM), Stopper(signal.SIGTERM)]
    for output in outputs:
        serve(0, state, tmp_path / "client.env", output=output)
    first, second = (output.environment for output in outputs)
    assert Path(first["WECHATPAY_MERCHANT_PRIVATE_KEY"]).is_relative_to(tmp_path / "state.db-keys")
    assert {name for name in NAMES if first[name] != second[name]} <= {"WECHATPAY_BASE_URL"}
    assert stat.S_IMODE(state.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "state.db-keys" / first["WECHATPAY_MCHID"]).stat().st_mode) == 0o700


def test_the_command_line_process_serves_and_stops_cleanly(tmp_path: Path) -> None:
    program = "from pathlib import Path; from wechatpay_gateway.server import serve; serve(0)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        watchdog = Timer(SOCKET_SECONDS, process.kill)
        watchdog.start()
        assert process.stdout is not None
        environment = dict(process.stdout.readline().rstrip("\n").split("=", 1) for _ in NAMES)
        for name in ("WECHATPAY_MERCHANT_PRIVATE_KEY", "WECHATPAY_PUBLIC_KEY"):
            environment[name] = Path(environment[name]).read_text()
        status = Merchant.from_env(environment).call(CANCEL).status
        process.send_signal(signal.SIGTERM)
        code = process.wait()
        watchdog.cancel()
    assert (status, code) == (204, 0)


def test_state_and_merchants_survive_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    with running(state=state) as gateway:
        other = gateway.merchants.add("1900000002")
        Merchant.from_env(gateway.environment).call(CANCEL)
    with running(state=state) as gateway:
        assert gateway.applyments.get(20000011111).state == ApplymentState.CANCELED
        again = gateway.merchants.environment("1900000002")
    assert again["WECHATPAY_MERCHANT_SERIAL_NO"] == other["WECHATPAY_MERCHANT_SERIAL_NO"]
    assert again["WECHATPAY_MERCHANT_PRIVATE_KEY"] == other["WECHATPAY_MERCHANT_PRIVATE_KEY"]


def test_two_gateways_do_not_accept_each_others_requests() -> None:
    with running() as first, running() as second:
        environment = first.environment | {"WECHATPAY_BASE_URL": second.base_url}
        assert Merchant.from_env(environment).call(CANCEL).status == 401


def test_a_port_in_use_raises_a_serve_error(gateway: RunningGateway) -> None:
    port = int(gateway.base_url.rpartition(":")[2])
    with pytest.raises(ServeError, match=f"cannot listen on 127.0.0.1:{port}: .*choose another port"), running(port):
        pass


@pytest.mark.parametrize("host", ["example.com", "", "127.0.0.1:80"])
def test_a_host_that_is_not_an_address_raises_a_serve_error(host: str) -> None:
    with pytest.raises(ServeError, match=r"is not an IP address; use 127\.0\.0\.1, or 0\.0\.0\.0"):
        serve(0, host=host)


def test_an_address_of_another_machine_raises_a_serve_error() -> None:
    with pytest.raises(ServeError, match=r"cannot listen on 192\.0\.2\.1:"):
        serve(0, host="192.0.2.1")


def test_replies_are_sent_without_delay() -> None:
    # asyncio sets TCP_NODELAY only if the listening socket has an explicit protocol; without it, a reply with a body takes 40 ms.
    with ExitStack() as stack:
        _, listeners = open_site("127.0.0.1", 0, stack)
        assert [listener.proto for listener in listeners] == [socket.IPPROTO_TCP]


def test_an_environment_file_in_a_missing_folder_raises_a_serve_error(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="does not exist"):
        serve(0, None, tmp_path / "missing" / "client.env")


def test_localhost_is_served() -> None:
    with running(host="localhost", has_published_keys=True) as gateway:
        assert gateway.base_url.startswith("http://localhost:")


def test_a_state_file_of_another_release_is_refused(tmp_path: Path) -> None:
    state = tmp_path / "gateway.db"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(
        StateFileError,
        match="written by an older release: it has version 1, but this release requires version 4 or later",
    ):
        Gateway(state=state)


def test_a_file_that_is_not_a_state_file_raises_a_state_file_error(tmp_path: Path) -> None:
    state = tmp_path / "notes.txt"
    state.write_text("These are my notes, and they are longer than one page header of a database would be." * 9)
    with pytest.raises(StateFileError, match=r"notes\.txt is not a state file of the gateway: file is not a database"):
        Gateway(state=state)


def test_a_database_of_another_program_is_not_changed(tmp_path: Path) -> None:
    state = tmp_path / "shop.db"
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("CREATE TABLE orders (number TEXT)")
    with pytest.raises(
        StateFileError, match=r"shop\.db is not a state file of the gateway: it contains another program's tables"
    ):
        Gateway(state=state)
    with closing(sqlite3.connect(state)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("orders",)]
    assert not keys_folder(state).exists()


def test_a_state_file_in_a_missing_folder_raises_a_state_file_error(tmp_path: Path) -> None:
    with pytest.raises(StateFileError, match="cannot be opened: No such file or directory"):
        Gateway(state=tmp_path / "missing" / "state.db")


@pytest.mark.parametrize("name", ["identity.json", "apiclient_key.pem", "wechatpay_key.pem"])
def test_a_damaged_key_file_raises_a_key_file_error(tmp_path: Path, name: str) -> None:
    state = tmp_path / "state.db"
    Gateway(state=state).close()
    damaged = keys_folder(state) / "1900000001" / name
    damaged.write_text("{}")
    with pytest.raises(KeyFileError, match="have the gateway generate new keys"):
        Gateway(state=state)


def test_a_value_with_a_line_break_raises_a_value_error() -> None:
    with pytest.raises(ValueError, match="X contains a line break"):
        to_lines({"X": "a\nY=b"})


@pytest.mark.parametrize("mchid", ["", "x", "1" * 33, "1900000001", "٣"])
def test_an_invalid_or_used_merchant_number_is_refused(gateway: RunningGateway, mchid: str) -> None:
    with pytest.raises(ValueError, match=r"mchid must consist of|already has"):
        gateway.merchants.add(mchid)


@pytest.fixture(scope="module")
def without() -> dict[str, str]:
    """The errors of importing the server, by the package that is missing."""
    program = "try: import wechatpay_gateway.server\nexcept ModuleNotFoundError as error: print(error)"
    return printed_without_each("import wechatpay_gateway", program)


@pytest.mark.parametrize("module", SERVER_PACKAGES)
def test_a_missing_server_package_names_the_extra(module: str, without: dict[str, str]) -> None:
    assert without[module].startswith(f"the gateway needs {module}")
    assert 'pip install "wechatpay-clients[gateway]"' in without[module]


def test_the_core_does_not_need_server_packages() -> None:
    program = "import sys; sys.modules['starlette'] = sys.modules['uvicorn'] = None; import wechatpay_gateway"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_an_unfinished_request_is_dropped_when_the_client_stops_sending(merchant: Merchant) -> None:
    assert merchant.send(merchant.raw()[:-2]) is None
    assert merchant.send(merchant.raw(changed={"Content-Length": "1"})) is None


@pytest.fixture(scope="module")
def silent_connections() -> Iterator[dict[str, socket.socket]]:
    with running(keep_alive_seconds=1, has_published_keys=True) as gateway, ExitStack() as stack:
        merchant = Merchant.from_env(gateway.environment)
        host, _, port = merchant.host.partition(":")
        sent = {
            "nothing": b"",
            "half a head": b"POST /v3/",
            "half a body": b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1234",
            "a request": merchant.raw(CANCEL),
        }
        connections = {name: socket.create_connection((host, int(port)), timeout=SOCKET_SECONDS) for name in sent}
        for name, connection in connections.items():
            stack.enter_context(connection)
            connection.sendall(sent[name])
        answer = receive(connections["a request"])
        assert answer is not None
        assert answer.status == 204
        yield connections


@pytest.mark.parametrize("name", ["nothing", "half a head", "half a body", "a request"])
def test_an_idle_connection_is_closed(silent_connections: dict[str, socket.socket], name: str) -> None:
    assert silent_connections[name].recv(1) == b""


def test_the_gateway_does_not_import_the_code_that_it_tests() -> None:
    program = (
        "import sys, wechatpay_gateway.server; "
        "print([name for name in sys.modules if name.startswith(('wechatpay_runtime', 'wechatpay_clients', 'wechatpay_codegen'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
