"""Reads the contradictions of official pages, and the decisions where no page says what happens."""

from wechatpay_codegen.api.service import Contradiction, Decided, Decision
from wechatpay_codegen.source.document import Node
from wechatpay_codegen.source.reader import Reader, items, texts


def read_decided(top: Node | None) -> Decided:
    """Return the content of a `_contradictions.yaml`."""
    reader = Reader(top)
    contradictions = (
        Contradiction(each.text("what"), texts(each.node("statements")), each.text("choice"), each.text("why"))
        for each in map(Reader, items(reader.node("contradictions")))
    )
    decisions = (
        Decision(each.text("what"), each.text("gateway"), each.text("why"))
        for each in map(Reader, items(reader.node("decisions")))
    )
    return Decided(tuple(contradictions), tuple(decisions))
