"""Pagination of list operations."""

from wechatpay_runtime._base.values import frozen


@frozen(kw_only=True, eq=False)
class Pages:
    """The pagination of a list.

    `items`, `token` and `total` are attributes of the reply; a dotted name leads into a nested model.
    """

    next: str
    """Wire name of the argument that selects the next page."""
    items: str
    counts: str = ""
    """`items` or `pages`, whichever `next` counts; empty if it is the `token` of the previous page."""
    first: int = 0
    """Value of `next` for the first page, if it counts."""
    token: str = ""
    size: str = ""
    """Wire name of the argument with the number of items per page."""
    total: str = ""
