"""Compares the arguments of operations, and the fields of models and replies."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from wechatpay_codegen.api.declarations import Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.changes.kinds import Change, Subject
from wechatpay_codegen.changes.types import Step, received, sent

Requires: TypeAlias = Callable[[Field], bool]

_SENT_STEPS = {
    Step.FORM: "argument sent differently",
    Step.LOOSER: "argument bounds widened",
    Step.WIDER: "argument type widened",
    Step.TIGHTER: "argument bounds narrowed",
    Step.NARROWER: "argument type narrowed",
}
_RECEIVED_STEPS = {
    Step.TEXT: "reply bounds changed",
    Step.FORM: "reply bounds changed",
    Step.NARROWER: "reply type narrowed",
    Step.WIDER: "reply type changed",
}


@frozen
class Fields:
    """Arguments or fields of one state, and the scope of their types."""

    subject: Subject
    fields: Sequence[Field]
    scope: Scope
    requires: Requires
    """Whether a call needs the argument, or a reply always has the field."""


def sent_changes(before: Fields, after: Fields, what: str) -> Iterator[Change]:
    """Yield how arguments, or the fields of a model that is sent, changed. `what` precedes their names."""
    old, new = _by_name(before), _by_name(after)
    renamed = _renamed(old, new)
    for name in (name for name in old if name not in new and name not in renamed):
        yield before.subject.change("argument removed", f"{what}`{name}`", old[name].name)
    for name, successor in renamed.items():
        node = new[successor].name
        yield after.subject.change("argument renamed", f"{what}`{name}` -> `{successor}`", node)
    for name in (name for name in new if name not in old and name not in renamed.values()):
        rule = "required argument added" if after.requires(new[name]) else "optional argument added"
        yield after.subject.change(rule, f"{what}`{name}`", new[name].name)
    for name in (*(name for name in old if name in new), *renamed):
        field = new[renamed.get(name, name)]
        is_needed = before.requires(old[name]), after.requires(field)
        if is_needed[0] != is_needed[1]:
            rule = "argument now required" if is_needed[1] else "argument now optional"
            yield after.subject.change(rule, f"{what}`{field.wire_name}`", field.name)
        step = sent(old[name].type, field.type, (before.scope, after.scope))
        if rule := _SENT_STEPS.get(step, ""):
            yield after.subject.change(rule, f"{what}`{field.wire_name}`", field.name)
        yield from _rules_of_sent(after.subject, old[name], field, what)
        yield from _texts(after.subject, old[name], field, what, is_sent=True)


def received_changes(before: Fields, after: Fields, what: str) -> Iterator[Change]:
    """Yield how the fields of a reply, or of a model that is received, changed. `what` precedes their names."""
    old, new = _by_name(before), _by_name(after)
    for name in (name for name in old if name not in new):
        yield before.subject.change("reply field removed", f"{what}`{name}`", old[name].name)
    for name in (name for name in new if name not in old):
        yield after.subject.change("reply field added", f"{what}`{name}`", new[name].name)
    for name in (name for name in old if name in new):
        field = new[name]
        has_always = before.requires(old[name]), after.requires(field)
        if has_always[0] != has_always[1]:
            rule = "reply field now required" if has_always[1] else "reply field now optional"
            yield after.subject.change(rule, f"{what}`{name}`", field.name)
        step = received(old[name].type, field.type, (before.scope, after.scope))
        if rule := _RECEIVED_STEPS.get(step, ""):
            yield after.subject.change(rule, f"{what}`{name}`", field.name)
        if old[name].is_encrypted != field.is_encrypted:
            yield after.subject.change("encryption changed", f"{what}`{name}`", field.name)
        yield from _deprecation(after.subject, old[name], field, what)
        yield from _texts(after.subject, old[name], field, what, is_sent=False)


def _by_name(state: Fields) -> dict[str, Field]:
    return {field.wire_name: field for field in state.fields}


def _renamed(old: dict[str, Field], new: dict[str, Field]) -> dict[str, str]:
    """Return the new name of an argument that has the type and the text of exactly one argument that is gone."""
    gone = {name: field for name, field in old.items() if name not in new}
    added = {name: field for name, field in new.items() if name not in old}
    found = {name: [other for other in added if _is_same(field, added[other])] for name, field in gone.items()}
    taken = [other for others in found.values() for other in others]
    return {name: others[0] for name, others in found.items() if len(others) == 1 == taken.count(others[0])}


def _is_same(old: Field, new: Field) -> bool:
    """Return whether two arguments with different names have the same type, and the same Chinese term or description."""
    has_same_text = (old.zh and old.zh == new.zh) or (old.doc.strip() and old.doc.strip() == new.doc.strip())
    return bool(has_same_text) and old.type == new.type


def _rules_of_sent(subject: Subject, old: Field, new: Field, what: str) -> Iterator[Change]:
    name = f"{what}`{new.wire_name}`"
    conditions = _conditions(old), _conditions(new)
    if conditions[0] != conditions[1]:
        is_eased = conditions[1] < conditions[0] if conditions[1] else True
        rule = "required for fewer calls" if is_eased or new.is_required else "required for more calls"
        yield subject.change(rule, f"{name}: {new.rules or 'no conditions'}", new.name)
    patterns = _text(old.pattern), _text(new.pattern)
    if patterns[0] != patterns[1]:
        rule = "pattern added or changed" if patterns[1] else "pattern removed"
        yield subject.change(rule, f"{name}: {patterns[0] or 'none'} -> {patterns[1] or 'none'}", new.name)
    if (senders := _senders(old.roles, new.roles)) and not (old.required_of and old.is_required):
        yield subject.change(senders, name, new.name)
    if set(new.required_of) - set(old.required_of):
        yield subject.change("required for more calls", f"{name}: {', '.join(new.required_of)}", new.name)
    elif set(old.required_of) - set(new.required_of) and not new.is_required:
        yield subject.change("required for fewer calls", f"{name}: {', '.join(old.required_of)}", new.name)
    defaults = _text(old.default_node), _text(new.default_node)
    if defaults[0] != defaults[1] and not (old.is_own_number or new.is_own_number):
        rule = "default changed" if defaults[0] else "default stated"
        yield subject.change(rule, f"{name}: {defaults[0] or 'none'} -> {defaults[1] or 'none'}", new.name)
    if old.is_encrypted != new.is_encrypted:
        yield subject.change("encryption changed", name, new.name)
    yield from _deprecation(subject, old, new, what)


def _deprecation(subject: Subject, old: Field, new: Field, what: str) -> Iterator[Change]:
    if bool(old.deprecated) != bool(new.deprecated):
        rule = "deprecated" if new.deprecated else "no longer deprecated"
        yield subject.change(rule, f"{what}`{new.wire_name}`", new.name)


def _senders(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Return the rule for a change of the roles that may send a field; no roles means all."""
    if set(old) == set(new):
        return ""
    is_wider = not new or (bool(old) and set(old) < set(new))
    return "senders widened" if is_wider else "senders narrowed"


def _conditions(field: Field) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(str, conditions)) for conditions in field.required_when)


def _texts(subject: Subject, old: Field, new: Field, what: str, *, is_sent: bool) -> Iterator[Change]:
    facts = [(each.zh, each.doc.strip(), each.deprecated, _text(each.origin), each.example) for each in (old, new)]
    if not is_sent:
        for index, each in enumerate((old, new)):
            facts[index] = (*facts[index][:4], (each.example, _text(each.pattern), each.rules, each.roles))
    if facts[0] != facts[1]:
        yield subject.change("text changed", f"{what}`{new.wire_name}`", new.name)


def _text(node: object) -> str:
    return str(getattr(node, "text", ""))
