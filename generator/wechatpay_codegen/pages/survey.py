"""Counts what is read from official pages, and what is reported.

    python -m wechatpay_codegen.pages.survey PAGES [--only LIST]

`PAGES` is a folder or git directory of Markdown pages. `LIST` is a file with a JSON object per line, whose key
`authority_page`, such as `merchant/4012791856`, names a page to count; without it, all pages count. Rules and links are
counted in requests, everything else in requests, replies and notifications.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, field

from wechatpay_codegen.pages.read.facts import PLACES, ErrorRow, Field, Page
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.numbers import numbers
from wechatpay_codegen.pages.read.problems import Problem
from wechatpay_codegen.pages.read.prose import KINDS, rules
from wechatpay_codegen.pages.read.sources import pages_of


@define(eq=False)
class Survey:
    """Counts by name, and the lists of values that were found."""

    counts: Counter[str] = field(factory=Counter[str])
    lists: set[tuple[str, ...]] = field(factory=set[tuple[str, ...]])

    def add_page(self, page: Page) -> None:
        """Count an operation's page."""
        self.counts["operations"] += 1
        for place, row in page.fields():
            self.add_field(row)
            if place in PLACES and place != "header":
                self.add_request_field(row)
        self.add_errors(page)
        self.counts["pages with an example of a reply"] += bool(page.examples)
        self.counts["pages with an introduction"] += bool(page.summary)
        self.counts["pages with an upload form"] += bool(page.body_and_form[1])
        self.counts["pages with maximum sizes of files"] += bool(page.max_sizes)

    def add_notification(self, page: NotificationPage) -> None:
        """Count a notification's page."""
        self.counts["notifications"] += 1
        self.counts["notifications with recipients"] += bool(page.roles)
        for row in page.plaintext:
            self.add_field(row)
            self.counts["fields of notifications with values"] += bool(row.values)

    def add_field(self, row: Field) -> None:
        """Count a field, its values and its numbers."""
        self.counts["fields"] += 1
        self.counts["fields with values"] += bool(row.values)
        self.counts["fields with numbers"] += bool(numbers(row))
        if row.values:
            self.lists.add(row.listed)

    def add_request_field(self, row: Field) -> None:
        """Count the rules and links of a field of a request."""
        for rule in rules(row):
            self.counts[f"rule {rule.kind}"] += 1
        self.counts["request fields with links"] += bool(row.links)

    def add_errors(self, page: Page) -> None:
        """Count error rows."""
        self.counts["error rows"] += len(page.errors)
        self.counts["error rows of the pages themselves"] += len(page.own_errors)
        self.counts["error rows with a meaning"] += sum(bool(row.meaning) for row in page.errors)
        self.counts["pages with own rows among the common ones"] += _mixes(page.errors)


def _mixes(rows: Iterable[ErrorRow]) -> bool:
    """Return whether a page has a row of its own before its last common row, which only a common table can have."""
    common = [row.is_common for row in rows]
    return True in common and False in common[: len(common) - common[::-1].index(True)]


def _kinds_of(problems: Iterable[Problem]) -> Counter[str]:
    """Count problems by their text, without what is particular to a page."""
    return Counter(re.sub(r"`[^`]*`|: .*|[0-9]+", "…", problem.what) for problem in problems)


def _lines(survey: Survey, others: int, problems: Sequence[Problem]) -> Iterator[str]:
    names = sorted(name for name in survey.counts if not name.startswith("rule "))
    for name in names:
        yield f"{survey.counts[name]:7} {name}"
    yield f"{len(survey.lists):7} distinct lists of values"
    yield f"{others:7} files that are neither operations nor notifications"
    for kind in KINDS:
        yield f"{survey.counts[f'rule {kind}']:7} request fields with a rule: {kind}"
    yield f"{len(problems):7} problems:"
    for what, count in _kinds_of(problems).most_common():
        yield f"{count:7}   {what}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(prog="python -m wechatpay_codegen.pages.survey", description=__doc__)
    parser.add_argument("pages", type=Path, metavar="PAGES")
    parser.add_argument("--only", type=Path, metavar="LIST", help="count only the pages of this list")
    options = parser.parse_args(arguments)
    pages = pages_of(options.pages)
    rows = (
        [json.loads(line) for line in options.only.read_text(encoding="utf-8").splitlines()] if options.only else None
    )
    only = None if rows is None else {row.get("authority_page") for row in rows}
    survey = Survey()
    for address, page in pages.by_address.items():
        if only is None or "/".join(address.split("/")[-2:]) in only:
            survey.add_page(page)
    for address, notification in pages.notifications.items():
        if only is None or "/".join(address.split("/")[-2:]) in only:
            survey.add_notification(notification)
    for line in _lines(survey, len(pages.others), pages.problems):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
