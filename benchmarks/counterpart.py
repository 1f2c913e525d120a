"""Starts the server to call, and returns the settings of its clients."""

import atexit
import json
import ssl
import subprocess
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.measure import ROOT
from benchmarks.platform_keys import TLS_FILE, write_keys
from wechatpay_runtime._settings.setting_names import MerchantSettings

_of_this_run = ExitStack()
atexit.register(_of_this_run.close)


@frozen
class Counterpart:
    """A running server: its addresses, its certificate and a merchant that it knows."""

    http: str
    https: str
    gathering: str
    forging: str
    """Address whose replies have a wrong signature."""
    ca_file: str
    """The authority of its certificate."""
    authorities: str
    """The system's authorities and that one, as in production."""
    merchant: dict[str, str]
    """The merchant's `mchid`, `serial_no`, `private_key`, `public_key`, `public_key_id`."""

    def settings(self, origin: str) -> MerchantSettings:
        """Return the settings of a client that calls the server."""
        settings = MerchantSettings(
            mchid=self.merchant["mchid"],
            merchant_serial_no=self.merchant["serial_no"],
            merchant_private_key=self.merchant["private_key"],
            public_key=self.merchant["public_key"],
            public_key_id=self.merchant["public_key_id"],
            base_url=origin,
        )
        if origin == self.https:
            settings["ca_file"] = self.ca_file
        return settings


@cache
def counterpart(gathered: int) -> Counterpart:
    """Serve in a separate process until the run ends. All benchmarks of the run share it.

    Args:
        gathered: How many requests the port `gathering` collects before it responds to all of them.
    """
    return _of_this_run.enter_context(_started(gathered))


@contextmanager
def _started(gathered: int) -> Generator[Counterpart]:
    with TemporaryDirectory(prefix="wechatpay_benchmarks_") as name:
        merchant = write_keys(Path(name))
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.server", name, str(gathered)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with process:
            assert process.stdout is not None
            ports: dict[str, int] = json.loads(process.stdout.readline())
            yield Counterpart(
                http=f"http://127.0.0.1:{ports['http']}",
                https=f"https://127.0.0.1:{ports['https']}",
                gathering=f"http://localhost:{ports['gathering']}",
                forging=f"http://127.0.0.1:{ports['forging']}",
                ca_file=str(Path(name, TLS_FILE)),
                authorities=_write_authorities(Path(name)),
                merchant=merchant,
            )


def _write_authorities(folder: Path) -> str:
    system = ssl.create_default_context().get_ca_certs(binary_form=True)
    path = folder / "authorities.pem"
    path.write_text("".join(map(ssl.DER_cert_to_PEM_cert, system)) + (folder / TLS_FILE).read_text())
    return str(path)
