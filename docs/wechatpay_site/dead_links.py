"""Finds links of the built site that lead nowhere. Zensical could look for them in Markdown, but it reads each byte in Python."""

import re
from collections.abc import Iterator
from html import unescape
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wechatpay_site.catalog import LANGUAGES

_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_LINK = re.compile(r'<(?:a|img) [^>]*?(?:href|src)="([^"]*)"')
_NAME = re.compile(r' id="([^"]*)"')


def articles(site: Path) -> dict[Path, str]:
    """Return the HTML of each page of a built site, without its frame, by its file."""
    found = {path: _ARTICLE.search(path.read_text("utf-8")) for path in site.rglob("*/**/*.html")}
    return {path: article[0] for path, article in found.items() if article}


def follow_links(site: Path) -> tuple[int, list[str]]:
    """Return how many pages of a built site were read, and each link to a file or a place of a page that does not exist, with its page.

    All pages have the menu, so only those of the first pages are followed.
    """
    texts = articles(site)
    menus = {site / language / "index.html" for language in LANGUAGES}
    dead = [
        f"{path.relative_to(site).as_posix()}: {link}"
        for path, text in texts.items()
        for link in _dead(path, path.read_text("utf-8") if path in menus else text, texts)
    ]
    return len(texts), sorted(dead)


def _dead(path: Path, text: str, texts: dict[Path, str]) -> Iterator[str]:
    for link in {unescape(link) for link in _LINK.findall(text)}:
        parts = urlsplit(link)
        if parts.scheme:
            continue
        target = Path(normpath(path.parent / unquote(parts.path))) if parts.path else path
        fragment = unquote(parts.fragment)
        if target not in texts:
            if not target.is_file() or fragment:
                yield link
        elif fragment and fragment not in _NAME.findall(texts[target]):
            yield link
