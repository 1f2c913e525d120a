"""Makes checked fields of nodes, wherever fields stand: in a body, a reply, a model, among parameters."""

from collections.abc import Mapping as MappingABC
from typing import TypedDict

from attrs import frozen

from wechatpay_codegen.api.declarations import Scope
from wechatpay_codegen.api.fields import Field, Parameter
from wechatpay_codegen.api.type_text import TypeProblem, parse_type
from wechatpay_codegen.api.types import UNREAD, Type
from wechatpay_codegen.language.parts import are_senders
from wechatpay_codegen.source.document import Document, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries, texts


@frozen(eq=False)
class Term:
    """What fields of one name are where they do not say it."""

    zh: str
    doc: str


Terms = MappingABC[str, Term]
_NO_TERM = Term("", "")


@frozen(eq=False)
class Surroundings:
    """What the fields of one file are read with: the file, what it can reach, the terms."""

    document: Document
    scope: Scope
    terms: Terms
    roles: tuple[str, ...] = ()
    """Who may call the operation in which the fields stand; empty where several operations share them."""


class _Said(TypedDict):
    """What parameters and other fields say alike."""

    name: Scalar
    type: Type
    is_required: bool
    required_of: tuple[str, ...]
    zh: str
    doc: str
    pattern: Scalar | None
    is_encrypted: bool
    deprecated: str
    only: tuple[str, ...]
    is_caller: bool
    origin: Scalar | None
    example_node: Node | None


def read_terms(node: Node | None) -> Terms:
    """The terms of `_shared/terms.yaml`."""
    readers = {key.text: Reader(value) for key, value in entries(node)}
    return {name: Term(reader.text("zh"), reader.text("doc")) for name, reader in readers.items()}


def read_fields(around: Surroundings, node: Node | None) -> tuple[Field, ...]:
    """The fields of a mapping."""
    return tuple(Field(**_said(around, name, value)) for name, value in entries(node))


def read_parameters(around: Surroundings, node: Node | None, taken: set[str]) -> tuple[Parameter, ...]:
    """The parameters of an operation; `taken` are the names that its paths take."""
    return tuple(_parameter(around, name, value, taken) for name, value in entries(node))


def _parameter(around: Surroundings, name: Scalar, node: Node, taken: set[str]) -> Parameter:
    reader = Reader(node)
    location = reader.scalar("in")
    return Parameter(
        **_said(around, name, node),
        location=location.text if location else "path" if name.text in taken else "query",
        location_node=location,
        header=reader.scalar("name"),
    )


def _said(around: Surroundings, name: Scalar, node: Node) -> _Said:
    reader = Reader(node)
    term = around.terms.get(name.text, _NO_TERM)
    only = texts(reader.node("roles"))
    is_marked = reader.is_true("required")
    is_for_all = not only or (bool(around.roles) and are_senders(around.roles, only))
    return {
        "name": name,
        "type": _type(around, node if isinstance(node, Scalar) else reader.required("type")),
        "is_required": is_marked and is_for_all,
        "required_of": only if is_marked and not is_for_all else (),
        "zh": reader.text("zh") or term.zh,
        "doc": reader.text("doc") or term.doc,
        "pattern": reader.scalar("pattern"),
        "is_encrypted": reader.is_true("encrypted"),
        "deprecated": reader.text("deprecated"),
        "only": only,
        "is_caller": reader.text("default") == "client",
        "origin": reader.scalar("from"),
        "example_node": reader.node("example"),
    }


def _type(around: Surroundings, node: Scalar) -> Type:
    try:
        return parse_type(node.text, around.scope.known)
    except TypeProblem as problem:
        around.document.complain(node, str(problem), problem.cure)
        return UNREAD
