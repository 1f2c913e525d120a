"""Create clients from settings, and copy them."""

import os
from collections.abc import Callable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from wechatpay_runtime._base.suggestions import NamesNearest
from wechatpay_runtime.errors import ConfigurationError
from wechatpay_runtime.services.base import AsyncGroup, Group

if TYPE_CHECKING:
    from wechatpay_runtime._drivers.async_driver import AsyncDriver
    from wechatpay_runtime._drivers.driver import Driver


P = ParamSpec("P")
T = TypeVar("T")


class ConfiguredClient(NamesNearest):
    """Base of clients, which can be created from environment variables."""

    _owns_connections = True
    _notifications_module = ""
    """The generated module that lists the notifications; empty if there is none."""

    if TYPE_CHECKING:

        def __init__(self, **settings: Any) -> None: ...

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

        try:
            return cls(**{**from_environment(os.environ if environ is None else environ), **overrides})
        except ConfigurationError as error:
            raise without_frames(error) from None
        finally:
            overrides, environ = {}, None  # no frame of an error may contain a key


def construct(make: Callable[[Mapping[str, Any]], T], settings: Mapping[str, Any]) -> "T | ConfigurationError":
    """Return what `make` creates from the settings, or the error to raise, whose frames contain no key."""
    try:
        return make(settings)
    except Exception as error:  # noqa: BLE001 - the frames of any error contain the settings
        from wechatpay_runtime._errors.translation import translate
        from wechatpay_runtime._settings.settings import language_of, without_frames

        mistake = without_frames(error)
        translate(mistake, language_of(settings))
        return mistake


def copy_with(client: ConfiguredClient, driver: "Driver | AsyncDriver") -> Any:
    """Return a copy of a client that uses another driver; its services are created again."""
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
