"""The clients of a project, created from its settings at the first call."""

import os
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

from wechatpay_clients import AsyncClient, Client, ConfigurationError
from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.messages import LANGUAGE_VARIABLE, phrase, read_language

SETTING = "WECHATPAY"
ClientT = TypeVar("ClientT", Client, AsyncClient)
_created: dict[type, Any] = {}
_lock = Lock()


def client() -> Client:
    """Return the client of the project, which all threads share.

    `WECHATPAY` in the settings has the settings of `Client` by their names, such as `{"mchid": "1900000001"}`. Those that are
    missing come from the environment. The client is created at the first call, which sends nothing, and again after a test has
    overridden the setting.

    Raises:
        ImproperlyConfigured: A setting is missing or wrong.
    """
    return _the(Client, Client.from_env)


def async_client() -> AsyncClient:
    """Return the async client of the project, for async views; otherwise like `client`."""
    return _the(AsyncClient, AsyncClient.from_env)


def given_settings() -> Mapping[str, Any]:
    """Return `WECHATPAY` of the settings.

    Raises:
        ImproperlyConfigured: It is not a dictionary.
    """
    given: Any = getattr(settings, SETTING, {})
    if not is_mapping(given):
        raise ImproperlyConfigured(
            phrase("{name} must be a dictionary of settings, got {type}.", name=SETTING, type=type(given).__name__)
        )
    return given


def language_of_project() -> str | None:
    """Return the language of messages: `language` of `WECHATPAY`, else `WECHATPAY_LANGUAGE`, else that of `LANGUAGE_CODE`."""
    given: Any = getattr(settings, SETTING, {})
    named: Any = given.get("language") if is_mapping(given) else None
    texts = (named, os.environ.get(LANGUAGE_VARIABLE), settings.LANGUAGE_CODE)
    return next((found for text in texts if (found := read_language(str(text or "")))), None)


def _the(kind: type[ClientT], create: Callable[..., ClientT]) -> ClientT:
    with _lock:
        if kind not in _created:
            try:
                _created[kind] = create(**given_settings())
            except ConfigurationError as error:
                raise ImproperlyConfigured(f"{SETTING}: {error}") from None
        created: ClientT = _created[kind]
        return created


def _forget(*, setting: str, **_: object) -> None:
    """Create new clients after a test has overridden the setting."""
    if setting == SETTING:
        with _lock:
            forgotten = _created.pop(Client, None)
            _created.clear()
        if forgotten is not None:
            forgotten.close()


setting_changed.connect(_forget, dispatch_uid="wechatpay_django")
