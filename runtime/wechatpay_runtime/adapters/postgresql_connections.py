"""Connections to PostgreSQL that do not wait for long: psycopg itself waits without a limit for a server that does not reply."""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from wechatpay_runtime._base.messages import phrase

TIMEOUT_SECONDS = 3
"""For connecting, and for each statement. WeChat Pay waits five seconds for an acknowledgement."""
ResultT = TypeVar("ResultT")


def impatient(conninfo: str) -> str:
    """Return an address with short timeouts, unless it has its own."""
    limits: dict[str, Any] = {"connect_timeout": TIMEOUT_SECONDS, "options": f"-c statement_timeout={TIMEOUT_SECONDS}s"}
    own = conninfo_to_dict(conninfo)
    return make_conninfo(conninfo, **{name: limit for name, limit in limits.items() if name not in own})


class ImpatientConnection(psycopg.Connection[Any]):
    """A connection that is closed if the server does not reply."""

    def wait(self, gen: Any, *arguments: Any, **more: Any) -> Any:
        """Wait for the server."""
        return super().wait(_limited(gen, self.pgconn), *arguments, **more)


class ImpatientAsyncConnection(psycopg.AsyncConnection[Any]):
    """The same for an event loop."""

    async def wait(self, gen: Any, *arguments: Any, **more: Any) -> Any:
        """Wait for the server."""
        return await super().wait(_limited(gen, self.pgconn), *arguments, **more)


def _limited(steps: Generator[Any, Any, ResultT], connection: Any) -> Generator[Any, Any, ResultT]:
    """Run the steps of psycopg. What they receive is false while the server has not replied.

    Raises:
        psycopg.OperationalError: It has not replied in time; the connection is closed.
    """
    deadline = time.monotonic() + 2 * TIMEOUT_SECONDS
    ready: Any = None
    while True:
        try:
            wanted = next(steps) if ready is None else steps.send(ready)
        except StopIteration as stop:
            result: ResultT = stop.value
            return result
        ready = yield wanted
        if not ready and time.monotonic() > deadline:
            connection.finish()
            raise psycopg.OperationalError(phrase("PostgreSQL does not reply; the connection was closed."))
