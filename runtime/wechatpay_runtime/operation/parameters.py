"""Arguments of an operation."""

from __future__ import annotations

from wechatpay_runtime._base.values import field, frozen
from wechatpay_runtime.operation.wire_type import WireType


@frozen(eq=False)
class Parameter:
    """An argument that is sent in the path, the query or a header, or as a field of the body.

    `name` is the Python name, `wire` the name on the wire if it differs.
    """

    name: str
    type: WireType
    is_required: bool = False
    wire: str = field(kw_only=True, default="")
    is_header: bool = field(kw_only=True, default=False)
    is_own_number: bool = field(kw_only=True, default=False)
    """Whether it defaults to the client's own number."""
    contains_own_number: bool = field(kw_only=True, default=False)
    """Whether a model inside it has a field that defaults to the client's own number."""
    wire_name: str = field(init=False, repr=False)
    """Name on the wire."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "wire_name", self.wire or self.name)
