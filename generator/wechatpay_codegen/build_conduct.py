"""Makes checked data of what an operation says of its conduct."""

from wechatpay_codegen import build_fields, conduct
from wechatpay_codegen.check import whole_number
from wechatpay_codegen.reading import Reader, entries, items, texts
from wechatpay_codegen.yaml_events import Node, Scalar


def conduct_of(around: build_fields.Surroundings, reader: Reader) -> conduct.Conduct:
    """Everything that the top mapping of an operation says of its conduct."""
    return conduct.Conduct(
        choices=tuple(
            _choice(node, key, names) for node in items(reader.node("choose")) for key, names in entries(node)
        ),
        scheme=reader.text("scheme"),
        host=reader.text("host"),
        repeat=_repeat(reader.node("repeat")),
        other_numbers=tuple(name for name, _ in entries(reader.node("other_numbers"))),
        consequences=tuple(_consequence(Reader(node)) for node in items(reader.node("notifies"))),
        pages=_pages(reader.node("pages")),
        rate=reader.text("rate"),
        upload=_upload(around, reader.node("upload")),
        download=_download(reader.node("download")),
        deprecated=_deprecated(reader.node("deprecated")),
    )


def _choice(node: Node, key: Scalar, names: Node) -> conduct.Choice:
    return conduct.Choice(node, key.text == "one_of", _scalars(names))


def _repeat(node: Node | None) -> conduct.Repeat | None:
    if node is None:
        return None
    reader = Reader(node)
    settled = reader.node("settled_by")
    return conduct.Repeat(
        node=node,
        by=_scalars(reader.node("by")),
        never=reader.text("never"),
        settled_by=_settled(Reader(settled)) if settled else None,
    )


def _settled(reader: Reader) -> conduct.Settled:
    given = [(name, value) for name, value in entries(reader.node("with")) if isinstance(value, Scalar)]
    return conduct.Settled(reader.given("operation"), tuple(given))


def _consequence(reader: Reader) -> conduct.Consequence:
    return conduct.Consequence(reader.given("event"), reader.scalar("address"))


def _pages(node: Node | None) -> conduct.Pages | None:
    if node is None:
        return None
    reader = Reader(node)
    first = reader.scalar("first")
    return conduct.Pages(
        next=reader.given("next"),
        items=reader.given("items"),
        counts=reader.text("counts"),
        first=(whole_number(first) or 0) if first else 0,
        token=reader.scalar("token"),
        size=reader.scalar("size"),
        total=reader.scalar("total"),
    )


def _upload(around: build_fields.Surroundings, node: Node | None) -> conduct.Upload | None:
    if node is None:
        return None
    reader = Reader(node)
    meta = entries(reader.node("meta"))
    fields = build_fields.fields(around, reader.node("meta"))
    return conduct.Upload(
        node=node,
        part=reader.text("part"),
        meta=tuple(
            conduct.MetaField(field, Reader(value).text("is")) for field, (_, value) in zip(fields, meta, strict=True)
        ),
        digest=reader.text("digest") or "SHA256",
        form=build_fields.fields(around, reader.node("form")),
        accepts=_scalars(reader.node("accepts")),
        largest=_sizes(reader.node("largest")),
    )


def _sizes(node: Node | None) -> dict[str, Scalar]:
    return {"": node} if isinstance(node, Scalar) else _said(node)


def _download(node: Node | None) -> conduct.Download | None:
    if node is None:
        return None
    reader = Reader(node)
    return conduct.Download(
        node=node,
        url=reader.given("url"),
        lives=reader.text("lives"),
        hosts=texts(reader.node("hosts")),
        digest_node=reader.node("digest") or node,
        digest=_said(reader.node("digest")),
        parts=_said(reader.node("parts")),
        sealed=_said(reader.node("sealed")),
        rows=reader.text("rows"),
    )


def _deprecated(node: Node | None) -> conduct.Deprecated | None:
    if node is None:
        return None
    reader = Reader(node)
    return conduct.Deprecated(reader.text("since"), reader.given("use"))


def _said(node: Node | None) -> dict[str, Scalar]:
    return {key.text: value for key, value in entries(node) if isinstance(value, Scalar)}


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))
