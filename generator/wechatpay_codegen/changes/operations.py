"""Compares two states of an operation."""

from collections.abc import Iterable, Iterator, Sequence

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.operation import ErrorRow, Operation, Reply, reply_models
from wechatpay_codegen.changes.behavior import behavior_changes
from wechatpay_codegen.changes.fields import Fields, received_changes, sent_changes
from wechatpay_codegen.changes.kinds import Change, Subject
from wechatpay_codegen.plan.lists import more_methods


def operation_changes(old: Operation, new: Operation) -> Iterator[Change]:
    """Yield how an operation changed, except for its models and enums."""
    subject, former = _subject(new), _subject(old)
    yield from _texts(subject, old, new)
    yield from _methods(subject, old, new)
    yield from _routes(subject, old, new)
    yield from _roles(subject, old, new)
    yield from sent_changes(_arguments(former, old), _arguments(subject, new), "")
    yield from _replies(subject, former, old, new)
    yield from error_changes(subject, former, old.errors, new.errors)
    yield from behavior_changes(subject, old, new)


def _subject(operation: Operation) -> Subject:
    return Subject(operation.dotted_name, operation.document)


def _arguments(subject: Subject, operation: Operation) -> Fields:
    return Fields(subject, operation.arguments, operation.scope, operation.must_be_given)


def _texts(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    for key in ("title", "doc", "docs", "updated", "checked"):
        before, after = (_plain(getattr(each, key)) for each in (old, new))
        if before != after:
            yield subject.change("text changed", f"`{key}`", new.keys.get(key))
    given = [[(e.given, e.sends.text, e.status, e.reply) for e in each.examples] for each in (old, new)]
    if given[0] != given[1]:
        yield subject.change("example changed", "`examples`", new.keys.get("examples"))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.strip()
    return (getattr(value, "en", ""), getattr(value, "zh", "")) if hasattr(value, "en") else value


def _methods(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = (set(more_methods(each)) for each in (old, new))
    for name in sorted(before - after):
        yield subject.change("method removed", f"`{name}`")
    for name in sorted(after - before):
        yield subject.change("method added", f"`{name}`")


def _routes(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = ([route.path.text for route in each.routes] for each in (old, new))
    node = new.keys.get("path") or new.keys.get("routes")
    if old.method != new.method:
        yield subject.change("address changed", f"{old.method} -> {new.method}", new.keys.get("method"))
    if len(before) == len(after):
        for former, path in zip(before, after, strict=True):
            if former not in after and path not in before:
                yield subject.change("address changed", f"{former} -> {path}", node)
        return
    for path in (path for path in before if path not in after):
        yield subject.change("route removed", path, node)
    for path in (path for path in after if path not in before):
        yield subject.change("route added", path, node)


def _roles(subject: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    for role in (role for role in old.roles if role not in new.roles):
        yield subject.change("role removed", f"`{role}`", new.keys.get("roles"))
    for role in (role for role in new.roles if role not in old.roles):
        yield subject.change("role added", f"`{role}`", new.keys.get("roles"))


def _replies(subject: Subject, former: Subject, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = ({reply.status: reply for reply in each.replies} for each in (old, new))
    kinds = [{_result(each, reply): reply.status for reply in each.replies} for each in (old, new)]
    for status in (status for status in before if status not in after):
        yield former.change("reply removed", f"{status}", before[status].node)
    for status in (status for status in after if status not in before):
        is_known = _result(new, after[status]) in kinds[0]
        rule = "reply added" if is_known else "result type changed"
        yield subject.change(rule, f"{status}", after[status].node)
    for status in (status for status in before if status in after):
        classes = _result(old, before[status]), _result(new, after[status])
        if classes[0] != classes[1]:
            yield subject.change("result type changed", f"`{classes[0]}` -> `{classes[1]}`", after[status].node)
        if before[status].model and after[status].model:
            continue  # a change of the model is reported for the model
        if before[status].fields is not None and after[status].fields is not None:
            pair = _fields(former, old, before[status]), _fields(subject, new, after[status])
            yield from received_changes(*pair, "" if len(after) == 1 else f"{status}: ")


def _fields(subject: Subject, operation: Operation, reply: Reply) -> Fields:
    fields: Sequence[Field] = reply.fields or ()
    return Fields(subject, fields, operation.scope, operation.always_answers)


def _result(operation: Operation, reply: Reply) -> str:
    """Return the class of a reply: of its model, a file, or `None`."""
    return "file" if reply.is_file else reply_models(operation).get(reply.status, "None")


def error_changes(
    subject: Subject, former: Subject, old: Iterable[ErrorRow], new: Iterable[ErrorRow]
) -> Iterator[Change]:
    """Yield how error rows changed. Several rows can have the same status and code."""
    before, after = _rows(old), _rows(new)
    for key in (*before, *(key for key in after if key not in before)):
        rows, others = before.get(key, ()), after.get(key, ())
        is_open = any(row.outcome for row in rows), any(row.outcome for row in others)
        where, node = (subject if others else former), [*others, *rows][0].node
        if is_open[0] != is_open[1]:
            yield where.change("outcome of an error changed", key, node)
        elif not others:
            yield where.change("error row removed", key, node)
        elif not rows:
            yield where.change("error row added", key, node)
        elif sorted((row.means, row.fix) for row in rows) != sorted((row.means, row.fix) for row in others):
            yield where.change("text changed", f"error {key}", node)


def _rows(rows: Iterable[ErrorRow]) -> dict[str, list[ErrorRow]]:
    found: dict[str, list[ErrorRow]] = {}
    for row in rows:
        found.setdefault(f"{row.status} {row.code}", []).append(row)
    return found
