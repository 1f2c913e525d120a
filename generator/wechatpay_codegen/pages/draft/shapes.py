"""Finds the shapes of a notification: its pages for different callers can have different fields."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from wechatpay_codegen.pages.draft.merging import Disagreement, Merged, merge
from wechatpay_codegen.pages.read.facts import Field, Page, Reply
from wechatpay_codegen.pages.read.notification_facts import NotificationPage

_STATUS = "200"
_PREFIXES = (
    ("combine_mchid", "Combined"),
    ("combine_out_trade_no", "Combined"),
    ("sp_mchid", "Partner"),
    ("brand_mchid", "Brand"),
)


@frozen
class Shape:
    """The pages with the same fields, merged. `when` is the field that identifies the shape; empty for the last one."""

    pages: tuple[NotificationPage, ...]
    merged: Merged
    when: str = ""
    prefix: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The decrypted fields."""
        return self.merged.page.replies[0].fields


def shapes_of(pages: Sequence[NotificationPage]) -> tuple[tuple[Shape, ...], tuple[Disagreement, ...]]:
    """Return the shapes of a notification in the order in which they can be told apart, and what the pages disagree on.

    Args:
        pages: Its pages. The first takes precedence.
    """
    left = _groups([page for page in pages if page.plaintext])
    shapes: list[Shape] = []
    while left:
        number, when = _next(left)
        if not when and len(left) > 1:  # no field tells them apart, so they are one shape
            left[0] += left.pop(1)
            continue
        group = left.pop(number)
        prefix = _prefix(group, {shape.prefix for shape in shapes}) if left or shapes else ""
        shapes.append(Shape(tuple(group), merge([_as_reply(page) for page in group]), when if left else "", prefix))
    return tuple(shapes), tuple(one for shape in shapes for one in shape.merged.disagreements)


def _groups(pages: Sequence[NotificationPage]) -> list[list[NotificationPage]]:
    """Group pages: those with the same required fields, and those whose additional fields are all optional."""
    groups: list[list[NotificationPage]] = []
    for page in pages:
        fitting = next((group for group in groups if all(_is_same(page, one) for one in group)), None)
        if fitting is None:
            groups.append([page])
        else:
            fitting.append(page)
    return groups


def _is_same(page: NotificationPage, other: NotificationPage) -> bool:
    return _required(page) <= other.names and _required(other) <= page.names


def _required(page: NotificationPage) -> frozenset[str]:
    return frozenset(row.name for row in page.plaintext if row.is_required and "." not in row.name)


def _next(groups: Sequence[Sequence[NotificationPage]]) -> tuple[int, str]:
    """Return the number of the group that a field tells apart from all others, and that field."""
    for number, group in enumerate(groups):
        others = {name for other in groups if other is not group for page in other for name in page.names}
        own = [row.name for row in group[0].plaintext if row.name in _required(group[0]) and row.name not in others]
        if own:
            return number, own[0]
    return 0, ""


def _prefix(group: Sequence[NotificationPage], taken: AbstractSet[str]) -> str:
    """Return a prefix for the name of the model that no other shape has."""
    known = next((prefix for name, prefix in _PREFIXES if name in group[0].names), "")
    numbered = (f"Other{number or ''}" for number in range(len(taken) + 1))
    return next(prefix for prefix in (known, "", *numbered) if prefix not in taken)


def _as_reply(page: NotificationPage) -> Page:
    """Return the decrypted fields as those of a reply, so that pages are merged as those of operations are."""
    return Page(
        source=page.source,
        address=page.address,
        title=page.title,
        updated=page.updated,
        method="",
        paths=(),
        roles=(),
        request={},
        replies=(Reply(_STATUS, page.plaintext, where=page.source),),
        errors=(),
        places=page.places,
    )
