"""The texts that the theme's script shows, in Chinese, and the addresses that it names.

Zensical has them in the script, without a setting for them.
"""

import re
from pathlib import Path

_TEXTS = {
    '"result":"results"': '"条结果":"条结果"',
    '"No results"': '"没有找到结果"',
    '"Loading search\\u2026"': '"正在加载搜索…"',
    '"Search is unavailable. Reload the page to try again."': '"搜索不可用，请刷新页面后重试。"',
    '"aria-label":"Search results"': '"aria-label":"搜索结果"',
    '"aria-label":"Close search"': '"aria-label":"关闭搜索"',
    '"aria-label":"Search"': '"aria-label":"搜索"',
    'placeholder:"Search"': 'placeholder:"搜索"',
    '"aria-label":"Filters"': '"aria-label":"筛选"',
    'children:"Filters"': 'children:"筛选"',
    'children:"Tags"': 'children:"标签"',
    'title:"Toggle line selection"': 'title:"选择这一行"',
    "Use Up and Down arrow keys to move between tags. Press Space or Enter to toggle a tag.": (
        "用上下方向键切换标签，按空格键或回车键选择。"
    ),
}
"""Pieces of the script, and what the Chinese site has instead."""
_OTHER_HOST = re.compile(r"https?://(?!www\.w3\.org/)[\w.-]+/")
"""Hosts of optional parts, such as diagrams, which this site does not use. The names of XML are not addresses."""


def adapt(folder: Path, language: str) -> None:
    """Change the script of a built site.

    Raises:
        LookupError: The script lacks a text: the theme has changed.
    """
    for path in (folder / "assets" / "javascripts").glob("bundle*.js"):
        script = _OTHER_HOST.sub("/missing/", path.read_text("utf-8"))
        for english, chinese in _TEXTS.items() if language == "zh" else ():
            if english not in script:
                raise LookupError(f"the theme's script has no {english}; compare docs/wechatpay_site/theme.py with it")
            script = script.replace(english, chinese)
        path.write_text(script, "utf-8")
