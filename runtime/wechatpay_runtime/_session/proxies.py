"""Names a proxy of the environment that this library does not read.

Other programs take `HTTPS_PROXY`; a client takes its proxy as a setting, so that what pays does not depend on what else is
set on a machine.
"""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from wechatpay_runtime._base.loopback import is_loopback
from wechatpay_runtime.errors import ConnectionFailed

_VARIABLES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def hint_of_ignored_proxy(proxy: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """A sentence for errors of connecting, where no proxy is configured and the environment names one; else empty.

    Args:
        proxy: The proxy that is configured.
        environ: The variables of the process.
    """
    ignored = next((name for name in _VARIABLES if environ.get(name)), None)
    if proxy or ignored is None:
        return ""
    return f"{ignored} is set, but not used by this library: set proxy (WECHATPAY_PROXY) where calls need that proxy."


def name_ignored_proxy(error: ConnectionFailed, origin: str, hint: str) -> None:
    """Add the hint to the message of an error, where a proxy would have been used."""
    is_proxied = origin.startswith("https:") and not is_loopback(urlsplit(origin).hostname or "")
    if hint and is_proxied and hint not in str(error):
        error.args = (f"{error} {hint}",)
