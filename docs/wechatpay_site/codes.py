"""A page for each error code, over all operations that document it."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from wechatpay_site.catalog import common_errors, operations, title_of
from wechatpay_site.chinese import in_language
from wechatpay_site.markdown import markdown, raw_table
from wechatpay_site.words import WORDS

Row = tuple[str | None, dict[str, Any]]
"""An operation's name, or `None` for any operation, and the row of its table."""


@cache
def codes() -> Mapping[str, list[Row]]:
    """Return the rows of each error code, by code."""
    found: dict[str, list[Row]] = {}
    for row in common_errors():
        found.setdefault(row["code"], []).append((None, row))
    for name, entry in operations().items():
        for row in entry["errors"]:
            found.setdefault(row["code"], []).append((name, row))
    return dict(sorted(found.items()))


def page(code: str, language: str) -> str:
    """Return the page of an error code."""
    words = WORDS[language]
    rows = codes()[code]
    statuses = words["between"].join(sorted({str(row["status"]) for _, row in rows}))
    lines = [f"# {code}", "", f"{words['status']}{words['colon']}{statuses}", ""]
    groups: dict[tuple[int, str, str], list[str | None]] = {}
    for name, row in rows:
        means, fix = (in_language(row[part], language) for part in ("means", "fix"))
        groups.setdefault((row["status"], means, fix), []).append(name)
    for (status, means, fix), names in sorted(groups.items(), key=lambda group: (None not in group[1], -len(group[1]))):
        lines += [
            f"## {status}{words['colon']}{markdown(means.rstrip('.。'))}",
            "",
            f"**{words['remedy']}**{words['colon']}{markdown(fix)}",
            "",
        ]
        lines += [*(f"- {_operation(name, language)}" for name in names), ""]
    return "\n".join(lines)


def _operation(name: str | None, language: str) -> str:
    words = WORDS[language]
    if name is None:
        return words["any_operation"]
    entry = operations()[name]
    title = markdown(title_of(entry["title"], language))
    path = f"../reference/{name.replace('.', '/')}.md"
    return f"[{title}]({path}) `{name}` · [{words['official']}]({entry['docs'][0]})"


def index(language: str) -> str:
    """Return the page with all error codes."""
    words = WORDS[language]
    rows = [_row(code, found, language) for code, found in codes().items()]
    heads = (words["code"], words["status"], words["count"], words["meaning"])
    text = words["error_codes_text"].format(count=len(rows))
    return "\n".join([f"# {words['error_codes']}", "", text, "", *raw_table(heads, rows), ""])


def _row(code: str, found: list[Row], language: str) -> tuple[str, str, str, str]:
    statuses = WORDS[language]["between"].join(sorted({str(row["status"]) for _, row in found}))
    is_common = found[0][0] is None
    count = WORDS[language]["any_operation"] if is_common else str(len(found))
    meaning = found[0][1]["means"] if is_common else Counter(row["means"] for _, row in found).most_common(1)[0][0]
    return f"[`{code}`]({code}.md)", statuses, count, markdown(in_language(meaning, language))
