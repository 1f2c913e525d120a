"""Checks fields, models and enums."""

import re
from collections.abc import Iterable

from wechatpay_codegen.api import names
from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.types import ListOf, Text, Type
from wechatpay_codegen.rules.values import Values
from wechatpay_codegen.source.document import Document, Scalar


def check_declarations(document: Document, declared: Iterable[Declaration], scope: Scope) -> None:
    """Complain about models and enums of a file that are invalid."""
    for declaration in declared:
        name = declaration.name.text
        if name in names.MODULE_NAMES or names.is_reserved(name):
            what = "model" if isinstance(declaration, Model) else "enum"
            document.complain(
                declaration.name,
                f"generated modules already contain the name `{name}`",
                f"Rename the {what}.",
            )
        if isinstance(declaration, Model):
            check_fields(document, declaration.fields, scope)
        else:
            members = [(value.node, value.member) for value in declaration.values]
            check_distinct(document, members, "member", "Set `name` for one of them: `{means: …, name: …}`.")


def check_fields(document: Document, fields: Iterable[Field], scope: Scope) -> None:
    """Complain about invalid fields of a body or model."""
    fields = tuple(fields)
    check_distinct(document, [(field.name, names.field_name(field.name.text)) for field in fields], "attribute")
    for field in fields:
        check_field(document, field, scope)


def check_field(document: Document, field: Field, scope: Scope) -> None:
    """Complain about an invalid field or parameter."""
    if field.is_encrypted and not _is_text(field.type):
        document.complain(
            field.name,
            f"`{field.name.text}` is encrypted, but not a string",
            "Only strings and lists of strings can be encrypted. Mark the fields inside the model instead.",
        )
    if field.required_when and (field.is_required or field.required_of):
        what = f"`{field.name.text}` has both `required` and `required_when`"
        document.complain(field.name, what, "Keep one of them.")
    if field.pattern:
        _check_pattern(document, field, field.pattern)
    if field.is_own_number and (field.is_encrypted or not isinstance(field.type, Text)):
        document.complain(
            field.name,
            f"`{field.name.text}` defaults to the client's own number, but is not an unencrypted string",
            "Remove `default: client`.",
        )
    if field.default_node:
        _check_default(document, field, field.default_node, scope)
    if field.example_node:
        field.example = Values(document, scope).of_type(field.name.text, field.type, field.example_node)


def _check_default(document: Document, field: Field, node: Scalar, scope: Scope) -> None:
    if field.is_required or field.required_of:
        what = f"`{field.name.text}` is required, so it has no default"
        document.complain(node, what, "Remove `default`, or `required`.")
    field.default = Values(document, scope).of_type(field.name.text, field.type, node)


def _check_pattern(document: Document, field: Field, pattern: Scalar) -> None:
    if not _is_text(field.type):
        document.complain(pattern, f"`{field.name.text}` has a pattern, but is not a string", "Remove `pattern`.")
    try:
        re.compile(pattern.text)
    except re.error as error:
        document.complain(
            pattern,
            f"`{pattern.text}` is not a regular expression: {error}",
            "Write a regular expression that matches the whole value.",
        )


def check_distinct(
    document: Document, named: Iterable[tuple[Scalar, str]], what: str, cure: str = "Remove one of them."
) -> None:
    """Complain about wire names that result in the same Python name."""
    first_by_name: dict[str, Scalar] = {}
    for node, name in named:
        first = first_by_name.setdefault(name, node)
        if first is not node:
            document.complain(
                node,
                f"`{node.text}` and `{first.text}` both result in the Python {what} `{name}`",
                f"`{first.text}` is at line {first.line}. {cure}",
            )


def _is_text(type_: Type) -> bool:
    return isinstance(type_, Text) or (isinstance(type_, ListOf) and _is_text(type_.item))
