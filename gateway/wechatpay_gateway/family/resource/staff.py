"""Changes that tests, staff and users make to the records of a resource, outside the API."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from attrs import evolve

from wechatpay_gateway.family.context import Context
from wechatpay_gateway.family.resource.announcing import Announcer
from wechatpay_gateway.family.resource.changes import changed, in_state
from wechatpay_gateway.family.resource.definition.calls import Number
from wechatpay_gateway.family.resource.definition.resource import Resource, StaffStep
from wechatpay_gateway.family.resource.dues import due_step
from wechatpay_gateway.family.resource.following import Followers
from wechatpay_gateway.family.resource.histories import Histories
from wechatpay_gateway.family.resource.making import Maker
from wechatpay_gateway.family.resource.numbers import filled_in, key_of, keys_of, loose_key, open_key
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.shapes import Shapes
from wechatpay_gateway.family.steps import UnknownApplicationError


class Staff:
    """Adds, finds and changes the records of one resource; the caller opens the commit."""

    def __init__(
        self, context: Context, resource: Resource, records: Records, announcer: Announcer, followers: Followers
    ) -> None:
        self.resource = resource
        self._now = context.now
        self._records = records
        self._announcer = announcer
        self._followers = followers
        self._maker = Maker(resource, records)
        self._histories = Histories(resource, records)
        self._shapes = Shapes(resource, context.catalog.operations)

    @property
    def number(self) -> Number:
        """The number that identifies a record in a step: WeChat Pay's, or the merchant's if there is no other."""
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
        way: str = "",
    ) -> Record:
        """Add a record of a merchant in one of the ways of the resource, and queue the notification; missing numbers are generated.

        Raises:
            ValueError: a number is in use, an object lacks a field, or the kind or the state does not exist.
        """
        resource = self.resource
        if resource.callers_number is not None:
            self._forget(owner)
        kind_name = resource.kind(kind or resource.default_kind or resource.kinds[0].name).name
        addition = resource.adds[way] if way else resource.add
        taken = addition.arguments if addition else ()
        self._shapes.check(taken, fields)
        arguments = {each.name: each.field for each in taken}
        named = {name: value for name, value in fields.items() if name not in arguments}
        complete = filled_in(resource, named, owner)
        made = self._maker.prepare(kind_name, owner, complete, self._now(), state=state, content=content)
        if addition is None:
            return self._store(made)
        sets = {arguments[name]: value for name, value in fields.items() if name in arguments}
        added = self._store(changed(resource, made, addition.change, self._now(), sets))
        self._histories.add(added, addition.change.logs, self._now(), arguments=sets)
        self._announcer.announce(resource, added, addition.change.announces)
        return added

    def add_many(self, records: Sequence[Record]) -> None:
        """Add complete records, without a check and without a notification, for tests with very many of them."""
        numbered = [(each, keys_of(self.resource, each.kind, each.mchid, each.fields)) for each in records]
        self._records.add_many(numbered)

    def get(self, value: str | int, owner: str, kind: str | None = None) -> Record:
        """Return the record with this number, of WeChat Pay or of the merchant `owner`.

        Raises:
            UnknownApplicationError: no record has the number.
            ValueError: records of several kinds have the number, so `kind` is required; or the kind does not exist.
        """
        kinds = [self.resource.kind(kind).name] if kind else [each.name for each in self.resource.kinds]
        numbers = [each for each in self.resource.numbers if each.is_integer is isinstance(value, int)]
        for number in sorted(numbers, key=lambda each: each.is_merchants):
            found = [record for name in kinds for record in self._named(number, value, owner, name)]
            if len(found) > 1:
                names = ", ".join(dict.fromkeys(each.kind for each in found if each.kind))
                hint = f" Pass the kind: {names}" if names else ""
                raise ValueError(f"several {self.resource.noun}s have the number {value}.{hint}")
            if found:
                return found[0]
        if self.resource.absent:
            fields = {self.number.name: value}
            return Record(self.resource.name, 0, kinds[0], owner, self.resource.absent, None, fields)
        raise UnknownApplicationError(f"the gateway has no {self.resource.noun} {value}")

    def all(self) -> Iterator[Record]:
        """Iterate over all records, oldest first."""
        return self._records.all(self.resource.name)

    def newest(self, limit: int, skip: int = 0) -> list[Record]:
        """Return the records that were added last, newest first, without the first `skip`."""
        return self._records.newest(self.resource.name, limit, skip)

    def of_user(self, openid: str) -> list[Record]:
        """Return the records that belong to a user, oldest first."""
        return self._records.with_openid(self.resource.name, openid)

    def put(self, record: Record, state: str) -> Record:
        """Put a record into any other state; fields that the state does not have are cleared."""
        if state == record.state:
            return record
        after = self._store(in_state(self.resource, record, state, self._now()))
        return self._followers.follow(record, after)

    def fill(self, record: Record, fields: Mapping[str, Any]) -> Record:
        """Set fields of a record that no call and no step sets."""
        return self._store(evolve(record, fields={**record.fields, **fields}))

    def alike(self, record_fields: Mapping[str, Any], kind: str = "") -> list[Record]:
        """Return the records, oldest first, that have the same fields `per` of `one_open`."""
        rule = self.resource.one_open
        if rule is None:
            raise ValueError(f"{self.resource.name} has no one_open")
        return self._records.find(self.resource.name, open_key(rule.per, kind, record_fields))

    def do(self, step: StaffStep, record: Record, arguments: Mapping[str, Any]) -> Record:
        """Perform a step after its source state was checked; missing arguments clear their fields.

        Raises:
            ValueError: an object or a list does not have the form of its page.
        """
        self._shapes.check(step.arguments, arguments)
        sets = {argument.field: arguments.get(argument.name) for argument in step.arguments}
        return self._do(step, record, sets, self._now())

    def do_due(self, record: Record, now: float) -> None:
        """Perform the steps of a record that happen by themselves and are due, each at its own time.

        Of a record of an older state file, it is not known when it entered its state; the time counts from now.
        """
        if record.made is None or record.since is None:
            record = evolve(record, made=record.made or now, since=record.since or now)
        self._records.change(record)
        while (found := due_step(self.resource, record)) is not None and found[0] <= now:
            moment, step = found
            record = self._do(step, record, {}, moment)

    def _do(self, step: StaffStep, record: Record, sets: Mapping[str, Any], now: float) -> Record:
        after = self._store(changed(self.resource, record, step.change, now, sets))
        self._histories.add(after, step.change.logs, now, arguments=sets)
        after = self._followers.follow(record, after)
        self._announcer.announce(self.resource, after, step.change.announces)
        return after

    def to_json(self, record: Record) -> dict[str, Any]:
        """Return a record as JSON, without the request that created it, which may contain values that the merchant encrypted."""
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

    def _forget(self, owner: str) -> None:
        """Delete the only record of a merchant, if it exists."""
        for kind in self.resource.kinds:
            for record in self._named(self.number, owner, owner, kind.name):
                self._records.delete(record, keys_of(self.resource, record.kind, record.mchid, record.fields))

    def _store(self, record: Record) -> Record:
        return self._records.save(record, partial(keys_of, self.resource, record.kind, record.mchid, record.fields))

    def _named(self, number: Number, value: str | int, owner: str, kind: str) -> Sequence[Record]:
        """Return the records of a kind with this number.

        The fields that it is unique within contain the owner's number; if no record has it, they can contain anything.
        """
        fields = {**dict.fromkeys(number.within, owner), number.name: value}
        key = key_of(number, kind, owner, fields)
        found = [] if key is None else self._records.find(self.resource.name, key)
        if found or not number.within:
            return found
        if not number.is_merchants:
            return []
        return self._records.members(self.resource.name, loose_key(number, kind, owner, value))[::-1]
