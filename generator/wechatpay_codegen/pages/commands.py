"""The commands `draft` and `drift`, as functions of their arguments; what they return is the exit status."""

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
    """Print the draft of a page's spec; what an author must look at goes to the error stream, with its line.

    Args:
        path: The Markdown of one official page, of an operation or of a notification.
        address: The page's address, where the file does not tell it.

    Returns:
        0, or 1 when the file is neither kind of page or cannot be read.
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


def tell_drift(specs: Path, source: Path) -> int:
    """Print where specs and their official pages differ.

    Args:
        specs: The specs folder.
        source: A facts file, a Markdown page, or a folder or git directory of pages.

    Returns:
        0 when every difference has its reason beside it, else 1.
    """
    try:
        report = drift(specs, source)
    except (SpecError, SourceError, FactsError, PageError, OSError) as error:
        return _failed(error)
    for difference in report.differences:
        sys.stdout.write(f"{difference}\n")
    for excuse in report.stale:
        sys.stdout.write(f"{excuse.where}: stale: nothing differs there in `{excuse.kind}`; remove the comment\n")
    for problem in report.problems:
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(f"{_summary(report)}\n")
    if report.differences:
        sys.stderr.write("Cure: correct the spec, or write `# differs KIND: reason` above the line.\n")
    return 1 if report.differences or report.stale else 0


def _summary(report: Report) -> str:
    counts = (
        (report.compared, "compared with their pages"),
        (len(report.without_page), "without a page there"),
    )
    specs = ", ".join(f"{count} {what}" for count, what in counts)
    return f"Specs: {specs}. Differences: {len(report.differences)}, with a reason {len(report.excused)}."


def _failed(error: Exception) -> int:
    sys.stderr.write(f"{error}\n")
    return 1
