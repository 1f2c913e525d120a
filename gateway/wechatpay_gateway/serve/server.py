"""Serves a gateway over HTTP: in a thread for tests, or in the main thread for the command line."""

import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from types import FrameType
from typing import TextIO

from wechatpay_gateway.families import Families

try:
    import uvicorn

    from wechatpay_gateway.notifications.deliveries import Deliveries
    from wechatpay_gateway.serve.app import make_app
    from wechatpay_gateway.serve.connection import GatewayProtocol
except ModuleNotFoundError as error:
    if error.name is not None and error.name.startswith("wechatpay_"):
        raise
    raise ModuleNotFoundError(
        f'the gateway needs {error.name}: pip install "wechatpay-clients[gateway]"', name=error.name
    ) from None

from wechatpay_gateway.core.assembly import keys_folder
from wechatpay_gateway.core.gateway import Gateway
from wechatpay_gateway.core.replies import KEEP_ALIVE_SECONDS
from wechatpay_gateway.core.site import LOOPBACK
from wechatpay_gateway.parties.keys import TrustMode
from wechatpay_gateway.serve.environment import to_lines, write_environment_file
from wechatpay_gateway.serve.listening import ServeError, open_site
from wechatpay_gateway.serve.terminal import log_lines
from wechatpay_gateway.texts.texts import texts_in

_START_SECONDS = 10
_STOP_SECONDS = 1


class RunningGateway(Families):
    """A gateway that is served at `base_url`.

    It has the attributes and methods of `Gateway`. `environment` is for a client of the default merchant and brand.
    """

    def __init__(self, gateway: Gateway, deliveries: Deliveries) -> None:
        super().__init__(gateway.families)
        self.gateway = gateway
        self._deliveries = deliveries
        self.receiving = deliveries.local.receiving
        self.clock = gateway.clock
        self.notifications = self.callbacks = gateway.notifications
        self.faults = gateway.faults
        self.rates = gateway.rates
        self.requests = gateway.requests
        self.merchants = gateway.merchants
        self.brands = gateway.brands
        self.uploads = gateway.uploads
        self.catalog = gateway.catalog
        self.pay = gateway.orders.pay
        self.notify = gateway.notify
        self.resend = gateway.resend
        self.announce_certificate = gateway.announce_certificate
        self.rotate_certificate = gateway.rotate_certificate
        self.retire_certificates = gateway.retire_certificates
        self.reset = gateway.reset
        self.add_examples = gateway.add_examples

    @property
    def base_url(self) -> str:
        """The base URL for clients, such as `http://127.0.0.1:41999`."""
        return self.gateway.base_url

    @property
    def control_url(self) -> str:
        """The base URL of the control addresses, such as `http://127.0.0.1:41999/_gateway`."""
        return f"{self.gateway.site.pages_url}{self.gateway.site.control_path}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables for `Client.from_env`, with keys as PEM text."""
        return self.gateway.environment

    def deliver(self) -> None:
        """Wait until every delivery that is due has been made, successfully or not.

        Those for an address that is passed to `receiving` are handed over in this thread.

        Raises:
            TimeoutError: deliveries are still in progress after 30 seconds.
        """
        if not self._deliveries.settle():
            raise TimeoutError("notifications are still being delivered after 30 seconds")

    @property
    def certificate_environment(self) -> dict[str, str]:
        """The environment variables without the merchant's public key, so that a client uses platform certificates.

        The brand's public key is included.

        Raises:
            ValueError: the gateway was started with `trust="public-key"`.
        """
        return self.gateway.certificate_environment


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._when_ready()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Do not handle signals: `serve` has its own handlers, which exit cleanly instead of raising the signal again."""
        yield


@contextmanager
def running(
    port: int = 0,
    *,
    state: Path | None = None,
    host: str = LOOPBACK,
    gateway: Gateway | None = None,
    keep_alive_seconds: int = KEEP_ALIVE_SECONDS,
    delivers_anywhere: bool = False,
    has_published_keys: bool = False,
    trust: TrustMode | str = TrustMode.PUBLIC_KEY,
    has_example_orders: bool = True,
) -> Generator[RunningGateway]:
    """Serve a gateway in a thread while the block runs.

    Args:
        port: the port to listen on; 0 selects a free one.
        state: an SQLite file for the state; by default, it is in memory.
        host: the address to listen on. If it is not a loopback address, other machines can reach the gateway, and `control_url` contains
            a secret.
        gateway: an existing gateway, for example with its own clock. `state` is then ignored, and the gateway is not closed at the end.
        keep_alive_seconds: how long an idle connection stays open; shorten it to test reconnecting.
        delivers_anywhere: deliver notifications to other machines as well.
        has_published_keys: use the published test keys, so that signatures are the same in every run.
        trust: the keys of WeChat Pay that the default merchant uses: `public-key`, `certificates` or `both`.
        has_example_orders: start with the orders and refunds that the documentation's examples name.

    Raises:
        ServeError: the host is not an address of this machine, the port is in use, or the server does not start.
    """
    with ExitStack() as stack:
        site, listeners = open_site(host, port, stack)
        if gateway is None:
            gateway = Gateway(
                state=state,
                has_published_keys=has_published_keys,
                trust=trust,
                has_example_orders=has_example_orders,
            )
            stack.callback(gateway.close)
        gateway.serve_at(site.base_url, site.hosts, pages_url=site.pages_url, secret=site.secret)
        _start(gateway, listeners, keep_alive_seconds, stack)
        yield RunningGateway(gateway, _deliveries(gateway, stack, delivers_anywhere=delivers_anywhere))


def _start(gateway: Gateway, listeners: list[socket.socket], keep_alive_seconds: int, stack: ExitStack) -> None:
    """Serve in a thread until the stack ends."""
    ready = Event()
    server = _Server(_config(gateway, keep_alive_seconds), ready.set)
    thread = Thread(target=server.run, args=(listeners,), name="wechatpay-gateway", daemon=True)
    thread.start()
    stack.callback(_stop, server, thread)
    if not ready.wait(_START_SECONDS):
        raise ServeError(f"the gateway did not start within {_START_SECONDS} seconds")


def _deliveries(gateway: Gateway, stack: ExitStack, *, delivers_anywhere: bool) -> Deliveries:
    """Deliver the gateway's notifications until the stack ends."""
    deliveries = Deliveries(gateway.notifications, gateway.clock, allows_any_host=delivers_anywhere)
    return stack.enter_context(deliveries.running(gateway.changes))


def _stop(server: _Server, thread: Thread) -> None:
    server.should_exit = True
    thread.join()


def serve(
    port: int,
    state: Path | None = None,
    env_file: Path | None = None,
    *,
    host: str = LOOPBACK,
    output: TextIO | None = None,
    terminal: TextIO | None = None,
    is_quiet: bool = False,
    is_json: bool = False,
    delivers_anywhere: bool = False,
    has_published_keys: bool = False,
    trust: TrustMode | str = TrustMode.PUBLIC_KEY,
    language: str = "en",
) -> None:
    """Serve until SIGINT or SIGTERM; must be called in the main thread.

    When the gateway is ready, the client's environment is written as `KEY=value` lines to `output` (default standard output) and to
    `env_file`. Keys are paths to files that only their owner can read: in the folder `<state>-keys`, or without `state` in a temporary
    folder, which is removed at the end together with `env_file`. Notifications are delivered only to this machine, unless
    `delivers_anywhere`. `trust` selects the keys of WeChat Pay that the default merchant uses; with `has_published_keys` it has the
    published test keys.

    Messages go to `terminal` (default standard error): the URLs of the gateway and the console, then a line for each request; with
    `is_quiet`, only warnings; with `is_json`, as JSON objects. They are English, or Chinese if `language` is `zh`; the log records stay English. If other machines can reach `host`, the control addresses contain a secret, which is only shown in the
    console's URL.

    Raises:
        ServeError: the host is not an address of this machine, the port is in use, or the folder of `env_file` does not exist.
        StateFileError, KeyFileError: the state file or a saved key is damaged.
    """
    out = sys.stdout if output is None else output
    err = sys.stderr if terminal is None else terminal
    _check_folder(env_file)
    with ExitStack() as stack:
        site, listeners = open_site(host, port, stack)
        gateway = Gateway(state=state, has_published_keys=has_published_keys, trust=trust)
        stack.callback(gateway.close)
        gateway.serve_at(site.base_url, site.hosts, pages_url=site.pages_url, secret=site.secret)
        lines = stack.enter_context(log_lines(err, texts_in(language), is_quiet=is_quiet, is_json=is_json))
        environment = _environment_of_files(gateway, state, stack)

        def announce() -> None:
            if env_file is not None:
                write_environment_file(env_file, environment)
                if state is None:
                    stack.callback(env_file.unlink, missing_ok=True)
            out.write(to_lines(environment))
            out.flush()
            lines.open(site)

        _deliveries(gateway, stack, delivers_anywhere=delivers_anywhere)
        server = _Server(_config(gateway), announce)
        stack.enter_context(_signals_stop(server))
        server.run(listeners)


def _check_folder(env_file: Path | None) -> None:
    if env_file is not None and not env_file.absolute().parent.is_dir():
        raise ServeError(f"{env_file} cannot be written: the folder {env_file.absolute().parent} does not exist")


def _environment_of_files(gateway: Gateway, state: Path | None, stack: ExitStack) -> dict[str, str]:
    merchant, brand = gateway.merchants.default, gateway.brands.default
    if state is None:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="wechatpay-gateway-")))
        merchant.save(folder)
        brand.save(folder)
    else:
        folder = keys_folder(state)
    folder = folder.resolve()
    own = merchant.environment_of_files(gateway.base_url, folder)
    return own | brand.environment_of_files(folder, names_public_key="WECHATPAY_PUBLIC_KEY" not in own)


@contextmanager
def _signals_stop(server: _Server) -> Generator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _config(gateway: Gateway, keep_alive_seconds: int = KEEP_ALIVE_SECONDS) -> uvicorn.Config:
    return uvicorn.Config(
        make_app(gateway),
        http=GatewayProtocol,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=keep_alive_seconds,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
