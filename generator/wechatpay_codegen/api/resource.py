"""Resources as data: the records that the gateway stores, and the calls and steps that change them."""

from collections.abc import Iterator

from attrs import define, field, frozen

from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.api.resource_calls import Call, Kind
from wechatpay_codegen.api.resource_changes import Change
from wechatpay_codegen.api.resource_parent import Parent
from wechatpay_codegen.source.document import Document, Node, Scalar

CALLER = "caller"
"""The maker of a number that no call has to contain."""


@frozen(eq=False)
class Number:
    """A number that identifies a record."""

    name: Scalar
    made_by: str
    first: Scalar | None
    within: tuple[Scalar, ...]


@frozen(eq=False)
class State:
    """The field with the state, the state of a new record, and the state that a query returns for an unknown number.

    `example` is the state of the records that examples name. `unused` are the values of the enum that no record has.
    """

    field: Scalar
    first: Scalar | None
    absent: Scalar | None
    example: Scalar | None = None
    unused: tuple[Scalar, ...] = ()


@define(eq=False)
class FieldRule:
    """A field that depends on the state, or that shows fields of the request.

    `value` and `values`, the values by state, are set after they have been checked.
    """

    name: Scalar
    states: tuple[Scalar, ...]
    value_node: Node | None
    pairs: tuple[Scalar, ...]
    value: object = None
    shows: tuple[Scalar, ...] = ()
    by_state: tuple[tuple[Scalar, Node], ...] = ()
    values: dict[str, object] = field(factory=dict[str, object])


@frozen(eq=False)
class Argument:
    """An argument of a step, and the field that it sets."""

    name: Scalar
    sets: Scalar
    type: str
    is_required: bool


@frozen(eq=False)
class Step:
    """A change by someone other than the merchant: WeChat Pay's staff, a user or a bank.

    It happens by itself at the moment in the field `at`, or `after` a time: after that moment, or after the record entered its state.
    """

    name: Scalar
    change: Change
    arguments: tuple[Argument, ...]
    actor: str
    means: str
    at: Scalar | None = None
    after: Scalar | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it happens by itself."""
        return self.at is not None or self.after is not None


@frozen(eq=False)
class Addition:
    """How a record is added that no call creates."""

    change: Change
    arguments: tuple[Argument, ...]
    means: str


@define(eq=False)
class Resource:
    """A resource."""

    document: Document
    group: str
    service: str
    name: str
    noun: tuple[str, str]
    """The name of one record, in English and in Chinese."""
    title: Title
    doc: str
    docs: tuple[str, ...]
    family: Scalar | None
    numbers: tuple[Number, ...]
    is_shared: bool
    state: State | None
    fields: tuple[FieldRule, ...]
    fixed: tuple[Scalar, ...]
    names: tuple[tuple[Scalar, Scalar], ...]
    """Wire names that differ from the name of the record's field, each with that field."""
    per: tuple[Scalar, ...]
    closed: tuple[Scalar, ...]
    errors: tuple[tuple[Scalar, Scalar], ...]
    kinds: tuple[Kind, ...]
    default_kind: Scalar | None
    notify_url_of: Scalar | None
    add: Addition | None
    adds: tuple[tuple[Scalar, Addition], ...]
    steps: tuple[Step, ...]
    parent: Parent | None = None
    inside: Scalar | None = None
    """The field of replies that contains the record."""

    @property
    def dotted_name(self) -> str:
        """Its group, service and name, joined by dots."""
        return f"{self.group}.{self.service}.{self.name}"

    @property
    def calls(self) -> Iterator[Call]:
        """The calls of all kinds."""
        return (call for kind in self.kinds for call in kind.calls)

    @property
    def changes(self) -> Iterator[Change]:
        """The changes of all calls and steps, and of `add` and `adds`."""
        yield from (call.change for call in self.calls)
        yield from (addition.change for addition in self.additions)
        yield from (step.change for step in self.steps)

    @property
    def additions(self) -> tuple[Addition, ...]:
        """The ways in which a record is added that no call creates."""
        named = tuple(addition for _, addition in self.adds)
        return (self.add, *named) if self.add else named

    @property
    def is_callers(self) -> bool:
        """Whether each merchant has one record, which no number in a call identifies."""
        return any(number.made_by == CALLER for number in self.numbers)

    def dotted(self, name: Scalar) -> str:
        """Return the dotted name of an operation or notification. A name without dots refers to this service."""
        return name.text if "." in name.text else f"{self.group}.{self.service}.{name.text}"

    def field_of(self, wire_name: str) -> str:
        """Return the name of the record's field for a wire name."""
        return next((own.text for wire, own in self.names if wire.text == wire_name), wire_name)

    @property
    def outside(self) -> frozenset[str]:
        """The dotted names of operations and notifications of other services that it uses."""
        names = {self.dotted(call.operation) for call in self.calls}
        names |= {
            self.dotted(call.history.files.operation) for call in self.calls if call.history and call.history.files
        }
        names |= {self.dotted(change.announcement.notification) for change in self.changes if change.announcement}
        return frozenset(name for name in names if not name.startswith(f"{self.group}.{self.service}."))
