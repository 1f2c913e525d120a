"""An endpoint for notifications: CPU time to verify, decrypt and parse one, and to store it before it is acknowledged."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from benchmarks.call import Counts
from benchmarks.floor import notification_floor
from benchmarks.measure import Comparison, cpu_seconds, in_turns
from benchmarks.notification import APIV3_KEY, client_settings, make_delivery
from benchmarks.platform_keys import WECHATPAY_FILE, write_keys
from benchmarks.table import Row, spread
from wechatpay_clients import AsyncClient
from wechatpay_clients.payments.transactions import transaction_success
from wechatpay_runtime.notifications import Notification, Router

_WHAT = "notification: stored in PostgreSQL, then acknowledged"
_GOAL = 3.0
_AT_ONCE = 32
"""Number of notifications that arrive at the same time."""
_SERVER_USER = "postgres"
"""PostgreSQL refuses to run as root; this is the user that its Debian package creates."""
FULL = Counts(rounds=21, calls=512)
QUICK = Counts(rounds=0, calls=0)
Deliveries = list[tuple[Mapping[str, str], bytes]]


def endpoints(counts: Counts) -> Iterator[Row]:
    """Yield a row for the endpoint of examples/celery_shop, without its HTTP server. It needs PostgreSQL."""
    programs = _programs()
    if programs is None or not counts.rounds:
        yield Row(what=_WHAT, figure="not measured: needs PostgreSQL", goal=f"<= {_GOAL}")
        return
    with TemporaryDirectory() as folder:
        merchant = write_keys(Path(folder))
        key = load_pem_private_key(
            (Path(folder) / WECHATPAY_FILE).read_bytes(), None, unsafe_skip_rsa_key_validation=True
        )
    assert isinstance(key, RSAPrivateKey)
    made = [make_delivery(key, merchant["public_key_id"]) for _ in range(counts.calls)]
    deliveries = [(headers, body.encode()) for headers, body in made]
    with _postgresql(programs) as database:
        comparison = _compare(database, merchant, deliveries, counts.rounds)
    our_ms, floor_ms = (median(seconds) / counts.calls * 1000 for seconds in (comparison.ours, comparison.floor))
    yield Row(
        what=_WHAT,
        figure=f"{our_ms:.4f} ms; floor {floor_ms:.4f} ms",
        ratio=spread(comparison.ratios),
        goal=f"<= {_GOAL}",
        is_met=comparison.ratio <= _GOAL,
    )


def _compare(database: str, merchant: Mapping[str, str], deliveries: Deliveries, rounds: int) -> Comparison:
    import psycopg
    from sqlalchemy import create_engine

    from wechatpay_runtime.adapters.postgresql import AsyncTasks
    from wechatpay_runtime.adapters.sqlalchemy import Outbox

    engine = create_engine(database.replace("postgresql:", "postgresql+psycopg:"))
    Outbox(engine).create_table()
    engine.dispose()
    floor = notification_floor(merchant["public_key"], APIV3_KEY)
    settings: Any = client_settings(merchant)
    tasks, router = AsyncTasks(database), Router(AsyncClient(**settings))

    @router.on(transaction_success.NOTIFICATION)
    async def store(notification: Notification[Any]) -> None:
        await tasks.add("settle", notification.id, notification.resource.received)

    async def receive() -> None:
        for start in range(0, len(deliveries), _AT_ONCE):
            some = deliveries[start : start + _AT_ONCE]
            acknowledgements = await asyncio.gather(*(router.handle_async(headers, body) for headers, body in some))
            assert all(each.status == 200 for each in acknowledgements)

    def open_by_hand() -> None:
        for headers, body in deliveries:
            floor(headers, body)

    with asyncio.Runner() as runner, psycopg.connect(database, autocommit=True) as connection:

        def ours() -> float:
            connection.execute("TRUNCATE wechatpay_tasks")
            return cpu_seconds(lambda: runner.run(receive()))

        comparison = in_turns(ours, lambda: cpu_seconds(open_by_hand), rounds=rounds)
        runner.run(tasks.close())
    return comparison


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; `None` if it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [Path(shutil.which("postgres") or "")]
    return found[-1].parent if found[-1].is_file() else None


@contextmanager
def _postgresql(programs: Path) -> Generator[str]:
    """Run a server with default settings, without a port; yield its address."""
    user = _SERVER_USER if os.geteuid() == 0 else None
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        initdb = [str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "shop"]
        subprocess.run(initdb, check=True, capture_output=True, user=user, cwd=folder)
        start = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-l", str(folder / "log"), "-w"]
        subprocess.run(
            [*start, "-o", f"-h '' -k {folder}", "start"], check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder
        )
        try:
            yield f"postgresql://shop@/postgres?host={folder}"
        finally:
            subprocess.run([*start, "-m", "immediate", "stop"], check=True, capture_output=True, user=user, cwd=folder)
