"""Reads the traits of an operation from nodes that have been checked against the grammar."""

from wechatpay_codegen.api import names
from wechatpay_codegen.api.traits import (
    Choice,
    Consequence,
    Deprecated,
    Download,
    Interval,
    MetaField,
    Pages,
    Repeat,
    Settled,
    Traits,
    Upload,
    Wait,
)
from wechatpay_codegen.load.fields import FileContext, read_fields
from wechatpay_codegen.source.document import Node, Scalar, whole_number
from wechatpay_codegen.source.reader import Reader, entries, items, texts


def read_traits(context: FileContext, reader: Reader) -> Traits:
    """Read the traits from the top mapping of an operation."""
    return Traits(
        choices=tuple(
            _choice(node, key, names) for node in items(reader.node("constraints")) for key, names in entries(node)
        ),
        scheme=reader.text("scheme"),
        host=reader.text("host"),
        repeat=_repeat(reader.node("repeat")),
        other_numbers=tuple(name for name, _ in entries(reader.node("allowed_mismatches"))),
        consequences=tuple(_consequence(Reader(node)) for node in items(reader.node("notifications"))),
        pages=_pages(reader.node("pages")),
        wait=_wait(reader.node("wait")),
        rate=reader.text("rate"),
        upload=_upload(context, reader.node("upload")),
        download=_download(reader.node("download")),
        deprecated=_deprecated(reader.node("deprecated")),
    )


def _choice(node: Node, key: Scalar, names: Node) -> Choice:
    return Choice(node, key.text == "one_of", _scalars(names))


def _repeat(node: Node | None) -> Repeat | None:
    if node is None:
        return None
    reader = Reader(node)
    settled = reader.node("outcome")
    return Repeat(
        node=node,
        by=_scalars(reader.node("by")),
        never=reader.text("never"),
        settled_by=_settled(Reader(settled)) if settled else None,
    )


def _settled(reader: Reader) -> Settled:
    arguments = [(name, value) for name, value in entries(reader.node("with")) if isinstance(value, Scalar)]
    return Settled(reader.required("operation"), tuple(arguments))


def _consequence(reader: Reader) -> Consequence:
    return Consequence(reader.required("notification"), reader.scalar("url"))


def _pages(node: Node | None) -> Pages | None:
    if node is None:
        return None
    reader = Reader(node)
    first = reader.scalar("first")
    return Pages(
        next=reader.required("next"),
        items=reader.required("items"),
        counts=reader.text("counts"),
        first=(whole_number(first) or 0) if first else 0,
        token=reader.scalar("token"),
        size=reader.scalar("size"),
        total=reader.scalar("total"),
    )


def _wait(node: Node | None) -> Wait | None:
    if node is None:
        return None
    reader = Reader(node)
    return Wait(
        node=node,
        noun=reader.text("noun"),
        field=reader.required("field"),
        final=_scalars(reader.node("final")),
        every=tuple(_interval(text) for text in texts(reader.node("every"))),
        doc=reader.text("doc"),
        docs=reader.text("docs"),
        method=reader.text("method") or names.WAIT_METHOD,
        method_node=reader.scalar("method"),
    )


def _interval(text: str) -> Interval:
    span, _, count = text.partition(" x")
    return Interval(span, int(count or 1))


def _upload(context: FileContext, node: Node | None) -> Upload | None:
    if node is None:
        return None
    reader = Reader(node)
    meta = entries(reader.node("meta"))
    fields = read_fields(context, reader.node("meta"))
    return Upload(
        node=node,
        part=reader.text("part"),
        meta=tuple(
            MetaField(field, Reader(value).text("source")) for field, (_, value) in zip(fields, meta, strict=True)
        ),
        digest=reader.text("digest") or "SHA256",
        form=read_fields(context, reader.node("form")),
        accepts=_scalars(reader.node("accepts")),
        largest=_sizes(reader.node("max_size")),
    )


def _sizes(node: Node | None) -> dict[str, Scalar]:
    return {"": node} if isinstance(node, Scalar) else _scalars_by_key(node)


def _download(node: Node | None) -> Download | None:
    if node is None:
        return None
    reader = Reader(node)
    return Download(
        node=node,
        url=reader.required("url"),
        lives=reader.text("expires_in"),
        hosts=texts(reader.node("hosts")),
        digest_node=reader.node("digest") or node,
        digest=_scalars_by_key(reader.node("digest")),
        parts=_scalars_by_key(reader.node("parts")),
        sealed=_scalars_by_key(reader.node("encryption")),
        rows=reader.text("rows"),
    )


def _deprecated(node: Node | None) -> Deprecated | None:
    if node is None:
        return None
    reader = Reader(node)
    return Deprecated(reader.text("since"), reader.required("use"))


def _scalars_by_key(node: Node | None) -> dict[str, Scalar]:
    return {key.text: value for key, value in entries(node) if isinstance(value, Scalar)}


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))
