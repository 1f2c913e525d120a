"""Renames keys of older specs, without changing any other character of a file."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from wechatpay_codegen.language import shapes
from wechatpay_codegen.language.check import fitting
from wechatpay_codegen.source.document import Mapping, Node, Scalar
from wechatpay_codegen.source.document import Sequence as SequenceNode


@frozen(order=True)
class Edit:
    """The replacement of a word in a file. Line and column start at 1."""

    line: int
    column: int
    before: str
    after: str

    def __str__(self) -> str:
        before = self.before.strip(" ,\r\n")
        return f"{self.line}:{self.column}: {before} -> {self.after or '(removed)'}"


def edits_of(node: Node, shape: shapes.Shape) -> Iterator[Edit]:
    """Yield the edits that rename the keys of a node and of the nodes inside it.

    A key is not renamed if the mapping already has the new name, because one of the values would be lost. `generate` then
    complains about it.
    """
    match shape, node:
        case shapes.Either(), _:
            yield from edits_of(node, fitting(node, shape))
        case shapes.Record(), Mapping():
            yield from _edits_of_record(node, shape)
        case shapes.MapOf(), Mapping():
            for _, value in node.entries:
                yield from edits_of(value, shape.value)
        case shapes.ListOf(), SequenceNode():
            for item in node.items:
                yield from edits_of(item, shape.item)
        case _:
            return


def _edits_of_record(node: Mapping, shape: shapes.Record) -> Iterator[Edit]:
    present = {name.text for name, _ in node.entries}
    for name, value in node.entries:
        key = shape.by_name.get(name.text)
        former = shape.by_former_name.get(name.text)
        if key is None and former is not None and former.name not in present:
            yield _edit(name, former.name)
            if isinstance(value, Scalar) and value.is_plain and value.text in former.was_values:
                yield _edit(value, former.was_values[value.text])
        if (known := key or former) is not None:
            yield from edits_of(value, known.value)


def _edit(scalar: Scalar, after: str) -> Edit:
    return Edit(scalar.line, scalar.column, scalar.text, after)


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits to a text. Line endings, comments and spaces are kept."""
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, reverse=True):
        line, start = lines[edit.line - 1], edit.column - 1
        offset = line.index(edit.before, start)  # a quoted key starts with its quote
        lines[edit.line - 1] = line[:offset] + edit.after + line[offset + len(edit.before) :]
    return "".join(lines)


def edits_of_terms(node: Node, lines: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits that write the terms of `_shared/terms.yaml` as keys: `{zh: 书号, doc: Number.}` becomes `{书号: Number.}`.

    A term without `doc` has no text to keep. It is not changed, and `generate` complains about it.
    """
    for _, former in node.entries if isinstance(node, Mapping) else ():
        keys = {name.text: (name, value) for name, value in former.entries} if isinstance(former, Mapping) else {}
        if "doc" not in keys or not keys.keys() <= {"zh", "doc"}:
            continue
        doc, _ = keys["doc"]
        if "zh" not in keys:
            yield Edit(doc.line, doc.column, "doc", '""')
            continue
        name, term = keys["zh"]
        assert isinstance(term, Scalar)  # noqa: S101 - the former format had only scalars
        line = lines[name.line - 1]
        written = term.text if term.is_plain else line[term.column - 1 :][: len(term.text) + 2]
        whole = f"zh: {written}"
        before = next(text for text in (f"{whole}, ", f", {whole}", whole) if text in line)
        is_alone = line.strip() == whole
        yield Edit(name.line, 1, line, "") if is_alone else Edit(name.line, 1, before, "")
        yield Edit(doc.line, doc.column, "doc", written)
