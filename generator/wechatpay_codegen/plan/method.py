"""The plan of a method of a generated class."""

from attrs import frozen

from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.expressions import Arguments, Table


@frozen
class Passed:
    """One entry of the mapping that the method passes to the runtime."""

    wire_name: str
    argument: Identifier


@frozen
class MethodPlan:
    """A method, which is the same in the sync and the async mix-in."""

    name: Identifier
    overloads: tuple[Arguments, ...]
    arguments: Arguments
    passed: tuple[Passed, ...]
    carrier: Identifier
    """The method of the runtime's service class that it calls, such as `_call`."""
    targets: tuple[Identifier, ...]
    """Arguments that it passes after the mapping, such as the destination of a download."""
    returns: Source
    doc: Docstring

    @property
    def mapping(self) -> Table:
        """The arguments that the method passes to the runtime, by wire name."""
        return Table((entry.wire_name, entry.argument) for entry in self.passed)
