"""The search index. The browser cuts Chinese into words with `Intl.Segmenter`, in the pages and in the query alike."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wechatpay_site import reference
from wechatpay_site.catalog import operations

_USED_MOST = ("reference/payments/transactions/", "reference/payments/refunds/", "reference/payments/bills/")
"""Services whose operations come before others with the same name."""
_WRITTEN = ("index.html", "start/", "guides/")
"""Pages that people wrote. Their section of the menu is left out, so that its words do not push their own to the back."""
_FIRST = (*_WRITTEN, *_USED_MOST, "reference/")
"""The order of pages that match equally well."""

_WORDS = Path(__file__).with_name("search_words.toml")


def improve(index: Path, language: str) -> None:
    """Cut Chinese in both languages, leave out what is not worth finding, and put the most used pages first.

    Names such as `create_refund` are one word. Pages are also found by the words of `search_words.toml`, English pages by their
    Chinese titles, and operations by the class of their official sample.
    """
    content: dict[str, Any] = json.loads(index.read_bytes())
    content["config"]["lang"] = sorted({*content["config"]["lang"], "zh"})
    content["config"]["separator"] = content["config"]["separator"].replace("_", "")
    items: list[dict[str, Any]] = content["items"]
    items = sorted(filter(_is_worth_finding, items), key=_rank)
    samples = {
        f"reference/{name.replace('.', '/')}.html": [entry["sample_class"]] for name, entry in operations().items()
    }
    whole_titles = {item["location"]: item["title"] for item in items if "#" not in item["location"]}
    for item in items:
        page, _, fragment = item["location"].partition("#")
        if page.startswith("guides/"):
            del item["path"][0]  # the group of the menu, whose words are those of other guides as well
            if fragment:
                item["path"][:1] = [
                    whole_titles[page]
                ]  # the menu has a part of it, or nothing if its group has the same name
        item["path"] += samples.get(item["location"], [])
    if language == "en":
        titles = reference.titles("zh")
        for item in items:
            item["path"] += [titles[item["location"]]] if item["location"] in titles else []
    for item in items:
        if item["location"].startswith(_WRITTEN) and "#" not in item["location"]:
            item["path"] = [item["title"]]
    _add_words(items, tomllib.loads(_WORDS.read_text("utf-8"))[language])
    content["items"] = items
    index.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _add_words(items: Sequence[dict[str, Any]], words: Mapping[str, Sequence[str]]) -> None:
    """Let pages and sections be found by words that they do not have.

    Raises:
        KeyError: No page or section has one of the locations.
    """
    by_location = {item["location"]: item for item in items}
    for location, phrases in words.items():
        by_location[location]["path"] += phrases


def _is_worth_finding(item: dict[str, Any]) -> bool:
    """Return whether an item is neither a source, nor a section without text or of a reference page, which has the same words as others."""
    page, _, fragment = item["location"].partition("#")
    is_section = bool(fragment) and (page.startswith(("reference/", "guides/control.html")) or not item["text"])
    return not is_section and not page.startswith("project/") and page != "reference/index.html"


def _rank(item: dict[str, Any]) -> int:
    return next((number for number, start in enumerate(_FIRST) if item["location"].startswith(start)), len(_FIRST))
