"""The calls of a resource."""

from attrs import frozen

from wechatpay_codegen.api.resource_changes import Change, Constants
from wechatpay_codegen.source.document import Scalar

CREATE, READ, LIST, MOVE, HISTORY = "create", "read", "list", "moves", "history"
"""The kinds of calls, by their key."""


@frozen(eq=False)
class Limit:
    """The largest number of entries that a move adds; the count starts again after an entry with the values `since`."""

    count: int
    since: Constants | None


@frozen(eq=False)
class Files:
    """The object of an entry with the URLs of its files, and the operation that downloads one."""

    operation: Scalar
    field: Scalar
    urls: Scalar
    values: Constants | None


@frozen(eq=False)
class History:
    """The entries of a history: the fields with their number and their time, and what they show of files."""

    number: Scalar
    first: Scalar
    time: Scalar
    files: Files | None


@frozen(eq=False)
class Between:
    """Two arguments that limit a field to a range."""

    field: Scalar
    start: Scalar
    end: Scalar
    days: int | None = None


@frozen(eq=False)
class Without:
    """The list that an operation returns without one of its arguments."""

    argument: Scalar
    filters: tuple[tuple[Scalar, Scalar], ...]
    contains: tuple[tuple[Scalar, Scalar], ...]
    states: tuple[Scalar, ...]


@frozen(eq=False)
class Call:
    """An operation of a resource. `does` is its key: `create`, `read`, `list`, `moves` or `history`."""

    does: str
    operation: Scalar
    change: Change
    errors: tuple[tuple[Scalar, Scalar], ...]
    again: tuple[Scalar, ...] = ()
    once: bool = False
    replaces: bool = False
    filters: tuple[tuple[Scalar, Scalar], ...] = ()
    between: Between | None = None
    first_total: bool = False
    when: Constants | None = None
    reply: Constants | None = None
    otherwise: Constants | None = None
    deletes: bool = False
    once_per: Scalar | None = None
    at_most: Limit | None = None
    history: History | None = None
    states: tuple[Scalar, ...] = ()
    widens: tuple[tuple[Scalar, tuple[Scalar, ...]], ...] = ()
    without: Without | None = None
    stores: tuple[tuple[Scalar, Scalar], ...] = ()


@frozen(eq=False)
class Kind:
    """The calls of one kind of record. A resource without kinds has a single one without a name."""

    name: Scalar | None
    calls: tuple[Call, ...]
