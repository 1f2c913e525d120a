"""Compares the facts that this package reads from real pages with those that another script read from the same pages.

    WECHATPAY_PAGES=PLACE python -m wechatpay_codegen.pages.compare FACTS.jsonl [--every 9 --first 4] [--all-differences]

`PLACE` is a folder or git directory of Markdown pages. Pages are selected by their line in the facts file: `--every 9
--first 4` selects lines 4, 13, 22, … counted from 0. These cells are compared: for each page, its title, date, method,
paths, roles and statuses; for each field, its presence, type and required flag, and its term, values and mention of
encryption if either side has them; each error row, in order; for a notification, its title, types and decrypted fields.
Values that only the page has count as equal: the facts lack lists of values in many forms. Rows that are equal in all
cells are counted as well. Then, drafts of the same pages are compared with the pages.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from attrs import define, field

from wechatpay_codegen.pages.draft.notification import draft_notification
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.drift.nodes import Spot
from wechatpay_codegen.pages.drift.notification import compare_notification
from wechatpay_codegen.pages.drift.page_fields import STATEMENTS
from wechatpay_codegen.pages.drift.report import compare
from wechatpay_codegen.pages.drift.spec_facts import facts_of_notification, facts_of_spec
from wechatpay_codegen.pages.drift.spec_fields import Library
from wechatpay_codegen.pages.read.facts import PLACES, Page, to_json
from wechatpay_codegen.pages.read.notification_facts import NotificationPage, notification_json
from wechatpay_codegen.pages.read.sources import pages_of
from wechatpay_codegen.source.yaml_reader import read

_ENOUGH = 0.99
_ALWAYS = ("type", "required")
_SOMETIMES = ("zh", "enum", "mentions_encryption")


@define
class Tally:
    """Numbers of compared and of equal cells by kind, and a line for each difference."""

    cells: Counter[str] = field(factory=Counter[str])
    equal: Counter[str] = field(factory=Counter[str])
    lines: list[str] = field(factory=list[str])
    rows: Counter[str] = field(factory=Counter[str])
    """Numbers of rows of fields: `equal`, `richer` (the page only has more values than the facts) or `different`."""

    def count(self, kind: str, where: str, theirs: object, ours: object) -> None:
        """Compare and count a cell."""
        self.cells[kind] += 1
        if theirs == ours:
            self.equal[kind] += 1
        else:
            self.lines.append(f"{where}: {kind}: facts {theirs!r}, page {ours!r}")

    @property
    def share(self) -> float:
        """The share of cells that are equal, from 0 to 1."""
        return self.equal.total() / self.cells.total() if self.cells else 0.0


def count_page(tally: Tally, theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    """Compare the cells of a page. Both sides are objects of a facts file."""
    where = theirs["doc"]
    for key in ("title", "updated", "method", "paths", "roles", "status"):
        tally.count(key, where, theirs[key], ours[key])
    for place in (*PLACES, "reply"):
        _count_fields(tally, f"{where} {place}", theirs.get(place, ()), ours.get(place, ()))
    _count_errors(tally, where, theirs["errors"], ours["errors"])


def count_notification(tally: Tally, theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    """Compare the cells of a notification's page. Both sides are objects of a facts file of notifications."""
    where = theirs["doc"]
    tally.count("title", where, theirs["title"], ours["title"])
    for key in ("event_types", "original_type"):
        for name in dict.fromkeys((*theirs[key], *ours[key])):
            tally.count(key, f"{where} {name}", name in theirs[key], name in ours[key])
    _count_fields(tally, f"{where} plaintext", theirs["plaintext"], ours["plaintext"])


def _count_fields(tally: Tally, where: str, theirs: Sequence[dict[str, Any]], ours: Sequence[dict[str, Any]]) -> None:
    left, right = _numbered(theirs), _numbered(ours)
    for name in dict.fromkeys((*left, *right)):
        at = f"{where} {name[0]}"
        tally.rows[_verdict(left.get(name), right.get(name))] += 1
        tally.count("presence", at, name in left, name in right)
        for key in _ALWAYS if name in left and name in right else ():
            tally.count(key, at, left[name][key], right[name][key])
        for key in _SOMETIMES if name in left and name in right else ():
            if key in left[name] or key in right[name]:
                mine, other = left[name].get(key), right[name].get(key)
                tally.count(key, at, mine, mine if key == "enum" and set(mine or ()) <= set(other or ()) else other)


def _verdict(theirs: dict[str, Any] | None, ours: dict[str, Any] | None) -> str:
    """Compare a row of fields: `equal`, `richer` or `different`."""
    if theirs == ours:
        return "equal"
    if theirs is None or ours is None or {**theirs, "enum": []} != {**ours, "enum": []}:
        return "different"
    return "richer" if set(theirs.get("enum", ())) < set(ours.get("enum", ())) else "different"


def _numbered(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, int], dict[str, Any]]:
    """Return rows by name and number: the first row of a name has number 0."""
    counts: Counter[str] = Counter()
    numbered: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        numbered[row["name"], counts[row["name"]]] = row
        counts[row["name"]] += 1
    return numbered


def _count_errors(tally: Tally, where: str, theirs: Sequence[list[str]], ours: Sequence[list[str]]) -> None:
    left, right = [tuple(row) for row in theirs], [tuple(row) for row in ours]
    for name, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if name == "equal":
            tally.cells["error"] += end - start
            tally.equal["error"] += end - start
        else:
            for number in range(max(end - start, last - first)):
                mine = left[start + number] if start + number < end else None
                other = right[first + number] if first + number < last else None
                tally.count("error", where, mine, other)


def draft_differences(page: Page | NotificationPage) -> Iterator[str]:
    """Draft a page, and yield the differences between the draft and the page."""
    drafted = draft_notification(page) if isinstance(page, NotificationPage) else draft(page)
    document = read(page.address, drafted.text.encode())
    if document.top is None:
        yield "\n".join(str(complaint) for complaint in document.complaints)
        return
    top = Spot(page.address, document.top)
    if isinstance(page, NotificationPage):
        found = compare_notification(facts_of_notification(top, Library()), (page,))
    else:
        found = compare(facts_of_spec(top, Library()), (page,))
    # A person must write what prose says, so no draft states it.
    yield from (str(difference) for difference, _ in found if difference.kind not in STATEMENTS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison. Return 0 if at least 99 % of the cells are equal, else 1."""
    parser = argparse.ArgumentParser(prog="python -m wechatpay_codegen.pages.compare", description=__doc__)
    parser.add_argument("facts", type=Path, metavar="FACTS")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="compare every Nth page (default: all)")
    parser.add_argument(
        "--first", type=int, default=0, metavar="N", help="start with this page, counted from 0 (default: 0)"
    )
    parser.add_argument("--all-differences", action="store_true", help="list every difference")
    options = parser.parse_args(arguments)
    place = os.environ.get("WECHATPAY_PAGES")
    if not place:
        parser.error("set WECHATPAY_PAGES to a folder or git directory of Markdown pages")
    lines = options.facts.read_text(encoding="utf-8").splitlines()
    selection = [json.loads(line) for line in lines[options.first :: options.every]]
    pages = pages_of(Path(place), frozenset(row["doc"] for row in selection))
    tally, of_drafts = Tally(), list[str]()
    for row in selection:
        page = pages.by_address.get(row["doc"]) or pages.notifications.get(row["doc"])
        if isinstance(page, NotificationPage) and "event_types" in row:
            count_notification(tally, row, notification_json(page))
        elif isinstance(page, Page) and "method" in row:
            count_page(tally, row, to_json(page))
        else:
            tally.count("page", row["doc"], "present", "missing")
            continue
        of_drafts += draft_differences(page)
    _print(tally, len(selection), of_drafts, pages.problems, is_full=options.all_differences)
    return 0 if tally.share >= _ENOUGH else 1


def _print(tally: Tally, pages: int, of_drafts: list[str], problems: Sequence[object], *, is_full: bool) -> None:
    out = sys.stdout.write
    for kind, cells in tally.cells.most_common():
        out(f"{kind:20} {tally.equal[kind]:6} of {cells:6} equal\n")
    out(f"{pages} pages, {tally.equal.total()} of {tally.cells.total()} cells equal: {tally.share:.2%}\n")
    rows = tally.rows
    out(
        f"Rows of fields: {rows['equal']} of {rows.total()} equal in all cells: {rows['equal'] / max(rows.total(), 1):.2%}; "
    )
    out(f"in {rows['richer']}, the page only has more values than the facts; {rows['different']} differ otherwise\n")
    out(f"{len(problems)} problems while reading pages; {len(of_drafts)} differences between drafts and pages\n")
    if is_full:
        for line in (*tally.lines, *(str(problem) for problem in problems), *of_drafts):
            out(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
