"""Reads the file types and maximum sizes of an upload, from the description of its file."""

import re

_SIZE = re.compile(r"大小不能超过\s*([0-9]+(?:\.[0-9]+)?)\s*(M|K)B?")
_TYPES = re.compile(r"([A-Za-z0-9]+(?:\s*[、/,，]\s*[A-Za-z0-9]+)*)\s*(?:格式|文件大小)")


def max_sizes(text: str) -> dict[str, str]:
    """Return the maximum size of each file type as a spec writes it, such as `{"jpg": "2 MB"}`.

    Args:
        text: The description of the file. It says a size for the types before it.
    """
    found: dict[str, str] = {}
    start = 0
    for size in _SIZE.finditer(text):
        for types in _TYPES.findall(text[start : size.end()]):
            found |= dict.fromkeys(re.findall("[a-z][a-z0-9]+", types.lower()), f"{size[1]} {size[2]}B")
        start = size.end()
    return found
