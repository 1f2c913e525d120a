"""A worker process with a client that shares a store: `KIND ADDRESS NAME STEP`.

Each line of its input is the time; it then makes a call, and prints `verified`. It kills itself at a step of its store; -1 is never.
"""

import sys

from support.opened_stores import DeadlyCertificates, Steps, certificates
from support.world import APPLYMENT, CANCEL
from wechatpay_clients import Client
from wechatpay_runtime.clock import SystemClock


class Told(SystemClock):
    """A clock with the time of the last line. Waits are real."""

    time = 0.0

    def now(self) -> float:
        return self.time


def main() -> None:
    """Make a call for each line."""
    kind, address, name, step = sys.argv[1:]
    store = DeadlyCertificates(certificates(kind, address, name), Steps(int(step)))
    clock = Told()
    with Client.from_env(clock=clock, certificates_store=store) as client:
        for line in sys.stdin:
            clock.time = float(line)
            client.call(CANCEL, APPLYMENT)
            print("verified", flush=True)  # noqa: T201 - the test reads it


main()
