"""The operations of a resource: create, read, list and change a record."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.catalog.catalog import Operation
from wechatpay_gateway.family.behavior import Behavior, Call, to_content
from wechatpay_gateway.family.paging import Window, put_page, put_request, window_of
from wechatpay_gateway.family.resource import refusals
from wechatpay_gateway.family.resource.announcing import Announcer
from wechatpay_gateway.family.resource.changes import changed, hindrance, may_start
from wechatpay_gateway.family.resource.definition import (
    Create,
    History,
    Kind,
    Listing,
    Move,
    Read,
    Resource,
)
from wechatpay_gateway.family.resource.effects import Change
from wechatpay_gateway.family.resource.finding import Finder, fields_of, merchants_number, owner_of, refuse_other_caller
from wechatpay_gateway.family.resource.histories import Histories
from wechatpay_gateway.family.resource.making import Maker
from wechatpay_gateway.family.resource.numbers import keys_of
from wechatpay_gateway.family.resource.parents import Parents
from wechatpay_gateway.family.resource.ranges import check_days, to_bound
from wechatpay_gateway.family.resource.records import Condition, Record, Records
from wechatpay_gateway.family.resource.replies import content_of, example_fields, rows_at, visible

_EVERYTHING = Window(0, 2**31)


class Calls:
    """The behavior of the operations of a resource."""

    def __init__(
        self,
        resource: Resource,
        records: Records,
        announcer: Announcer,
        operations: Mapping[str, Operation],
        resources: Mapping[str, Resource],
    ) -> None:
        self._resource = resource
        self._records = records
        self._announcer = announcer
        self._operations = operations
        self._examples: dict[str, Mapping[str, Any]] = {}
        self._finder = Finder(resource, records)
        self._maker = Maker(resource, records)
        self._histories = Histories(resource, records)
        self._parents = Parents(resource, resources, records)

    def behaviors(self) -> dict[str, Behavior]:
        """Return the behavior of each operation, by its name in the catalog."""
        found: dict[str, Behavior] = {}
        for kind in self._resource.kinds:
            found |= {each.operation: partial(self.create, kind, each) for each in kind.creates}
            found |= {each.operation: partial(self.read, kind, each) for each in kind.reads}
            found |= {each.operation: partial(self.list_records, kind, each) for each in kind.lists}
            if kind.history:
                found[kind.history.operation] = partial(self.list_history, kind, kind.history)
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
            record = self._maker.make(kind.name, owner, self._named(fields), call.now, content=content)
            return self._reply(
                kind, call, self._store(changed(resource, record, create.change, call.now, shared), create.change)
            )
        is_new = existing.content is None and existing.state == resource.first
        if is_new or create.is_replacing or existing.state in create.again:
            if not is_new and self._maker.has_open(kind.name, fields, besides=existing):
                raise refusals.open_already(resource, create.errors)
            again = self._maker.make_again(existing, self._named(fields), content)
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

    def list_records(self, kind: Kind, listing: Listing, call: Call) -> Outcome:
        """Return a page of the caller's records that match the arguments, newest first."""
        resource, operation = self._resource, call.operation
        arguments = {**call.arguments, **call.fields}
        if listing.otherwise is not None and listing.needed not in arguments:
            listing = listing.otherwise
        owner = None if resource.is_shared or listing.contains else owner_of(call)
        check_days(listing, call)
        conditions = self._conditions(listing, arguments)
        pages = operation.pages
        window = _EVERYTHING if pages is None or listing.is_whole else window_of(operation, pages, arguments)
        found = self._records.page(resource.name, kind.name, owner, conditions, window.start, window.size)
        status = min(operation.replies)
        schema = operation.replies[status] or {}
        path, items = rows_at(schema, "" if pages is None else pages.items)
        example = self._example(kind, operation)
        rows = [content_of(resource, record, items, example) for record in found]
        body: dict[str, Any] = {}
        if pages is None:
            body[path] = rows
        else:
            total = self._records.count(resource.name, kind.name, owner, conditions)
            put_page(body, pages, rows, window, total)
            if listing.is_total_first and window.start:
                body.pop(pages.total or "", None)
            if not listing.is_whole:
                put_request(body, schema, pages, window)
        return Outcome(status, body)

    def list_history(self, kind: Kind, history: History, call: Call) -> Outcome:
        """Return a page of the history of a record, newest first."""
        operation, pages = call.operation, call.operation.pages
        entries = self._histories.of(self._finder.find(kind, call, history.errors))
        window = _EVERYTHING if pages is None else window_of(operation, pages, call.arguments)
        status = min(operation.replies)
        schema = operation.replies[status] or {}
        path, _ = rows_at(schema, "" if pages is None else pages.items)
        rows = [dict(each) for each in entries[window.start : window.end]]
        body: dict[str, Any] = {}
        if pages is None:
            body[path] = rows
        else:
            put_page(body, pages, rows, window, len(entries))
            if history.is_total_first and window.start:
                body.pop(pages.total or "", None)
            put_request(body, schema, pages, window)
        return Outcome(status, body)

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
        own = {resource.field_of(name): value for name, value in call.fields.items()}
        after = changed(resource, record, way.change, call.now, own)
        if way.deletes:
            self._records.delete(record, keys_of(resource, record.kind, record.mchid, record.fields))
            self._announcer.announce(resource, after, way.change.announces)
            return self._reply(kind, call, after, way.reply)
        stored = self._store(after, way.change)
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

    def _store(self, record: Record, change: Change) -> Record:
        stored = self._records.save(record, partial(keys_of, self._resource, record.kind, record.mchid, record.fields))
        self._announcer.announce(self._resource, stored, change.announces)
        return stored

    def _reply(self, kind: Kind, call: Call, record: Record, always: Mapping[str, Any] | None = None) -> Outcome:
        status = min(call.operation.replies)
        schema = call.operation.replies[status]
        if schema is None:
            return Outcome(status)
        return Outcome(status, content_of(self._resource, record, schema, self._example(kind, call.operation), always))

    def _example(self, kind: Kind, operation: Operation) -> Mapping[str, Any]:
        """Return the reply of an operation's example, extended by the fields of the queries' examples."""
        existing = self._examples.get(operation.name)
        if existing is None:
            queries = [self._operations[each.operation] for each in kind.reads]
            existing = ChainMap(*(dict(example_fields(each)) for each in (operation, *queries)))
            self._examples[operation.name] = existing
        return existing

    def _conditions(self, listing: Listing, arguments: Mapping[str, Any]) -> list[Condition]:
        found = [
            self._condition(wire_name, operator, arguments[argument])
            for operator, names in (("=", listing.filters), ("contains", listing.contains))
            for argument, wire_name in names.items()
            if argument in arguments
        ]
        if listing.widens:
            found = [
                Condition("", each.wire_name, "in", listing.widens.get(each.value, (each.value,)))
                if not each.field
                else each
                for each in found
            ]
        if listing.states and all(each.field for each in found):
            found.append(Condition("", self._resource.state_field, "in", listing.states))
        if (between := listing.between) is not None:
            for argument, operator in ((between.start, ">="), (between.end, "<=")):
                if argument in arguments:
                    found.append(self._condition(between.field, operator, to_bound(str(arguments[argument]))))
        return found

    def _condition(self, wire_name: str, operator: str, value: Any) -> Condition:
        is_state = wire_name == self._resource.state_field
        return Condition("" if is_state else self._resource.field_of(wire_name), wire_name, operator, value)
