"""Check the setting `transport`, and return the transport of a client."""

from collections.abc import Mapping
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError

if TYPE_CHECKING:
    from wechatpay_runtime._transport.base import AsyncTransport, Transport

_OF_THE_USUAL = ("proxy", "ca_file")
"""Settings that only the usual transport uses."""


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
    _refuse_unused(settings)
    if not iscoroutinefunction(passed.send):
        raise ConfigurationError(
            phrase("AsyncClient requires an AsyncTransport, but its send is not async; Client accepts this one.")
        )
    from wechatpay_runtime._transport.passed_transport import AsyncPassedTransport

    return AsyncPassedTransport(passed)
