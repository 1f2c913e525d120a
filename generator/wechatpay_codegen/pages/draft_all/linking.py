"""Finds origins of values and notifications by the links in the descriptions of fields."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from wechatpay_codegen.pages.read.facts import Field, Link, Page
from wechatpay_codegen.pages.read.kinds import page_kind

_ADDRESS = "https://pay.weixin.qq.com/doc/v3/{side}/{number}"
_PLACES = ("path", "query", "body")


@frozen
class Links:
    """The subjects of the pages that fields link to.

    `operations` and `notifications` are dotted names by address. `replies` are the fields of the replies of each operation.
    """

    operations: Mapping[str, str]
    notifications: Mapping[str, str]
    replies: Mapping[str, frozenset[str]]

    def origins(self, page: Page, own: str, rows: Mapping[str, Iterable[Field]]) -> dict[str, str]:
        """Return the value of `from` of each field whose description links to the operation that returns it.

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


def _sent(page: Page) -> Iterable[Field]:
    return (row for place in _PLACES for row in page.request.get(place, ()))


def _address(link: Link) -> str:
    return _ADDRESS.format(side=link.side, number=link.number)
