"""What the generated code says of an operation: constants that the runtime works from."""

import re
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from wechatpay_runtime.wire import WireType

ReplyT_co = TypeVar("ReplyT_co", covariant=True)


@frozen
class ErrorRow:
    """One row of an official error table: status and code, what it means, what to do."""

    status: int
    code: str
    means: str = field(kw_only=True)
    fix: str = field(kw_only=True)


@frozen
class Parameter:
    """An argument that travels in the address.

    `name` is the Python name, `wire` the name on the wire where that differs.
    """

    name: str
    type: WireType
    is_required: bool = False
    wire: str = field(kw_only=True, default="")

    @property
    def wire_name(self) -> str:
        """The name on the wire."""
        return self.wire or self.name


_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@frozen
class Route:
    """One address of an operation: a path with placeholders and the query names that may follow, in order."""

    path: str
    query: tuple[str, ...] = ()
    pieces: tuple[str, ...] = field(init=False, repr=False, eq=False)
    """The path cut at its placeholders: text, name, text, name, … text."""
    path_names: tuple[str, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        pieces = tuple(_PLACEHOLDER.split(self.path))
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "path_names", pieces[1::2])


@frozen(kw_only=True, eq=False)
class Operation(Generic[ReplyT_co]):
    """One HTTP method and path of the API, as data.

    `replies` maps each documented success status to the model of its body, or to `None` where there is no body.
    """

    name: str
    """Dotted attribute path below the client."""
    method: str
    routes: tuple[Route, ...]
    parameters: tuple[Parameter, ...] = ()
    replies: Mapping[int, Any] = field(factory=dict[int, Any])
    errors: tuple[ErrorRow, ...] = ()
    docs: tuple[str, ...] = ()
    is_repeatable: bool = field(init=False, repr=False)
    """Whether the same call may be sent again while its first outcome is open."""
    by_wire_name: Mapping[str, Parameter] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "is_repeatable", self.method == "GET")
        object.__setattr__(self, "by_wire_name", {parameter.wire_name: parameter for parameter in self.parameters})

    def error_row(self, status: int, code: str | None) -> ErrorRow | None:
        """The documented row for a status and code: the operation's own first, else the common one."""
        for row in self.errors:
            if row.code == code and row.status == status:
                return row
        return None
