"""Adds to the built pages: the page that chooses a language, plain text, and `llms.txt`."""

import re
from collections.abc import Mapping
from pathlib import Path

from wechatpay_site import search
from wechatpay_site.schemas import HIDDEN_FROM_SEARCH

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
_HEADS = {
    "en": "Typed Python clients for WeChat Pay APIv3 (微信支付), and a local WeChat Pay to test against. Unofficial.",
    "zh": "微信支付 APIv3 的 Python 客户端，附带本地的“微信支付”供开发和测试使用。非官方。",
}
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_ENTITY = re.compile(r"&#(\d+);")


def finish(output: Path, pages: Mapping[str, Mapping[str, str]]) -> None:
    """Add to a site that Zensical built from these pages, by language and path."""
    (output / "index.html").write_text(_CHOICE, "utf-8")
    for language, texts in pages.items():
        folder = output / language
        titles: dict[str, str] = {}
        for path, text in texts.items():
            (folder / path).write_text(plain(text), "utf-8")
            found = _TITLE.search(plain(text))
            titles[path] = found[1] if found else path
        (folder / "llms.txt").write_text(_llms(language, titles), "utf-8")
        search.improve(folder / "search.json", language)
    (output / "llms.txt").write_text(
        "# wechatpay-clients\n\n" + "".join(f"- [{name}]({name}/llms.txt)\n" for name in pages), "utf-8"
    )


def plain(text: str) -> str:
    """Return Markdown for people and programs: without the marks and escapes that the site needs."""
    return _ENTITY.sub(lambda found: chr(int(found[1])), text.replace(HIDDEN_FROM_SEARCH, ""))


def _llms(language: str, titles: dict[str, str]) -> str:
    lines = ["# wechatpay-clients", "", f"> {_HEADS[language]}", ""]
    section = ""
    for path, title in titles.items():
        folder = path.partition("/")[0] if "/" in path else "."
        if folder != section:
            lines += ["", f"## {folder.capitalize() if folder != '.' else 'wechatpay-clients'}", ""]
            section = folder
        lines.append(f"- [{title}]({path})")
    return "\n".join(lines) + "\n"
