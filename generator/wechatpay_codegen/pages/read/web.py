"""Fetches the Markdown of a page from the official site, and its title from the site's list of pages."""

import re
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from wechatpay_codegen.pages.read.problems import PageError, SourceError

_SECONDS = 30
_LARGEST_BYTES = 2 * 1024 * 1024
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def fetch_page(address: str) -> bytes:
    """Return the Markdown of the page with an address, with or without `.md`.

    Raises:
        SourceError: It could not be fetched.
    """
    return _fetch(f"{address.removesuffix('.md')}.md")


def fetch_title(address: str) -> str:
    """Return the title of a page from the list of pages, `llms.txt`; empty if the list does not have it."""
    folder, _, number = address.removesuffix(".md").rpartition("/")
    try:
        text = _fetch(f"{folder}/llms.txt").decode(errors="replace")
    except SourceError:
        return ""
    found = re.search(rf"\[([^\]\n]+)\]\([^)\s]*/{re.escape(number)}(?:\.md)?\)", text)
    return found[1].strip() if found else ""


def _fetch(url: str) -> bytes:
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise SourceError(f"{url}: not an https URL")
    request = Request(url, headers={"Accept": "text/markdown, text/plain"})  # noqa: S310 - checked above
    try:
        with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 - checked above
            content: bytes = response.read(_LARGEST_BYTES + 1)
    except HTTPError as error:
        error.close()
        raise SourceError(f"{url}: HTTP status {error.code}. {_CURE}") from error
    except (URLError, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise SourceError(f"{url}: could not be fetched ({reason}). {_CURE}") from error
    if len(content) > _LARGEST_BYTES:
        raise PageError(f"{url}: larger than {_LARGEST_BYTES} bytes, which no page is")
    return content


_CURE = "Save the Markdown of the page to a file, and pass the file and `--docs ADDRESS`."
