"""The rows of the marketplace's database. Amounts are in fen."""

from attrs import frozen


@frozen
class Order:
    """An order of a seller, with its amount in fen."""

    out_trade_no: str
    seller: str
    description: str
    total_fen: int
    state: str = "OPEN"
    transaction_id: str | None = None
    placed_at: float = 0
    """Unix time in seconds."""


@frozen
class Split:
    """A request that moves frozen money of an order: to the receivers of its shares, or the `REST` to the seller."""

    out_order_no: str
    out_trade_no: str
    kind: str
    state: str = "PLANNED"


@frozen
class Share:
    """The share of one receiver."""

    out_order_no: str
    account: str
    amount_fen: int
    result: str = "PENDING"
    fail_reason: str | None = None


@frozen
class Refund:
    """A refund, whose shares are returned first."""

    out_refund_no: str
    out_trade_no: str
    amount_fen: int
    state: str = "PLANNED"


@frozen
class Return:
    """The return of a share, or of a part, for a refund."""

    out_return_no: str
    out_refund_no: str
    out_order_no: str
    account: str
    amount_fen: int
    result: str = "PLANNED"
    fail_reason: str | None = None
