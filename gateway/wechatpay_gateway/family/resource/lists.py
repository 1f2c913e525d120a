"""The lists of a resource: its records, and the history of one record."""

from typing import Any

from wechatpay_gateway.base.outcome import Outcome
from wechatpay_gateway.family.behavior import Call
from wechatpay_gateway.family.paging import Window, put_page, put_request, window_of
from wechatpay_gateway.family.resource.definition.calls import History, Kind, Listing
from wechatpay_gateway.family.resource.definition.resource import Resource
from wechatpay_gateway.family.resource.finding import Finder, owner_of
from wechatpay_gateway.family.resource.histories import Histories
from wechatpay_gateway.family.resource.index.memberships import Memberships
from wechatpay_gateway.family.resource.ranges import check_days
from wechatpay_gateway.family.resource.records import Records
from wechatpay_gateway.family.resource.replies import ExampleReplies, content_of, rows_at

_EVERYTHING = Window(0, 2**31)


class Lists:
    """The behavior of the operations that list records, or the history of a record."""

    def __init__(
        self, resource: Resource, records: Records, finder: Finder, histories: Histories, examples: ExampleReplies
    ) -> None:
        self._resource = resource
        self._records = records
        self._memberships = Memberships(resource)
        self._finder = finder
        self._histories = histories
        self._examples = examples

    def records(self, kind: Kind, listing: Listing, call: Call) -> Outcome:
        """Return a page of the caller's records that match the arguments, newest first."""
        resource, operation = self._resource, call.operation
        arguments = {**call.arguments, **call.fields}
        if listing.otherwise is not None and listing.needed not in arguments:
            listing = listing.otherwise
        check_days(listing, call)
        query = self._memberships.query(kind.name, listing, owner_of(call), arguments)
        pages = operation.pages
        window = _EVERYTHING if pages is None or listing.is_whole else window_of(operation, pages, arguments)
        total, found = self._records.page(resource.name, query, window.start, window.size)
        status = min(operation.replies)
        schema = operation.replies[status] or {}
        path, items = rows_at(schema, "" if pages is None else pages.items)
        example = self._examples.of(kind, operation)
        rows = [content_of(resource, record, items, example) for record in found]
        body: dict[str, Any] = {}
        if pages is None:
            body[path] = rows
        else:
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
