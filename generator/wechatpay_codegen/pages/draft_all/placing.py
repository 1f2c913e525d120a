"""Decides the service and the file name of a notification whose line in the list does not have them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from wechatpay_codegen.pages.draft_all.work_list import Item
from wechatpay_codegen.pages.read.facts import Page

_WEIGHT_OF_LINK = 1_000
_PARTNER_SUFFIX = "_SP"
_SPECIFIC = 3
"""Event types with this many parts start with the name of a product, which the file name does not need."""


def home_of(item: Item, operations: Iterable[Item], pages: Mapping[str, Page]) -> tuple[str, str]:
    """Return the group and the service of a notification.

    It is the service whose pages link to the notification, or else the one with most operations in the same part of the
    documentation.

    Args:
        item: The notification.
        operations: The operations of the list.
        pages: The pages of the operations, by address.
    """
    votes = Counter[str]()
    for operation in operations:
        is_linked = any(_links(pages[address], item.pages) for address in operation.pages if address in pages)
        shared = len(set(operation.products) & set(item.products))
        votes[operation.home] += shared + (_WEIGHT_OF_LINK if is_linked else 0)
    group, _, service = next((home for home, count in votes.most_common(1) if count), "").partition("/")
    return group, service


def _links(page: Page, addresses: Iterable[str]) -> bool:
    targets = {tuple(address.rsplit("/", 2)[-2:]) for address in addresses}
    return any((link.side, link.number) in targets for _, row in page.fields() for link in row.links)


def name_of(event_types: Iterable[str]) -> str:
    """Return a file name for event types: `coupon_use` for `COUPON.USE`, `complaint_changed` for several of `COMPLAINT`."""
    split = [[part.removesuffix(_PARTNER_SUFFIX) for part in event.split(".")] for event in event_types]
    if not split:
        return ""
    common = split[0]
    for parts in split[1:]:
        length = next(
            (number for number, pair in enumerate(zip(common, parts, strict=False)) if pair[0] != pair[1]), None
        )
        common = common[:length]
    is_specific = len(split[0]) >= _SPECIFIC and len(common) > 1
    words = common[1:] if is_specific else common
    ending = ["changed"] if len(split) > 1 else []
    return "_".join([*words, *ending]).lower()
