"""Reads resources from nodes that were checked against the grammar."""

from wechatpay_codegen.api.resource import (
    CREATE,
    HISTORY,
    LIST,
    MOVE,
    READ,
    Addition,
    Announcement,
    Argument,
    Between,
    Call,
    Change,
    Constants,
    Entry,
    FieldRule,
    Files,
    History,
    Kind,
    Limit,
    Number,
    Resource,
    State,
    Step,
    Without,
)
from wechatpay_codegen.api.resource_parent import Parent
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
        fixed=_scalars(reader.node("fixed")),
        names=_pairs(reader.node("names")),
        per=_scalars(one_open.node("per")),
        closed=_scalars(one_open.node("closed")),
        errors=_pairs(reader.node("errors")),
        kinds=tuple(kinds) if kinds and not own else (*kinds, Kind(None, own)),
        default_kind=reader.scalar("default_kind"),
        notify_url_of=reader.scalar("notify_url_of"),
        add=_addition(reader.node("add")) if reader.node("add") else None,
        adds=tuple((key, _addition(node)) for key, node in entries(reader.node("adds"))),
        steps=tuple(_step(key, Reader(node)) for key, node in entries(reader.node("steps"))),
        parent=_parent(reader.node("belongs_to")),
    )


def _number(name: Scalar, reader: Reader) -> Number:
    return Number(name, reader.text("made_by"), reader.scalar("first"), _scalars(reader.node("within")))


def _state(node: Node | None) -> State | None:
    if node is None:
        return None
    reader = Reader(node)
    unused = _scalars(reader.node("unused"))
    return State(
        reader.required("field"), reader.scalar("first"), reader.scalar("absent"), reader.scalar("example"), unused
    )


def _field(name: Scalar, reader: Reader) -> FieldRule:
    return FieldRule(
        name,
        _scalars(reader.node("states")),
        reader.node("value"),
        _scalars(reader.node("pairs")),
        shows=_scalars(reader.node("shows")),
    )


def _calls(reader: Reader) -> tuple[Call, ...]:
    return tuple(_call(does, node) for does in (CREATE, READ, LIST, MOVE, HISTORY) for node in items(reader.node(does)))


def _call(does: str, node: Node) -> Call:
    if isinstance(node, Scalar):
        return Call(does, node, Change(None, None, (), None), ())
    reader = Reader(node)
    return Call(
        does=does,
        operation=reader.required("operation"),
        change=_change(reader),
        errors=_pairs(reader.node("errors")),
        again=_scalars(reader.node("again")),
        once=reader.is_true("once"),
        replaces=reader.is_true("replaces"),
        filters=_pairs(reader.node("filters")) or tuple((name, name) for name in _scalars(reader.node("filters"))),
        between=_between(reader.node("between")),
        first_total=reader.is_true("first_total"),
        when=_constants(reader.node("when")),
        reply=_constants(reader.node("reply")),
        otherwise=_constants(reader.node("otherwise")),
        deletes=reader.is_true("deletes"),
        once_per=reader.scalar("once_per"),
        at_most=_limit(reader.node("at_most")),
        history=_history(reader) if does == HISTORY else None,
        states=_scalars(reader.node("states")),
        widens=tuple((key, _scalars(node)) for key, node in entries(reader.node("widens"))),
        without=_without(reader.node("without")),
    )


def _step(name: Scalar, reader: Reader) -> Step:
    return Step(
        name=name,
        change=_change(reader),
        arguments=_arguments(reader),
        actor=reader.text("actor") or "staff",
        means=reader.text("means"),
    )


def _addition(node: Node | None) -> Addition:
    reader = Reader(node)
    return Addition(_change(reader), _arguments(reader), reader.text("means"))


def _arguments(reader: Reader) -> tuple[Argument, ...]:
    arguments = [(key, Reader(node)) for key, node in entries(reader.node("takes"))]
    return tuple(
        Argument(key, each.required("sets"), each.text("type") or "text", each.is_true("required"))
        for key, each in arguments
    )


def _between(node: Node | None) -> Between | None:
    if node is None:
        return None
    reader, days = Reader(node), Reader(node).text("days")
    return Between(
        reader.required("field"), reader.required("from"), reader.required("to"), int(days) if days else None
    )


def _without(node: Node | None) -> Without | None:
    if node is None:
        return None
    reader = Reader(node)
    return Without(
        reader.required("argument"),
        _pairs(reader.node("filters")),
        _pairs(reader.node("contains")),
        _scalars(reader.node("states")),
    )


def _entry(node: Node | None) -> Entry | None:
    if node is None:
        return None
    reader = Reader(node)
    return Entry(_constants(reader.node("values")), _pairs(reader.node("copies")), reader.scalar("files"))


def _limit(node: Node | None) -> Limit | None:
    if node is None:
        return None
    reader = Reader(node)
    return Limit(int(reader.text("count")), _constants(reader.node("since")))


def _history(reader: Reader) -> History:
    files = Reader(reader.node("files"))
    return History(
        number=reader.required("number"),
        first=reader.required("first"),
        time=reader.required("time"),
        files=Files(
            files.required("operation"),
            files.required("field"),
            files.required("urls"),
            _constants(files.node("values")),
        )
        if reader.node("files")
        else None,
    )


def _parent(node: Node | None) -> Parent | None:
    if node is None:
        return None
    reader = Reader(node)
    return Parent(
        resource=reader.required("resource"),
        number=reader.required("number"),
        states=_scalars(reader.node("states")),
        counts=reader.required("counts"),
        at_most=reader.required("at_most"),
        per=reader.required("per"),
        at_most_per=reader.required("at_most_per"),
        copies=_pairs(reader.node("copies")),
    )


def _change(reader: Reader) -> Change:
    notification = reader.scalar("notification")
    return Change(
        source=_scalars(reader.node("from")) if reader.node("from") else None,
        target=reader.scalar("to"),
        times=_scalars(reader.node("times")),
        announcement=Announcement(notification, reader.scalar("event_type"), _constants(reader.node("content")))
        if notification
        else None,
        requires=_constants(reader.node("requires")),
        unless=_scalars(reader.node("unless")),
        needs=_scalars(reader.node("needs")),
        values=_constants(reader.node("values")),
        counts=_scalars(reader.node("counts")),
        entry=_entry(reader.node("logs")),
    )


def _constants(node: Node | None) -> Constants | None:
    return Constants(node) if isinstance(node, Mapping) else None


def _pairs(node: Node | None) -> tuple[tuple[Scalar, Scalar], ...]:
    return tuple((key, value) for key, value in entries(node) if isinstance(value, Scalar))


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))
