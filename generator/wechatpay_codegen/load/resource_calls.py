"""Reads the calls of resources, and the changes that calls and steps make."""

from wechatpay_codegen.api.resource_calls import (
    CREATE,
    HISTORY,
    LIST,
    MOVE,
    READ,
    Between,
    Call,
    Files,
    History,
    Limit,
    Without,
)
from wechatpay_codegen.api.resource_changes import Announcement, Change, Constants, Entry
from wechatpay_codegen.source.document import Mapping, Node, Scalar
from wechatpay_codegen.source.reader import Reader, entries, items


def read_calls(reader: Reader) -> tuple[Call, ...]:
    """Read the calls of a resource, or of one of its kinds."""
    return tuple(_call(does, node) for does in (CREATE, READ, LIST, MOVE, HISTORY) for node in items(reader.node(does)))


def _call(does: str, node: Node) -> Call:
    if isinstance(node, Scalar):
        return Call(does, node, Change(None, None, (), None), ())
    reader = Reader(node)
    return Call(
        does=does,
        operation=reader.required("operation"),
        change=read_change(reader),
        errors=read_pairs(reader.node("errors")),
        again=read_scalars(reader.node("again")),
        once=reader.is_true("once"),
        replaces=reader.is_true("replaces"),
        filters=read_pairs(reader.node("filters"))
        or tuple((name, name) for name in read_scalars(reader.node("filters"))),
        between=_between(reader.node("between")),
        first_total=reader.is_true("first_total"),
        when=_constants(reader.node("when")),
        reply=_constants(reader.node("reply")),
        otherwise=_constants(reader.node("otherwise")),
        deletes=reader.is_true("deletes"),
        once_per=reader.scalar("once_per"),
        at_most=_limit(reader.node("at_most")),
        history=_history(reader) if does == HISTORY else None,
        states=read_scalars(reader.node("states")),
        widens=tuple((key, read_scalars(node)) for key, node in entries(reader.node("widens"))),
        without=_without(reader.node("without")),
        stores=read_pairs(reader.node("stores")),
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
        read_pairs(reader.node("filters")),
        read_pairs(reader.node("contains")),
        read_scalars(reader.node("states")),
    )


def _entry(node: Node | None) -> Entry | None:
    if node is None:
        return None
    reader = Reader(node)
    return Entry(_constants(reader.node("values")), read_pairs(reader.node("copies")), reader.scalar("files"))


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


def read_change(reader: Reader) -> Change:
    """Read the change that a call or a step makes."""
    notification = reader.scalar("notification")
    return Change(
        source=read_scalars(reader.node("from")) if reader.node("from") else None,
        target=reader.scalar("to"),
        times=read_scalars(reader.node("times")),
        announcement=Announcement(notification, reader.scalar("event_type"), _constants(reader.node("content")))
        if notification
        else None,
        requires=_constants(reader.node("requires")),
        unless=read_scalars(reader.node("unless")),
        needs=read_scalars(reader.node("needs")),
        values=_constants(reader.node("values")),
        counts=read_scalars(reader.node("counts")),
        entry=_entry(reader.node("logs")),
    )


def _constants(node: Node | None) -> Constants | None:
    return Constants(node) if isinstance(node, Mapping) else None


def read_pairs(node: Node | None) -> tuple[tuple[Scalar, Scalar], ...]:
    """Read a mapping of names to names."""
    return tuple((key, value) for key, value in entries(node) if isinstance(value, Scalar))


def read_scalars(node: Node | None) -> tuple[Scalar, ...]:
    """Read a list of names."""
    return tuple(item for item in items(node) if isinstance(item, Scalar))
