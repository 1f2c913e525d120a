"""Decides the kind of a file, and checks it against its format."""

from wechatpay_codegen.language import grammar
from wechatpay_codegen.language.check import conforms
from wechatpay_codegen.language.shapes import Shape
from wechatpay_codegen.source.document import Document, Node
from wechatpay_codegen.source.place import Place
from wechatpay_codegen.source.reader import Reader


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
