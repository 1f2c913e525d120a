"""Locks that are created before gevent patches Python, or before a fork, work afterwards."""

import ast
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import wechatpay_runtime
from support.authority import write_certificate
from support.transports import SYNC
from wechatpay_runtime._base.lock_of_process import LockOfProcess

TESTS = Path(__file__).parents[2]
MODULES = sorted(Path(wechatpay_runtime.__file__).parent.rglob("*.py"))
PATCHED = {"threading", "_thread", "queue", "socket", "select", "selectors", "ssl", "time", "subprocess", "signal"}
"""Modules whose names gevent replaces."""


def run(code: str) -> str:
    process = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return process.stdout.strip()


WALK = """
import gc, sys, threading
from types import FunctionType, ModuleType

from support import sample_notifications, platform
from support.time import FakeClock
from wechatpay_clients import Client
from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime.notifications import MemoryReplayGuard, Router

settings = sample_notifications.settings(clock=FakeClock(platform.NOW))
without_key = {name: value for name, value in settings.items() if not name.startswith("public_key")}
clients = [Client(**settings), Client(**without_key)]
router = Router(*clients, replay_guard=MemoryReplayGuard())
modules = [vars(module) for name, module in sys.modules.items() if name.startswith("wechatpay_runtime")]
NATIVE = (type(threading.Lock()), type(threading.RLock()), threading.Event, threading.Condition, threading.Thread)
visited, waiting = {}, [clients, router, modules]
while waiting:
    each = waiting.pop()
    is_foreign = isinstance(each, (type, FunctionType, ModuleType)) or type(each).__module__ in {"logging"}
    if id(each) not in visited and not is_foreign:
        visited[id(each)] = each
        waiting.extend(gc.get_referents(each))
print(sum(isinstance(each, LockOfProcess) for each in visited.values()))
print([each for each in visited.values() if isinstance(each, NATIVE)])
"""


def test_clients_and_routers_contain_no_native_lock() -> None:
    locks, native = run(WALK).splitlines()

    assert int(locks) >= 4  # of each client's renewal and transport, of the router and the guard
    assert native == "[]"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_keeps_a_name_that_gevent_replaces(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]

    assert [node.names[0].name for node in imports if node.module in PATCHED and not node.level] == []


IN_A_PATCHED_PROCESS = """
import threading
from collections.abc import Callable
from wechatpay_runtime._base.lock_of_process import LockOfProcess

class GreenLock:
    count = 0
    def __init__(self):
        self.inner = native()
        GreenLock.count += 1
    def acquire(self, blocking=True):
        return self.inner.acquire(blocking)
    def release(self):
        self.inner.release()

native = threading.Lock
unused, used, held = LockOfProcess(), LockOfProcess(), LockOfProcess()
with used:
    pass
held.acquire()
threading.Lock = GreenLock
held.release()
for lock in (unused, used, held):
    with lock:
        assert not lock.acquire(blocking=False)
    with lock:
        pass
print(GreenLock.count)
"""


def test_a_lock_created_before_a_patch_is_replaced_after_it() -> None:
    assert run(IN_A_PATCHED_PROCESS) == "3"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_lock_that_the_parent_holds_is_free_in_a_forked_process() -> None:
    code = (
        "import os\n"
        "from wechatpay_runtime._base.lock_of_process import LockOfProcess\n"
        "lock = LockOfProcess()\n"
        "lock.acquire()\n"
        "child = os.fork()\n"
        "if child == 0: os._exit(7 if lock.acquire(blocking=False) else 1)\n"
        "print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), lock.acquire(blocking=False))"
    )

    assert run(code) == "7 False"


def test_simultaneous_first_users_get_one_lock() -> None:
    users = 16
    start = threading.Barrier(users)

    def take(lock: LockOfProcess) -> bool:
        start.wait()
        return lock.acquire(blocking=False)

    with ThreadPoolExecutor(users) as threads:
        acquisitions = [sum(threads.map(take, [LockOfProcess()] * users)) for _ in range(50)]

    assert acquisitions == [1] * 50


def test_releasing_a_lock_that_is_not_held_raises_an_error() -> None:
    with pytest.raises(RuntimeError):
        LockOfProcess().release()


class PatchedContext(ssl.SSLContext):
    """A class like the one with which gevent replaces `ssl.SSLContext`."""


for name in ("minimum_version", "maximum_version", "options", "verify_flags", "verify_mode"):
    # Python's own properties look up `ssl.SSLContext`.
    setattr(PatchedContext, name, getattr(ssl.SSLContext.__mro__[1], name))


@pytest.mark.parametrize("kind", SYNC.values(), ids=SYNC)
def test_a_tls_context_created_before_a_patch_is_not_used_after_it(
    kind: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    transport = kind(ca_file=str(write_certificate(tmp_path)))
    monkeypatch.setattr(ssl, "SSLContext", PatchedContext)

    assert isinstance(transport._context(), PatchedContext)
