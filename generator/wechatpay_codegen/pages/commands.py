"""The commands `draft` and `drift`. All functions return the exit status."""

import sys
from pathlib import Path

from attrs import frozen

from wechatpay_codegen.pages.draft.context import Context, extras_of
from wechatpay_codegen.pages.draft.merging import merge
from wechatpay_codegen.pages.draft.notification import draft_notification
from wechatpay_codegen.pages.draft.operation import draft
from wechatpay_codegen.pages.draft_all.applying import apply_texts
from wechatpay_codegen.pages.draft_all.drafting import Drafts, draft_all
from wechatpay_codegen.pages.draft_all.existing import Existing
from wechatpay_codegen.pages.draft_all.known_texts import KnownTexts
from wechatpay_codegen.pages.draft_all.linking import Links, creators_of
from wechatpay_codegen.pages.draft_all.summary import drafts_in_words
from wechatpay_codegen.pages.draft_all.work_folder import (
    WorkFolderError,
    check_work_folder,
    read_texts,
    write_work_folder,
)
from wechatpay_codegen.pages.draft_all.work_list import ListError, read_list
from wechatpay_codegen.pages.drift.report import Report, drift
from wechatpay_codegen.pages.read.facts import FactsError, Page
from wechatpay_codegen.pages.read.notification import NotificationReading
from wechatpay_codegen.pages.read.notification_facts import NotificationPage
from wechatpay_codegen.pages.read.operation import Reading
from wechatpay_codegen.pages.read.problems import PageError, SourceError
from wechatpay_codegen.pages.read.sources import page_at, page_in, page_of_file, pages_of
from wechatpay_codegen.source.complaint import SpecError


def draft_page(source: str, address: str = "", pages: Path | None = None, specs: Path | None = None) -> int:
    """Print a draft of the spec of a page. Problems that the author must look at go to stderr, with their line.

    Args:
        source: The Markdown file of an official page about an operation or a notification, its address, or its number.
        address: The address of the page, if the file does not contain it.
        pages: The folder or git directory in which to look for the number.
        specs: A specs folder, whose operations and notifications the draft can name.

    Returns:
        0, or 1 if the page cannot be read or is not about an operation or a notification.
    """
    try:
        reading = _reading(source, address, pages)
        page = reading.page
        drafted = draft_notification(page) if isinstance(page, NotificationPage) else draft(page, _context(page, specs))
    except (PageError, SourceError, SpecError, OSError) as error:
        return _failed(error)
    for problem in (*reading.problems, *drafted.problems):
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(drafted.text)
    return 0


def _reading(source: str, address: str, pages: Path | None) -> Reading | NotificationReading:
    if source.startswith(("https://", "http://")):
        return page_at(source)
    return page_in(pages, source.removesuffix(".md")) if pages else page_of_file(Path(source), address)


def _context(page: Page, specs: Path | None) -> Context:
    """Return what a draft contains in addition to its page: proposals, and names of specs that the page links to."""
    if specs is None or not specs.is_dir():
        return Context(has_rules=True, has_rate=True)
    existing = Existing.of(specs)
    links = Links(existing.addresses, existing.notifications, existing.replies, creators_of(existing.replies))
    own = existing.addresses.get(page.address, "")
    return Context(
        extras=extras_of(merge((page,)), links.origins(page, own, {})),
        notifications=links.notified(page, {}),
        has_rules=True,
        has_rate=True,
    )


@frozen
class ListOptions:
    """The options of `draft --all`. `is_trial` is true if nothing is written, but the drafts are tried."""

    list: Path
    pages: Path
    specs: Path
    work: Path
    only: tuple[str, ...] = ()
    is_trial: bool = False


def draft_list(options: ListOptions) -> int:
    """Write the specs of a list that do not exist yet, and the list of texts that a person must write for them.

    Returns:
        0, or 1 if a file cannot be read, the working folder is in a repository, or a trial fails.
    """
    try:
        check_work_folder(options.work)
        items = read_list(options.list)
        existing = Existing.of(options.specs)
        pages = pages_of(options.pages, frozenset(address for item in items for address in item.pages))
        drafts = draft_all(items, pages, existing, options.only)
        specs = {
            path.relative_to(options.specs).as_posix(): path.read_text(encoding="utf-8")
            for path in options.specs.rglob("*.yaml")
        }
        counts = write_work_folder(options.work, drafts, KnownTexts.of(existing), specs)
    except (ListError, WorkFolderError, SpecError, PageError, SourceError, FactsError, OSError) as error:
        return _failed(error)
    for line in drafts_in_words(drafts, counts, options.work):
        sys.stdout.write(f"{line}\n")
    if options.is_trial:
        return _try(options, drafts)
    for name, text in drafts.files.items():
        path = options.specs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def _try(options: ListOptions, drafts: Drafts) -> int:
    """Load and generate the drafts in a temporary folder, with placeholders as texts."""
    from wechatpay_codegen.pages.draft_all.trial import try_drafts

    trial = try_drafts(options.specs, drafts.files, drafts.additions)
    for complaint in trial.complaints:
        sys.stderr.write(f"{complaint}\n")
    if trial.error:
        sys.stderr.write(f"{trial.error}\n")
    sys.stdout.write(
        f"Trial: {len(trial.complaints)} complaints, {trial.operations} operations generated, "
        f"{trial.modules} modules imported. Nothing was written to {options.specs}.\n"
    )
    return 1 if trial.complaints or trial.error else 0


def write_texts(specs: Path, work: Path) -> int:
    """Write the texts of a list into the specs that have their markers.

    Returns:
        0, or 1 if the list cannot be read.
    """
    try:
        applied = apply_texts(specs, read_texts(work))
    except (WorkFolderError, SpecError, OSError) as error:
        return _failed(error)
    sys.stdout.write(
        f"{applied.texts} texts written, {applied.shared} of them shared; {applied.files} files changed.\n"
    )
    for place in applied.open:
        sys.stdout.write(f"{place} is still to be written\n")
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
