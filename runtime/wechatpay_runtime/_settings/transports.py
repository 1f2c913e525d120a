"""Check the setting `transport`, and return the transport of a client."""

from collections.abc import Mapping
from importlib import import_module
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError

if TYPE_CHECKING:
    from wechatpay_runtime._transport.base import AsyncTransport, Transport

FAST = "fast"
"""The name of the transports on httptools."""
_OF_THE_USUAL = ("proxy", "ca_file")
"""Settings that only the transports of the library use."""


def _refuse_if_not_installed(module: str) -> None:
    """Refuse a fast transport whose parser is not installed."""
    try:
        import_module(module)
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            phrase(
                "transport 'fast' requires {module}, which is not installed. Run: pip install 'wechatpay-clients[fast]'",
                module=error.name,
            )
        ) from None


def fast_transport(*, proxy: str | None, ca_file: str | None) -> "Transport":
    """Return a sync transport over httptools.

    Raises:
        ConfigurationError: httptools is not installed.
    """
    _refuse_if_not_installed("wechatpay_runtime._transport.over_sockets.transport")
    from wechatpay_runtime._transport.over_sockets.transport import HttptoolsTransport

    return HttptoolsTransport(proxy=proxy, ca_file=ca_file)


def fast_async_transport(*, proxy: str | None, ca_file: str | None) -> "AsyncTransport":
    """Return an async transport over httptools.

    Raises:
        ConfigurationError: httptools is not installed.
    """
    _refuse_if_not_installed("wechatpay_runtime._transport.over_asyncio.transport")
    from wechatpay_runtime._transport.over_asyncio.transport import AsyncHttptoolsTransport

    return AsyncHttptoolsTransport(proxy=proxy, ca_file=ca_file)


def _refuse_unused(settings: Mapping[str, Any]) -> None:
    """Refuse settings that a transport of the user would ignore."""
    for name in _OF_THE_USUAL:
        if settings.get(name):
            raise ConfigurationError(
                phrase(
                    "{name} belongs to the usual transport, and transport replaces that one. Pass it to "
                    "default_transport({name}=…) of wechatpay_runtime.transport, or remove transport.",
                    name=name,
                )
            )


def sync_transport(settings: Mapping[str, Any]) -> "Transport":
    """Return the transport of a `Client` whose settings were checked.

    Raises:
        ConfigurationError: The transport of the user is async, or a setting beside it would be ignored.
    """
    passed = settings.get("transport")
    if passed is None:
        from wechatpay_runtime._transport.urllib3_transport import Urllib3Transport

        return Urllib3Transport(proxy=settings.get("proxy"), ca_file=settings.get("ca_file"))
    if passed == FAST:
        return fast_transport(proxy=settings.get("proxy"), ca_file=settings.get("ca_file"))
    _refuse_unused(settings)
    if iscoroutinefunction(passed.send):
        raise ConfigurationError(
            phrase("Client requires a Transport, but its send is async; AsyncClient accepts this one.")
        )
    from wechatpay_runtime._transport.passed_transport import PassedTransport

    return PassedTransport(passed)


def async_transport(settings: Mapping[str, Any]) -> "AsyncTransport":
    """Return the transport of an `AsyncClient` whose settings were checked.

    Raises:
        ConfigurationError: The transport of the user is not async, or a setting beside it would be ignored.
    """
    passed = settings.get("transport")
    if passed is None:
        from wechatpay_runtime._transport.aiohttp_transport import AiohttpTransport

        return AiohttpTransport(proxy=settings.get("proxy"), ca_file=settings.get("ca_file"))
    if passed == FAST:
        return fast_async_transport(proxy=settings.get("proxy"), ca_file=settings.get("ca_file"))
    _refuse_unused(settings)
    if not iscoroutinefunction(passed.send):
        raise ConfigurationError(
            phrase("AsyncClient requires an AsyncTransport, but its send is not async; Client accepts this one.")
        )
    from wechatpay_runtime._transport.passed_transport import AsyncPassedTransport

    return AsyncPassedTransport(passed)
