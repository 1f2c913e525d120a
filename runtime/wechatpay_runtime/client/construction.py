"""Makes clients of settings, and copies them."""

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
    """A client that can be set up from the environment."""

    _owns_connections = True
    _notifications_module = ""
    """Where generated code lists the notifications; empty: nowhere."""

    if TYPE_CHECKING:

        def __init__(self, **settings: Any) -> None: ...

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> Self:
        """Make a client from `WECHATPAY_…` variables.

        Args:
            environ: The variables; the process's own unless given.
            overrides: Settings that stand above the variables, by the names that the client itself takes.

        Raises:
            ConfigurationError: A setting is missing or wrong; all that is missing is named at once.
        """
        from wechatpay_runtime._settings.environment import from_environment
        from wechatpay_runtime._settings.settings import without_frames

        try:
            return cls(**{**from_environment(os.environ if environ is None else environ), **overrides})
        except ConfigurationError as error:
            raise without_frames(error) from None
        finally:
            overrides, environ = {}, None  # whatever is raised leaves without a frame that holds a key


def construct(make: Callable[[Mapping[str, Any]], T], settings: Mapping[str, Any]) -> "T | ConfigurationError":
    """What is made of the settings, or the error to raise: one without a frame that holds a key."""
    try:
        return make(settings)
    except Exception as error:  # noqa: BLE001 - whatever it is, its frames hold the settings
        from wechatpay_runtime._settings.settings import without_frames

        return without_frames(error)


def copy_with(client: ConfiguredClient, driver: "Driver | AsyncDriver") -> Any:
    """A copy of a client that calls through another driver; its services are made anew."""
    other = copy(client)
    for name, value in vars(client).items():
        if isinstance(value, (Group, AsyncGroup)):
            del vars(other)[name]
    vars(other).pop("notifications", None)
    vars(other).update(_driver=driver, _owns_connections=False)
    return other


def shown_client(client: object) -> str:
    """The `repr` of a client: whose it is and which hosts it calls."""
    driver: Driver | AsyncDriver | None = vars(client).get("_driver")
    if driver is None:
        return f"{type(client).__name__}(not made)"
    session = driver.session
    identities = ", ".join(f"{identity.name}={identity.value!r}" for identity in session.identities)
    return f"{type(client).__name__}({identities}, origins={session.origins!r})"
