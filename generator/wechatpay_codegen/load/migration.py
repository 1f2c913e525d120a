"""Finds the files of a specs folder whose keys have former names, and renames the keys."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.migration import Edit, edited, edits_of, edits_of_terms
from wechatpay_codegen.language.shapes import Shape
from wechatpay_codegen.load.files import shape_of
from wechatpay_codegen.source.complaint import Complaint, SpecError
from wechatpay_codegen.source.document import Document
from wechatpay_codegen.source.files import Entry, listed, refused
from wechatpay_codegen.source.yaml_reader import read

_SHAPES_BY_NAME: dict[str, Shape] = {
    "_group.yaml": grammar.GROUP,
    "_service.yaml": grammar.SERVICE,
    "_models.yaml": grammar.DECLARATIONS,
    "_contradictions.yaml": grammar.CONTRADICTIONS,
}
_SHARED_SHAPES: dict[str, Shape] = {
    "errors.yaml": grammar.COMMON_ERRORS,
    "models.yaml": grammar.DECLARATIONS,
    "terms.yaml": grammar.TERMS,
    "values.yaml": grammar.VALUES,
    "error_texts.yaml": grammar.ERROR_TEXTS,
    "contradictions.yaml": grammar.CONTRADICTIONS,
}


@frozen
class Migrated:
    """A file with renamed keys: its new content, and the edits."""

    path: Path
    content: bytes
    edits: tuple[Edit, ...]


def migrations(folder: Path) -> list[Migrated]:
    """Return the files of a specs folder that have former key names, with their new content. Writes nothing.

    Raises:
        SpecError: A file cannot be read. The error contains all complaints.
    """
    specs = listed(folder)
    complaints: list[Complaint] = list(refused(specs))
    migrated: list[Migrated] = []
    for entry in () if complaints else yaml_files(specs):
        path, content = Path(entry.path), entry.content
        document = read(entry.path, content)
        complaints += document.complaints
        if document.top is None or document.complaints:
            continue
        shape = shape_at(path, document)
        lines = content.decode().splitlines(keepends=True)
        found = edits_of_terms(document.top, lines) if shape is grammar.TERMS else edits_of(document.top, shape)
        if edits := tuple(sorted(found)):
            migrated.append(Migrated(path, edited(content.decode(), edits).encode(), edits))
    if complaints:
        raise SpecError(complaints)
    return migrated


def yaml_files(folder: Entry) -> Iterator[Entry]:
    """Return the specs of a folder, at any depth."""
    return (entry for entry in folder.walk() if entry.suffix == ".yaml")


def shape_at(path: Path, document: Document) -> Shape:
    """Return the format of a file, by its path and its content."""
    if path.parent.name == "_shared":
        return _SHARED_SHAPES.get(path.name, grammar.DECLARATIONS)
    return _SHAPES_BY_NAME.get(path.name) or shape_of(document)
