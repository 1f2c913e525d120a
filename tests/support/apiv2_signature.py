"""The signature with the APIv2 key, written only for the tests: it shares no code with the library."""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import unquote

KEY = "192006250b4c09247ec02edce69f6a2d"
"""The key of the published example."""


def message_of(parameters: Mapping[str, str], key: str = KEY) -> str:
    """Return the text that is signed: all other parameters by name, then the key."""
    names = sorted(name for name, value in parameters.items() if value and name != "sign")
    return "&".join([*(f"{name}={parameters[name]}" for name in names), f"key={key}"])


def signature_of(parameters: Mapping[str, str], key: str = KEY) -> str:
    """Return the HMAC-SHA256 of the parameters in upper-case hex."""
    return hmac.new(key.encode(), message_of(parameters, key).encode(), hashlib.sha256).hexdigest().upper()


def parameters_of(query: str) -> dict[str, str]:
    """Return the decoded parameters of a query."""
    pairs = (part.split("=", 1) for part in query.split("&"))
    return {name: unquote(value) for name, value in pairs}
