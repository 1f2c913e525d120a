"""Reads resources from nodes that were checked against the grammar."""

from wechatpay_codegen.api.resource import Addition, Argument, FieldRule, Number, Resource, State, Step
from wechatpay_codegen.api.resource_calls import Kind
from wechatpay_codegen.api.resource_parent import Parent
from wechatpay_codegen.load.operation import read_title
from wechatpay_codegen.load.resource_calls import read_calls, read_change, read_pairs, read_scalars
from wechatpay_codegen.source.document import Document, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries, texts


def read_resource(document: Document, top: Node, group: str, service: str, name: str) -> Resource:
    """Read a resource file."""
    reader = Reader(top)
    noun = Reader(reader.node("resource"))
    one_open = Reader(reader.node("one_open"))
    kinds = [Kind(key, read_calls(Reader(node))) for key, node in entries(reader.node("kinds"))]
    own = read_calls(reader)
    return Resource(
        document=document,
        group=group,
        service=service,
        name=name,
        noun=(noun.text("en"), noun.text("zh")),
        title=read_title(reader.node("title")),
        doc=reader.text("doc"),
        docs=texts(reader.node("docs")),
        family=reader.scalar("family"),
        numbers=tuple(_number(key, Reader(node)) for key, node in entries(reader.node("numbers"))),
        is_shared=reader.is_true("shared"),
        state=_state(reader.node("state")),
        fields=tuple(_field(key, Reader(node)) for key, node in entries(reader.node("fields"))),
        fixed=read_scalars(reader.node("fixed")),
        names=read_pairs(reader.node("names")),
        per=read_scalars(one_open.node("per")),
        closed=read_scalars(one_open.node("closed")),
        errors=read_pairs(reader.node("errors")),
        kinds=tuple(kinds) if kinds and not own else (*kinds, Kind(None, own)),
        default_kind=reader.scalar("default_kind"),
        notify_url_of=reader.scalar("notify_url_of"),
        add=_addition(reader.node("add")) if reader.node("add") else None,
        adds=tuple((key, _addition(node)) for key, node in entries(reader.node("adds"))),
        steps=tuple(_step(key, Reader(node)) for key, node in entries(reader.node("steps"))),
        parent=_parent(reader.node("belongs_to")),
        inside=reader.scalar("inside"),
    )


def _number(name: Scalar, reader: Reader) -> Number:
    return Number(name, reader.text("made_by"), reader.scalar("first"), read_scalars(reader.node("within")))


def _state(node: Node | None) -> State | None:
    if node is None:
        return None
    reader = Reader(node)
    unused = read_scalars(reader.node("unused"))
    return State(
        reader.required("field"), reader.scalar("first"), reader.scalar("absent"), reader.scalar("example"), unused
    )


def _field(name: Scalar, reader: Reader) -> FieldRule:
    return FieldRule(
        name,
        read_scalars(reader.node("states")),
        reader.node("value"),
        read_scalars(reader.node("pairs")),
        shows=read_scalars(reader.node("shows")),
        by_state=tuple(entries(reader.node("by_state"))),
    )


def _step(name: Scalar, reader: Reader) -> Step:
    return Step(
        name=name,
        change=read_change(reader),
        arguments=_arguments(reader),
        actor=reader.text("actor") or "staff",
        means=reader.text("means"),
        at=reader.scalar("at"),
        after=reader.scalar("after"),
    )


def _addition(node: Node | None) -> Addition:
    reader = Reader(node)
    return Addition(read_change(reader), _arguments(reader), reader.text("means"))


def _arguments(reader: Reader) -> tuple[Argument, ...]:
    arguments = [(key, Reader(node)) for key, node in entries(reader.node("takes"))]
    return tuple(
        Argument(key, each.required("sets"), each.text("type") or "text", each.is_true("required"))
        for key, each in arguments
    )


def _parent(node: Node | None) -> Parent | None:
    if node is None:
        return None
    reader = Reader(node)
    return Parent(
        resource=reader.required("resource"),
        number=reader.required("number"),
        states=read_scalars(reader.node("states")),
        counts=reader.required("counts"),
        at_most=reader.required("at_most"),
        per=reader.required("per"),
        at_most_per=reader.required("at_most_per"),
        copies=read_pairs(reader.node("copies")),
    )
