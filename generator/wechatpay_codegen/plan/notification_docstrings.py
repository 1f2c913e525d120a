"""Docstrings of the modules of notifications."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from wechatpay_codegen.api.notification import USUAL_RETRIES, Notification
from wechatpay_codegen.language.parts import ROLES
from wechatpay_codegen.plan.blocks import BLANK, Block, Docstring, span_in_words
from wechatpay_codegen.plan.docstrings import listed, page, prose, summary

_MANY = 4


def notification_doc(notification: Notification) -> Docstring:
    """Return the docstring of a notification's module."""
    blocks = [Block(summary(notification.title))]
    if notification.doc:
        blocks += [BLANK, *prose(notification.doc)]
    blocks += [BLANK, Block(f"Event types: {listed([event_type.text for event_type in notification.event_types])}.")]
    if answer := notification.answer:
        required = "a signed acknowledgement" if answer.is_signed else "an acknowledgement"
        within = span_in_words(answer.within)
        blocks.append(
            Block(f"Requires {required} within {within}: the handler must return a `{answer.model_name.text}`.")
        )
    blocks += [BLANK] if notification.answer is None else []
    blocks += [Block(text) for text in delivery_texts(notification)]
    blocks += [BLANK, Block(f"Sent to: {', '.join(ROLES[role] for role in notification.roles)}.")]
    return (*blocks, BLANK, page(notification))


def delivery_texts(notification: Notification) -> Iterator[str]:
    """Yield the time limit for an acknowledgement, and the retries, as sentences.

    A notification that requires data has its own time limit, and no default retries.
    """
    retries = notification.retries
    if retries is None and notification.answer:
        return
    if notification.answer is None:
        yield "Acknowledge it within 5 seconds, and process it afterwards."
    if retries is None:
        retries = tuple(USUAL_RETRIES.split())
    if not retries:
        yield "Otherwise, it is lost: WeChat Pay never sends it again."
        return
    yield f"Otherwise, WeChat Pay sends it again up to {len(retries)} times, after {_schedule(retries)}."


def _schedule(retries: Sequence[str]) -> str:
    """Return the intervals in words. Many equal ones in a row are counted."""
    runs = [(span, len(list(run))) for span, run in groupby(retries)]
    return ", ".join(f"{span} ({count} times)" if count >= _MANY else ", ".join([span] * count) for span, count in runs)
