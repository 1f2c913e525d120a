"""Refuses an incompatible library that is installed in place of urllib3.

urllib3-future, which niquests installs, replaces the files of urllib3, in whichever order the two are installed. Its
connections are not based on http.client, which the sync transport needs to apply its limits.
"""

import http.client

import urllib3
from urllib3.connection import HTTPConnection

from wechatpay_runtime._base.messages import phrase
from wechatpay_runtime.errors import ConfigurationError

_VERSION: str = vars(urllib3)["__version__"]
_OLDEST_MAJOR = 2


def check_urllib3() -> None:
    """Check that a compatible urllib3 is installed.

    Raises:
        ConfigurationError: It is not; the message explains how to install it.
    """
    is_urllib3 = issubclass(HTTPConnection, http.client.HTTPConnection)  # pyright: ignore[reportUnnecessaryIsInstance]  # only true for urllib3 itself
    if not is_urllib3:
        raise ConfigurationError(
            phrase(
                "urllib3-future {version} is installed in place of urllib3 (a dependency of niquests), but the sync client requires urllib3. To install both side by side, run `pip uninstall --yes urllib3-future`, then `URLLIB3_NO_OVERRIDE=1 pip install --no-binary urllib3-future urllib3-future`, then `pip install --force-reinstall urllib3`; or use AsyncClient, which needs neither.",
                version=_VERSION,
            )
        )
    if int(_VERSION.partition(".")[0]) < _OLDEST_MAJOR:
        raise ConfigurationError(
            phrase(
                "urllib3 {version} is installed, but the sync client requires 2.2 or newer: run `pip install --upgrade 'urllib3>=2.2'`.",
                version=_VERSION,
            )
        )
