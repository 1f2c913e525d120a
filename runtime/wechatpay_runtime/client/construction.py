"""Create clients from settings, and copy them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from wechatpay_runtime._base.suggestions import NamesNearest

if TYPE_CHECKING:
    from inspect import Signature

    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._drivers.driver import Driver
    from wechatpay_runtime.errors import ConfigurationError


P = ParamSpec("P")
T = TypeVar("T")


class _DocumentedSettings:
    """The docstring of a client class, with a list of its settings, which is made when somebody reads it."""

    def __init__(self, docstring: str | None) -> None:
        self._docstring = docstring or ""

    def __get__(self, instance: object, owner: type | None = None) -> str:
        from wechatpay_runtime.client.settings_help import text

        return f"{self._docstring}\n\n{text()}"


class _SettingsAsArguments:
    """The signature of a client class for `inspect`: its settings as keyword arguments."""

    def __get__(self, instance: object, owner: type[ConfiguredClient]) -> Signature:
        from wechatpay_runtime.client.settings_help import signature

        creates = next(kind for kind in owner.__mro__ if "__init__" in vars(kind))
        if not creates.__module__.startswith("wechatpay_runtime."):
            raise AttributeError("__signature__")  # a subclass with a constructor of its own
        return signature()


class ConfiguredClient(NamesNearest):
    """Base of clients, which can be created from environment variables."""

    __signature__ = _SettingsAsArguments()
    _owns_connections = True
    _notifications_module = ""
    """The generated module that lists the notifications; empty if there is none."""

    if TYPE_CHECKING:

        def __init__(self, **settings: Any) -> None: ...

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__init__" not in vars(cls):  # else it has settings of its own
            type.__setattr__(cls, "__doc__", _DocumentedSettings(cls.__doc__))

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> Self:
        """Create a client from environment variables, `WECHATPAY_…`.

        Args:
            environ: The variables. Default: `os.environ`.
            overrides: Settings that override the variables, under the names of the client's own arguments.

        Raises:
            ConfigurationError: A setting is missing or wrong. The message lists all settings that are missing.
        """
        from wechatpay_runtime._settings.environment import from_environment
        from wechatpay_runtime._settings.settings import without_frames
        from wechatpay_runtime.errors import ConfigurationError

        try:
            return cls(**{**from_environment(os.environ if environ is None else environ), **overrides})
        except ConfigurationError as error:
            raise without_frames(error) from None
        finally:
            overrides, environ = {}, None  # no frame of an error may contain a key


def construct(make: Callable[[Mapping[str, Any]], T], settings: Mapping[str, Any]) -> T | ConfigurationError:
    """Return what `make` creates from the settings, or the error to raise, whose frames contain no key."""
    try:
        return make(settings)
    except Exception as error:  # noqa: BLE001 - the frames of any error contain the settings
        from wechatpay_runtime._errors.translation import translate
        from wechatpay_runtime._settings.settings import language_of, without_frames

        mistake = without_frames(error)
        translate(mistake, language_of(settings))
        return mistake


def copy_with(client: ConfiguredClient, driver: Driver | AsyncDriver) -> Any:
    """Return a copy of a client that uses another driver; its services are created again."""
    from copy import copy

    from wechatpay_runtime.services.base import AsyncGroup, Group

    other = copy(client)
    for name, value in vars(client).items():
        if isinstance(value, (Group, AsyncGroup)):
            del vars(other)[name]
    vars(other).pop("notifications", None)
    vars(other).update(_driver=driver, _owns_connections=False)
    return other


def client_repr(client: object) -> str:
    """Return the `repr` of a client: its identities and the hosts that it calls."""
    driver: Driver | AsyncDriver | None = vars(client).get("_driver")
    if driver is None:
        return f"{type(client).__name__}(not initialized)"
    session = driver.session
    identities = ", ".join(f"{identity.name}={identity.value!r}" for identity in session.identities)
    return f"{type(client).__name__}({identities}, origins={session.origins!r})"
