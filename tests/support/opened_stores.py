"""Opens the stores of each kind by their address, for tests and for the processes that they start."""

import os
import signal
from typing import Any

from wechatpay_runtime.adapters.postgresql import PostgresqlCertificates, PostgresqlReplayGuard
from wechatpay_runtime.adapters.redis import RedisCertificates, RedisReplayGuard
from wechatpay_runtime.adapters.sqlite import SqliteCertificates, SqliteReplayGuard

_CERTIFICATES: dict[str, Any] = {
    "sqlite": SqliteCertificates,
    "redis": RedisCertificates,
    "postgresql": PostgresqlCertificates,
}
_GUARDS: dict[str, Any] = {"sqlite": SqliteReplayGuard, "redis": RedisReplayGuard, "postgresql": PostgresqlReplayGuard}
KINDS = list(_GUARDS)


def certificates(kind: str, address: str, name: str) -> Any:
    """Open the store of a merchant."""
    return _CERTIFICATES[kind](address, name)


def replay_guard(kind: str, address: str) -> Any:
    """Open a replay guard."""
    return _GUARDS[kind](address)


class Steps:
    """Kills this process at a step: 0 is the first one, and a negative number none."""

    def __init__(self, step: int) -> None:
        self._left = step

    def step(self) -> None:
        """Take a step."""
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1


class Deadly:
    """A store; there is a step before and after each call of a method."""

    def __init__(self, store: Any, steps: Steps) -> None:
        self._store = store
        self._steps = steps

    def _call(self, method: str, *arguments: Any, **more: Any) -> Any:
        self._steps.step()
        result = getattr(self._store, method)(*arguments, **more)
        self._steps.step()
        return result


class DeadlyCertificates(Deadly):
    """A store of platform certificates."""

    def load(self) -> Any:
        return self._call("load")

    def save(self, content: bytes) -> None:
        self._call("save", content)

    def acquire(self, lease: str, holder: str, seconds: float) -> Any:
        return self._call("acquire", lease, holder, seconds)

    def release(self, lease: str, holder: str) -> None:
        self._call("release", lease, holder)


class DeadlyGuard(Deadly):
    """A replay guard."""

    def is_new(self, notification_id: str) -> Any:
        return self._call("is_new", notification_id)

    def note_handled(self, notification_id: str) -> None:
        self._call("note_handled", notification_id)

    def claim(self, notification_id: str, *, holder: str, seconds: float) -> Any:
        return self._call("claim", notification_id, holder=holder, seconds=seconds)

    def release(self, notification_id: str, *, holder: str) -> None:
        self._call("release", notification_id, holder=holder)
