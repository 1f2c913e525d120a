"""The goods that the shop sells."""

from collections.abc import Mapping

from attrs import frozen


@frozen
class Goods:
    """An item for sale. The price is in fen."""

    description: str
    price_fen: int


GOODS: Mapping[str, Goods] = {"book": Goods("A book", 5900), "card": Goods("A postcard", 300)}
