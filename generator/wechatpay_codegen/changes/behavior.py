"""Compares how two states of an operation behave beyond one request and one reply."""

import re
from collections.abc import Iterator
from typing import Any

from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.traits import Constraint, Pages, Repeat, Upload, Wait
from wechatpay_codegen.catalog.traits import traits_of
from wechatpay_codegen.changes.kinds import Change, Subject

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_RATE = re.compile(rf"(\d[\d,]*) \w+(?: \w+)? (?:an?|per) ({'|'.join(_SECONDS)})\b")


def behavior_changes(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    """Yield how the behavior of an operation changed."""
    before, after = old.traits, new.traits
    for name, former, value in (("host", before.host, after.host), ("scheme", before.scheme, after.scheme)):
        if former != value:
            yield subject.change(f"{name} changed", f"{former or 'usual'} -> {value or 'usual'}", new.keys.get(name))
    yield from _constraints(subject, old, new)
    yield from _repeat(subject, before.repeat, after.repeat)
    yield from _rate(subject, old, new)
    yield from _notifications(subject, old, new)
    yield from _pages(subject, before.pages, after.pages)
    yield from _wait(subject, before.wait, after.wait)
    yield from _upload(subject, old, new)
    yield from _download(subject, old, new)
    if bool(before.deprecated) != bool(after.deprecated):
        rule = "deprecated" if after.deprecated else "no longer deprecated"
        yield subject.change(rule, f"`{new.name}`", new.keys.get("deprecated"))
    allowed = [{node.text for node in each.allowed_mismatches} for each in (before, after)]
    for name in sorted(allowed[0] - allowed[1]):
        yield subject.change("mismatch no longer allowed", f"`{name}`")
    for name in sorted(allowed[1] - allowed[0]):
        yield subject.change("mismatch allowed", f"`{name}`", new.keys.get("allowed_mismatches"))


def _constraints(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = ({_constraint(each) for each in one.traits.constraints} for one in (old, new))
    known = {argument.wire_name for argument in old.arguments}
    gone, added = before - after, after - before
    for is_exclusive, names in sorted(added, key=str):
        grown = [each for each in gone if each[0] == is_exclusive and each[1] < names]
        is_wider = grown and not (is_exclusive and (names - grown[0][1]) & known)
        rule = "constraint eased" if is_wider else "constraint added"
        gone -= set(grown[:1])
        yield subject.change(rule, f"{_words(is_exclusive)} {_listed(names)}", new.keys.get("constraints"))
    for is_exclusive, names in sorted(gone, key=str):
        yield subject.change("constraint eased", f"{_words(is_exclusive)} {_listed(names)}")


def _constraint(constraint: Constraint) -> tuple[bool, frozenset[str]]:
    return constraint.is_exclusive, frozenset(name.text for name in constraint.names)


def _words(is_exclusive: bool) -> str:  # noqa: FBT001 - one word of two
    return "one of" if is_exclusive else "any of"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _repeat(subject: Subject, old: Repeat | None, new: Repeat | None) -> Iterator[Change]:
    before, after = ({node.text for node in each.by} if each else set[str]() for each in (old, new))
    node = new.node if new else None
    if before - after:
        yield subject.change("retries removed", f"by {_listed(frozenset(before - after))}", node)
    elif after - before:
        yield subject.change("retries added", f"by {_listed(frozenset(after - before))}", node)
    elif (old.never if old else "") != (new.never if new else ""):
        yield subject.change("text changed", "`never`", node)
    outcomes = [_outcome(each) for each in (old, new)]
    if outcomes[0] == outcomes[1]:
        return
    word = "added" if not outcomes[0] else "changed" if outcomes[1] else "removed"
    yield subject.change(f"outcome query {word}", f"{outcomes[0] or 'none'} -> {outcomes[1] or 'none'}", node)


def _outcome(repeat: Repeat | None) -> str:
    if repeat is None or repeat.outcome is None:
        return ""
    given = ", ".join(sorted(f"{name.text}={value.text}" for name, value in repeat.outcome.with_))
    return f"{repeat.outcome.operation.text}({given})"


def _rate(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    texts = old.traits.rate, new.traits.rate
    if texts[0] == texts[1]:
        return
    before, after = (_per_second(text) for text in texts)
    is_lower = any(fewer < more for more, fewer in zip(before, after, strict=False))
    rule = "rate lowered" if is_lower else "rate changed"
    yield subject.change(rule, f"{texts[0] or 'none'} -> {texts[1] or 'none'}", new.keys.get("rate"))


def _per_second(text: str) -> list[float]:
    return [int(count.replace(",", "")) / _SECONDS[unit] for count, unit in _RATE.findall(text)]


def _notifications(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = (
        {each.notification.text: each.url.text if each.url else "" for each in one.traits.notifications}
        for one in (old, new)
    )
    node = new.keys.get("notifications")
    for name in (name for name in before if name not in after):
        yield subject.change("notification removed", f"`{name}`", node)
    for name, url in after.items():
        if name not in before:
            yield subject.change("notification added", f"`{name}`", node)
        elif url != before[name]:
            what = f"`{name}`: `{before[name] or 'none'}` -> `{url or 'none'}`"
            yield subject.change("notification URL changed", what, node)


def _pages(subject: Subject, old: Pages | None, new: Pages | None) -> Iterator[Change]:
    if old is None or new is None:
        return
    if old.items.text != new.items.text:
        yield subject.change("items of pages changed", f"`{old.items.text}` -> `{new.items.text}`", new.items)
    facts = [
        (each.next.text, each.counts, each.first, *(node and node.text for node in (each.token, each.size, each.total)))
        for each in (old, new)
    ]
    if facts[0] != facts[1]:
        yield subject.change("paging changed", "`pages`", new.next)


def _wait(subject: Subject, old: Wait | None, new: Wait | None) -> Iterator[Change]:
    if old is None or new is None:
        return
    states = [(each.field.text, {state.text for state in each.final}) for each in (old, new)]
    if states[0] != states[1]:
        yield subject.change("wait ends at other states", f"`{new.method}`", new.node)
    if old.seconds != new.seconds:
        yield subject.change("wait polls differently", f"`{new.method}`", new.node)
    if (old.noun, old.doc, old.docs) != (new.noun, new.doc, new.docs):
        yield subject.change("text changed", f"`{new.method}`", new.node)


def _upload(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = old.traits.upload, new.traits.upload
    if before is None or after is None:
        if before or after:
            rule = "required argument added" if after else "argument removed"
            yield subject.change(rule, "`file`", new.keys.get("upload"))
        return
    limits = _limits(before), _limits(after)
    if limits[0] != limits[1]:
        is_narrower = any(size < limits[0].get(name, limits[0].get("", size)) for name, size in limits[1].items())
        gone = set(limits[0]) - set(limits[1]) if "" not in limits[1] else set[str]()
        rule = "upload narrowed" if is_narrower or gone else "upload widened"
        yield subject.change(rule, "`accepts`, `max_size`", after.node)
    if _form(before) != _form(after):
        yield subject.change("upload sent differently", "`upload`", after.node)


def _limits(upload: Upload) -> dict[str, int]:
    """Return the maximum size by file extension; 0 stands for a limit that is not known."""
    return dict(upload.sizes) or dict.fromkeys(upload.endings or ("",), 0)


def _form(upload: Upload) -> tuple[str, ...]:
    return upload.part, upload.digest, upload.filled_in("filename"), upload.filled_in("digest")


def _download(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = old.traits.download, new.traits.download
    if before is None or after is None:
        return
    if before.rows != after.rows:
        yield subject.change(
            "rows of the file changed", f"{before.rows or 'none'} -> {after.rows or 'none'}", after.node
        )
    if gone := set(before.hosts) - set(after.hosts):
        yield subject.change("download hosts narrowed", _listed(frozenset(gone)), after.node)
    facts: list[Any] = [traits_of(each)["download"] for each in (old, new)]
    if not gone and before.rows == after.rows and facts[0] != facts[1]:
        yield subject.change("download changed", "`download`", after.node)
