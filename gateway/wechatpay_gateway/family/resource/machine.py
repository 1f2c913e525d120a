"""The state machine of a resource."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.machine import Machine
from wechatpay_gateway.family.resource import steps
from wechatpay_gateway.family.resource.definition.resource import StaffStep
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.replies import visible
from wechatpay_gateway.family.resource.staff import Staff
from wechatpay_gateway.family.steps import Step
from wechatpay_gateway.notifications.changes import Announce


class ResourceMachine(Machine[Record]):
    """The records of a resource, and the steps of staff, users and banks.

    Args:
        context: the parts of the gateway.
        staff: changes the records of this resource.
        others: change the records of other resources that share the control addresses of this one.
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
        self.states = resource.state_enum
        self.initial = [self.states(resource.first)] if resource.first else []
        self.key = steps.key_of_steps(staff)
        self.steps = steps.steps_of(resource)
        self.actions = [
            *(steps.action_of(*each) for each in self._others.values()),
            *(steps.action_of_adding(staff, name, addition) for name, addition in resource.adds.items()),
        ]
        has_other_ways = bool(resource.callers_number or resource.adds)
        self.adds = () if has_other_ways and not resource.add else steps.fields_of_add(staff, resource.add)
        if resource.add and resource.add.means:
            self.add_means = resource.add.means
        self.is_settable = bool(resource.states)
        self.columns = (*(each.name for each in resource.numbers), "Merchant", "State")

    def add(self, *values: Any, **fields: Any) -> Record:
        """Add a record, with the fields of `adds` by position or by name.

        Args:
            *values: the fields by position.
            **fields: the fields by name; also `content`, the request that created the record, as JSON.

        Raises:
            ValueError: a number is in use, a field is missing or invalid, or the kind or the state does not exist.
        """
        content = fields.pop("content", None)
        return self._add("", self._by_name(values, fields, self.adds), content)

    def _add(self, way: str, arguments: dict[str, Any], content: str | None = None) -> Record:
        owner: str = arguments.pop("mchid", self._default_mchid)
        kind, state = arguments.pop("kind", None), arguments.pop("state", None)
        with self._context.changes.commit():
            return self._staff.add(
                arguments,
                owner,
                kind=kind,
                state=None if state is None else self._named_state(state).value,
                content=content,
                way=way,
            )

    def get(self, number: str | int, kind: str | None = None, *, mchid: str | None = None) -> Record:
        """Return the record with this number.

        Args:
            number: WeChat Pay's number or the merchant's.
            kind: the kind; required if records of several kinds have the number.
            mchid: the merchant whose number it is; defaults to the default merchant.

        Raises:
            UnknownApplicationError: no record has the number.
            ValueError: records of several kinds have the number, or the kind does not exist.
        """
        return self._staff.get(number, self._default_mchid if mchid is None else mchid, kind)

    def lookup(self, key: Mapping[str, Any]) -> Record:
        """Return the record with this key."""
        number = self._staff.number
        value = key[number.name]
        return self.get(value, key.get("kind"), mchid=str(value) if number.is_callers else None)

    def key_of(self, record: Record) -> dict[str, Any]:
        """Return the number, and the kind if the resource has several."""
        name = self._staff.number.name
        kind = {"kind": record.kind} if record.kind else {}
        return {name: record.fields[name], **kind}

    def state_of(self, record: Record) -> StrEnum:
        """Return the state."""
        return self.states(record.state)

    def describe(self, record: Record) -> str:
        """Return the noun and the number of a record."""
        return f"{self._staff.resource.noun} {record.fields[self._staff.number.name]}"

    def put(self, record: Record, state: StrEnum) -> Record:
        """Put a record into a state; fields that the state does not have are cleared."""
        return self._staff.put(record, state.value)

    def move(self, record: Record, step: Step, fields: Mapping[str, Any], announce: Announce) -> Record:
        """Perform a step with its fields."""
        del announce  # the announcer of the resource queues the notification in the same commit
        return self._staff.do(self._own[step.name], record, fields)

    def newest(self, limit: int, skip: int = 0) -> list[Record]:
        """Return the records that were added last, newest first, without the first `skip`."""
        return self._staff.newest(limit, skip)

    def to_json(self, record: Record) -> dict[str, Any]:
        """Return a record without the request that created it, which may contain values that the merchant encrypted."""
        return self._staff.to_json(record)

    def of_user(self, openids: Iterable[str]) -> list[Record]:
        """Return the records of a user with one of these OpenIDs, oldest first under each."""
        return [record for openid in dict.fromkeys(openids) for record in self._staff.of_user(openid)]

    def values_of(self, record: Record) -> dict[str, Any]:
        """Return the fields of a record, from its request and from later changes."""
        return visible(self._staff.resource, record)

    def cells(self, record: Record) -> tuple[str, ...]:
        """Return the numbers, the merchant and the state."""
        numbers = [record.fields.get(each.name) for each in self._staff.resource.numbers]
        return (*("" if each is None else str(each) for each in numbers), record.mchid, record.state)

    def __iter__(self) -> Iterator[Record]:
        return self._staff.all()

    if not TYPE_CHECKING:  # the stub `families.machines` has the methods with their types

        def __getattr__(self, name: str) -> Callable[..., Record]:
            """Return a step as a method, of this resource or of one that shares its control addresses, or a way to add a record."""
            if not name.startswith("_") and name in self._others:
                return partial(self._do_other, *self._others[name])
            if not name.startswith("_") and name in self._staff.resource.adds:
                return partial(self._add_by, name)
            return super().__getattr__(name)

    def _add_by(self, way: str, *values: Any, **fields: Any) -> Record:
        table = steps.fields_of_add(self._staff, self._staff.resource.adds[way])
        return self._add(way, self._by_name(values, fields, table))

    def _do_other(self, other: Staff, step: StaffStep, *values: Any, **fields: Any) -> Record:
        arguments = self._by_name(values, fields, [steps.number_field(other), *steps.fields_of(step.arguments)])
        with self._context.changes.commit():
            record = other.get(arguments.pop(other.number.name), self._default_mchid)
            return other.do(step, record, arguments)
