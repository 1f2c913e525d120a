"""System checks: `manage.py check` reports settings that are missing or wrong, and how to fix them."""

import os
import time
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.core.exceptions import ImproperlyConfigured

from wechatpay_cli.doctor_checks import Check, State
from wechatpay_cli.doctor_offline import check_settings
from wechatpay_django.clients import client, given_settings, language_of_project
from wechatpay_runtime._base.json_object import is_array
from wechatpay_runtime._base.messages import phrase, speaking
from wechatpay_runtime._session.identities import ENVIRONMENT_PREFIX, variable

_TEXTS = (str, PurePath)


def environment_of_project() -> dict[str, str] | None:
    """Return the settings of the project as environment variables; `None` if one of them is not text, such as a signer.

    Raises:
        ImproperlyConfigured: `WECHATPAY` is not a dictionary.
    """
    given = dict(given_settings())
    environ = given.pop("environ", None)
    found: dict[str, str] = dict(os.environ if environ is None else environ)
    for name, value in given.items():
        text = _as_text(value)
        if text is None:
            return None
        found[variable(name)] = text
    return found


def _as_text(value: Any) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if is_array(value):
        value = ",".join(map(str, value))  # several APIv3 keys
    if isinstance(value, int | float):
        value = str(value)
    return str(value) if isinstance(value, _TEXTS) else None


@register("wechatpay")
def check_project(**_: object) -> Sequence[CheckMessage]:
    """Check the settings without network access, as `wechatpay doctor` does."""
    with speaking(language_of_project()):
        return _problems()


def _problems() -> Sequence[CheckMessage]:
    try:
        environment = environment_of_project()
        if environment is None:
            client()
            return []
    except ImproperlyConfigured as error:
        return [Error(str(error), id="wechatpay.E001")]
    if not any(name.startswith(ENVIRONMENT_PREFIX) for name in environment):
        return [
            Caution(
                phrase("WECHATPAY is not in the settings, and the environment has no WECHATPAY_ variables."),
                hint=phrase("Set WECHATPAY, or remove wechatpay_django from INSTALLED_APPS."),
                id="wechatpay.W001",
            )
        ]
    checks = check_settings(environment, certificate=None, now=time.time())
    return [_message(check) for check in checks if check.state is State.FAILED]


def _message(check: Check) -> CheckMessage:
    return Error(f"{check.check}: {check.found}", hint=check.cure or None, id="wechatpay.E002")
