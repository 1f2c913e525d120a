"""The TLS context of an async transport, created without blocking the event loop."""

import asyncio
import ssl

from wechatpay_runtime._transport.tls import system_context_made, tls_context


class TlsOfLoop:
    """The TLS context for a set of authorities; loading those of the system is slow, so it runs in a thread."""

    def __init__(self, ca_file: str | None) -> None:
        self._context = tls_context(ca_file) if ca_file else None
        self._making: asyncio.Future[ssl.SSLContext] | None = None

    async def context(self) -> ssl.SSLContext:
        """Return the context."""
        context = self._context or system_context_made()
        if context is None:
            context = await asyncio.shield(self._make())
        self._context = context
        return context

    def _make(self) -> "asyncio.Future[ssl.SSLContext]":
        if self._making is None or self._making.get_loop() is not asyncio.get_running_loop():
            self._making = asyncio.ensure_future(asyncio.to_thread(tls_context, None))
        return self._making
