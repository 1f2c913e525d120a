"""TLS contexts, shared by all clients of a process: creating one takes many milliseconds and almost 1 MiB."""

import os
import ssl
import time
from functools import lru_cache
from typing import Any, cast

from wechatpay_runtime._base.lock_of_process import LockOfProcess
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError

_MOST_CONTEXTS = 8
"""Maximum number of cached contexts; the oldest is removed from the cache, but clients that use it keep it."""
_SETTLED_AFTER_SECONDS = 2.0
"""Minimum age of a file whose digest is cached: a newer one could change again without a new modification time."""
_ALPN_PROTOCOLS = ["http/1.1"]

_contexts: dict[object, ssl.SSLContext] = {}
_lock = LockOfProcess()


def tls_context(ca_file: str | None) -> ssl.SSLContext:
    """Return the TLS context for a set of authorities. Certificates are always verified; TLS 1.2 is the minimum.

    The context is shared between clients, threads and event loops, so it must not be modified.

    Args:
        ca_file: Path of a PEM file with the authorities to trust instead of the system's. If its content changes, a new
            context is created.

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
        raise ConfigurationError(
            phrase("ca_file {ca_file!r} cannot be loaded: {error}.", ca_file=ca_file, error=error)
        ) from error


def is_usable(context: object) -> bool:
    """Return whether a context can be used. gevent replaces the class, and its sockets require the new one."""
    return isinstance(context, ssl.SSLContext)


def system_context_made() -> ssl.SSLContext | None:
    """Return the context for the system's authorities if the process already has one; never blocks."""
    return _contexts.get(_authorities(None))


class FixedContext:
    """A context that an HTTP library can use but not modify.

    urllib3 configures a context for each connection. If pyOpenSSL was injected, it turns off the check of the host name and
    compares names itself, so other users of the shared context would no longer check names at all.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        vars(self)["_context"] = context

    def __getattr__(self, name: str) -> Any:
        return getattr(vars(self)["_context"], name)

    def __setattr__(self, name: str, value: object) -> None:
        """Do nothing, to leave the context unchanged."""

    def set_alpn_protocols(self, protocols: list[str]) -> None:
        """Do nothing; the context already offers HTTP/1.1."""


def fixed(context: ssl.SSLContext) -> ssl.SSLContext:
    """Wrap a context for a library that would modify it."""
    return cast("ssl.SSLContext", FixedContext(context))


def _make(ca_file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(_ALPN_PROTOCOLS)
    return context


def _authorities(ca_file: str | None) -> object:
    """Return a key that identifies a set of authorities: the digest of a file, or the state of the system's files."""
    log_file = os.environ.get("SSLKEYLOGFILE")
    if ca_file is not None:
        state = _state(ca_file)
        is_settled = state is not None and time.time() - state[-1] / 1e9 > _SETTLED_AFTER_SECONDS
        return _digest(ca_file, state) if is_settled else _digest.__wrapped__(ca_file, state), log_file
    paths = ssl.get_default_verify_paths()
    return _state(paths.cafile), _state(paths.capath), log_file


def _state(path: str | None) -> tuple[str, int, int, int] | None:
    """Return values that change when a file is written; `None` if it does not exist."""
    try:
        state = os.stat(path) if path else None  # noqa: PTH116 - importing pathlib takes 0.7 ms
    except OSError:
        state = None
    return (str(path), state.st_ino, state.st_size, state.st_mtime_ns) if state else None


@lru_cache(maxsize=_MOST_CONTEXTS)
def _digest(path: str, _state: object) -> bytes:
    from hashlib import sha256
    from pathlib import Path

    return sha256(Path(path).read_bytes()).digest()
