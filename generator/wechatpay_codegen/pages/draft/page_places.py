"""Short names of places on pages, and a form in which texts of pages can be compared."""

import re

_IGNORED = str.maketrans(dict.fromkeys(" \n\t\u3000，。、；：,.;:（）()“”\"'`【】"))
_PATH = re.compile(r"(?:^|/)([a-z]+)/pages/([0-9]+)\.md(?::([0-9]+))?$")


def place_on_page(where: str) -> str:
    """Return the short name of a place: `m/4012791861:44` is line 44 of the page merchant/4012791861.

    A path that is not in a folder of pages is returned unchanged.
    """
    match = _PATH.search(where)
    if match is None:
        return where
    line = f":{match[3]}" if match[3] else ""
    return f"{match[1][0]}/{match[2]}{line}"


def squeezed(text: str) -> str:
    """Return a text without spaces and punctuation, in which pages differ without meaning."""
    return text.translate(_IGNORED)
