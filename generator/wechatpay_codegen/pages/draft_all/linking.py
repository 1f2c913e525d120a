"""Finds origins of values and notifications by the links in the descriptions of fields."""

import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from wechatpay_codegen.pages.read.facts import Field, Link, Page
from wechatpay_codegen.pages.read.kinds import page_kind

_ADDRESS = "https://pay.weixin.qq.com/doc/v3/{side}/{number}"
_CREATES = ("create_", "submit_")
_NUMBER = re.compile(r"(?:.*_)?(?:no|id|code)")
_OF_PAYMENTS = frozenset({"transaction_id", "out_trade_no"})
"""Numbers that other operations only repeat: an order and its payment create them."""
_PLACES = ("path", "query", "body")


@frozen
class Links:
    """The subjects of the pages that fields link to.

    `operations` and `notifications` are dotted names by address. `replies` are the fields of the replies of each operation.
    """

    operations: Mapping[str, str]
    notifications: Mapping[str, str]
    replies: Mapping[str, frozenset[str]]
    creators: Mapping[str, Mapping[str, str]] = field(factory=dict[str, Mapping[str, str]])
    """The operation of each service whose reply has a number first: dotted names by number, by `group.service`."""

    def origins(self, page: Page, own: str, rows: Mapping[str, Iterable[Field]]) -> dict[str, str]:
        """Return the value of `from` of each field: the operation that its description links to, or that creates its number.

        Args:
            page: The merged pages of an operation.
            own: The dotted name of the operation.
            rows: The same fields on other pages, by the place of the row.
        """
        found: dict[str, str] = {}
        for row in _sent(page):
            name = row.name.rpartition(".")[2]
            for link in (link for one in (row, *rows.get(row.where, ())) for link in one.links):
                operation = self.operations.get(_address(link))
                if operation and operation != own and name in self.replies.get(operation, ()):
                    found.setdefault(row.where, f"{operation}.{name}")
            creator = self.creators.get(own.rpartition(".")[0], {}).get(row.name)
            if creator and creator != own and not (row.is_required and _is_own_number(page, row)):
                found.setdefault(row.where, f"{creator}.{row.name}")
        return found

    def notified(self, page: Page, rows: Mapping[str, Iterable[Field]]) -> tuple[tuple[str, str], ...]:
        """Return the notifications that an address in the request is for, each with its argument.

        Args:
            page: The merged pages of an operation.
            rows: The same fields on other pages, by the place of the row.
        """
        found: dict[tuple[str, str], None] = {}
        for row in _sent(page):
            kind = page_kind(row.type)
            if "." in row.name or not row.name.endswith("url") or kind is None or kind.base != "text":
                continue
            for link in (link for one in (row, *rows.get(row.where, ())) for link in one.links):
                if notification := self.notifications.get(_address(link)):
                    found[notification, row.name] = None
        return tuple(found)


def creators_of(replies: Mapping[str, Iterable[str]]) -> dict[str, dict[str, str]]:
    """Return the operations that create a number, by service and number.

    Args:
        replies: The fields of the replies of each operation, by its dotted name.
    """
    found: dict[str, dict[str, str]] = {}
    for name in sorted(replies, key=len):
        service, _, operation = name.rpartition(".")
        if operation.startswith(_CREATES):
            for number in replies[name]:
                if _NUMBER.fullmatch(number) and number not in _OF_PAYMENTS:
                    found.setdefault(service, {}).setdefault(number, name)
    return found


def _is_own_number(page: Page, row: Field) -> bool:
    """Return whether a call makes a new number of the merchant."""
    return page.method != "GET" and row.name.startswith("out_") and row in page.request.get("body", ())


def _sent(page: Page) -> Iterable[Field]:
    return (row for place in _PLACES for row in page.request.get(place, ()))


def _address(link: Link) -> str:
    return _ADDRESS.format(side=link.side, number=link.number)
