"""A database that shows how it reads its tables."""

from collections.abc import Sequence
from typing import Any

from wechatpay_gateway.base.store import Store


class Recorder(Store):
    """A database that keeps the queries that it makes."""

    def __init__(self) -> None:
        super().__init__()
        self.queries: list[tuple[str, Sequence[Any]]] = []

    def rows(self, query: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query, and keep it."""
        self.queries.append((query, arguments))
        return super().rows(query, arguments)

    def scans(self) -> list[str]:
        """Return the steps in which the kept queries, of which there must be one, read whole tables."""
        made, self.queries = self.queries, []
        assert made, "nothing was read"
        steps = [
            detail
            for query, arguments in made
            for *_, detail in super(Recorder, self).rows(f"EXPLAIN QUERY PLAN {query}", arguments)
        ]
        return [each for each in steps if each.startswith("SCAN ") and "CONSTANT ROW" not in each]
