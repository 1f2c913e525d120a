"""The table of what is covered, by product, with the figures of docs/coverage.md."""

import runpy
from collections import Counter
from collections.abc import Iterator
from functools import cache

from wechatpay_site.catalog import ROOT, group_titles, title_of
from wechatpay_site.markdown import markdown
from wechatpay_site.readme import anchor
from wechatpay_site.words import WORDS


def table(language: str) -> str:
    """Return the totals as a sentence, and a row for each service."""
    return "\n".join(_lines(language))


@cache
def _counted() -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = runpy.run_path(str(ROOT / "docs/coverage.py"), run_name="coverage")["counted"]()
    return counts


def _lines(language: str) -> Iterator[str]:
    words = WORDS[language]
    counts = _counted()
    total = sum(counts.values(), Counter[str]())
    yield words["covered"].format(
        count=total.total() - total["notifications"],
        compared=total["all parts compared"],
        twins=total["twins"],
        notifications=total["notifications"],
    )
    yield ""
    yield words["covered_head"]
    yield "|---|---|---|---|---|"
    product = ""
    for name, count in counts.items():
        group = name.partition(".")[0]
        shown = "" if group == product else markdown(title_of(group_titles()[group], language))
        product = group
        title = title_of(group_titles()[name], language)
        link = f"[{markdown(title)}](../reference/index.md#{anchor(f'{title} {name}')})"
        operations = count.total() - count["notifications"]
        cells = (shown, link, f"`{name}`", operations, count["notifications"] or "")
        yield f"| {' | '.join(str(cell) for cell in cells)} |"
