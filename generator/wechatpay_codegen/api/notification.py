"""Notifications as data."""

from collections.abc import Mapping

from attrs import define, field

from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.source.document import Document, Scalar
from wechatpay_codegen.source.document import Mapping as MappingNode


@define(eq=False)
class Shape:
    """One of the alternative contents of a notification, and the field whose presence identifies it."""

    model_name: Scalar
    model: Model | None
    when: Scalar | None


@define(eq=False)
class Answer:
    """The data that the merchant must return when it acknowledges the notification."""

    model_name: Scalar
    model: Model | None
    within: str
    is_signed: bool


@define(eq=False)
class Notice:
    """An example of a notification. `resource` is set after it has been checked."""

    event_type: Scalar
    resource_node: MappingNode
    resource: dict[str, object] = field(factory=dict[str, object])


USUAL_RETRIES = "15s 15s 30s 3m 10m 20m 30m 30m 30m 1h 3h 3h 3h 6h 6h"
"""Default intervals at which a notification is sent again, from merchant pages 4012791861 and 4012791865."""


@define(eq=False)
class Notification:
    """A notification."""

    document: Document
    group: str
    service: str
    name: str
    title: Title
    doc: str
    docs: tuple[str, ...]
    updated: str
    checked: Mapping[str, str]
    roles: tuple[str, ...]
    event_types: tuple[Scalar, ...]
    original_types: tuple[str, ...]
    shapes: tuple[Shape, ...]
    answer: Answer | None
    retries: tuple[str, ...] | None
    declared: tuple[Declaration, ...]
    scope: Scope
    examples: tuple[Notice, ...]

    @property
    def dotted_name(self) -> str:
        """The name by which operations refer to it."""
        return f"{self.group}.{self.service}.{self.name}"

    @property
    def models(self) -> tuple[Model, ...]:
        """The models of its shapes and of its acknowledgement."""
        answered = (self.answer.model,) if self.answer else ()
        return tuple(model for model in (*(shape.model for shape in self.shapes), *answered) if model)
