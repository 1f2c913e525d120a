"""A method of a generated class, decided."""

from attrs import frozen

from wechatpay_codegen.api.names import Identifier, Source
from wechatpay_codegen.plan.blocks import Docstring
from wechatpay_codegen.plan.expressions import Arguments, Table


@frozen
class Passed:
    """One entry of the mapping that the method hands on."""

    wire_name: str
    argument: Identifier


@frozen
class MethodPlan:
    """A method, alike in both mix-ins; one that gives a file hands its `targets` on, too."""

    name: Identifier
    overloads: tuple[Arguments, ...]
    arguments: Arguments
    passed: tuple[Passed, ...]
    carrier: Identifier
    """The method of the service that carries it out."""
    targets: tuple[Identifier, ...]
    returns: Source
    doc: Docstring

    @property
    def mapping(self) -> Table:
        """What the method hands on, by wire name."""
        return Table((entry.wire_name, entry.argument) for entry in self.passed)
