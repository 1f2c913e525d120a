"""The models and enums that a file declares, and what it can reach: its own, its service's, the shared ones."""

import re

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Enum, EnumValue, Home, Model, Scope
from wechatpay_codegen.api.types import Known
from wechatpay_codegen.load.fields import Surroundings, Terms, read_fields
from wechatpay_codegen.source.document import Document, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")

NOTHING = Scope({}, Known())
"""What a file can reach that nothing stands behind."""


def declare(
    document: Document,
    reader: Reader,
    module: str,
    outer: Scope,
    terms: Terms,
    roles: tuple[str, ...] = (),
) -> tuple[tuple[Declaration, ...], Scope]:
    """Read the models and enums of a file.

    Args:
        document: The file; it gets the complaints.
        reader: Its top mapping.
        module: The module in which they come to stand; empty for an operation's own.
        outer: What stands behind the file.
        terms: Terms for fields that say nothing.
        roles: Who may call the operation, where the file is one.

    Returns:
        The declarations, enums first, and all that the file can reach.
    """
    home = Home(document, module, outer)
    enums = [_enum(home, name, node) for name, node in entries(reader.node("enums"))]
    models = [Model(name, home) for name, _ in entries(reader.node("models"))]
    declared: tuple[Declaration, ...] = (*enums, *models)
    home.scope = scope = _joined(declared, outer) if declared else outer
    around = Surroundings(document, scope, terms, roles)
    for model, (_, node) in zip(models, entries(reader.node("models")), strict=True):
        model.fields = read_fields(around, node)
    return declared, scope


def _joined(declared: tuple[Declaration, ...], outer: Scope) -> Scope:
    by_name = dict(outer.by_name)
    for declaration in declared:
        name = declaration.name.text
        if first := by_name.get(name):
            document, place = declaration.home.document, first.home.document.place(first.name)
            document.complain(
                declaration.name,
                f"`{name}` is declared twice",
                f"It stands at {place} already; one name means one thing in all that a file can reach.",
            )
        by_name[name] = declaration
    enums = frozenset(name for name, declaration in by_name.items() if isinstance(declaration, Enum))
    return Scope(by_name, Known(enums, by_name.keys() - enums))


def _enum(home: Home, name: Scalar, node: Node) -> Enum:
    values = tuple(_value(value, meaning) for value, meaning in entries(node))
    is_integer = all(value.node.is_plain and _NUMBER.fullmatch(value.node.text) for value in values)
    return Enum(name, home, values, is_integer)


def _value(value: Scalar, meaning: Node) -> EnumValue:
    reader = Reader(meaning)
    text = meaning.text.strip() if isinstance(meaning, Scalar) else reader.text("means")
    return EnumValue(value, text, names.member_name(reader.text("name") or value.text))
