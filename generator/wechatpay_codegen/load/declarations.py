"""Reads the models and enums of a file, and finds those that it can use: its own, its service's and the shared ones."""

import re

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Enum, EnumValue, Home, Model, Scope
from wechatpay_codegen.api.types import Known
from wechatpay_codegen.load.fields import FileContext, read_fields
from wechatpay_codegen.load.texts import Texts
from wechatpay_codegen.source.document import Document, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries, items

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")

NOTHING = Scope({}, Known())
"""The scope of a file that can use only its own models and enums."""


def declare(
    document: Document,
    reader: Reader,
    module: str,
    outer: Scope,
    texts: Texts,
    roles: tuple[str, ...] = (),
) -> tuple[tuple[Declaration, ...], Scope]:
    """Read the models and enums of a file.

    Args:
        document: The file, to which complaints are added.
        reader: Its top mapping.
        module: The generated module of the declarations; empty if they belong to an operation.
        outer: The models and enums that the file can use in addition to its own.
        texts: The shared texts of fields and enum values.
        roles: The roles that may call the operation, if the file describes one.

    Returns:
        The declarations, enums first, and the scope of the file.
    """
    home = Home(document, module, outer)
    enums = [_enum(home, name, node, texts) for name, node in entries(reader.node("enums"))]
    models = [Model(name, home) for name, _ in entries(reader.node("models"))]
    declared: tuple[Declaration, ...] = (*enums, *models)
    home.scope = scope = _joined(declared, outer) if declared else outer
    context = FileContext(document, scope, texts, roles)
    for model, (_, node) in zip(models, entries(reader.node("models")), strict=True):
        model.fields = read_fields(context, node)
    return declared, scope


def _joined(declared: tuple[Declaration, ...], outer: Scope) -> Scope:
    by_name = dict(outer.by_name)
    for declaration in declared:
        name, document = declaration.name.text, declaration.home.document
        first = by_name.get(name)
        if first and first.home is declaration.home:  # one of an outer file is hidden
            document.complain(
                declaration.name,
                f"`{name}` is declared twice",
                f"It is already declared at {document.place(first.name)}. Rename or remove one of them.",
            )
        by_name[name] = declaration
    enums = frozenset(name for name, declaration in by_name.items() if isinstance(declaration, Enum))
    return Scope(by_name, Known(enums, by_name.keys() - enums))


def _enum(home: Home, name: Scalar, node: Node, texts: Texts) -> Enum:
    """Read an enum: a mapping of its values to their meanings, or a list of values."""
    listed = [(item, None) for item in items(node) if isinstance(item, Scalar)]
    pairs = listed or entries(node)
    values = tuple(_value(home.document, name, value, meaning, texts) for value, meaning in pairs)
    is_integer = all(value.node.is_plain and _NUMBER.fullmatch(value.node.text) for value in values)
    return Enum(name, home, values, is_integer)


def _value(document: Document, enum: Scalar, value: Scalar, meaning: Node | None, texts: Texts) -> EnumValue:
    reader = Reader(meaning)
    variant = reader.scalar("variant")
    text = meaning.text.strip() if isinstance(meaning, Scalar) else reader.text("means")
    if text and variant:
        what = f"`{value.text}` has both `means` and `variant`"
        document.complain(variant, what, "Remove `variant`, or `means` to use the shared text.")
    text = text or texts.of_value(document, enum, value, variant)
    return EnumValue(value, text, names.member_name(reader.text("name") or value.text))
