"""TLS settings, shared by all clients of a process: a context takes almost a mebibyte and many milliseconds to make."""

import os
import ssl
import time
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime.errors import ConfigurationError

_MOST_CONTEXTS = 8
"""Beyond these, the one made first is forgotten; clients that use it keep it."""
_SETTLED_AFTER_SECONDS = 2.0
"""A file written just now could be written once more without another time; its content is read each time."""
_ALPN_PROTOCOLS = ["http/1.1"]

_contexts: dict[object, ssl.SSLContext] = {}
_lock = LockOfProcess()


def tls_context(ca_file: str | None) -> ssl.SSLContext:
    """The process's TLS context for a set of authorities: certificates are verified, always; at least TLS 1.2.

    It is shared between clients, threads and event loops, so nobody may change it.

    Args:
        ca_file: Path of a PEM file with the authorities to trust instead of the system's. A file whose content has
            changed has another context.

    Raises:
        ConfigurationError: The file cannot be read.
    """
    try:
        authorities = _authorities(ca_file)
        with _lock:
            context = _contexts.get(authorities)
            if context is None or not is_usable(context):
                context = _make(ca_file)
                if len(_contexts) >= _MOST_CONTEXTS:
                    del _contexts[next(iter(_contexts))]
                _contexts[authorities] = context
            return context
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"ca_file {ca_file!r} cannot be used: {error}.") from error


def is_usable(context: object) -> bool:
    """Whether connections can be made with it: gevent's patch of Python replaces the class, and its sockets need the new one."""
    return isinstance(context, ssl.SSLContext)


def system_context_made() -> ssl.SSLContext | None:
    """The context for the system's authorities, if the process has one already; never waits."""
    return _contexts.get(_authorities(None))


class FixedContext:
    """A context that an HTTP library can use and not change.

    urllib3 sets a context up again for each connection. Where pyOpenSSL was injected into it, it switches the check
    of the host name off and compares names itself, while others that share the context would no longer check any.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        vars(self)["_context"] = context

    def __getattr__(self, name: str) -> Any:
        return getattr(vars(self)["_context"], name)

    def __setattr__(self, name: str, value: object) -> None:
        """Leave the context as it is."""

    def set_alpn_protocols(self, protocols: list[str]) -> None:
        """Leave the context as it is; it offers HTTP/1.1."""


def fixed(context: ssl.SSLContext) -> ssl.SSLContext:
    """The same context for a library that would change it."""
    return cast("ssl.SSLContext", FixedContext(context))


def _make(ca_file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(_ALPN_PROTOCOLS)
    return context


def _authorities(ca_file: str | None) -> object:
    """What tells one set of authorities from another: the content of a file, and the state of the system's."""
    log_file = os.environ.get("SSLKEYLOGFILE")
    if ca_file is not None:
        state = _state(ca_file)
        is_settled = state is not None and time.time() - state[-1] / 1e9 > _SETTLED_AFTER_SECONDS
        return _digest(ca_file, state) if is_settled else _digest.__wrapped__(ca_file, state), log_file
    paths = ssl.get_default_verify_paths()
    return _state(paths.cafile), _state(paths.capath), log_file


def _state(path: str | None) -> tuple[str, int, int, int] | None:
    """What changes when somebody writes to a file; `None` if it does not exist."""
    try:
        state = Path(path).stat() if path else None
    except OSError:
        state = None
    return (str(path), state.st_ino, state.st_size, state.st_mtime_ns) if state else None


@lru_cache(maxsize=_MOST_CONTEXTS)
def _digest(path: str, _state: object) -> bytes:
    return sha256(Path(path).read_bytes()).digest()
