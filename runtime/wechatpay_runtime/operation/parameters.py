"""The arguments of an operation."""

from attrs import field, frozen

from wechatpay_runtime.operation.wire_type import WireType


@frozen(eq=False)
class Parameter:
    """An argument: in the address, in a header, or a field of the body.

    `name` is the Python name, `wire` the name on the wire where that differs.
    """

    name: str
    type: WireType
    is_required: bool = False
    wire: str = field(kw_only=True, default="")
    is_header: bool = field(kw_only=True, default=False)
    is_own_number: bool = field(kw_only=True, default=False)
    """Whether the client's own number is sent where it is not given."""
    contains_own_number: bool = field(kw_only=True, default=False)
    """Whether a model inside it has a field of that kind."""

    @property
    def wire_name(self) -> str:
        """The name on the wire."""
        return self.wire or self.name
