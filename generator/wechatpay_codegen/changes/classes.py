"""Compares the classes of a service or a notification: models and enums."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from wechatpay_codegen.api.declarations import Declaration, Enum, Model
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.uses import Uses
from wechatpay_codegen.changes.fields import Fields, received_changes, sent_changes
from wechatpay_codegen.changes.kinds import Change, Subject


@frozen
class Classes:
    """The classes of a service or a notification, by name, and how the whole API uses them."""

    subject: Subject
    by_name: Mapping[str, Declaration]
    sent: frozenset[Declaration]
    received: frozenset[Declaration]
    uses: Uses

    def subject_of(self, name: str) -> Subject:
        """Return the subject of changes of a class: the service, and the file of the class."""
        return Subject(f"{self.subject.name}.{name}", self.by_name[name].home.document)

    def fields_of(self, name: str, model: Model) -> Fields:
        """Return the fields of a model."""

        def always_has(field: Field) -> bool:
            return self.uses.always_has(model, field)

        return Fields(self.subject_of(name), model.fields, model.home.scope, always_has)


def class_changes(before: Classes, after: Classes) -> Iterator[Change]:
    """Yield how the classes changed."""
    renamed = _renamed(before, after)
    for name in (name for name in before.by_name if name not in after.by_name and name not in renamed):
        yield before.subject_of(name).change("class removed", f"`{name}`", before.by_name[name].name)
    for name, successor in renamed.items():
        node = after.by_name[successor].name
        yield after.subject_of(successor).change("class renamed", f"`{name}` -> `{successor}`", node)
    for name in (name for name in after.by_name if name not in before.by_name and name not in renamed.values()):
        yield after.subject_of(name).change("class added", f"`{name}`", after.by_name[name].name)
    for name in before.by_name:
        if (successor := renamed.get(name, name)) in after.by_name:
            yield from _changes_of(before, after, name, successor)


def _changes_of(before: Classes, after: Classes, name: str, successor: str) -> Iterator[Change]:
    match before.by_name[name], after.by_name[successor]:
        case Enum() as old, Enum() as new if old.is_integer == new.is_integer:
            yield from _values(after.subject_of(successor), before.subject_of(name), old, new)
        case Model() as old, Model() as new:
            pair = before.fields_of(name, old), after.fields_of(successor, new)
            yield from _of_model(pair, before.sent | before.received, old, after, new)
        case _, new:
            yield after.subject_of(successor).change("class changed its kind", f"`{successor}`", new.name)


def _of_model(
    pair: tuple[Fields, Fields], known: frozenset[Declaration], old: Model, after: Classes, new: Model
) -> Iterator[Change]:
    """Yield how the fields of a model changed, once for a model that is both sent and received."""
    found: dict[tuple[str, str], Change] = {}
    if old not in known:
        return
    if new in after.sent:
        found |= {(each.rule, each.what): each for each in sent_changes(*pair, "")}
    if new in after.received:
        both = {what for rule, what in found if rule != "text changed"}
        for change in received_changes(*pair, ""):
            is_known = change.what in both and change.rule in {
                "reply bounds changed",
                "deprecated",
                "encryption changed",
            }
            if not is_known:
                found.setdefault((change.rule, change.what), change)
    yield from found.values()


def _values(subject: Subject, former: Subject, old: Enum, new: Enum) -> Iterator[Change]:
    before = {value.node.text: value for value in old.values}
    after = {value.node.text: value for value in new.values}
    for text in (text for text in before if text not in after):
        yield former.change("enum value removed", f"`{text}`", before[text].node)
    for text in (text for text in after if text not in before):
        yield subject.change("enum value added", f"`{text}`", after[text].node)
    for text in (text for text in before if text in after):
        members = str(before[text].member), str(after[text].member)
        if members[0] != members[1]:
            yield subject.change("enum value renamed", f"`{members[0]}` -> `{members[1]}`", after[text].node)
        if before[text].meaning.strip() != after[text].meaning.strip():
            yield subject.change("text changed", f"`{text}`", after[text].node)


def _renamed(before: Classes, after: Classes) -> dict[str, str]:
    """Return the new name of a class that has the content of exactly one class that is gone."""
    gone = {name: _content(each) for name, each in before.by_name.items() if name not in after.by_name}
    added = {name: _content(each) for name, each in after.by_name.items() if name not in before.by_name}
    found = {name: [other for other in added if added[other] == content] for name, content in gone.items()}
    contents = list(gone.values())
    return {name: others[0] for name, others in found.items() if len(others) == 1 and contents.count(gone[name]) == 1}


def _content(declaration: Declaration) -> frozenset[str]:
    """Return the names of the fields of a model, or the values of an enum."""
    if isinstance(declaration, Enum):
        return frozenset(f"={value.node.text}" for value in declaration.values)
    return frozenset(field.wire_name for field in declaration.fields)
