"""How an operation behaves beyond one request and one reply, as checked data.

Each attribute is read from the key of its name, less a trailing underscore; its type tells how. One that ends in
`_node` is the node of its key, and `node` that of the whole record.
"""

from decimal import Decimal

from attrs import frozen

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.names import WAIT_METHOD
from wechatpay_codegen.source.document import Node, Scalar


@frozen(eq=False)
class Constraint:
    """Arguments, or fields of one model, of which at least one is given, or exactly one when it `is_exclusive`."""

    node: Node
    is_exclusive: bool
    names: tuple[Scalar, ...]

    @property
    def parent(self) -> tuple[str, ...]:
        """The way from the arguments to the model whose fields these are; empty for arguments."""
        return tuple(self.names[0].text.split(".")[:-1])

    @property
    def last_names(self) -> frozenset[str]:
        """The names without that way."""
        return frozenset(name.text.rpartition(".")[2] for name in self.names)


@frozen(eq=False)
class Outcome:
    """The query that returns an outcome; `with_` pairs its arguments with those they are taken from."""

    operation: Scalar
    with_: tuple[tuple[Scalar, Scalar], ...]


@frozen(eq=False)
class Repeat:
    """Why the same call may be sent again: `by` a number; or, where that is empty, why it `never` is."""

    node: Node
    by: tuple[Scalar, ...]
    never: str
    outcome: Outcome | None


@frozen(eq=False)
class Consequence:
    """A notification that follows, and the argument with the address it goes to."""

    notification: Scalar
    url: Scalar | None


@frozen(eq=False)
class Pages:
    """What makes a list go on: `next` counts items or pages, or is what the reply field `token` held."""

    next: Scalar
    items: Scalar
    counts: str
    first: int
    token: Scalar | None
    size: Scalar | None
    total: Scalar | None


_UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600}


@frozen(eq=False)
class Interval:
    """The time between two queries, and how many times in a row."""

    span: str
    count: int

    @property
    def seconds(self) -> int:
        """Its length."""
        return int(self.span[:-1]) * _UNIT_SECONDS[self.span[-1]]


@frozen(eq=False)
class Wait:
    """When a query's object is final, and how often to ask until then."""

    node: Node
    noun: str
    field: Scalar
    final: tuple[Scalar, ...]
    every: tuple[Interval, ...]
    doc: str
    docs: str
    method_node: Scalar | None
    method: str = WAIT_METHOD

    @property
    def seconds(self) -> tuple[int, ...]:
        """The length of each interval."""
        return tuple(interval.seconds for interval in self.every for _ in range(interval.count))


@frozen(eq=False)
class MetaField:
    """A field of an upload's meta part; `source` is `filename` or `digest` where the runtime computes it."""

    field: Field
    source: str


@frozen(eq=False)
class Upload:
    """The file that an operation takes."""

    node: Node
    part: str
    meta: tuple[MetaField, ...]
    form: tuple[Field, ...]
    accepts: tuple[Scalar, ...]
    max_size: dict[str, Scalar]
    """A size for each ending; under an empty one that of every file."""
    digest: str = "SHA256"

    @property
    def arguments(self) -> tuple[Field, ...]:
        """What the caller gives beside the file."""
        return (*(meta.field for meta in self.meta if not meta.source), *self.form)

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the names of files that are taken."""
        return tuple(ending.text for ending in self.accepts)

    @property
    def sizes(self) -> tuple[tuple[str, int], ...]:
        """How many bytes a file may have, by ending; under an empty one where the page names no endings."""
        every = self.max_size.get("")
        if every is None:
            return tuple((ending, size_in_bytes(size.text)) for ending, size in self.max_size.items())
        return tuple((ending, size_in_bytes(every.text)) for ending in self.endings or ("",))

    def filled_in(self, source: str) -> str:
        """The wire name of the field that holds the `filename` or the `digest`; empty where there is none."""
        return next((meta.field.wire_name for meta in self.meta if meta.source == source), "")


_UNITS = {"KB": 1024, "MB": 1024 * 1024}


def size_in_bytes(text: str) -> int:
    """The bytes of a size such as `7.5 MB`; a KB has 1,024 of them."""
    number, unit = text.split()
    return int(Decimal(number) * _UNITS[unit])


@frozen(eq=False)
class Download:
    """The file that a reply leads to; each value names a field of the reply, `algorithm` an argument."""

    node: Node
    url: Scalar
    expires_in: str
    hosts: tuple[str, ...]
    digest_node: Node
    digest: dict[str, Scalar]
    parts: dict[str, Scalar]
    encryption: dict[str, Scalar]
    rows: str


@frozen(eq=False)
class Deprecated:
    """Since when an operation should not be used, and what to use instead."""

    since: str
    use: Scalar


@frozen(eq=False)
class Traits:
    """Everything that an operation says of this kind; each attribute is read from the key of its name."""

    constraints: tuple[Constraint, ...]
    scheme: str
    host: str
    allowed_mismatches: tuple[Scalar, ...]
    """Wire names of numbers of which the reply has another on purpose."""
    repeat: Repeat | None
    notifications: tuple[Consequence, ...]
    pages: Pages | None
    wait: Wait | None
    rate: str
    upload: Upload | None
    download: Download | None
    deprecated: Deprecated | None
