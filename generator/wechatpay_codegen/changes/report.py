"""Reports changes: for people, as JSON, and as a section of a changelog."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from attrs import frozen

from wechatpay_codegen.changes.kinds import Change, Kind
from wechatpay_codegen.changes.versions import next_version


@frozen
class Comparison:
    """Two states and the changes between them, the worst first."""

    base: str
    head: str
    version: str
    """The version of the library in the first state; empty if it is not known."""
    changes: tuple[Change, ...]

    @property
    def next_version(self) -> str:
        """The version that follows; empty if the present one is not known."""
        return next_version(self.version, {change.kind for change in self.changes})

    def of_kind(self, kind: Kind) -> list[Change]:
        """Return the changes of one kind."""
        return [change for change in self.changes if change.kind is kind]


def in_words(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of a report for people."""
    for kind in Kind:
        changes = comparison.of_kind(kind)
        if changes:
            yield f"{kind.value.capitalize()}:"
            yield from _of_kind(changes)
            yield ""
    counts = ", ".join(f"{len(comparison.of_kind(kind))} {kind.value}" for kind in Kind)
    yield f"{counts}." if comparison.changes else "No changes."
    if comparison.next_version:
        yield f"Version {comparison.version} is followed by {comparison.next_version}."


def _of_kind(changes: Sequence[Change]) -> Iterator[str]:
    for subject, group in groupby(changes, key=lambda change: change.subject):
        yield f"  {subject}"
        for rule, same in groupby(group, key=lambda change: change.rule):
            each = list(same)
            yield f"    {rule}: {each[0].why}"
            yield from (f"      {change.what}{f'  ({change.place})' if change.place else ''}" for change in each)


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return a report as JSON data."""
    return {
        "base": comparison.base,
        "head": comparison.head,
        "version": comparison.version or None,
        "next_version": comparison.next_version or None,
        "counts": {kind.value: len(comparison.of_kind(kind)) for kind in Kind},
        "changes": [_entry(change) for change in comparison.changes],
    }


def _entry(change: Change) -> dict[str, Any]:
    place = change.place
    where = {"path": place.path, "line": place.line, "column": place.column} if place else None
    return {
        "kind": change.kind.value,
        "rule": change.rule,
        "subject": change.subject,
        "what": change.what,
        "why": change.why,
        "place": where,
    }


def changelog(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of a section for CHANGELOG.md, to be shortened and explained by a person."""
    yield f"## [{comparison.next_version or 'Unreleased'}] - not released yet"
    breaking = comparison.of_kind(Kind.BREAKING)
    removed = [change for change in breaking if change.rule.endswith(" removed")]
    sections = {
        "Added": [each for each in comparison.of_kind(Kind.ADDITIVE) if each.rule != "deprecated"],
        "Changed": [each for each in breaking if each not in removed],
        "Deprecated": [each for each in comparison.of_kind(Kind.ADDITIVE) if each.rule == "deprecated"],
        "Removed": removed,
    }
    texts = comparison.of_kind(Kind.TEXT)
    for name, changes in sections.items():
        if changes or (name == "Changed" and texts):
            yield from ("", f"### {name}", "")
            yield from (_line(subject, list(each)) for subject, each in groupby(changes, key=lambda one: one.subject))
            if name == "Changed" and texts:
                yield f"- Texts of {', '.join(f'`{subject}`' for subject in dict.fromkeys(e.subject for e in texts))}."


def _line(subject: str, changes: Sequence[Change]) -> str:
    parts = [
        f"{rule} ({', '.join(dict.fromkeys(change.what for change in same))})"
        for rule, same in ((rule, list(each)) for rule, each in groupby(changes, key=lambda change: change.rule))
    ]
    return f"- `{subject}`: {'; '.join(parts)}."
