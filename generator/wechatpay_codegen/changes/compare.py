"""Compares two states of an API."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from wechatpay_codegen.api.declarations import Declaration, Model
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.mix_ins import MIX_INS
from wechatpay_codegen.api.notification import Notification
from wechatpay_codegen.api.operation import Operation
from wechatpay_codegen.api.service import Api, Service
from wechatpay_codegen.api.uses import Uses, reached, uses_of
from wechatpay_codegen.catalog.entries import catalog_of_services
from wechatpay_codegen.changes.classes import Classes, class_changes
from wechatpay_codegen.changes.kinds import Change, Kind, Subject
from wechatpay_codegen.changes.notifications import notification_changes
from wechatpay_codegen.changes.operations import error_changes, operation_changes
from wechatpay_codegen.source.document import Document

_ORDER = tuple(Kind)
_TEXTS = frozenset({"means", "title", "en", "zh", "doc", "description"})
"""Keys of the catalog with texts for people."""


def api_changes(before: Api, after: Api) -> tuple[Change, ...]:
    """Return how an API changed, the worst changes first.

    A change of a class that several services use is reported once, for the first of them.
    """
    found = [
        *_operations(before, after),
        *_services(before, after),
        *_notifications(before, after),
        *_common_errors(before, after),
        *_groups(before, after),
    ]
    found += _rest(before, after, {change.subject for change in found})
    once = {(change.rule, change.what, change.place): change for change in reversed(found)}
    return tuple(sorted(once.values(), key=lambda each: (_ORDER.index(each.kind), each.subject, each.rule, each.what)))


def _subject(one: Operation | Notification) -> Subject:
    return Subject(one.dotted_name, one.document)


def _operations(before: Api, after: Api) -> Iterator[Change]:
    old = {each.dotted_name: each for each in before.operations}
    new = {each.dotted_name: each for each in after.operations}
    addresses = {_address(each): name for name, each in new.items() if name not in old}
    renamed = {
        name: addresses[_address(each)] for name, each in old.items() if name not in new and _address(each) in addresses
    }
    for name, each in old.items():
        successor = renamed.get(name, name)
        if successor not in new:
            yield _subject(each).change("operation removed", f"`{name}`")
            continue
        if name in renamed:
            yield _subject(new[successor]).change("operation renamed", f"`{name}` -> `{successor}`")
        yield from operation_changes(each, new[successor])
    for name in (name for name in new if name not in old and name not in renamed.values()):
        yield _subject(new[name]).change("operation added", f"`{name}`")


def _address(operation: Operation) -> tuple[str, ...]:
    return (operation.method, *(route.path.text for route in operation.routes))


def _services(before: Api, after: Api) -> Iterator[Change]:
    uses = [uses_of(api.operations, api.notifications) for api in (before, after)]
    old, new = (dict(_named_services(api)) for api in (before, after))
    for name in (name for name in old if name in new):
        pair = _classes(name, old[name], uses[0]), _classes(name, new[name], uses[1])
        yield from class_changes(*pair)
        yield from _methods(pair[1].subject, old[name], new[name])
        texts = [(each.title.en, each.title.zh, each.doc.strip()) for each in (old[name], new[name])]
        if texts[0] != texts[1]:
            yield pair[1].subject.change("text changed", "title or description of the service")


def _groups(before: Api, after: Api) -> Iterator[Change]:
    old = {group.name: (group.title.en, group.title.zh, group.doc.strip()) for group in before.groups}
    for group in after.groups:
        if old.get(group.name, ()) not in ((), (group.title.en, group.title.zh, group.doc.strip())):
            subject = Subject(group.name, Document(f"{group.path}/_group.yaml", [], []))
            yield subject.change("text changed", "title or description of the group")


def _named_services(api: Api) -> Iterator[tuple[str, Service]]:
    return ((f"{group.name}.{service.name}", service) for group in api.groups for service in group.services)


def _classes(name: str, service: Service, uses: Uses) -> Classes:
    sent, received = set[Declaration](), set[Declaration]()
    for operation in service.operations:
        sent |= reached(operation.arguments, operation.scope).keys()
        received |= {reply.model for reply in operation.replies if reply.model}
        fields: Iterable[Field] = (field for reply in operation.replies for field in reply.fields or ())
        received |= reached(fields, operation.scope).keys()
    by_name = {each.name.text: each for each in (*sent, *received)}
    ordered = {each: by_name[each] for each in sorted(by_name)}
    subject = Subject(name, Document(f"{service.path}/_service.yaml", [], []))
    return Classes(subject, ordered, frozenset(sent), frozenset(received), uses)


def _methods(subject: Subject, old: Service, new: Service) -> Iterator[Change]:
    """Yield how the handwritten methods of a service changed."""
    before, after = ({each.name.text: each for each in service.extensions} for service in (old, new))
    for name in (name for name in before if name not in after):
        for method in MIX_INS[name].methods:
            yield subject.change("method removed", f"`{method}`")
    for name in (name for name in after if name not in before):
        for method in MIX_INS[name].methods:
            yield subject.change("method added", f"`{method}`", after[name].name)


def _notifications(before: Api, after: Api) -> Iterator[Change]:
    uses = [uses_of(api.operations, api.notifications) for api in (before, after)]
    old, new = ({each.dotted_name: each for each in api.notifications} for api in (before, after))
    for name in (name for name in old if name not in new):
        yield _subject(old[name]).change("notification module removed", f"`{name}`")
    for name in (name for name in new if name not in old):
        yield _subject(new[name]).change("notification module added", f"`{name}`")
    for name in (name for name in old if name in new):
        yield from notification_changes(_subject(new[name]), old[name], new[name])
        yield from class_changes(_contents(old[name], uses[0]), _contents(new[name], uses[1]))


def _contents(notification: Notification, uses: Uses) -> Classes:
    """Return the classes of a notification: what it contains is received, its acknowledgement is sent."""
    received, sent = set[Declaration](), set[Declaration]()
    answers: list[Model | None] = [notification.answer.model] if notification.answer else []
    for models, found in (([shape.model for shape in notification.shapes], received), (answers, sent)):
        for model in models:
            if model is not None:
                found |= {model, *reached(model.fields, notification.scope)}
    by_name = {each.name.text: each for each in (*received, *sent)}
    return Classes(_subject(notification), by_name, frozenset(sent), frozenset(received), uses)


def _common_errors(before: Api, after: Api) -> Iterator[Change]:
    subject = Subject("all operations", Document("_shared/errors.yaml", [], []))
    yield from error_changes(subject, subject, before.common_errors, after.common_errors)


def _rest(before: Api, after: Api, known: set[str]) -> Iterator[Change]:
    """Yield what the rules do not compare: facts that only the gateway uses, and the order of what is named."""
    old, new = (dict(catalog_of_services(api)) for api in (before, after))
    for path in sorted(old.keys() | new.keys()):
        _, folder, name = path.removesuffix(".json").split("/", 2)
        dotted = name.replace("/", ".")
        if old.get(path) == new.get(path):
            continue
        if folder == "resources":
            facts = [_without_texts(json.loads(texts.get(path, "null"))) for texts in (old, new)]
            yield Change("text changed" if facts[0] == facts[1] else "gateway changed", dotted, f"`{dotted}`")
        elif path in old and path in new and not _is_known(dotted, known):
            yield Change("details changed", dotted, f"`{dotted}`", None)


def _without_texts(value: Any) -> Any:
    """Return the entry of a resource without its sentences and names for people."""
    anything: Any = value  # after a check, the type of `value` is partially unknown
    if isinstance(value, dict):
        return {key: _without_texts(each) for key, each in anything.items() if key not in _TEXTS}
    if isinstance(value, list):
        return [_without_texts(each) for each in anything]
    return value


def _is_known(name: str, known: set[str]) -> bool:
    """Return whether a change of an operation or notification, or of a class of any service, is reported."""
    return any(each == name or each.rpartition(".")[2][:1].isupper() for each in known)


def counted(changes: Iterable[Change]) -> dict[Kind, int]:
    """Return the number of changes of each kind."""
    kinds = sorted((change.kind for change in changes), key=_ORDER.index)
    return {kind: len(list(each)) for kind, each in groupby(kinds)}
