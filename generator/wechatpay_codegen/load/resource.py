"""Reads resources from nodes that were checked against the grammar."""

from wechatpay_codegen.api.resource import (
    CREATE,
    LIST,
    MOVE,
    READ,
    Announcement,
    Argument,
    Between,
    Call,
    Change,
    Constants,
    FieldRule,
    Kind,
    Number,
    Resource,
    State,
    Step,
)
from wechatpay_codegen.load.operation import read_title
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries, items, texts


def read_resource(document: Document, top: Node, group: str, service: str, name: str) -> Resource:
    """Read a resource file."""
    reader = Reader(top)
    noun = Reader(reader.node("resource"))
    one_open = Reader(reader.node("one_open"))
    kinds = [Kind(key, _calls(Reader(node))) for key, node in entries(reader.node("kinds"))]
    own = _calls(reader)
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
        names=_pairs(reader.node("names")),
        per=_scalars(one_open.node("per")),
        closed=_scalars(one_open.node("closed")),
        errors=_pairs(reader.node("errors")),
        kinds=tuple(kinds) if kinds and not own else (*kinds, Kind(None, own)),
        default_kind=reader.scalar("default_kind"),
        steps=tuple(_step(key, Reader(node)) for key, node in entries(reader.node("steps"))),
    )


def _number(name: Scalar, reader: Reader) -> Number:
    return Number(name, reader.text("made_by"), reader.scalar("first"), _scalars(reader.node("within")))


def _state(node: Node | None) -> State | None:
    if node is None:
        return None
    reader = Reader(node)
    unused = _scalars(reader.node("unused"))
    return State(reader.required("field"), reader.scalar("first"), reader.scalar("absent"), unused)


def _field(name: Scalar, reader: Reader) -> FieldRule:
    return FieldRule(name, _scalars(reader.node("states")), reader.node("value"), _scalars(reader.node("pairs")))


def _calls(reader: Reader) -> tuple[Call, ...]:
    return tuple(_call(does, node) for does in (CREATE, READ, LIST, MOVE) for node in items(reader.node(does)))


def _call(does: str, node: Node) -> Call:
    if isinstance(node, Scalar):
        return Call(does, node, Change(None, None, (), None), ())
    reader = Reader(node)
    between = Reader(reader.node("between")) if reader.node("between") else None
    return Call(
        does=does,
        operation=reader.required("operation"),
        change=_change(reader),
        errors=_pairs(reader.node("errors")),
        again=_scalars(reader.node("again")),
        once=reader.is_true("once"),
        filters=_pairs(reader.node("filters")) or tuple((name, name) for name in _scalars(reader.node("filters"))),
        between=Between(between.required("field"), between.required("from"), between.required("to"))
        if between
        else None,
        when=_constants(reader.node("when")),
        reply=_constants(reader.node("reply")),
        otherwise=_constants(reader.node("otherwise")),
        deletes=reader.is_true("deletes"),
    )


def _step(name: Scalar, reader: Reader) -> Step:
    arguments = [(key, Reader(node)) for key, node in entries(reader.node("takes"))]
    return Step(
        name=name,
        change=_change(reader),
        arguments=tuple(
            Argument(key, each.required("sets"), each.text("type") or "text", each.is_true("required"))
            for key, each in arguments
        ),
        actor=reader.text("actor") or "staff",
        means=reader.text("means"),
    )


def _change(reader: Reader) -> Change:
    notification = reader.scalar("notification")
    return Change(
        source=_scalars(reader.node("from")) if reader.node("from") else None,
        target=reader.scalar("to"),
        times=_scalars(reader.node("times")),
        announcement=Announcement(notification, reader.scalar("event_type")) if notification else None,
    )


def _constants(node: Node | None) -> Constants | None:
    return Constants(node) if isinstance(node, Mapping) else None


def _pairs(node: Node | None) -> tuple[tuple[Scalar, Scalar], ...]:
    return tuple((key, value) for key, value in entries(node) if isinstance(value, Scalar))


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))
