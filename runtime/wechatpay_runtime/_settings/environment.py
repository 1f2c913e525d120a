"""Read settings from environment variables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wechatpay_runtime._base.json_object import is_mapping
from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime._crypto.key_values import APIV3_KEY_BYTES
from wechatpay_runtime._session.identities import BRAND, MERCHANT, SETTINGS_OF_SCHEME, variable
from wechatpay_runtime.errors import ConfigurationError

FROM_ENVIRONMENT = (
    *SETTINGS_OF_SCHEME[MERCHANT],
    "apiv3_key",
    "apiv2_key",
    "public_key",
    "public_key_id",
    "base_url",
    "proxy",
    "transport",
    *SETTINGS_OF_SCHEME[BRAND],
    "brand_public_key",
    "brand_public_key_id",
    "language",
)
"""The settings that can be set by a variable."""
KNOWN_VARIABLES = tuple(variable(name) for name in FROM_ENVIRONMENT)
"""All variables that a client reads."""


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """Read settings from environment variables.

    Empty variables are ignored. `WECHATPAY_APIV3_KEY` can contain several keys, separated by commas.

    Raises:
        ConfigurationError: `environ` is not a mapping of strings.
    """
    variables: Any = environ  # callers may not use a type checker
    if not is_mapping(variables):
        raise ConfigurationError(
            phrase(
                "environ must be a mapping of strings, such as os.environ, got {type}.", type=type(variables).__name__
            )
        )
    settings: dict[str, Any] = {}
    for name in FROM_ENVIRONMENT:
        value: Any = variables.get(variable(name), "")
        if not isinstance(value, str):
            raise ConfigurationError(
                phrase("{variable} must be a string, got {type}.", variable=variable(name), type=type(value).__name__)
            )
        if value.strip():
            settings[name] = value.strip()
    if "," in (apiv3_key := settings.get("apiv3_key", "")) and len(apiv3_key) != APIV3_KEY_BYTES:
        settings["apiv3_key"] = [part.strip() for part in apiv3_key.split(",") if part.strip()]
    return settings
