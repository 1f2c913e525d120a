"""The menu of the site, and the same as a table on the first page. Both have short titles: those of the pages, up to the colon."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from wechatpay_site import reference
from wechatpay_site.catalog import ROOT
from wechatpay_site.words import WORDS

_CONTENTS = "<!-- Contents -->"
_TITLE = re.compile(r"# (.+?)(?:：|: |\n|$)")


@cache
def _sections() -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = yaml.safe_load((ROOT / "docs" / "navigation.yml").read_text("utf-8"))
    return sections


def navigation(language: str, pages: Mapping[str, str]) -> list[Any]:
    """Return the menu: the handwritten pages, the reference, the error codes."""
    words = WORDS[language]
    return [
        {words["home"]: "index.md"},
        *(
            {section["title"][language]: [{short_title(pages[path]): path} for path in section["pages"]]}
            for section in _sections()
        ),
        {words["reference"]: reference.navigation(language)},
        {words["error_codes"]: reference.error_navigation()},
    ]


def contents(language: str) -> dict[str, list[str]]:
    """Return the paths of the pages of the menu, by section."""
    return {
        WORDS[language]["home"]: ["index.md"],
        **{section["title"][language]: section["pages"] for section in _sections()},
        **reference.contents(language),
    }


def with_contents(language: str, pages: Mapping[str, str]) -> str:
    """Return the first page, with a row for each section of the menu in place of `<!-- Contents -->`."""
    words = WORDS[language]
    rows = [
        f"| {section['title'][language]} | {' · '.join(f'[{short_title(pages[path])}]({path})' for path in section['pages'])} |"
        for section in _sections()
    ]
    head = [f"| {words['subject']} | {words['pages']} |", "|---|---|"]
    return pages["index.md"].replace(_CONTENTS, "\n".join([*head, *rows]))


def short_title(page: str) -> str:
    """Return the title of a page for a menu, which has little room: up to the colon.

    Raises:
        ValueError: The page does not begin with a title.
    """
    found = _TITLE.match(page)
    if found is None:
        raise ValueError(f"a page of the menu begins with {page[:60]!r}, expected a title: '# …'")
    return found[1].strip()
