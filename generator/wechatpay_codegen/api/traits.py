"""The traits of an operation as data: how it behaves beyond one request and one reply.

The loader sets each attribute from the key with its name (without a trailing underscore), according to its type. An
attribute that ends in `_node` is the node of its key, and `node` is the node of the whole record.
"""

from decimal import Decimal

from attrs import frozen

from wechatpay_codegen.api.fields import Field
from wechatpay_codegen.api.names import WAIT_METHOD
from wechatpay_codegen.source.document import Node, Scalar


@frozen(eq=False)
class Constraint:
    """Arguments, or fields of one model, of which at least one must be given; exactly one if `is_exclusive`."""

    node: Node
    is_exclusive: bool
    names: tuple[Scalar, ...]

    @property
    def parent(self) -> tuple[str, ...]:
        """The path from the arguments to the model with these fields; empty for arguments."""
        return tuple(self.names[0].text.split(".")[:-1])

    @property
    def last_names(self) -> frozenset[str]:
        """The names without that path."""
        return frozenset(name.text.rpartition(".")[2] for name in self.names)


@frozen(eq=False)
class Outcome:
    """The query that returns an outcome. `with_` maps its arguments to arguments of the call."""

    operation: Scalar
    with_: tuple[tuple[Scalar, Scalar], ...]


@frozen(eq=False)
class Repeat:
    """The business numbers that make a retry safe (`by`), or the reason why a call is `never` retried."""

    node: Node
    by: tuple[Scalar, ...]
    never: str
    outcome: Outcome | None


@frozen(eq=False)
class Consequence:
    """A notification that follows, and the argument with its URL."""

    notification: Scalar
    url: Scalar | None


@frozen(eq=False)
class Pages:
    """How to get the next page of a list: `next` counts items or pages, or is the reply field `token` of the last page."""

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
    """The time between two queries, and how many times in a row it is used."""

    span: str
    count: int

    @property
    def seconds(self) -> int:
        """Its length in seconds."""
        return int(self.span[:-1]) * _UNIT_SECONDS[self.span[-1]]


@frozen(eq=False)
class Wait:
    """The final states of a query's object, and the intervals at which to poll."""

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
        """The length of each interval in seconds."""
        return tuple(interval.seconds for interval in self.every for _ in range(interval.count))


@frozen(eq=False)
class MetaField:
    """A field of the part `meta`. `source` is `filename` or `digest` if the runtime fills it in, else empty."""

    field: Field
    source: str


@frozen(eq=False)
class Upload:
    """The file that an operation uploads."""

    node: Node
    part: str
    meta: tuple[MetaField, ...]
    form: tuple[Field, ...]
    accepts: tuple[Scalar, ...]
    max_size: dict[str, Scalar]
    """Maximum size by file extension; with the key `""` for every file."""
    digest: str = "SHA256"

    @property
    def arguments(self) -> tuple[Field, ...]:
        """The arguments in addition to the file."""
        return (*(meta.field for meta in self.meta if not meta.source), *self.form)

    @property
    def endings(self) -> tuple[str, ...]:
        """The accepted file extensions."""
        return tuple(ending.text for ending in self.accepts)

    @property
    def sizes(self) -> tuple[tuple[str, int], ...]:
        """Maximum size in bytes by file extension; with the key `""` if the page lists no extensions."""
        every = self.max_size.get("")
        if every is None:
            return tuple((ending, size_in_bytes(size.text)) for ending, size in self.max_size.items())
        return tuple((ending, size_in_bytes(every.text)) for ending in self.endings or ("",))

    def filled_in(self, source: str) -> str:
        """Return the wire name of the field for the `filename` or the `digest`; empty if there is none."""
        return next((meta.field.wire_name for meta in self.meta if meta.source == source), "")


_UNITS = {"KB": 1024, "MB": 1024 * 1024}


def size_in_bytes(text: str) -> int:
    """Convert a size such as `7.5 MB` to bytes. A KB is 1,024 bytes."""
    number, unit = text.split()
    return int(Decimal(number) * _UNITS[unit])


@frozen(eq=False)
class Download:
    """The file that a reply links to. Values are names of reply fields; the `algorithm` of `encryption` is an argument."""

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
    """Since when an operation is deprecated, and what to use instead."""

    since: str
    use: Scalar


@frozen(eq=False)
class Traits:
    """The traits of an operation."""

    constraints: tuple[Constraint, ...]
    scheme: str
    host: str
    allowed_mismatches: tuple[Scalar, ...]
    """Wire names of numbers that deliberately differ between request and reply."""
    repeat: Repeat | None
    notifications: tuple[Consequence, ...]
    pages: Pages | None
    wait: Wait | None
    rate: str
    upload: Upload | None
    download: Download | None
    deprecated: Deprecated | None
