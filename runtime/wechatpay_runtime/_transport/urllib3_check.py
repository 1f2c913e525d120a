"""Refuses an HTTP library that goes by the name of urllib3 and works otherwise.

urllib3-future, which niquests installs, puts its own files into the place of urllib3's, whichever of the two is
installed first. Its connections are not those of http.client, through which the sync transport reads and is bounded.
"""

import http.client

import urllib3
from urllib3.connection import HTTPConnection

from wechatpay_runtime.errors import ConfigurationError

_VERSION: str = vars(urllib3)["__version__"]
_OLDEST_MAJOR = 2


def check_urllib3() -> None:
    """Refuse to send with another urllib3 than the one that this library is written for.

    Raises:
        ConfigurationError: It is another; the message names the package and how to have both.
    """
    is_urllib3 = issubclass(HTTPConnection, http.client.HTTPConnection)  # pyright: ignore[reportUnnecessaryIsInstance]  # true of urllib3 alone
    if not is_urllib3:
        raise ConfigurationError(
            f"urllib3-future {_VERSION} is installed in place of urllib3 (niquests does that), and a sync "
            "client cannot send with it. To have both side by side, run `pip uninstall --yes urllib3-future`, then "
            "`URLLIB3_NO_OVERRIDE=1 pip install --no-binary urllib3-future urllib3-future`, then "
            "`pip install --force-reinstall urllib3`; or use AsyncClient, which needs neither."
        )
    if int(_VERSION.partition(".")[0]) < _OLDEST_MAJOR:
        raise ConfigurationError(
            f"urllib3 {_VERSION} is installed, and a sync client needs 2.2 or newer: "
            "run `pip install --upgrade 'urllib3>=2.2'`."
        )
