"""What the generated code says of an operation: constants that the runtime works from."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

from wechatpay_runtime._base.json_object import is_array
from wechatpay_runtime.operation.parameters import Parameter

if TYPE_CHECKING:
    from wechatpay_runtime.operation.files import Download, Upload
    from wechatpay_runtime.operation.pages import Pages
    from wechatpay_runtime.operation.polling import Polling

ReplyT_co = TypeVar("ReplyT_co", covariant=True)


@frozen(eq=False)
class ErrorRow:
    """One row of an official error table: status and code, what it means, what to do."""

    status: int
    code: str
    means: str
    fix: str
    is_common: bool = field(kw_only=True, default=False)
    """Whether every operation has it."""


class _FileReply:
    """Stands among `replies` for a body that is a file."""

    def __repr__(self) -> str:
        return "FILE_REPLY"


FILE_REPLY = _FileReply()


_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@frozen(eq=False)
class Route:
    """One address of an operation: a path with placeholders and the query names that may follow, in order."""

    path: str
    query: tuple[str, ...] = ()
    pieces: tuple[str, ...] = field(init=False, repr=False)
    """The path cut at its placeholders: text, name, text, name, … text."""
    path_names: tuple[str, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        pieces = tuple(_PLACEHOLDER.split(self.path))
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "path_names", pieces[1::2])


class _Choice:
    """A rule on what is given, of arguments by wire name or, after dots, of the fields of one model inside them."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.parent = tuple(names[0].split(".")[:-1])
        """The way to that model; empty for arguments."""
        self._last_names = tuple(name.rpartition(".")[2] for name in names)

    def is_kept(self, values: Mapping[str, Any]) -> bool:
        """Whether what is given, by wire name, keeps the rule in every place to which its names lead."""
        return all(
            self._fits(sum(name in place for name in self._last_names)) for place in _places(values, self.parent)
        )

    def _fits(self, count: int) -> bool:
        raise NotImplementedError


def _places(value: Any, way: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    """The objects to which a way leads, through lists."""
    if is_array(value):
        for item in value:
            yield from _places(item, way)
    elif not way:
        yield value
    elif way[0] in value:
        yield from _places(value[way[0]], way[1:])


class OneOf(_Choice):
    """A rule: exactly one of these is given."""

    def _fits(self, count: int) -> bool:
        return count == 1

    def __str__(self) -> str:
        return f"exactly one of {', '.join(self.names)}"


class AnyOf(_Choice):
    """A rule: at least one of these is given."""

    def _fits(self, count: int) -> bool:
        return count > 0

    def __str__(self) -> str:
        return f"at least one of {', '.join(self.names)}"


@frozen(eq=False)
class Repeat:
    """Whether the same call may be sent again, and what tells its outcome.

    `by` are the business numbers that make a repeat safe; every call carries one of them. Empty: the call is never sent
    again by itself once it may have arrived. `settled_by` is the dotted name of the query to ask.
    """

    by: tuple[str, ...] = ()
    settled_by: str | None = None
    settled_with: Mapping[str, str] = field(factory=dict[str, str])
    """The arguments of that query, each with the one of this call that it is taken from, by wire names."""


@frozen(kw_only=True, eq=False)
class Operation(Generic[ReplyT_co]):
    """One HTTP method and path of the API, as data.

    `replies` maps each documented success status to the model of its body, to `FILE_REPLY`, or to `None` where there is
    no body.
    """

    name: str
    """Dotted attribute path below the client."""
    method: str
    routes: tuple[Route, ...]
    parameters: tuple[Parameter, ...] = ()
    body: tuple[Parameter, ...] | None = None
    """The fields of the body, in its order; `None` where the page documents no body."""
    upload: "Upload | None" = None
    """The file that it takes; it stands in place of a body."""
    download: "Download | None" = None
    """The file that its reply leads to."""
    choose: tuple[OneOf | AnyOf, ...] = ()
    numbers: tuple[str, ...] = ()
    """The arguments, by wire name, whose business numbers the reply carries, too: another one answers another request."""
    repeat: Repeat | None = None
    pages: "Pages | None" = None
    wait: "Polling | None" = None
    """When the reply of a query is final, and how often to query until then."""
    replies: Mapping[int, Any] = field(factory=dict[int, Any])
    errors: tuple[ErrorRow, ...] = ()
    """The operation's own rows, then those that all operations share."""
    are_errors_checked: bool = True
    """Whether somebody compared its own rows with the official page."""
    docs: tuple[str, ...] = ()
    """Address of the official page; the catalog has those of all pages that describe the operation."""
    scheme: str = "merchant"
    """Whose identity signs: `merchant` or `brand`."""
    host: str = "main"
    """Which hosts serve it: `main`, or `global` for those outside mainland China."""
    deprecated: str = ""
    """Since when, and what to use instead; empty where it is current."""
    is_repeatable: bool = field(init=False, repr=False)
    """Whether the same call may be sent again while its first outcome is open."""
    answers_file: bool = field(init=False, repr=False)
    """Whether the body of its reply is a file."""
    by_wire_name: Mapping[str, Parameter] = field(init=False, repr=False)
    """Every argument, wherever it travels."""
    own_number_names: tuple[str, ...] = field(init=False, repr=False)
    """The wire names of arguments that mean the client's own number where they are absent."""

    def __attrs_post_init__(self) -> None:
        has_number = self.repeat is not None and bool(self.repeat.by)
        object.__setattr__(self, "is_repeatable", self.method == "GET" or has_number)
        object.__setattr__(self, "answers_file", FILE_REPLY in self.replies.values())
        sent = self.upload.arguments if self.upload else self.body or ()
        everything = (*self.parameters, *sent)
        object.__setattr__(self, "by_wire_name", {parameter.wire_name: parameter for parameter in everything})
        own = tuple(parameter.wire_name for parameter in everything if parameter.is_own_number)
        object.__setattr__(self, "own_number_names", own)

    def error_rows(self, status: int, code: str | None) -> tuple[ErrorRow, ...]:
        """The rows for a status and code, a row for each cause: the operation's own, else the common ones."""
        rows = tuple(row for row in self.errors if row.code == code and row.status == status)
        return tuple(row for row in rows if not row.is_common) or rows
