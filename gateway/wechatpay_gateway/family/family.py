"""A family of operations: what the gateway must know of it, and nothing else."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.family.behaviour import Behaviour, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine


class Family:
    """A family of operations; a subclass sets what it has.

    Attributes:
        name: the name of its folder.
        tables: its tables in the state file, with their own version; `None` for a family that keeps nothing.
        behaviours: what its operations do, by method and path.
        machines: its state machines.
        operations: operations of its own that the catalog does not have.
        signed_as_named: places whose replies are signed with the certificate that the request names, though a newer one signs.
        are_examples_optional: whether its examples are left out of a gateway with `has_example_orders=False`.
    """

    name: str
    tables: Tables | None = None
    behaviours: Mapping[Place, Behaviour]
    machines: Sequence[Machine[Any]] = ()
    operations: Sequence[Operation] = ()
    signed_as_named: Collection[Place] = ()
    are_examples_optional = False

    def __init__(self, context: Context) -> None:
        self._context = context

    def add_examples(self, mchid: str) -> None:
        """Add the records that the examples of the catalog name, as those of a merchant."""

    def reset(self) -> None:
        """Forget what is not in the database."""
        for machine in self.machines:
            machine.reset()
