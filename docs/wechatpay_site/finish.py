"""Adds to the built pages: the page that chooses a language, plain text, and `llms.txt`."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from wechatpay_site import search, theme
from wechatpay_site.catalog import LANGUAGES
from wechatpay_site.late_parts import has_late_parts, put_in
from wechatpay_site.schemas import HIDDEN_FROM_SEARCH
from wechatpay_site.words import WORDS

_CHOICE = """\
<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>wechatpay-clients</title>
<script>location.replace((/^zh/i.test(navigator.language) ? "zh" : "en") + "/index.html");</script>
</head>
<body><p><a href="zh/index.html" lang="zh">简体中文</a> · <a href="en/index.html" lang="en">English</a></p></body>
</html>
"""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_SHORT = re.compile(r"<title>.*? - ")
_ENTITY = re.compile(r"&#(\d+);")


def finish(output: Path, language: str, pages: Mapping[str, str], contents: Mapping[str, list[str]]) -> None:
    """Add to the site of a language, which Zensical built from these pages, by path. The contents are those of the menu."""
    folder = output / language
    titles: dict[str, str] = {}
    for path, text in pages.items():
        shown = plain(text)
        (folder / path).write_text(shown, "utf-8")
        found = _TITLE.search(shown)
        titles[path] = found[1] if found else path
        built = (folder / path).with_suffix(".html")
        if path.startswith(("start/", "guides/")):
            _use_whole_title(built, titles[path])
        elif has_late_parts(path):
            built.write_text(put_in(built.read_text("utf-8"), text), "utf-8")
    (folder / "llms.txt").write_text(_llms(language, titles, contents), "utf-8")
    search.improve(folder / "search.json", language)
    theme.adapt(folder, language)


def _use_whole_title(page: Path, title: str) -> None:
    """Give a page its whole title, which browsers and search engines show, instead of the short one of the menu."""
    page.write_text(_SHORT.sub(lambda _: f"<title>{escape(title)} - ", page.read_text("utf-8"), count=1), "utf-8")


def choose_language(output: Path) -> None:
    """Write the first page and the first `llms.txt`, which lead to those of a language."""
    (output / "index.html").write_text(_CHOICE, "utf-8")
    lines = [f"- [{language}]({language}/llms.txt): {WORDS[language]['about']}\n" for language in LANGUAGES]
    (output / "llms.txt").write_text("# wechatpay-clients\n\n" + "".join(lines), "utf-8")


def plain(text: str) -> str:
    """Return Markdown for people and programs: without the marks and escapes that the site needs."""
    return _ENTITY.sub(lambda found: chr(int(found[1])), text.replace(HIDDEN_FROM_SEARCH, ""))


def _llms(language: str, titles: Mapping[str, str], contents: Mapping[str, list[str]]) -> str:
    """Return the list of all pages, in the order of the menu. Files of the repository have no place in the menu."""
    words = WORDS[language]
    listed = {path for paths in contents.values() for path in paths}
    sections = {**contents, words["repository"]: [path for path in titles if path not in listed]}
    lines = ["# wechatpay-clients", "", f"> {words['about']}"]
    for section, paths in sections.items():
        lines += ["", f"## {section}", "", *(f"- [{titles[path]}]({path})" for path in paths)]
    return "\n".join(lines) + "\n"
