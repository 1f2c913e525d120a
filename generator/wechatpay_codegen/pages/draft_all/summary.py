"""Says in words what `draft --all` did."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from wechatpay_codegen.pages.draft_all.drafting import Drafts
from wechatpay_codegen.pages.draft_all.work_folder import ADDITIONS, NOTES, TEXTS


def drafts_in_words(drafts: Drafts, counts: Mapping[str, int], work: Path) -> Iterator[str]:
    """Yield the lines of a summary.

    Args:
        drafts: The drafts.
        counts: The number of texts to write, by kind.
        work: The working folder.
    """
    services = len({name.rpartition("/")[0] for name in drafts.files if name.count("/") > 1})
    yield (
        f"Drafted: {drafts.operations} operations and {drafts.notifications} notifications in {services} services, "
        f"{len(drafts.files)} files."
    )
    for reason, count in drafts.left_out.items():
        yield f"Left out: {count} {reason}."
    for name in drafts.additions:
        yield f"{name} exists and was not changed. Add what is in {work / ADDITIONS / name}."
    notes = sum(len(found) for found in drafts.notes.values())
    yield f"To decide: {notes} notes, in {work / NOTES}."
    kinds = ", ".join(f"{count} of kind {kind}" for kind, count in counts.items())
    yield f"To write: {sum(counts.values())} texts, in {work / TEXTS} ({kinds})." if counts else "To write: no texts."
