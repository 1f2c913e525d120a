"""Compares two states of a notification."""

from collections.abc import Iterator

from wechatpay_codegen.api.notification import USUAL_RETRIES, Answer, Notification
from wechatpay_codegen.changes.kinds import Change, Subject

_UNITS = {"s": 1, "m": 60, "h": 3600}


def notification_changes(subject: Subject, old: Notification, new: Notification) -> Iterator[Change]:
    """Yield how a notification changed, except for its models and enums."""
    before, after = (
        (each.title.en, each.title.zh, each.doc.strip(), each.docs, each.updated, dict(each.checked))
        for each in (old, new)
    )
    if before != after:
        yield subject.change("text changed", "title, description or page")
    for name, values in (
        ("event type", _pair(old, new, "event_types")),
        ("original type", _pair(old, new, "original_types")),
    ):
        for value in (value for value in values[0] if value not in values[1]):
            yield subject.change("event type removed", f"{name} `{value}`")
        for value in (value for value in values[1] if value not in values[0]):
            yield subject.change("event type added", f"{name} `{value}`")
    shapes = [
        [(each.model_name.text, each.when.text if each.when else "") for each in one.shapes] for one in (old, new)
    ]
    if shapes[0] != shapes[1]:
        yield subject.change("shapes changed", "`shapes`", new.shapes[0].model_name)
    for role in (role for role in old.roles if role not in new.roles):
        yield subject.change("role removed", f"`{role}`")
    for role in (role for role in new.roles if role not in old.roles):
        yield subject.change("role added", f"`{role}`")
    yield from _acknowledgement(subject, old.answer, new.answer)
    usual = tuple(USUAL_RETRIES.split())
    if (usual if old.retries is None else old.retries) != (usual if new.retries is None else new.retries):
        yield subject.change("retry schedule changed", "`retries`")
    examples = [[(each.event_type.text, each.resource) for each in one.examples] for one in (old, new)]
    if examples[0] != examples[1]:
        yield subject.change("example changed", "`examples`")


def _pair(old: Notification, new: Notification, attribute: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = (tuple(str(getattr(each, "text", each)) for each in getattr(one, attribute)) for one in (old, new))
    return before, after


def _acknowledgement(subject: Subject, old: Answer | None, new: Answer | None) -> Iterator[Change]:
    if old is None or new is None:
        if old or new:
            yield subject.change("acknowledgement changed", "`reply`", new.model_name if new else None)
        return
    seconds = [int(each.within[:-1]) * _UNITS[each.within[-1]] for each in (old, new)]
    if old.model_name.text != new.model_name.text or seconds[1] < seconds[0]:
        yield subject.change("acknowledgement changed", "`reply`", new.model_name)
    elif seconds[1] > seconds[0] or old.is_signed != new.is_signed:
        yield subject.change("acknowledgement eased", "`reply`", new.model_name)
