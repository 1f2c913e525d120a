"""What is done to the records of a resource from outside the API: by tests, staff and users."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.resource.announcing import Announcer
from wechatpay_gateway.family.resource.changes import changed, in_state
from wechatpay_gateway.family.resource.definition import Number, Resource, StaffStep
from wechatpay_gateway.family.resource.making import Maker
from wechatpay_gateway.family.resource.numbers import filled_in, key_of, keys_of
from wechatpay_gateway.family.resource.records import Record, Records
from wechatpay_gateway.family.steps import UnknownApplicationError


class Staff:
    """Adds the records of one resource, finds them and moves them on; whoever calls it opens the commit."""

    def __init__(self, context: Context, resource: Resource, records: Records, announcer: Announcer) -> None:
        self.resource = resource
        self._now = context.now
        self._records = records
        self._announcer = announcer
        self._maker = Maker(resource, records)

    @property
    def number(self) -> Number:
        """The number by which steps name a record: WeChat Pay's, or the merchant's if it has no other."""
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
        if self.resource.absent:
            fields = {self.number.name: value}
            return Record(self.resource.name, 0, kinds[0], owner, self.resource.absent, None, fields)
        raise UnknownApplicationError(f"the gateway has no {self.resource.noun} {value}")

    def all(self) -> Iterator[Record]:
        """Every record, the oldest first."""
        return self._records.all(self.resource.name)

    def newest(self, limit: int) -> list[Record]:
        """The records that were added last, the newest first."""
        return self._records.newest(self.resource.name, limit)

    def put(self, record: Record, state: str) -> Record:
        """Bring a record into a state, whatever it was in; fields that the state does not have are forgotten."""
        return self._store(in_state(self.resource, record, state))

    def do(self, step: StaffStep, record: Record, arguments: Mapping[str, Any]) -> Record:
        """Do a step that the record's state allows; arguments that are left out empty their fields."""
        sets = {argument.field: arguments.get(argument.name) for argument in step.arguments}
        after = self._store(changed(self.resource, record, step.change, self._now(), sets))
        self._announcer.announce(self.resource, after, step.change.announces)
        return after

    def shown(self, record: Record) -> dict[str, Any]:
        """A record as JSON, without the request that made it: that may contain what a merchant encrypted."""
        resource = self.resource
        names = [name for number in resource.numbers for name in (number.name, *number.within)]
        names += [rule.name for rule in resource.fields if rule.value is None]
        kind = {"kind": record.kind} if record.kind else {}
        return {
            **kind,
            "mchid": record.mchid,
            **{name: record.fields.get(name) for name in names},
            "state": record.state,
        }

    def _store(self, record: Record) -> Record:
        return self._records.save(record, partial(keys_of, self.resource, record.kind, record.mchid, record.fields))

    def _named(self, number: Number, value: str | int, owner: str, kind: str) -> Sequence[Record]:
        """The records of a kind with a number; one that is unique within other fields is found if these are the owner's number."""
        fields = {**dict.fromkeys(number.within, owner), number.name: value}
        key = key_of(number, kind, owner, fields)
        return [] if key is None else self._records.find(self.resource.name, key)
