"""Starts the server to call, and says what a client of it is made of."""

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from benchmarks.measure import ROOT
from benchmarks.platform_keys import TLS_FILE, write_keys
from wechatpay_runtime._settings.setting_names import MerchantSettings


@frozen
class Counterpart:
    """A server that answers while it is open."""

    http: str
    https: str
    gathering: str
    ca_file: str
    merchant: dict[str, str]
    """What a merchant holds: `mchid`, `serial_no`, `private_key`, `public_key`, `public_key_id`."""

    def settings(self, origin: str) -> MerchantSettings:
        """What our client takes to call it."""
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


@contextmanager
def counterpart(gathered: int) -> Generator[Counterpart]:
    """Serve in another process while the block runs.

    Args:
        gathered: How many requests the port `gathering` waits for before it answers them all.
    """
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
                ca_file=str(Path(name, TLS_FILE)),
                merchant=merchant,
            )
