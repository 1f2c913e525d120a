"""Mentions an ignored proxy variable in connection errors.

Other programs read `HTTPS_PROXY`. A client only uses the proxy that is configured as a setting, so that payments do not
depend on the environment of a machine.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime._base.messages import complaint_of, phrase, sentences
from wechatpay_runtime.errors import ConnectionFailed

_VARIABLES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def hint_of_ignored_proxy(proxy: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Return a sentence for connection errors if the environment names a proxy and none is configured; else empty.

    Args:
        proxy: The configured proxy.
        environ: The environment variables of the process.
    """
    ignored = next((name for name in _VARIABLES if environ.get(name)), None)
    if proxy or ignored is None:
        return ""
    return phrase(
        "{variable} is set, but this library does not use it: set proxy (WECHATPAY_PROXY) if calls need that proxy.",
        variable=ignored,
    )


def name_ignored_proxy(error: ConnectionFailed, origin: str, hint: str) -> None:
    """Add the hint to the message of an error, unless the address is one that needs no proxy."""
    is_proxied = origin.startswith("https:") and not is_loopback(urlsplit(origin).hostname or "")
    if hint and is_proxied and hint not in str(error):
        error.args = (sentences(complaint_of(error), hint),)
