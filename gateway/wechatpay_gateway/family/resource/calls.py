"""The operations of a resource: create, read, list and change a record."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.family.behavior import Behavior, Call, to_content
from wechatpay_gateway.family.resource import refusals
from wechatpay_gateway.family.resource.announcing import Announcer
from wechatpay_gateway.family.resource.changes import changed, hindrance, may_start
from wechatpay_gateway.family.resource.definition.calls import Create, Kind, Move, Read
from wechatpay_gateway.family.resource.definition.effects import Change
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.finding import Finder, fields_of, merchants_number, owner_of, refuse_other_caller
from wechatpay_gateway.family.resource.following import Followers
from wechatpay_gateway.family.resource.histories import Histories
from wechatpay_gateway.family.resource.lists import Lists
from wechatpay_gateway.family.resource.making import Maker
from wechatpay_gateway.family.resource.numbers import keys_of
from wechatpay_gateway.family.resource.parents import Parents
from wechatpay_gateway.family.resource.record import Record
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.replies import ExampleReplies, content_of, visible


class Calls:
    """The behavior of the operations of a resource."""

    def __init__(
        self,
        resource: Resource,
        records: Records,
        announcer: Announcer,
        operations: Mapping[str, Operation],
        resources: Mapping[str, Resource],
        followers: Followers,
    ) -> None:
        self._resource = resource
        self._records = records
        self._announcer = announcer
        self._followers = followers
        self._examples = ExampleReplies(operations)
        self._finder = Finder(resource, records)
        self._maker = Maker(resource, records)
        self._histories = Histories(resource, records)
        self._lists = Lists(resource, records, self._finder, self._histories, self._examples)
        self._parents = Parents(resource, resources, records)

    def behaviors(self) -> dict[str, Behavior]:
        """Return the behavior of each operation, by its name in the catalog."""
        found: dict[str, Behavior] = {}
        for kind in self._resource.kinds:
            found |= {each.operation: partial(self.create, kind, each) for each in kind.creates}
            found |= {each.operation: partial(self.read, kind, each) for each in kind.reads}
            found |= {each.operation: partial(self._lists.records, kind, each) for each in kind.lists}
            if kind.history:
                found[kind.history.operation] = partial(self._lists.history, kind, kind.history)
            for name in dict.fromkeys(each.operation for each in kind.moves):
                found[name] = partial(self.move, kind, [each for each in kind.moves if each.operation == name])
        return found

    def create(self, kind: Kind, create: Create, call: Call) -> Outcome:
        """Create a record; the same number with the same content returns the existing record, or is refused.

        Different content replaces the old content if the record is in one of the states `again`, and is refused otherwise. A record that a test added
        has no content and accepts any.
        """
        resource, owner = self._resource, owner_of(call)
        refuse_other_caller(resource, call, create.errors)
        fields, content = fields_of(resource, call), to_content(call.fields)
        existing = self._finder.own(kind, owner, fields)
        if existing is None:
            if self._maker.has_open(kind.name, fields):
                raise refusals.open_already(resource, create.errors)
            shared = self._parents.take(kind.name, owner, fields, create.errors)
            record = self._maker.prepare(kind.name, owner, self._named(fields), call.now, content=content)
            return self._reply(
                kind, call, self._store(changed(resource, record, create.change, call.now, shared), create.change)
            )
        is_new = existing.content is None and existing.state == resource.first
        if is_new or create.is_replacing or existing.state in create.again:
            if not is_new and self._maker.has_open(kind.name, fields, besides=existing):
                raise refusals.open_already(resource, create.errors)
            again = self._maker.make_again(existing, self._named(fields), content, call.now)
            return self._reply(
                kind, call, self._store(changed(resource, again, create.change, call.now), create.change)
            )
        is_equal = existing.content == content and self._finder.is_consistent(call, existing)
        if create.is_once or not is_equal:
            number = merchants_number(resource)
            name = "" if number is None or number.is_callers else number.name
            raise refusals.number_taken(resource, create.errors, name, existing.state, is_equal=is_equal)
        return self._reply(kind, call, existing)

    def read(self, kind: Kind, read: Read, call: Call) -> Outcome:
        """Return a record."""
        return self._reply(kind, call, self._finder.find(kind, call, read.errors))

    def move(self, kind: Kind, ways: Sequence[Move], call: Call) -> Outcome:
        """Change a record by the first move that matches the arguments and the record's state."""
        resource = self._resource
        arguments = {**call.arguments, **call.fields}
        matching = [way for way in ways if all(arguments.get(name) == value for name, value in way.when.items())]
        first = (matching or ways)[0]
        record = self._finder.find(kind, call, first.errors)
        once = arguments.get(first.once_per) if first.once_per else None
        if once is not None and (made := self._histories.made(record, once)) is not None:
            return self._reply(kind, call, record, {**first.reply, **made})
        way = next((each for each in matching if may_start(each.change, record.state)), None)
        if way is None:
            if first.otherwise is not None:
                return self._reply(kind, call, record, first.otherwise)
            source = {state for each in matching for state in each.change.source or ()}
            raise refusals.wrong_state(resource, first.errors, record.state, call.operation.name, source)
        is_free = not (way.change.requires or way.change.unless or way.change.needs)
        if not is_free and (field := hindrance(way.change, visible(resource, record))) is not None:
            raise refusals.wrong_field(resource, first.errors, field, call.operation.name)
        if self._histories.is_full(record, way.change.logs, way.at_most):
            raise refusals.too_many(resource, first.errors, call.operation.name)
        own = {way.stores.get(name) or resource.field_of(name): value for name, value in call.fields.items()}
        after = changed(resource, record, way.change, call.now, own)
        if way.deletes:
            self._records.delete(record, keys_of(resource, record.kind, record.mchid, record.fields))
            after = self._followers.follow(record, after)
            self._announcer.announce(resource, after, way.change.announces)
            return self._reply(kind, call, after, way.reply)
        stored = self._store(after, way.change, record)
        logged = self._histories.add(
            stored, way.change.logs, call.now, arguments=arguments, once=once, origin=call.origin
        )
        return self._reply(kind, call, stored, {**way.reply, **logged})

    def _named(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields that identify a new record."""
        resource = self._resource
        names = [name for number in resource.numbers for name in (*number.within, number.name)]
        names += resource.one_open.per if resource.one_open else ()
        names += (resource.parent.number, resource.parent.per) if resource.parent else ()
        return {name: fields[name] for name in names if name in fields}

    def _store(self, record: Record, change: Change, before: Record | None = None) -> Record:
        stored = self._records.save(record, partial(keys_of, self._resource, record.kind, record.mchid, record.fields))
        followers = self._followers
        stored = followers.complete(stored) if before is None else followers.follow(before, stored)
        self._announcer.announce(self._resource, stored, change.announces)
        return stored

    def _reply(self, kind: Kind, call: Call, record: Record, always: Mapping[str, Any] | None = None) -> Outcome:
        status = min(call.operation.replies)
        schema = call.operation.replies[status]
        if schema is None:
            return Outcome(status)
        return Outcome(
            status, content_of(self._resource, record, schema, self._examples.of(kind, call.operation), always)
        )
