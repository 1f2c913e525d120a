"""How a list goes on from page to page."""

from attrs import frozen


@frozen(kw_only=True, eq=False)
class Pages:
    """What makes a list go on; `items`, `token` and `total` are attributes of the reply, a dot leads into a model."""

    next: str
    """The argument that asks for the next page, by wire name."""
    items: str
    counts: str = ""
    """What `next` counts: `items` or `pages`; empty where it is the `token` of the page before."""
    first: int = 0
    """What `next` is for the first page, where it counts."""
    token: str = ""
    size: str = ""
    """The argument with the number of items of a page, by wire name."""
    total: str = ""
