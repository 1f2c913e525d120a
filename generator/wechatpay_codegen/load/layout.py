"""Finds the files of a specs folder whose keys are not in the usual order, and orders them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.layout import Layout, line_starts
from wechatpay_codegen.load.migration import shape_at, yaml_files
from wechatpay_codegen.source.complaint import Complaint, SpecError
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar
from wechatpay_codegen.source.files import listed, refused
from wechatpay_codegen.source.yaml_reader import FAST_PARSER, read

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@frozen
class Formatted:
    """A file whose keys were in another order, and its new content."""

    path: Path
    content: bytes


def formatted(folder: Path) -> list[Formatted]:
    """Return the files of a specs folder whose keys are not in the usual order, with their new content. Writes nothing.

    Raises:
        SpecError: A file cannot be read. The error contains all complaints.
    """
    specs = listed(folder)
    complaints: list[Complaint] = list(refused(specs))
    found: list[Formatted] = []
    for entry in () if complaints else yaml_files(specs):
        path = Path(entry.path)
        document = read(entry.path, entry.content)
        complaints += document.complaints
        if not document.complaints and (content := _ordered(path, document, entry.content)) is not None:
            found.append(Formatted(path, content))
    if complaints:
        raise SpecError(complaints)
    return found


def ordered(path: Path, content: bytes) -> bytes | None:
    """Return the content of a file with its keys in the usual order, or `None` if they are or cannot be read.

    The keys of a resource stay as they are, because they follow the life of a record.
    """
    document = read(path.as_posix(), content)
    return None if document.complaints else _ordered(path, document, content)


def _ordered(path: Path, document: Document, content: bytes) -> bytes | None:
    shape = shape_at(path, document)
    if document.top is None or shape is grammar.RESOURCE:
        return None
    text = content.decode()
    text = text if text.endswith("\n") else f"{text}\n"
    layout = Layout(text, ends_in)
    layout.order(document.top, shape)
    after = layout.text.encode()
    is_safe = after != content and _is_same(document.top, read(path.as_posix(), after).top)
    return after if is_safe else None


def ends_in(text: str) -> dict[tuple[int, int], int]:
    """Return where each scalar and each collection in flow style ends, by the line and column of its start."""
    lines = line_starts(text)
    ends: dict[tuple[int, int], int] = {}
    starts: list[Any] = []
    following: Callable[[], Any] = FAST_PARSER(text).get_event
    for event in iter(following, None):
        kind: Any = event.__class__
        if kind in _STARTS:
            starts.append(event)
            continue
        is_scalar = kind is yaml.ScalarEvent
        if is_scalar or kind in _ENDS:
            start = event if is_scalar else starts.pop()
            if is_scalar or start.flow_style:
                mark, end = start.start_mark, event.end_mark
                ends[mark.line + 1, mark.column + 1] = lines[end.line] + end.column
    return ends


def _is_same(before: Node, after: Node | None) -> bool:
    """Return whether two nodes have the same content, apart from the order of keys."""
    if isinstance(before, Scalar):
        return isinstance(after, Scalar) and (before.text, before.is_plain) == (after.text, after.is_plain)
    if isinstance(before, Mapping):
        if not isinstance(after, Mapping) or len(before.entries) != len(after.entries):
            return False
        values = {key.text: value for key, value in after.entries}
        return all(key.text in values and _is_same(value, values[key.text]) for key, value in before.entries)
    if after is None or isinstance(after, (Scalar, Mapping)) or len(before.items) != len(after.items):
        return False
    return all(_is_same(one, other) for one, other in zip(before.items, after.items, strict=True))
