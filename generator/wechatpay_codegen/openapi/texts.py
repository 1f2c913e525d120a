"""Descriptions: the Chinese term, what a schema cannot express, and the text of the spec."""

from collections.abc import Iterator, Sequence

from wechatpay_codegen.api.declarations import Enum
from wechatpay_codegen.api.fields import Field, Title
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import ErrorRow, Operation
from wechatpay_codegen.api.traits import Download, Repeat, Upload
from wechatpay_codegen.language.parts import ROLES
from wechatpay_codegen.plan.blocks import span_in_words
from wechatpay_codegen.plan.docstrings import bounds, circumstances, listed
from wechatpay_codegen.plan.method_docstrings import notes
from wechatpay_codegen.plan.notification_docstrings import delivery_texts

_SAME_IN_PYTHON = frozenset({"constraints", "deprecated", "host", "notifications", "rate", "scheme"})
"""The notes of a docstring that do not speak of methods or arguments of the client."""


def titled(title: Title, doc: str) -> str:
    """Return the Chinese title and a description as Markdown."""
    return _paragraphs([title.zh, *doc.split("\n")])


def field_text(field: Field, *, is_request: bool, has_bounds: bool) -> str:
    """Return the description of a field: its term and facts, then its text.

    Args:
        field: The field.
        is_request: Whether it is sent. The default, and the conditions under which it is required, concern requests only.
        has_bounds: Whether its schema contains its bounds, so that the text need not.
    """
    details = [field.zh, "" if has_bounds else bounds(field.type), *circumstances(field)]
    details += [f"from `{field.origin.text}`"] if field.origin else []
    head = ", ".join(detail for detail in details if detail)
    text = " ".join((field.text if is_request else field.doc).split())
    deprecated = f"Deprecated. {field.deprecated}" if field.deprecated else ""
    return " ".join(part for part in (f"{head}." if head else "", text, deprecated) if part)


def enum_text(enum: Enum) -> str:
    """Return the values of an enum with their meanings, as a Markdown list."""
    return "\n".join(f"- `{value.node.text}`: {' '.join(value.meaning.split())}" for value in enum.values)


def operation_text(operation: Operation) -> str:
    """Return the description of an operation."""
    parts = [operation.title.zh, *operation.doc.split("\n"), *_notes(operation)]
    parts.append(f"Available to: {', '.join(ROLES[role] for role in operation.roles)}.")
    return _paragraphs(parts)


def _notes(operation: Operation) -> Iterator[str]:
    traits = operation.traits
    yield from (text for key, text in notes(operation) if key in _SAME_IN_PYTHON)
    if traits.repeat:
        yield _repetition(traits.repeat, traits.upload)
    if pages := traits.pages:
        yield f"Paginated: `{pages.items.text}` contains the items of one page and `{pages.next.text}` selects the page."
    if traits.upload:
        yield _upload(traits.upload)
    if traits.download:
        yield _download(traits.download)


def _repetition(repeat: Repeat, upload: Upload | None) -> str:
    query = f"`{repeat.outcome.operation.text}` returns the outcome." if repeat.outcome else ""
    if repeat.never:
        return " ".join(part for part in ("Do not retry automatically.", repeat.never, query) if part)
    digest = upload.filled_in("digest") if upload else ""
    numbers = ["file" if name.text == digest else f"`{name.text}`" for name in repeat.by]
    return " ".join(part for part in (f"Safe to retry with the same {' or '.join(numbers)}.", query) if part)


def _upload(upload: Upload) -> str:
    sizes = [
        f"`{ending}` of at most {size:,} bytes" if ending else f"at most {size:,} bytes"
        for ending, size in upload.sizes
    ]
    accepted = f" Accepts {', '.join(sizes)}." if sizes else ""
    return f"The part `meta` is sent first. Sign its JSON text, exactly as it is sent, in place of the body.{accepted}"


def _download(download: Download) -> str:
    validity = f", valid for {span_in_words(download.expires_in)}" if download.expires_in else ""
    hosts = (
        f" Sign the request if the host is {' or '.join(f'`{host}`' for host in download.hosts)}."
        if download.hosts
        else ""
    )
    digest = ""
    if "value" in download.digest and not download.encryption:
        digest = f" Compare the file with `{download.digest['value'].text}`."
    return f"`{download.url.text}` is the address of the file{validity}. Get it with a request of its own.{hosts}{digest} Its reply has no signature."


def errors_text(rows: Sequence[ErrorRow]) -> str:
    """Return the error rows of one status, as a Markdown list."""
    return "\n".join(f"- `{row.code}`: {_row_text(row)}" for row in rows)


def _row_text(row: ErrorRow) -> str:
    outcome = "The call may have taken effect." if row.outcome else ""
    return " ".join(part for part in (*row.means.split(), *row.fix.split(), outcome) if part)


def _paragraphs(texts: Sequence[str]) -> str:
    return "\n\n".join(" ".join(text.split()) for text in texts if text.strip())


def notification_text(notification: Notification) -> str:
    """Return the description of a notification."""
    original = f"The content has the type {listed(notification.original_types)}." if notification.original_types else ""
    parts = [notification.title.zh, *notification.doc.split("\n"), *delivery_texts(notification), original]
    parts.append(f"Sent to: {', '.join(ROLES[role] for role in notification.roles)}.")
    return _paragraphs(parts)
