"""The interface between the gateway and a family of operations."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wechatpay_gateway.base.tables import Tables
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.family.behavior import Behavior, Check, Place
from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine


class Family:
    """A family of operations: the base class, whose attributes a subclass sets.

    Attributes:
        name: the name of its folder.
        tables: its tables in the state file, with their own version; `None` for a family without state.
        due_tables: the tables that `next_due` reads, so that it is only called after a change of one of them; `None` to call it before each call.
        behaviors: the behavior of each operation, by method and path.
        checks: checks of operations that a resource or their example performs, by method and path.
        machines: its state machines.
        operations: operations that are not in the catalog.
        signed_as_named: places whose replies are signed with the certificate that the request names, even if there is a newer one.
        are_examples_optional: whether `has_example_orders=False` leaves out its examples.
    """

    name: str
    tables: Tables | None = None
    due_tables: Collection[str] | None = None
    behaviors: Mapping[Place, Behavior]
    checks: Mapping[Place, Check] = {}
    machines: Sequence[Machine[Any]] = ()
    operations: Sequence[Operation] = ()
    signed_as_named: Collection[Place] = ()
    are_examples_optional = False

    def __init__(self, context: Context) -> None:
        self._context = context

    def add_examples(self, mchid: str) -> None:
        """Add the records that the catalog's examples refer to, owned by a merchant."""

    def next_due(self) -> float | None:
        """Return when a record changes by itself next, such as by its expiry, in seconds since 1970; `None` if none will."""
        return None

    def make_due_changes(self) -> None:
        """Make the changes that are due now. Afterwards `next_due` must be later than now."""

    def reset(self) -> None:
        """Discard state that is not in the database."""
        for machine in self.machines:
            machine.reset()
