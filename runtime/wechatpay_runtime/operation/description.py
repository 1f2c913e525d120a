"""Classes that describe an operation as data. Generated code defines the instances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wechatpay_runtime._base.json_object import is_array
from wechatpay_runtime._base.messages import listed, phrase
from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.operation.parameters import Parameter

if TYPE_CHECKING:
    from wechatpay_runtime.operation.files import Download, Upload
    from wechatpay_runtime.operation.pages import Pages
    from wechatpay_runtime.operation.polling import Polling

ReplyT_co = TypeVar("ReplyT_co", covariant=True)


@frozen(eq=False)
class ErrorRow:
    """One row of an official error table: status, code, meaning and remedy."""

    status: int
    code: str
    means: str
    fix: str
    is_outcome_open: bool = field(kw_only=True, default=False)
    """Whether the call may have taken effect although it was refused."""
    is_common: bool = field(kw_only=True, default=False)
    """Whether all operations share it."""


class _FileReply:
    """Marks a reply in `replies` whose body is a file."""

    def __repr__(self) -> str:
        return "FILE_REPLY"


FILE_REPLY = _FileReply()


@frozen(eq=False)
class Route:
    """One route of an operation: a path with placeholders, and the names of its query parameters in order."""

    path: str
    query: tuple[str, ...] = ()
    pieces: tuple[str, ...] = field(init=False, repr=False)
    """The path split at its placeholders: text, name, text, name, …, text."""
    path_names: tuple[str, ...] = field(init=False, repr=False)
    needed: frozenset[str] = field(init=False, repr=False)
    """The names in the path."""

    def __post_init__(self) -> None:
        pieces = tuple(self.path.replace("{", "}").split("}"))
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "path_names", pieces[1::2])
        object.__setattr__(self, "needed", frozenset(self.path_names))


class _Choice:
    """A rule about which arguments are passed, by wire name; a dotted name means a field of a model inside an argument."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.parent = tuple(names[0].split(".")[:-1])
        """Path to that model; empty for arguments."""
        self._last_names = tuple(name.rpartition(".")[2] for name in names)

    def is_kept(self, values: Mapping[str, Any]) -> bool:
        """Return whether the values, keyed by wire name, satisfy the rule in every object that its path leads to."""
        return all(
            self._fits(sum(name in place for name in self._last_names)) for place in _places(values, self.parent)
        )

    def _fits(self, count: int) -> bool:
        raise NotImplementedError  # only the two rules below, which define it, are created


def _places(value: Any, path: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    """Yield the objects that a path leads to, including every item of a list."""
    if is_array(value):
        for item in value:
            yield from _places(item, path)
    elif not path:
        yield value
    elif path[0] in value:
        yield from _places(value[path[0]], path[1:])


class OneOf(_Choice):
    """Require exactly one of these names."""

    def _fits(self, count: int) -> bool:
        return count == 1

    def __str__(self) -> str:
        return phrase("exactly one of {names}", names=listed(self.names))


class AnyOf(_Choice):
    """Require at least one of these names."""

    def _fits(self, count: int) -> bool:
        return count > 0

    def __str__(self) -> str:
        return phrase("at least one of {names}", names=listed(self.names))


@frozen(eq=False)
class Repeat:
    """Rules for sending the same call again, and the query that returns its outcome.

    `by` lists the business numbers that make a repeat safe; every call sends one of them. If it is empty, the call is never
    retried after it may have arrived. `settled_by` is the dotted name of the query.
    """

    by: tuple[str, ...] = ()
    settled_by: str | None = None
    settled_with: Mapping[str, str] = field(factory=dict[str, str])
    """Maps each argument of that query to the argument of this call that supplies its value, or to a field of the body, by wire name."""


@frozen(kw_only=True, eq=False)
class Operation(Generic[ReplyT_co]):
    """One HTTP method and path of the API, as data.

    `replies` maps each documented success status to the model of its body, to `FILE_REPLY`, or to `None` if there is no
    body.
    """

    name: str
    """Dotted name: the attributes that lead from the client to the method."""
    method: str
    routes: tuple[Route, ...]
    parameters: tuple[Parameter, ...] = ()
    body: tuple[Parameter, ...] | None = None
    """The fields of the body in order; `None` if the page documents no body."""
    upload: Upload | None = None
    """The file that it uploads, instead of a body."""
    download: Download | None = None
    """The file that its reply links to."""
    choose: tuple[OneOf | AnyOf, ...] = ()
    numbers: tuple[str, ...] = ()
    """Wire names of the business numbers that the reply repeats. If one differs, the reply belongs to another request."""
    repeat: Repeat | None = None
    pages: Pages | None = None
    wait: Polling | None = None
    """The final states of a query, and the intervals at which to query until one is reached."""
    replies: Mapping[int, Any] = field(factory=dict[int, Any])
    errors: tuple[ErrorRow, ...] = ()
    """The operation's own rows, followed by those that all operations share."""
    are_errors_checked: bool = True
    """Whether its own rows were compared with the official page."""
    docs: tuple[str, ...] = ()
    """URL of the official page; the catalog lists all pages that describe the operation."""
    scheme: str = "merchant"
    """The identity that signs: `merchant` or `brand`."""
    host: str = "main"
    """The hosts that serve it: `main`, or `global` for the hosts outside mainland China."""
    deprecated: str = ""
    """When it was deprecated, and its replacement; empty if it is not deprecated."""
    is_repeatable: bool = field(init=False, repr=False)
    """Whether the same call may be sent again while its outcome is open."""
    answers_file: bool = field(init=False, repr=False)
    """Whether the body of its reply is a file."""
    by_wire_name: Mapping[str, Parameter] = field(init=False, repr=False)
    """Every argument: those in the path, the query, the headers and the body."""
    required: tuple[Parameter, ...] = field(init=False, repr=False)
    """The arguments that every call passes."""
    own_number_names: tuple[str, ...] = field(init=False, repr=False)
    """Wire names of the arguments that default to the client's own number."""

    def __post_init__(self) -> None:
        has_number = self.repeat is not None and bool(self.repeat.by)
        object.__setattr__(self, "is_repeatable", self.method == "GET" or has_number)
        object.__setattr__(self, "answers_file", FILE_REPLY in self.replies.values())
        sent = self.upload.arguments if self.upload else self.body or ()
        everything = (*self.parameters, *sent)
        object.__setattr__(self, "by_wire_name", {parameter.wire_name: parameter for parameter in everything})
        object.__setattr__(self, "required", tuple(parameter for parameter in everything if parameter.is_required))
        own = tuple(parameter.wire_name for parameter in everything if parameter.is_own_number)
        object.__setattr__(self, "own_number_names", own)

    def error_rows(self, status: int, code: str | None) -> tuple[ErrorRow, ...]:
        """Return the rows for a status and code, one per cause: the operation's own if it has any, else the common ones."""
        rows = tuple(row for row in self.errors if row.code == code and row.status == status)
        return tuple(row for row in rows if not row.is_common) or rows
