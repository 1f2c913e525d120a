"""Operations as data, with the places in their files for complaints."""

import re
from collections.abc import Mapping as MappingABC
from functools import cached_property

from attrs import define, field

from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.fields import Field, Parameter, Title
from wechatpay_codegen.api.traits import Traits
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar
from wechatpay_codegen.source.place import Place

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""Matches a parameter in a path."""


@define(eq=False)
class Body:
    """The body of a request: its own fields, or the fields of a model, whose name is the node `lender`."""

    node: Node
    fields: tuple[Field, ...]
    model: Model | None = None
    lender: Scalar | None = None


@define(eq=False)
class Route:
    """One of the alternative paths of an operation."""

    path: Scalar
    path_names: tuple[str, ...]
    query_nodes: tuple[Scalar, ...]
    query: tuple[str, ...]


@define(eq=False)
class Reply:
    """The reply with one success status. `fields` is `None` without a body. `model` is the model of the body, if any."""

    status: int
    node: Scalar
    fields: tuple[Field, ...] | None
    model: Model | None = None
    is_accepted: bool = False
    """Whether WeChat Pay only accepts the request, and processes it after the reply."""
    is_file: bool = False
    """Whether the body is a file instead of JSON."""


@define(eq=False)
class ErrorRow:
    """A row of an error table."""

    node: Node
    status: int
    code: str
    means: str
    fix: str
    outcome: Scalar | None = None
    """Given if the call may have taken effect although it was refused."""


@define(eq=False)
class Example:
    """An example of a call. `given` and `reply` are set after they have been checked."""

    node: Node
    given_node: Mapping
    sends: Scalar
    status: int
    status_node: Scalar
    reply_node: Mapping | None
    given: dict[str, object] = field(factory=dict[str, object])
    reply: dict[str, object] | None = None


@define(eq=False)
class Operation:
    """An operation."""

    document: Document
    keys: MappingABC[str, Scalar]
    """The keys of the file, by name."""
    group: str
    service: str
    name: str
    title: Title
    doc: str
    docs: tuple[str, ...]
    updated: str
    checked: MappingABC[str, str]
    roles: tuple[str, ...]
    sample: str
    method: str
    routes: tuple[Route, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: tuple[Reply, ...]
    errors: tuple[ErrorRow, ...]
    traits: Traits
    declared: tuple[Declaration, ...]
    """The models and enums that its file declares."""
    scope: Scope
    examples: tuple[Example, ...]
    twin_of: str = ""
    """The operation whose facts it has, as a dotted name, because no page of its own could be read."""
    feeds: tuple[str, ...] = field(default=(), init=False)
    """Handwritten methods of the service that accept its result."""
    reached: dict[Declaration, Field] | None = field(default=None, init=False)
    """Cache of `uses.declared_by`."""

    def place_of(self, key: str) -> Place | None:
        """Return the place of a key in the file, or `None`."""
        return self.document.place(self.keys[key]) if key in self.keys else None

    @property
    def dotted_name(self) -> str:
        """Its path of attributes from the client, such as `payments.refunds.query_refund`."""
        return f"{self.group}.{self.service}.{self.name}"

    @property
    def answers_file(self) -> bool:
        """Whether it returns a file."""
        return any(reply.is_file for reply in self.replies)

    @property
    def download_method(self) -> str:
        """The name of the method that downloads the file that the reply links to; empty if there is no such method."""
        _, _, rest = self.name.partition("_")
        return f"download_{rest or self.name}" if self.traits.download else ""

    @property
    def first_answer(self) -> Reply | None:
        """The first reply that has fields."""
        return next((reply for reply in self.replies if reply.fields is not None), None)

    @cached_property
    def sent(self) -> tuple[Field, ...]:
        """The fields that are sent after the headers: of the body, or of an upload in addition to the file."""
        own = self.body.fields if self.body else ()
        return (*own, *self.traits.upload.arguments) if self.traits.upload else own

    @cached_property
    def arguments(self) -> tuple[Field, ...]:
        """The arguments of the method: parameters, then fields. A name in both is one argument."""
        named = {parameter.wire_name for parameter in self.parameters}
        return (*self.parameters, *(field for field in self.sent if field.wire_name not in named))

    @cached_property
    def outside_address(self) -> frozenset[str]:
        """The wire names of the arguments that are sent in a header or after the headers."""
        headers = [parameter.wire_name for parameter in self.parameters if parameter.location == "header"]
        return frozenset((*headers, *(field.wire_name for field in self.sent)))

    def always_needs(self, argument: Field) -> bool:
        """Return whether every call must have the argument."""
        name = argument.wire_name
        if argument.is_required or all(name in route.path_names for route in self.routes):
            return True
        return any(field.is_required for field in self.sent if field.wire_name == name)

    def defaults_to_own_number(self, argument: Field) -> bool:
        """Return whether the argument defaults to the client's own number."""
        name = argument.wire_name
        return argument.is_own_number or any(field.is_own_number for field in self.sent if field.wire_name == name)

    def must_be_given(self, argument: Field) -> bool:
        """Return whether the argument is required and has no default."""
        return self.always_needs(argument) and not self.defaults_to_own_number(argument)

    @property
    def has_known_reply(self) -> bool:
        """Whether its reply was compared with the page. That of a twin is the reply of the other operation."""
        return "reply" in self.checked or bool(self.twin_of)

    def always_answers(self, field: Field) -> bool:
        """Return whether every reply has the field: it is marked required, and the reply is known."""
        return field.is_required and self.has_known_reply


def answer_class(operation: Operation) -> str:
    """Return the model name of an operation's first reply with a body."""
    return next(iter(reply_models(operation).values()))


def reply_models(operation: Operation) -> dict[int, str]:
    """Return the model names of the replies with a body, by status."""
    with_body = [reply for reply in operation.replies if reply.fields is not None]
    suffixes = ["", *(str(reply.status) for reply in with_body[1:])]
    return {
        reply.status: reply.model.name.text if reply.model else f"{operation.sample}Response{suffix}"
        for reply, suffix in zip(with_body, suffixes, strict=False)
    }
