"""Joins enums of one thing: each page lists only the values that can occur there."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from wechatpay_codegen.pages.draft_all.model_shapes import classes_of
from wechatpay_codegen.pages.draft_all.sharing import File


@frozen
class _Enum:
    """An enum of a file, the field that it is named after, and the terms of the fields that use it."""

    file: File
    name: str
    field: str
    terms: frozenset[str]

    @property
    def values(self) -> frozenset[str]:
        return frozenset(self.file.enums[self.name])


def join_enums(files: Sequence[File]) -> tuple[str, ...]:
    """Give an enum of replies all values of an enum for the same field and term that has more. The drafts are changed.

    Enums of requests are not joined: each request accepts only the values on its page.

    Args:
        files: The drafts of a service.

    Returns:
        A note for each enum that was joined.
    """
    enums = [one for file in files for one in _enums(file)]
    notes: list[str] = []
    for one in sorted(enums, key=lambda one: len(one.values)):
        if one.name in one.file.sent:
            continue
        larger = [
            other
            for other in enums
            if other.field == one.field and other.terms & one.terms and one.values < other.values
        ]
        if larger:
            most = max(larger, key=lambda other: len(other.values))
            own, every = one.file.enums[one.name], most.file.enums[most.name]
            added = [value for value in every if value not in own]
            one.file.enums[one.name] = {value: own.get(value, text) for value, text in every.items()}
            notes.append(f"{one.file.name}: `{one.field}` got the values {', '.join(added)} from {most.file.name}")
    return tuple(notes)


def _enums(file: File) -> Iterator[_Enum]:
    for name in file.enums:
        users = [
            keys
            for table in (*file.fields, *file.models.values())
            for keys in table.values()
            if name in classes_of(keys)
        ]
        terms = frozenset(keys.get("zh", "") for keys in users)
        origin = file.origins.get(name)
        yield _Enum(file, name, origin.own if origin else name, terms)
