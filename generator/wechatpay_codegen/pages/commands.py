"""The commands `draft` and `drift`. Both return the exit status."""

import sys
from pathlib import Path

from wechatpay_codegen.pages.draft.notification import draft_notification
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.drift.report import Report, drift
from wechatpay_codegen.pages.read.facts import FactsError
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.problems import PageError
from wechatpay_codegen.pages.read.sources import SourceError, page_of_file
from wechatpay_codegen.source.complaint import SpecError


def draft_page(path: Path, address: str = "") -> int:
    """Print a draft of the spec of a page. Problems that the author must look at go to stderr, with their line.

    Args:
        path: The Markdown of an official page about an operation or a notification.
        address: The address of the page, if the file does not contain it.

    Returns:
        0, or 1 if the file cannot be read or is not a page about an operation or a notification.
    """
    try:
        reading = page_of_file(path, address)
    except (PageError, SourceError, OSError) as error:
        return _failed(error)
    page = reading.page
    drafted = draft_notification(page) if isinstance(page, NotificationPage) else draft(page)
    for problem in (*reading.problems, *drafted.problems):
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(drafted.text)
    return 0


def print_drift(specs: Path, source: Path) -> int:
    """Print the differences between specs and their official pages.

    Args:
        specs: The specs folder.
        source: A facts file, a Markdown page, or a folder or git directory of pages.

    Returns:
        0 if each difference has a comment with the reason and no comment is stale, else 1.
    """
    try:
        report = drift(specs, source)
    except (SpecError, SourceError, FactsError, PageError, OSError) as error:
        return _failed(error)
    for difference in report.differences:
        sys.stdout.write(f"{difference}\n")
    for excuse in report.stale:
        sys.stdout.write(
            f"{excuse.where}: stale: there is no difference in `{excuse.kind}` any more; remove the comment\n"
        )
    for problem in report.problems:
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(f"{_summary(report)}\n")
    if report.differences:
        sys.stderr.write("Correct the specs, or add a comment `# differs KIND: reason` above the line.\n")
    return 1 if report.differences or report.stale else 0


def _summary(report: Report) -> str:
    counts = (
        (report.compared, "compared with their pages"),
        (len(report.without_page), "whose page was not found"),
    )
    specs = ", ".join(f"{count} {what}" for count, what in counts)
    return f"Specs: {specs}. Differences: {len(report.differences)}, and {len(report.excused)} with a reason."


def _failed(error: Exception) -> int:
    sys.stderr.write(f"{error}\n")
    return 1
