"""The models and enums that a file declares, and what it can reach: its own, its service's, the shared ones."""

import re

from wechatpay_codegen import build_fields, names, spec
from wechatpay_codegen.reading import Reader, entries
from wechatpay_codegen.types import Known
from wechatpay_codegen.yaml_events import Document, Node, Scalar

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")

NOTHING = spec.Scope({}, Known())
"""What a file can reach that nothing stands behind."""


def declare(
    document: Document,
    reader: Reader,
    module: str,
    outer: spec.Scope,
    terms: build_fields.Terms,
    roles: tuple[str, ...] = (),
) -> tuple[tuple[spec.Declaration, ...], spec.Scope]:
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
    home = spec.Home(document, module, outer)
    enums = [_enum(home, name, node) for name, node in entries(reader.node("enums"))]
    models = [spec.Model(name, home) for name, _ in entries(reader.node("models"))]
    declared: tuple[spec.Declaration, ...] = (*enums, *models)
    home.scope = scope = _joined(declared, outer) if declared else outer
    around = build_fields.Surroundings(document, scope, terms, roles)
    for model, (_, node) in zip(models, entries(reader.node("models")), strict=True):
        model.fields = build_fields.fields(around, node)
    return declared, scope


def _joined(declared: tuple[spec.Declaration, ...], outer: spec.Scope) -> spec.Scope:
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
    enums = frozenset(name for name, declaration in by_name.items() if isinstance(declaration, spec.Enum))
    return spec.Scope(by_name, Known(enums, by_name.keys() - enums))


def _enum(home: spec.Home, name: Scalar, node: Node) -> spec.Enum:
    values = tuple(_value(value, meaning) for value, meaning in entries(node))
    is_integer = all(value.node.is_plain and _NUMBER.fullmatch(value.node.text) for value in values)
    return spec.Enum(name, home, values, is_integer)


def _value(value: Scalar, meaning: Node) -> spec.EnumValue:
    reader = Reader(meaning)
    text = meaning.text.strip() if isinstance(meaning, Scalar) else reader.text("means")
    return spec.EnumValue(value, text, names.member_name(reader.text("name") or value.text))
