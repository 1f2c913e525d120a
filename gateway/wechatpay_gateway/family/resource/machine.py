"""A resource as a state machine of the gateway: control addresses, buttons, Python methods."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource import steps
from wechatpay_gateway.family.resource.definition import StaffStep
from wechatpay_gateway.family.resource.records import Record
from wechatpay_gateway.family.resource.staff import Staff
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.notifications.changes import Announce


class ResourceMachine(Machine[Record]):
    """The records of a resource, and what staff, users and banks do with them.

    Args:
        context: the parts of the gateway.
        staff: of the resource.
        others: of the resources whose steps are found at the addresses of this one.
    """

    def __init__(self, context: Context, staff: Staff, others: Sequence[Staff] = ()) -> None:
        super().__init__(context)
        resource = staff.resource
        self._staff = staff
        self._own = {step.name: step for step in resource.steps}
        self._others = {step.name: (other, step) for other in others for step in other.resource.steps}
        self._default_mchid = context.merchants.default.mchid
        self.name = resource.family
        self.title = resource.title
        self.states = steps.states_of(resource)
        self.initial = [self.states(resource.first)] if resource.first else []
        self.key = steps.key_of_steps(staff)
        self.steps = steps.steps_of(resource, self.states)
        self.actions = [steps.action_of(*each) for each in self._others.values()]
        self.adds = steps.fields_of_add(staff)
        self.is_settable = bool(resource.states)
        self.columns = (*(each.name for each in resource.numbers), "Merchant", "State")

    def add(self, *values: Any, content: str | None = None, **fields: Any) -> Record:
        """Add a record, with the fields of `adds` in their order or by name.

        Args:
            *values: the fields in their order.
            content: the request that made it, as JSON.
            **fields: the fields by name.

        Raises:
            ValueError: a number is taken, a field is missing or wrong, or the kind or the state does not exist.
        """
        named = self._named(values, fields, self.adds)
        owner: str = named.pop("mchid", self._default_mchid)
        kind, state = named.pop("kind", None), named.pop("state", None)
        with self._context.changes.commit():
            return self._staff.add(
                named, owner, kind=kind, state=None if state is None else self.states(state).value, content=content
            )

    def get(self, number: str | int, kind: str | None = None, *, mchid: str | None = None) -> Record:
        """The record with this number.

        Args:
            number: WeChat Pay's, or that of the merchant.
            kind: needed if several kinds have the number.
            mchid: whose number it is; the default merchant's without it.

        Raises:
            UnknownApplicationError: there is none.
            ValueError: there are several, or there is no such kind.
        """
        return self._staff.get(number, self._default_mchid if mchid is None else mchid, kind)

    def lookup(self, key: Mapping[str, Any]) -> Record:
        """The record with this key."""
        return self.get(key[self._staff.number.name], key.get("kind"))

    def key_of(self, record: Record) -> dict[str, Any]:
        """The number, and the kind if there are several."""
        name = self._staff.number.name
        kind = {"kind": record.kind} if record.kind else {}
        return {name: record.fields[name], **kind}

    def state_of(self, record: Record) -> StrEnum:
        """The state."""
        return self.states(record.state)

    def describe(self, record: Record) -> str:
        """What it is, and its number."""
        return f"{self._staff.resource.noun} {record.fields[self._staff.number.name]}"

    def put(self, record: Record, state: StrEnum) -> Record:
        """Bring a record into a state; fields that the state does not have are forgotten."""
        return self._staff.put(record, state.value)

    def move(self, record: Record, step: Step, fields: Mapping[str, Any], announce: Announce) -> Record:
        """Do a step, with what its fields say."""
        del announce  # the announcer of the resource queues in the same commit
        return self._staff.do(self._own[step.name], record, fields)

    def newest(self, limit: int) -> list[Record]:
        """The records that were added last."""
        return self._staff.newest(limit)

    def to_json(self, record: Record) -> dict[str, Any]:
        """A record, without the request that made it: that may contain what a merchant encrypted."""
        return self._staff.shown(record)

    def cells(self, record: Record) -> tuple[str, ...]:
        """The numbers, the merchant and the state."""
        numbers = [record.fields.get(each.name) for each in self._staff.resource.numbers]
        return (*("" if each is None else str(each) for each in numbers), record.mchid, record.state)

    def __iter__(self) -> Iterator[Record]:
        return self._staff.all()

    def __getattr__(self, name: str) -> Callable[..., Record]:
        """A step as a method, of this resource or of one that shares its addresses."""
        if not name.startswith("_") and name in self._others:
            return partial(self._do_other, *self._others[name])
        return super().__getattr__(name)

    def _do_other(self, other: Staff, step: StaffStep, *values: Any, **fields: Any) -> Record:
        named = self._named(values, fields, [steps.number_field(other), *steps.fields_of(step)])
        with self._context.changes.commit():
            record = other.get(named.pop(other.number.name), self._default_mchid)
            return other.do(step, record, named)
