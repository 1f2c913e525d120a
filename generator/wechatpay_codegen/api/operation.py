"""One operation as checked data: what its file says, with the place of everything a later rule may complain of."""

import re
from collections.abc import Mapping as MappingABC

from attrs import define, field

from wechatpay_codegen.api.declarations import Declaration, Model, Scope
from wechatpay_codegen.api.fields import Field, Parameter, Title
from wechatpay_codegen.api.traits import Traits
from wechatpay_codegen.source.complaint import Place
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""A parameter in a path."""


@define(eq=False)
class Body:
    """What an operation sends: fields of its own, or those of a model, which `lender` names."""

    node: Node
    fields: tuple[Field, ...]
    model: Model | None = None
    lender: Scalar | None = None


@define(eq=False)
class Route:
    """One way to address the operation."""

    path: Scalar
    path_names: tuple[str, ...]
    query_nodes: tuple[Scalar, ...]
    query: tuple[str, ...]


@define(eq=False)
class Reply:
    """One success status; `fields` is `None` where there is no body, `model` names them where they have a name."""

    status: int
    node: Scalar
    fields: tuple[Field, ...] | None
    model: Model | None = None
    is_accepted: bool = False
    """Whether WeChat Pay only took the request, and works on it after the answer."""
    is_file: bool = False
    """Whether the body is a file, not JSON."""


@define(eq=False)
class ErrorRow:
    """One row of an error table."""

    node: Node
    status: int
    code: str
    means: str
    fix: str


@define(eq=False)
class Example:
    """One call as the page shows it; arguments and reply become data once they are checked."""

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
    """One operation file."""

    document: Document
    keys: MappingABC[str, Scalar]
    """Each key of the file, where it stands."""
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
    """The models and enums of its own."""
    scope: Scope
    examples: tuple[Example, ...]
    feeds: tuple[str, ...] = field(default=(), init=False)
    """Handwritten methods of the service that take its answer."""
    reached: dict[Declaration, Field] | None = field(default=None, init=False)
    """What `reach.declared_by` found, once it was asked."""

    def place_of(self, key: str) -> Place | None:
        """Where the file has a key."""
        return self.document.place(self.keys[key]) if key in self.keys else None

    @property
    def dotted_name(self) -> str:
        """The attribute path below the client."""
        return f"{self.group}.{self.service}.{self.name}"

    @property
    def answers_file(self) -> bool:
        """Whether the body of its reply is a file."""
        return any(reply.is_file for reply in self.replies)

    @property
    def twin(self) -> str:
        """The name of the method that fetches the file its reply leads to; empty where there is none."""
        _, _, rest = self.name.partition("_")
        return f"download_{rest or self.name}" if self.traits.download else ""

    @property
    def first_answer(self) -> Reply | None:
        """The first reply that has fields."""
        return next((reply for reply in self.replies if reply.fields is not None), None)

    @property
    def sent(self) -> tuple[Field, ...]:
        """What travels after the headers: the fields of the body, or those that an upload has beside its file."""
        own = self.body.fields if self.body else ()
        return (*own, *self.traits.upload.arguments) if self.traits.upload else own

    @property
    def arguments(self) -> tuple[Field, ...]:
        """What the method takes: parameters, then what is sent; a name in both places is one argument."""
        named = {parameter.wire_name for parameter in self.parameters}
        return (*self.parameters, *(field for field in self.sent if field.wire_name not in named))

    @property
    def outside_address(self) -> frozenset[str]:
        """The wire names of what travels in a header or after the headers."""
        headers = [parameter.wire_name for parameter in self.parameters if parameter.location == "header"]
        return frozenset((*headers, *(field.wire_name for field in self.sent)))

    def always_needs(self, argument: Field) -> bool:
        """Whether no call goes out without the argument."""
        name = argument.wire_name
        if argument.is_required or all(name in route.path_names for route in self.routes):
            return True
        return any(field.is_required for field in self.sent if field.wire_name == name)

    def means_caller(self, argument: Field) -> bool:
        """Whether the client's own number is sent where the argument is not given."""
        name = argument.wire_name
        return argument.is_caller or any(field.is_caller for field in self.sent if field.wire_name == name)

    def must_be_given(self, argument: Field) -> bool:
        """Whether a caller has to give the argument."""
        return self.always_needs(argument) and not self.means_caller(argument)

    def always_answers(self, field: Field) -> bool:
        """Whether a reply always has the field: the page says so, and somebody has checked the page."""
        return field.is_required and "reply" in self.checked


def answer_class(operation: Operation) -> str:
    """The name of the model of an operation's first reply that has fields."""
    return next(iter(reply_models(operation).values()))


def reply_models(operation: Operation) -> dict[int, str]:
    """The name of the reply model of each status that has a body."""
    with_body = [reply for reply in operation.replies if reply.fields is not None]
    suffixes = ["", *(str(reply.status) for reply in with_body[1:])]
    return {
        reply.status: reply.model.name.text if reply.model else f"{operation.sample}Response{suffix}"
        for reply, suffix in zip(with_body, suffixes, strict=False)
    }
