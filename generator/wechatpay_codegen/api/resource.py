"""A resource file as checked data: what the local WeChat Pay keeps, and which call or step changes it."""

from collections.abc import Iterator

from attrs import define, field, frozen

from wechatpay_codegen.api.fields import Title
from wechatpay_codegen.source.document import Document, Mapping, Node, Scalar

CREATE, READ, LIST, MOVE = "create", "read", "list", "moves"
"""What a call does, by the key under which it stands."""


@frozen(eq=False)
class Number:
    """A number that names a record."""

    name: Scalar
    made_by: str
    first: Scalar | None
    within: tuple[Scalar, ...]


@frozen(eq=False)
class State:
    """The field with the state, the state in which a record begins, and that of a number that no record has."""

    field: Scalar
    first: Scalar | None
    absent: Scalar | None


@define(eq=False)
class Constants:
    """Values by name; they become data once their types are known."""

    node: Mapping
    values: dict[str, object] = field(factory=dict[str, object])


@define(eq=False)
class FieldRule:
    """A field that depends on the state; the value becomes data once its type is known."""

    name: Scalar
    states: tuple[Scalar, ...]
    value_node: Node | None
    pairs: tuple[Scalar, ...]
    value: object = None


@frozen(eq=False)
class Announcement:
    """The notification that follows a change."""

    notification: Scalar
    event_type: Scalar | None


@frozen(eq=False)
class Change:
    """What a call or a step does; without `source` it starts from every state, without `target` the state stays."""

    source: tuple[Scalar, ...] | None
    target: Scalar | None
    times: tuple[Scalar, ...]
    announcement: Announcement | None


@frozen(eq=False)
class Between:
    """Two arguments that bound a field."""

    field: Scalar
    start: Scalar
    end: Scalar


@frozen(eq=False)
class Call:
    """One operation of a resource and what it does; `does` is the key under which it stands."""

    does: str
    operation: Scalar
    change: Change
    errors: tuple[tuple[Scalar, Scalar], ...]
    again: tuple[Scalar, ...] = ()
    filters: tuple[tuple[Scalar, Scalar], ...] = ()
    between: Between | None = None
    when: Constants | None = None
    reply: Constants | None = None
    otherwise: Constants | None = None
    deletes: bool = False


@frozen(eq=False)
class Kind:
    """The calls of one kind; a resource without kinds has one without a name."""

    name: Scalar | None
    calls: tuple[Call, ...]


@frozen(eq=False)
class Argument:
    """What a step takes, and the field that it sets."""

    name: Scalar
    sets: Scalar
    type: str
    is_required: bool


@frozen(eq=False)
class Step:
    """What staff, users or banks do."""

    name: Scalar
    change: Change
    arguments: tuple[Argument, ...]
    actor: str
    means: str


@define(eq=False)
class Resource:
    """One resource file."""

    document: Document
    group: str
    service: str
    name: str
    noun: tuple[str, str]
    """What a record is called, in English and in Chinese."""
    title: Title
    doc: str
    docs: tuple[str, ...]
    family: Scalar | None
    numbers: tuple[Number, ...]
    is_shared: bool
    state: State | None
    fields: tuple[FieldRule, ...]
    names: tuple[tuple[Scalar, Scalar], ...]
    """Names on the wire, each with that of the record's field."""
    per: tuple[Scalar, ...]
    closed: tuple[Scalar, ...]
    errors: tuple[tuple[Scalar, Scalar], ...]
    kinds: tuple[Kind, ...]
    default_kind: Scalar | None
    steps: tuple[Step, ...]

    @property
    def dotted_name(self) -> str:
        """Its name among all resources."""
        return f"{self.group}.{self.service}.{self.name}"

    @property
    def calls(self) -> Iterator[Call]:
        """Every call, of all kinds."""
        return (call for kind in self.kinds for call in kind.calls)

    @property
    def changes(self) -> Iterator[Change]:
        """Every change, by call or step."""
        yield from (call.change for call in self.calls)
        yield from (step.change for step in self.steps)

    def dotted(self, name: Scalar) -> str:
        """The dotted name of an operation or a notification that may be of this service."""
        return name.text if "." in name.text else f"{self.group}.{self.service}.{name.text}"

    def field_of(self, wire_name: str) -> str:
        """The record's name of a field that travels under `wire_name`."""
        return next((own.text for wire, own in self.names if wire.text == wire_name), wire_name)

    @property
    def outside(self) -> frozenset[str]:
        """Dotted names of the operations and notifications of other services that it uses."""
        names = {self.dotted(call.operation) for call in self.calls}
        names |= {self.dotted(change.announcement.notification) for change in self.changes if change.announcement}
        return frozenset(name for name in names if not name.startswith(f"{self.group}.{self.service}."))
