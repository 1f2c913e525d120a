"""The files of a specs folder: their names, their kinds, and whether one has the format of its kind."""

from collections.abc import Iterator

from wechatpay_codegen.api import names
from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.language.shapes import Shape
from wechatpay_codegen.source.document import Document, Node
from wechatpay_codegen.source.files import SCHEMA_FILE
from wechatpay_codegen.source.place import Place
from wechatpay_codegen.source.reader import Reader

ROOT_FILES = frozenset({"README.md", SCHEMA_FILE})
SHARED = "_shared"
SHARED_FILES = ("contradictions.yaml", "errors.yaml", "error_texts.yaml", "models.yaml", "terms.yaml", "values.yaml")
HEADS = ("_service.yaml", "_models.yaml")
GROUP_FILES = ("_group.yaml", "_models.yaml", "_contradictions.yaml")


def shape_of(document: Document) -> Shape:
    """Return the format of a file of a service, by a key that the other kinds of files do not have."""
    reader = Reader(document.top)
    if reader.node("resource") is not None:
        return grammar.RESOURCE
    if reader.node("twin_of") is not None:
        return grammar.TWIN
    return grammar.OPERATION if reader.node("event_types") is None else grammar.NOTIFICATION


def checked(document: Document, shape: Shape, key: str, *, may_have_to_dos: bool = False) -> Node | None:
    """Return the top node of a file if it is valid, or lacks only texts if it `may_have_to_dos`, else `None`."""
    if document.top is None:
        if not document.complaints:
            document.complain(
                Place(document.path, 1, 1),
                "the file is empty",
                "See specs/README.md for the keys of each kind of file.",
            )
        return None
    top, document.top = document.top, None
    is_valid = conforms(document, top, shape, key)
    return top if is_valid or (may_have_to_dos and all(each.to_do for each in document.complaints)) else None


def shape_name(shape: Shape) -> str:
    """Return the name of a record."""
    return getattr(shape, "name", "file")


def problems_of_name(
    name: str, what: str, words: frozenset[str], attributes: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield why a name cannot be that of a folder or file, if it cannot, and the remedy.

    Args:
        name: The name, without an extension.
        what: What the folder or file is, such as `a service`.
        words: Names that generated code uses.
        attributes: Attributes of every client.
    """
    if names.is_reserved(name):
        problem = f"`{name}` is a Python keyword, which cannot be the name of {what}"
        yield problem, f"Rename it, for example to `{name}_`."
    elif not names.is_file_name(name):
        yield f"`{name}` cannot be the name of {what}", "Use lower snake case, such as `query_order`."
    elif name in words:
        yield f"generated code already uses the name `{name}`", "Rename it."
    elif name in attributes:
        yield f"every client already has an attribute `{name}`", "Rename it."
