"""Reads the fields of bodies, replies and models, and the parameters of operations."""

from typing import TypedDict

from attrs import frozen

from wechatpay_codegen.api.conditions import Alternatives, Condition, Range
from wechatpay_codegen.api.declarations import Scope
from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.type_text import TypeProblem, parse_type
from wechatpay_codegen.api.types import UNREAD, Type
from wechatpay_codegen.language.parts import OWN_NUMBER, PRESENCES, are_senders
from wechatpay_codegen.load.texts import Texts
from wechatpay_codegen.source.document import Document, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries, items, texts


@frozen(eq=False)
class FileContext:
    """The file whose fields are read, the models and enums that it can use, and the shared texts."""

    document: Document
    scope: Scope
    texts: Texts
    roles: tuple[str, ...] = ()
    """The roles that may call the operation; empty if several operations share the fields."""


class _FieldValues(TypedDict):
    """The keys that parameters and other fields have in common."""

    name: Scalar
    type: Type
    is_required: bool
    required_of: tuple[str, ...]
    required_when: Alternatives
    zh: str
    doc: str
    pattern: Scalar | None
    is_encrypted: bool
    deprecated: str
    roles: tuple[str, ...]
    is_own_number: bool
    default_node: Scalar | None
    origin: Scalar | None
    example_node: Node | None


def read_fields(context: FileContext, node: Node | None) -> tuple[Field, ...]:
    """Read the fields of a mapping."""
    return tuple(Field(**_values(context, name, value, Reader(value))) for name, value in entries(node))


def read_parameters(context: FileContext, node: Node | None, path_names: set[str]) -> tuple[Parameter, ...]:
    """Read the parameters of an operation. `path_names` are the parameters in its paths."""
    return tuple(_parameter(context, name, value, path_names) for name, value in entries(node))


def _parameter(context: FileContext, name: Scalar, node: Node, path_names: set[str]) -> Parameter:
    reader = Reader(node)
    location = reader.scalar("in")
    return Parameter(
        **_values(context, name, node, reader),
        location=location.text if location else "path" if name.text in path_names else "query",
        location_node=location,
        header=reader.scalar("name"),
    )


def _values(context: FileContext, name: Scalar, node: Node, reader: Reader) -> _FieldValues:
    doc, variant = reader.text("doc"), reader.scalar("variant")
    zh = reader.text("zh") or context.texts.term_of(context.document, name, is_described=bool(doc))
    if doc and variant:
        what = f"`{name.text}` has both `doc` and `variant`"
        context.document.complain(variant, what, "Remove `variant`, or `doc` to use the shared text.")
    roles = texts(reader.node("roles"))
    default = reader.scalar("default")
    is_own_number = default is not None and default.is_plain and default.text == OWN_NUMBER
    is_marked = reader.is_true("required")
    is_for_all = not roles or (bool(context.roles) and are_senders(context.roles, roles))
    return {
        "name": name,
        "type": _type(context, node if isinstance(node, Scalar) else reader.required("type")),
        "is_required": is_marked and is_for_all,
        "required_of": roles if is_marked and not is_for_all else (),
        "required_when": _alternatives(reader.node("required_when")),
        "zh": zh,
        "doc": doc or context.texts.of_field(context.document, name, zh, variant),
        "pattern": reader.scalar("pattern"),
        "is_encrypted": reader.is_true("encrypted"),
        "deprecated": reader.text("deprecated"),
        "roles": roles,
        "is_own_number": is_own_number,
        "default_node": None if is_own_number else default,
        "origin": reader.scalar("from"),
        "example_node": reader.node("example"),
    }


def _alternatives(node: Node | None) -> Alternatives:
    if node is None:  # nearly all fields
        return ()
    return tuple(tuple(_condition(name, value) for name, value in entries(item)) for item in items(node))


def _condition(name: Scalar, node: Node) -> Condition:
    if not isinstance(node, Scalar):
        return Condition(name, node, tuple(item for item in items(node) if isinstance(item, Scalar)))
    if node.text in PRESENCES:
        return Condition(name, node, "present" if node.text == "present" else "absent")
    minimum, _, maximum = node.text.partition("..")
    return Condition(name, node, Range(int(minimum) if minimum else None, int(maximum) if maximum else None))


def _type(context: FileContext, node: Scalar) -> Type:
    try:
        return parse_type(node.text, context.scope.known)
    except TypeProblem as problem:
        context.document.complain(node, str(problem), problem.cure)
        return UNREAD
