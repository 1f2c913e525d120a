"""Sections of the READMEs as pages of the site, so that each text is written once.

A line `<!-- README: Settings -->` in a page is replaced by that section of the README in the page's language.
With `<!-- Instead of README: Settings -->`, the page replaces the section: links to it lead to the page, and no page includes it.
"""

import re
from collections.abc import Callable, Collection, Mapping

from wechatpay_site.catalog import ROOT

FILES = {"en": "README.md", "zh": "README.zh-CN.md"}
_DIRECTIVE = re.compile(r"^<!-- (?P<instead>Instead of )?README: (?P<title>.+) -->$", re.MULTILINE)
_PIECE = re.compile(r"^(?:```.*?^```$|(#+) ([^\n]+)$)", re.MULTILINE | re.DOTALL)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def anchor(title: str) -> str:
    """Return the URL fragment of a heading, as on GitHub."""
    return _NOT_IN_ANCHORS.sub("", title.lower()).replace(" ", "-")


def headings(text: str) -> list[tuple[int, int, str]]:
    """Return the position, the level and the title of each heading."""
    return [(found.start(), len(found[1]), found[2]) for found in _PIECE.finditer(text) if found[1]]


def _section(text: str, title: str) -> tuple[int, int, int]:
    """Return where a section starts and ends, and its level."""
    found = headings(text)
    for number, (start, level, name) in enumerate(found):
        if name == title:
            end = next((place for place, other, _ in found[number + 1 :] if other <= level), len(text))
            return start, end, level
    raise LookupError(f"a page includes the section {title!r}, which the README does not have")


def included(pages: Mapping[str, str], language: str) -> dict[str, str]:
    """Return which page of the site has each heading of the README: paths by URL fragments."""
    text = (ROOT / FILES[language]).read_text("utf-8")
    places: dict[str, str] = {}
    for path, page in pages.items():
        for title in _titles(page):
            start, end, level = _section(text, title)
            inner = [other for other in _all_included(pages) if other != title]
            body = _without(text[start:end], inner)
            for place, other, name in headings(body):
                is_own = place == 0 and other == level
                places[anchor(name)] = path if is_own else f"{path}#{anchor(name)}"
    return places


def _titles(page: str) -> list[str]:
    return [found["title"] for found in _DIRECTIVE.finditer(page)]


def _all_included(pages: Mapping[str, str]) -> list[str]:
    return [title for page in pages.values() for title in _titles(page)]


def _without(text: str, titles: Collection[str]) -> str:
    """Return a text without the sections that have pages of their own."""
    for title in titles:
        if any(name == title for _, _, name in headings(text)):
            start, end, _ = _section(text, title)
            text = text[:start] + text[end:]
    return text


def fill(page: str, pages: Mapping[str, str], language: str, change: Callable[[str], str]) -> str:
    """Return a page with the sections that it includes, changed, one level higher, without their headings."""
    text = (ROOT / FILES[language]).read_text("utf-8")

    def section(found: re.Match[str]) -> str:
        if found["instead"]:
            return ""
        start, end, level = _section(text, found["title"])
        inner = [title for title in _all_included(pages) if title != found["title"]]
        body = change(_without(text[start:end], inner).partition("\n")[2].strip())
        return _PIECE.sub(lambda m: f"{m[1][level - 1 :]} {m[2]}" if m[1] else m[0], body)

    return _DIRECTIVE.sub(section, page)
