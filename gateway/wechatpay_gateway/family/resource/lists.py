"""The lists of a resource: its records, and the history of one record."""

from collections.abc import Mapping
from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.paging import Window, put_page, put_request, window_of
from wechatpay_gateway.family.resource.definition.calls import History, Kind, Listing
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.finding import Finder, owner_of
from wechatpay_gateway.family.resource.histories import Histories
from wechatpay_gateway.family.resource.ranges import check_days, to_bound
from wechatpay_gateway.family.resource.records import Condition, Records
from wechatpay_gateway.family.resource.replies import ExampleReplies, content_of, rows_at

_EVERYTHING = Window(0, 2**31)


class Lists:
    """The behavior of the operations that list records, or the history of a record."""

    def __init__(
        self, resource: Resource, records: Records, finder: Finder, histories: Histories, examples: ExampleReplies
    ) -> None:
        self._resource = resource
        self._records = records
        self._finder = finder
        self._histories = histories
        self._examples = examples

    def records(self, kind: Kind, listing: Listing, call: Call) -> Outcome:
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
        example = self._examples.of(kind, operation)
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

    def history(self, kind: Kind, history: History, call: Call) -> Outcome:
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
