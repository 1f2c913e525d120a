"""What is done to records from outside the API: adding them, setting their state, and the steps of staff and users."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from wechatpay_gateway.family.resource.announcing import Announcer
from wechatpay_gateway.family.resource.changes import changed, in_state, may_start
from wechatpay_gateway.family.resource.definition import Number, Resource, StaffStep
from wechatpay_gateway.family.resource.making import Maker
from wechatpay_gateway.family.resource.numbers import filled_in, key_of, keys_of
from wechatpay_gateway.family.resource.records import Record, Records
from wechatpay_gateway.family.steps import UnknownApplicationError, WrongStateError
from wechatpay_gateway.notifications.changes import Changes


class Staff:
    """Adds the records of one resource and moves them on."""

    def __init__(
        self, resource: Resource, records: Records, announcer: Announcer, changes: Changes, now: Callable[[], float]
    ) -> None:
        self.resource = resource
        self._records = records
        self._announcer = announcer
        self._changes = changes
        self._now = now
        self._maker = Maker(resource, records)

    @property
    def number(self) -> Number:
        """The number by which steps name a record: WeChat Pay's, or the merchant's where it has no other."""
        numbers = self.resource.numbers
        return next((each for each in numbers if not each.is_merchants), numbers[0])

    def add(
        self,
        fields: Mapping[str, Any],
        owner: str,
        *,
        kind: str | None = None,
        state: str | None = None,
        content: str | None = None,
    ) -> Record:
        """Add a record of a merchant; numbers that are left out are made.

        Raises:
            ValueError: a number is taken, or the kind or the state does not exist.
        """
        resource = self.resource
        of_kind = resource.kind(kind or resource.default_kind or resource.kinds[0].name).name
        with self._changes.commit():
            filled = filled_in(resource, fields, owner)
            return self._maker.make(of_kind, owner, filled, self._now(), state=state, content=content)

    def get(self, value: str | int, owner: str, kind: str | None = None) -> Record:
        """The record with a number: WeChat Pay's, or that which the merchant `owner` gave it.

        Raises:
            UnknownApplicationError: there is none.
            ValueError: there are several, say which `kind`; or there is no such kind.
        """
        kinds = [self.resource.kind(kind).name] if kind else [each.name for each in self.resource.kinds]
        numbers = [each for each in self.resource.numbers if each.is_integer is isinstance(value, int)]
        for number in sorted(numbers, key=lambda each: each.is_merchants):
            found = [record for name in kinds for record in self._named(number, value, owner, name)]
            if len(found) > 1:
                names = ", ".join(each.kind for each in found)
                raise ValueError(f"several {self.resource.noun}s have the number {value}; say which kind: {names}")
            if found:
                return found[0]
        raise UnknownApplicationError(f"the gateway has no {self.resource.noun} {value}")

    def all(self) -> Iterator[Record]:
        """Every record, the oldest first."""
        return self._records.all(self.resource.name)

    def set_state(self, record: Record, state: str) -> Record:
        """Bring a record into a state, whatever it was in.

        Raises:
            ValueError: there is no such state.
        """
        after = in_state(self.resource, record, self.resource.check_state(state))
        with self._changes.commit():
            self._records.change(after)
        return after

    def do(self, step: StaffStep, record: Record, arguments: Mapping[str, Any]) -> Record:
        """Do a step; arguments that are left out empty their fields.

        Raises:
            WrongStateError: the record is not in a state from which the step leads on.
            TypeError: an argument is missing or unknown.
        """
        sets = {argument.field: arguments.get(argument.name) for argument in step.arguments}
        missing = [each.name for each in step.arguments if each.is_required and arguments.get(each.name) is None]
        unknown = arguments.keys() - {each.name for each in step.arguments}
        if missing or unknown:
            what = f"needs {', '.join(missing)}" if missing else f"has no argument {', '.join(sorted(unknown))}"
            raise TypeError(f"the step {step.name} {what}")
        if not may_start(step.change, record.state):
            expected = " or ".join(sorted(step.change.source or ()))
            raise WrongStateError(
                f"{self.resource.noun} {record.fields[self.number.name]} is in {record.state}; {step.name} needs {expected}"
            )
        after = changed(self.resource, record, step.change, self._now(), sets)
        with self._changes.commit():
            if record.serial:
                self._records.change(after)
            else:
                keys = keys_of(self.resource, after.kind, after.mchid, after.fields)
                after = self._records.add(after, keys)
            self._announcer.announce(self.resource, after, step.change.announces)
        return after

    def absent(self, value: str | int, owner: str) -> Record | None:
        """The record of a number that nobody made, where a resource has such; else `None`."""
        resource = self.resource
        if not resource.absent:
            return None
        fields = {self.number.name: value}
        return Record(resource.name, 0, resource.kinds[0].name, owner, resource.absent, None, fields)

    def shown(self, record: Record) -> dict[str, Any]:
        """A record as JSON, without the request that made it: that may hold what a merchant encrypted."""
        resource = self.resource
        names = [name for number in resource.numbers for name in (number.name, *number.within)]
        names += [rule.name for rule in resource.fields if rule.value is None]
        kind = {"kind": record.kind} if record.kind else {}
        found = {name: record.fields.get(name) for name in names}
        return {**kind, "mchid": record.mchid, **found, "state": record.state}

    def _named(self, number: Number, value: str | int, owner: str, kind: str) -> Sequence[Record]:
        """The records of a kind with a number; one that is unique within other fields is found where these are the owner's."""
        fields = {**dict.fromkeys(number.within, owner), number.name: value}
        key = key_of(number, kind, owner, fields)
        return [] if key is None else self._records.find(self.resource.name, key)
