"""Shares models and enums between the drafts of a service: equal ones become one, and each gets a name that means something."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any

from attrs import define, field, frozen

from wechatpay_codegen.pages.draft.data import is_table
from wechatpay_codegen.pages.draft.names import candidates_of, class_name
from wechatpay_codegen.pages.draft.texts import ListedTexts
from wechatpay_codegen.pages.draft.types import Origin, merge_texts
from wechatpay_codegen.pages.draft_all.model_shapes import Key, classes_of, shape_of, without_rules

_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_REPLY = "reply "
"""Prefix of the names of replies among the models. It is not the name of a class, so no field can refer to it."""


@define(eq=False)
class File:
    """A draft that takes part: its models and enums, the mappings of fields outside models, and what classes could be called."""

    name: str
    subject: str
    models: dict[str, Any]
    enums: dict[str, Any]
    fields: list[dict[str, Any]]
    origins: Mapping[str, Origin]
    classes: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])
    references: list[tuple[dict[str, Any], str]] = field(factory=list[tuple[dict[str, Any], str]])
    """Mappings with the name of a model as the value of a key, such as the shapes of a notification."""
    replies: dict[str, Any] = field(factory=dict[str, Any])
    """The replies by status. Those with fields take part as models, which other files can share."""

    @property
    def sent(self) -> frozenset[str]:
        """The classes that its request has."""
        found = set[str]()
        waiting = [name for table in self.fields for keys in table.values() for name in classes_of(keys)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [other for keys in self.models.get(name, {}).values() for other in classes_of(keys)]
        return frozenset(found)

    def __attrs_post_init__(self) -> None:
        for status, fields in self.replies.items():
            if is_table(fields) and fields.get("accepted") is not True:
                self.models[f"{_REPLY}{status}"] = fields


@frozen
class Declared:
    """Models and enums that exist in the specs, by name, and whether the drafts can use them."""

    models: Mapping[str, Any] = field(factory=dict[str, Any])
    enums: Mapping[str, Any] = field(factory=dict[str, Any])
    is_usable: bool = True


@frozen
class Shared:
    """The models and enums that several files use, and what the author should know."""

    models: dict[str, Any]
    enums: dict[str, Any]
    notes: tuple[str, ...]


@define(eq=False)
class _Class:
    """All models, or all enums, of one shape."""

    key: Key
    is_enum: bool
    uses: list[tuple[File, str]]
    depth: int = 0
    name: str = ""
    is_declared: bool = False
    is_sent: bool = False

    @property
    def files(self) -> int:
        return len({id(file) for file, _ in self.uses})

    @property
    def is_inline(self) -> bool:
        """Whether it is the reply of a single operation, whose fields stay there."""
        return len(self.uses) == 1 and self.uses[0][1].startswith(_REPLY) and not self.is_declared


def share(
    files: Sequence[File], declared: Sequence[Declared], reserved: AbstractSet[str], texts: ListedTexts
) -> Shared:
    """Rename the classes of drafts, and take out those that several files use. The drafts are changed.

    Args:
        files: The drafts of a service.
        declared: What its files, and the shared files, declare already.
        reserved: Names that a class of the service must not have.
        texts: The list of texts.
    """
    return _Sharing(files, declared, set(reserved), texts).shared()


@define(eq=False)
class _Sharing:
    files: Sequence[File]
    declared: Sequence[Declared]
    taken: set[str]
    texts: ListedTexts
    classes: dict[Key, _Class] = field(factory=dict[Key, _Class])
    by_use: dict[tuple[int, str], _Class] = field(factory=dict[tuple[int, str], _Class])
    notes: list[str] = field(factory=list[str])

    def shared(self) -> Shared:
        self._collect()
        self._reuse()
        # Models before what is inside them, so that the name of a model is known; then those that most files use.
        for one in sorted(self.classes.values(), key=lambda one: (one.depth, -one.files)):
            if not one.name and not one.is_inline:
                self._give_name(one)
        for file in self.files:
            self._rename(file)
        models, enums = dict[str, Any](), dict[str, Any]()
        for one in self.classes.values():
            self._merge_texts(one)
            if one.is_inline:
                one.uses[0][0].models.pop(one.uses[0][1])
            elif one.is_declared or one.files > 1:
                fields = self._taken_out(one)
                if not one.is_declared:
                    (enums if one.is_enum else models)[one.name] = fields
        return Shared(models, enums, tuple(self.notes))

    def _collect(self) -> None:
        ruled: dict[Key, set[Key]] = {}
        for file in self.files:
            bare = without_rules(file.models)
            for name in file.sent:
                if name in file.models:
                    shapes = ruled.setdefault(shape_of(name, bare, file.enums), set())
                    shapes.add(shape_of(name, file.models, file.enums))
        for file in self.files:
            bare, sent = without_rules(file.models), file.sent
            # Classes of requests come first, because one of a reply that is equal but for rules gets theirs.
            for name in sorted((*file.models, *file.enums), key=lambda name: name not in sent):
                key = shape_of(name, file.models, file.enums)
                of_requests = ruled.get(shape_of(name, bare, file.enums), set())
                if name not in sent and len(of_requests) == 1:
                    key = next(iter(of_requests))
                if name.startswith(_REPLY):  # replies are one only if they mean the same
                    key = ("reply", *(keys.get("zh", "") for keys in file.models[name].values()), key)
                one = self.classes.setdefault(key, _Class(key, name in file.enums, []))
                one.uses.insert(0 if name in sent and not one.is_sent else len(one.uses), (file, name))
                one.is_sent = one.is_sent or name in sent
                one.depth = max(one.depth, len(file.origins[name].outer) if name in file.origins else 0)
                self.by_use[id(file), name] = one

    def _reuse(self) -> None:
        """Give the classes that exist already their name."""
        for declared in self.declared:
            for name in (*declared.models, *declared.enums):
                one = self.classes.get(shape_of(name, declared.models, declared.enums))
                if one is None or one.is_declared:
                    continue
                if declared.is_usable:
                    one.name, one.is_declared = name, True
                    self.taken.add(name)
                else:
                    users = ", ".join(sorted({file.name for file, _ in one.uses}))
                    self.notes.append(
                        f"{users}: a model or enum equals `{name}`, which another file declares; move that one to _models.yaml and use it"
                    )

    def _give_name(self, one: _Class) -> None:
        options = (name for file, local in one.uses for name in self._candidates(one, file, local))
        ranked = sorted(dict.fromkeys(options), key=lambda option: option[0])
        last = ranked[-1][1] if ranked else "Model"
        numbered = (f"{last}{number}" for number in range(2, 10_000))
        one.name = next(name for name in chain((name for _, name in ranked), numbered) if name not in self.taken)
        self.taken.add(one.name)

    def _candidates(self, one: _Class, file: File, local: str) -> Iterable[tuple[int, str]]:
        """Yield names with their rank, the best first."""
        origin, subject = file.origins.get(local), file.subject
        if local.startswith(_REPLY):
            names = (subject, f"{subject}Result", f"{class_name(file.name)}Result")
            yield from ((2 + rank, name) for rank, name in enumerate(names))
        elif origin is None or origin.is_named:
            yield 0, origin.own if origin else local
        members = set((file.enums if one.is_enum else file.models)[local])
        yield from ((1, name) for name, official in file.classes.items() if set(official) == members)
        if origin is not None:
            parent = self._parent(file, origin)
            yield from (
                (2 + rank, name) for rank, name in enumerate(candidates_of(origin.own, parent, subject, file.name))
            )

    def _parent(self, file: File, origin: Origin) -> str:
        """Return the name of the model that contains a class; empty if a request or reply contains it."""
        for local, other in file.origins.items():
            if (*other.outer, other.own) == origin.outer and local in file.models:
                return self.by_use[id(file), local].name or other.own
        return origin.outer[-1] if len(origin.outer) > 1 else ""

    def _rename(self, file: File) -> None:
        sent = file.sent
        names = {name: self.by_use[id(file), name].name or name for name in (*file.models, *file.enums)}
        tables = [*file.fields, *file.models.values()]
        for keys in (keys for table in tables for keys in table.values()):
            if "type" in keys:
                keys["type"] = _CLASS.sub(lambda match: names.get(match[0], match[0]), keys["type"])
        for mapping, key in file.references:
            mapping[key] = names.get(mapping[key], mapping[key])
        for local, name in names.items():
            if local.startswith(_REPLY) and local != name:
                file.replies[local.removeprefix(_REPLY)] = name
        for declared in (file.models, file.enums):
            renamed = dict[str, Any]()
            for local, table in sorted(declared.items(), key=lambda item: item[0] not in sent):
                if (kept := renamed.setdefault(names[local], table)) is not table:
                    self._merge(kept, table)
            declared.clear()
            declared.update(renamed)

    def _taken_out(self, one: _Class) -> Any:
        """Remove a class from its files, and return it."""
        found = [(file.enums if one.is_enum else file.models).pop(one.name, None) for file, _ in one.uses]
        return next(fields for fields in found if fields is not None)

    def _merge_texts(self, one: _Class) -> None:
        """Keep the texts of the first use, and note those of the others."""
        tables = list(
            {
                id(table): table
                for file, _ in one.uses
                if (table := (file.enums if one.is_enum else file.models).get(one.name)) is not None
            }.values()
        )
        for other in tables[1:]:
            self._merge(tables[0], other)

    def _merge(self, kept: dict[str, Any], other: dict[str, Any]) -> None:
        if all(isinstance(keys, dict) for keys in kept.values()):
            merge_texts(kept, other, self.texts)
        else:
            for value, marker in other.items():
                self.texts.merge(kept[value], marker)
